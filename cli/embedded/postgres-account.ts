import { spawnSync } from 'node:child_process';
import { chmodSync, lchownSync, lstatSync, readFileSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { SetupError } from '../../config/setup-error';

/** How to run a Postgres program here: Postgres refuses to run as root, so as root it runs as another user. */
export interface PostgresAccount {
  uid?: number;
  gid?: number;
  /** Put before each command. */
  prefix: string[];
  /** What `postgres --version` printed. */
  versionLine: string;
}

interface User {
  name: string;
  uid: number;
  gid: number;
}

const CREATED_USER = 'postgres';

/**
 * Finds the account that can run the Postgres binaries on a folder, and tries it out.
 * @param home the folder which holds the data folder; it belongs to us
 */
export function findPostgresAccount(
  postgres: string,
  home: string,
  log: (line: string) => void = () => {},
): PostgresAccount {
  if (process.getuid?.() !== 0) {
    const result = spawnSync(postgres, ['--version'], { encoding: 'utf8' });
    if (result.status === 0) return { prefix: [], versionLine: result.stdout.trim() };
    throw brokenBinary(result.stderr || result.error?.message);
  }
  const asRoot = spawnSync(postgres, ['--version'], { encoding: 'utf8' });
  if (asRoot.status !== 0) throw brokenBinary(asRoot.stderr || asRoot.error?.message);
  const versionLine = asRoot.stdout.trim();
  const user = findUser(log);
  chmodSync(home, 0o711);

  const plain = { uid: user.uid, gid: user.gid, prefix: [], versionLine };
  const blocked = unreachable(plain, postgres, home);
  if (!blocked) return plain;
  const capability = traversalCapability();
  if (capability) {
    // The clone or its data lies below a folder such as /root (0700). One capability lets Postgres pass through it.
    const ids = [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups'];
    const prefix = ['setpriv', ...ids, `--inh-caps=+${capability}`, `--ambient-caps=+${capability}`];
    const account = { prefix, versionLine };
    if (!unreachable(account, postgres, home)) return { ...account, uid: user.uid, gid: user.gid };
  }
  throw blocked === 'data'
    ? new SetupError(
        `Postgres has to run as user "${user.name}", who cannot reach ${home}: set PAHT_DATA_DIR to a folder that this user can reach, such as /var/lib/paht.`,
      )
    : new SetupError(
        `Postgres has to run as user "${user.name}", who cannot reach ${postgres}: clone the project into a folder that this user can reach, such as /opt/paht, or set DATABASE_URL to a Postgres of your own.`,
      );
}

/** The file, its arguments and options for spawn, which run a Postgres program under the account. */
export function commandFor(
  account: PostgresAccount,
  file: string,
  args: string[],
): {
  file: string;
  args: string[];
  options: { uid?: number | undefined; gid?: number | undefined; env: NodeJS.ProcessEnv };
} {
  const [first = file, ...rest] = [...account.prefix, file, ...args];
  // setpriv changes the user itself: it needs root's rights to pass a capability on.
  const ids = account.prefix.length ? {} : { uid: account.uid, gid: account.gid };
  return { file: first, args: rest, options: { ...ids, env: serverEnv() } };
}

/** Gives a file or a whole folder to the account, unless it has it already. */
export function giveTo(account: PostgresAccount, path: string): void {
  const { uid, gid } = account;
  if (uid === undefined || gid === undefined) return;
  if (lstatSync(path).uid === uid) return;
  const give = (entry: string) => {
    if (lstatSync(entry).isDirectory()) for (const name of readdirSync(entry)) give(join(entry, name));
    // The folder itself comes last: an interrupted walk is done again.
    lchownSync(entry, uid, gid);
  };
  give(path);
}

/** PG* variables of the person's own shell (PGPORT, PGDATA, PGOPTIONS …) must not reach our server. */
function serverEnv(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name)));
}

function unreachable(account: PostgresAccount, postgres: string, home: string): 'data' | 'binaries' | undefined {
  const works = (file: string, ...args: string[]) => {
    const command = commandFor(account, file, args);
    return spawnSync(command.file, command.args, { ...command.options, cwd: '/' }).status === 0;
  };
  if (!works(postgres, '--version')) return 'binaries';
  return works('/bin/sh', '-c', 'cd "$1"', 'sh', home) ? undefined : 'data';
}

/** The least of root's rights that passes closed folders and that this process may hand on: Docker grants only the second. */
function traversalCapability(): string | undefined {
  let status: string;
  try {
    status = readFileSync('/proc/self/status', 'utf8');
  } catch {
    return undefined;
  }
  const held = (name: string) => BigInt(`0x${new RegExp(`^${name}:\\s*([0-9a-f]+)`, 'm').exec(status)?.[1] ?? '0'}`);
  const usable = held('CapPrm') & held('CapBnd');
  if (usable & (1n << 2n)) return 'dac_read_search';
  return usable & (1n << 1n) ? 'dac_override' : undefined;
}

function findUser(log: (line: string) => void): User {
  const existing = lookUp(CREATED_USER);
  if (existing) return existing;
  const options = ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent'];
  const made = spawnSync('useradd', [...options, '--shell', '/usr/sbin/nologin', CREATED_USER], { env: sbinEnv() });
  if (made.status === 0) log(`Created the system user "${CREATED_USER}" to run Postgres, which refuses to run as root`);
  const user = lookUp(CREATED_USER) ?? lookUp('nobody');
  if (user) return user;
  throw new SetupError(
    'Postgres refuses to run as root and this machine has no user "postgres" or "nobody": add a user "postgres" or start as another user.',
  );
}

/** Some root shells have no sbin on their PATH, where useradd lives. */
function sbinEnv(): NodeJS.ProcessEnv {
  return { ...process.env, PATH: [process.env['PATH'], '/usr/sbin', '/sbin'].filter(Boolean).join(delimiter) };
}

function lookUp(name: string): User | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { name, uid: Number(uid), gid: Number(gid) } : undefined;
}

function brokenBinary(reason = 'no reason given'): SetupError {
  const line = reason.trim().split('\n').at(-1);
  return new SetupError(
    `The Postgres that npm installed does not run here (${line}): run "npm rebuild", or set DATABASE_URL to a Postgres of your own.`,
  );
}
