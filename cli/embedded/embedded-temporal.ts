import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time';
import { SetupError } from '../../config/setup-error';
import { claimFolder } from './claim-folder';
import { type BoundedLog, openBoundedLog } from './open-bounded-log';
import { accepts, assertPortFree, freePort } from './ports';
import { commandLineOf, processIdentity, stopProcess } from './process-table';
import { registerSearchAttributes, type SearchAttributeTypeName } from './register-search-attributes';
import { runCommand } from './run-command';

/** What to start and where. */
export interface EmbeddedTemporalOptions {
  /** The Temporal CLI, see findTemporalCli. */
  binary: string;
  /** PAHT_DATA_DIR: everything of Temporal goes to `temporal/` in it. */
  dataDir: string;
  /** 7233 by default; 0 takes a free one. */
  port?: number;
  /** 8233 by default; 0 takes a free one. */
  uiPort?: number;
  /** The environment variables which the ports came from, for the message when one is busy. */
  portSetting?: string;
  uiPortSetting?: string;
  /** `default` by default. */
  namespace?: string;
  searchAttributes: Record<string, SearchAttributeTypeName>;
  /** Where the UI asks for payloads in clear. */
  codecEndpoint?: string;
  /** True keeps nothing on disk but the log. */
  inMemory?: boolean;
  log?: (line: string) => void;
}

/** A running Temporal dev server. */
export interface EmbeddedTemporal {
  /** For Connection.connect. */
  address: string;
  uiUrl: string;
  namespace: string;
  pid: number;
  /** Settles when the server has ended, for whatever reason. */
  exited: Promise<void>;
  /** Graceful; returns when the server is really gone. */
  stop(): Promise<void>;
  /** What a power cut does to the process: SIGKILL. For tests of what happens next. */
  kill(): Promise<void>;
}

const HOST = '127.0.0.1';
const START_TIMEOUT_MS = 90_000;
const CALL_TIMEOUT_MS = 10_000;
/** Closed reports stay visible in the UI this long; the dev server's own default is one day. */
const RETENTION_SECONDS = 30 * 24 * 60 * 60;
const GRACEFUL = [
  { signal: 'SIGTERM', waitMs: 20_000 },
  { signal: 'SIGKILL', waitMs: 10_000 },
] as const;
const KILL = [{ signal: 'SIGKILL', waitMs: 10_000 }] as const;

/**
 * Starts Temporal's dev server with its UI on a database of its own, and returns when the namespace and all search
 * attributes can be used. A server that an earlier start left behind is stopped first.
 */
export async function startEmbeddedTemporal(options: EmbeddedTemporalOptions): Promise<EmbeddedTemporal> {
  const { namespace = 'default', log = () => {} } = options;
  const home = resolve(options.dataDir, 'temporal');
  makeHome(home);
  const claim = claimFolder(home, 'Temporal');
  try {
    await stopLeftover(home, log);
    const server = await launch(home, namespace, options);
    const { pid, port, uiPort } = server;
    const identity = processIdentity(pid) ?? '';
    const serverLog = server.log;
    // Once for both ways to end: a late second call must not take the claim of the next start away.
    const release = once(() => {
      serverLog.close();
      rmSync(pidFile(home), { force: true });
      claim.release();
    });
    const end = (steps: typeof GRACEFUL | typeof KILL) =>
      once(async () => {
        await stopProcess(pid, [...steps], identity);
        release();
      });
    return {
      address: `${HOST}:${port}`,
      uiUrl: `http://${HOST}:${uiPort}`,
      namespace,
      pid,
      exited: server.exited,
      stop: end(GRACEFUL),
      kill: end(KILL),
    };
  } catch (error) {
    rmSync(pidFile(home), { force: true });
    claim.release();
    throw error;
  }
}

interface Server {
  pid: number;
  port: number;
  uiPort: number;
  log: BoundedLog;
  exited: Promise<void>;
  child: ChildProcess;
}

function makeHome(home: string): void {
  try {
    // Two steps: a mode would close the data folder too, and Postgres passes through that as another user.
    mkdirSync(dirname(home), { recursive: true });
    mkdirSync(home, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new SetupError(
      `The data folder ${home} cannot be made (${(error as NodeJS.ErrnoException).code}): set PAHT_DATA_DIR to a folder that this user may write to.`,
    );
  }
}

function pidFile(home: string): string {
  return join(home, 'server.pid');
}

async function stopLeftover(home: string, log: (line: string) => void): Promise<void> {
  const left = readRecord(pidFile(home));
  if (left && processIdentity(left.pid) === left.identity && looksLikeServer(left.pid)) {
    log(`Stopping the Temporal server (process ${left.pid}) that an earlier start left behind`);
    await stopProcess(left.pid, [...GRACEFUL]);
  }
  rmSync(pidFile(home), { force: true });
}

function looksLikeServer(pid: number): boolean {
  return process.platform === 'win32' || commandLineOf(pid).includes('server start-dev');
}

function readRecord(file: string): { pid: number; identity: string } | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as { pid: number; identity: string };
  } catch {
    return undefined;
  }
}

async function launch(home: string, namespace: string, options: EmbeddedTemporalOptions): Promise<Server> {
  const flags = await optionalFlags(options.binary);
  for (let attempt = 1; ; attempt++) {
    const [port, uiPort] = await choosePorts(options);
    const log = openBoundedLog(join(home, 'server.log'));
    const child = spawn(options.binary, [...serverArgs(home, namespace, port, uiPort, options), ...flags], {
      // The person's own TEMPORAL_* settings describe another Temporal; the CLI would take them for defaults.
      env: Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('TEMPORAL_'))),
      cwd: home,
      // A session of its own: Ctrl-C in the terminal must not reach the server before the workers have drained.
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    const exited = new Promise<void>((done) => {
      child.once('exit', () => done());
      child.once('error', () => done());
    });
    let failure: Error | undefined;
    if (child.pid !== undefined) {
      remember(home, child.pid);
      const server = { pid: child.pid, port, uiPort, log, exited, child };
      if (await isListening(child, port)) {
        try {
          await prepare(server, namespace, options.searchAttributes);
          child.unref();
          return server;
        } catch (error) {
          // E.g. because it is another program that listens there, which took the port in between.
          failure = error as Error;
        }
      }
      await stopProcess(child.pid, [...(failure === undefined ? KILL : GRACEFUL)]);
    }
    const output = log.written();
    log.close();
    // Besides ours the server opens some ports of its own choice, which another program may take in between.
    if (attempt >= 3 || !/address already in use/i.test(output)) throw failure ?? failedStart(output, log.path);
  }
}

/** Before anything else is done with the process: if we die now, the next start must find it. */
function remember(home: string, pid: number): void {
  const record = JSON.stringify({ pid, identity: processIdentity(pid) });
  writeFileSync(`${pidFile(home)}.new`, record, { mode: 0o600 });
  renameSync(`${pidFile(home)}.new`, pidFile(home));
}

async function choosePorts(options: EmbeddedTemporalOptions): Promise<[number, number]> {
  const { port = 7233, uiPort = 8233 } = options;
  if (port) await assertPortFree(port, 'Temporal', options.portSetting ?? 'PAHT_TEMPORAL_PORT');
  if (uiPort) await assertPortFree(uiPort, 'Temporal UI', options.uiPortSetting ?? 'PAHT_TEMPORAL_UI_PORT');
  return [port || (await freePort()), uiPort || (await freePort())];
}

function serverArgs(home: string, namespace: string, port: number, uiPort: number, options: EmbeddedTemporalOptions) {
  const database = [
    // A plain file does 42 starts a second, with these 100 to 130; FULL keeps the last report through a power cut.
    ...['--db-filename', join(home, 'temporal.db')],
    ...['--sqlite-pragma', 'journal_mode=WAL', '--sqlite-pragma', 'synchronous=FULL'],
  ];
  return [
    ...['server', 'start-dev', '--ip', HOST, '--port', String(port), '--ui-port', String(uiPort)],
    ...['--namespace', namespace, '--log-level', 'warn', '--log-format', 'json'],
    ...(options.inMemory ? [] : database),
    ...Object.entries(options.searchAttributes).flatMap(([name, type]) => ['--search-attribute', `${name}=${type}`]),
    ...(options.codecEndpoint ? ['--ui-codec-endpoint', options.codecEndpoint] : []),
  ];
}

/** Flags which an older CLI would refuse. */
async function optionalFlags(binary: string): Promise<string[]> {
  const help = await runCommand(binary, ['server', 'start-dev', '--help'], { timeoutMs: CALL_TIMEOUT_MS });
  return ['--ui-disable-news-fetch'].filter((flag) => help.output.includes(flag));
}

async function isListening(child: ChildProcess, port: number): Promise<boolean> {
  const until = Date.now() + START_TIMEOUT_MS;
  while (child.exitCode === null && child.signalCode === null && Date.now() < until) {
    if (await accepts(HOST, port)) return true;
    await sleep(20);
  }
  return false;
}

/** Waits until the namespace and the search attributes can be used, and brings them to what we need. */
async function prepare(server: Server, namespace: string, attributes: Record<string, SearchAttributeTypeName>) {
  const address = `${HOST}:${server.port}`;
  const connection = await Connection.connect({ address, connectTimeout: START_TIMEOUT_MS }).catch((error: unknown) => {
    throw failedStart(server.log.written() || String(error), server.log.path);
  });
  try {
    const steps: (() => Promise<unknown>)[] = [
      () => connection.healthService.check({ service: WORKFLOW_SERVICE }),
      () => keepLonger(connection, namespace),
      () => registerSearchAttributes(connection, namespace, attributes),
      () => useAttributes(connection, namespace, Object.keys(attributes)),
    ];
    for (const step of steps) {
      await untilDone(server, () => connection.withDeadline(Date.now() + CALL_TIMEOUT_MS, step));
    }
  } finally {
    await connection.close();
  }
}

const WORKFLOW_SERVICE = 'temporal.api.workflowservice.v1.WorkflowService';

async function keepLonger(connection: Connection, namespace: string): Promise<void> {
  const { config } = await connection.workflowService.describeNamespace({ namespace });
  if (Number(config?.workflowExecutionRetentionTtl?.seconds ?? 0) >= RETENTION_SECONDS) return;
  await connection.workflowService.updateNamespace({
    namespace,
    config: { workflowExecutionRetentionTtl: msToTs(RETENTION_SECONDS * 1_000) },
  });
}

/** A registered attribute is usable only once the server's caches know it: a query that names them all tells. */
async function useAttributes(connection: Connection, namespace: string, names: string[]): Promise<void> {
  if (names.length === 0) return;
  const query = names.map((name) => `${name} IS NOT NULL`).join(' OR ');
  await connection.workflowService.countWorkflowExecutions({ namespace, query });
}

/** Repeats a call until it succeeds: the frontend answers before its namespaces are there. */
async function untilDone(server: Server, call: () => Promise<unknown>): Promise<void> {
  const until = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    try {
      await call();
      return;
    } catch (error) {
      if (error instanceof SetupError) throw error;
      if (server.child.exitCode !== null || server.child.signalCode !== null || Date.now() > until) {
        throw failedStart(server.log.written() || String(error), server.log.path);
      }
      await sleep(50);
    }
  }
}

function failedStart(output: string, logPath: string): SetupError {
  const lines = output.split('\n').filter((line) => line.trim());
  const line = lines.findLast((each) => /error|fatal/i.test(each)) ?? lines.at(-1) ?? 'no reason given';
  return new SetupError(
    `The Temporal dev server did not start (${line.trim().slice(0, 300)}): see ${logPath}, or set TEMPORAL_ADDRESS to a Temporal of your own.`,
  );
}

function once<T>(action: () => T): () => T {
  let result: { value: T } | undefined;
  return () => (result ??= { value: action() }).value;
}
