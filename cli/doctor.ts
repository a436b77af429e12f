import { accessSync, constants, existsSync, readdirSync, readFileSync, statfsSync } from 'node:fs';
import { arch, homedir, platform, release, totalmem } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { Connection } from '@temporalio/client';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { Command } from 'commander';
import { Client } from 'pg';
import { loadCityData } from '../cities/load-city-data';
import { projectFolder } from '../config/project-folder';
import { localDateAt } from '../domain/clock/office-time';
import { checkRouting } from '../domain/routing/check-routing';
import { folderOwner } from './embedded/claim-folder';
import { findPostgresBinaries } from './embedded/embedded-postgres';
import { type Attempt, BinaryNotFound, type FindOptions, type FoundBinary } from './embedded/find-binary';
import { binaryCacheDir, findTemporalCli, findTestServer } from './embedded/find-binary';
import { assertPortFree } from './embedded/ports';
import { reasonOf, runCommand } from './embedded/run-command';

/** One thing that was looked at. `missing` stops a start; `note` does not. */
export interface Check {
  name: string;
  status: 'ok' | 'note' | 'missing';
  found: string;
  /** What to do about it. */
  advice?: string;
  /** Each place that was looked at. */
  attempts?: Attempt[];
}

const OLDEST_NODE = [20, 19] as const;
const OLDEST_POSTGRES = 14;
const NEEDED_DISK_BYTES = 1024 ** 3;
const CALL_TIMEOUT_MS = 5_000;

/** Looks at everything that a start needs. It changes nothing, downloads nothing and tells no secrets. */
export async function examine(env: NodeJS.ProcessEnv = process.env): Promise<Check[]> {
  const dataDir = resolve(env['PAHT_DATA_DIR'] || '.paht');
  const external = Boolean(env['TEMPORAL_ADDRESS']);
  return [
    checkNode(),
    await checkNpm(env),
    {
      name: 'platform',
      status: 'ok',
      found: `${platform()} ${release()} ${arch()}, ${gibibytes(totalmem())} of memory`,
    },
    checkDataDir(dataDir),
    checkDisk(dataDir),
    await (env['DATABASE_URL'] ? checkDatabaseUrl(env['DATABASE_URL']) : checkEmbeddedPostgres(dataDir)),
    await (external ? checkTemporalAddress(env) : checkTemporalCli(dataDir, env)),
    await checkTestServer(dataDir, env),
    ...(await checkPorts(dataDir, env, external)),
    checkChromium(env),
    await checkCity(env),
  ];
}

function checkNode(): Check {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const found = process.versions.node;
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) {
    return { name: 'Node', status: 'ok', found };
  }
  return { name: 'Node', status: 'missing', found, advice: `Install Node ${OLDEST_NODE.join('.')} or newer.` };
}

async function checkNpm(env: NodeJS.ProcessEnv): Promise<Check> {
  const agent = /npm\/(\S+)/.exec(env['npm_config_user_agent'] ?? '')?.[1];
  if (agent) return { name: 'npm', status: 'ok', found: agent };
  const { output } = await runCommand('npm', ['--version'], { env, timeoutMs: CALL_TIMEOUT_MS });
  const version = /^\d+\.\d+\.\d+\S*$/m.exec(output)?.[0];
  return version
    ? { name: 'npm', status: 'ok', found: version }
    : { name: 'npm', status: 'note', found: 'not found', advice: 'Only installing and the npm scripts need it.' };
}

function checkDataDir(dataDir: string): Check {
  const folder = nearestExisting(dataDir);
  const found = folder === dataDir ? dataDir : `${dataDir} (will be made)`;
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return { name: 'data folder', status: 'ok', found };
  } catch {
    const advice = 'Set PAHT_DATA_DIR to a folder that this user may write to.';
    return { name: 'data folder', status: 'missing', found: `${found}, not writable`, advice };
  }
}

function checkDisk(dataDir: string): Check {
  const { bavail, bsize } = statfsSync(nearestExisting(dataDir));
  const found = `${gibibytes(bavail * bsize)} free for the data folder`;
  if (bavail * bsize >= NEEDED_DISK_BYTES) return { name: 'disk', status: 'ok', found };
  return {
    name: 'disk',
    status: 'missing',
    found,
    advice: 'Make room for 1 GiB, or set PAHT_DATA_DIR to a folder on another disk.',
  };
}

async function checkDatabaseUrl(url: string): Promise<Check> {
  const name = 'Postgres';
  const shown = withoutSecrets(url);
  const client = new Client({ connectionString: url, connectionTimeoutMillis: CALL_TIMEOUT_MS });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
    const version = rows[0]?.server_version ?? '';
    const found = `${version} at ${shown}`;
    if (Number.parseInt(version) >= OLDEST_POSTGRES) return { name, status: 'ok', found };
    return { name, status: 'missing', found, advice: `Set DATABASE_URL to a Postgres ${OLDEST_POSTGRES} or newer.` };
  } catch (error) {
    // Node packs the refusals of several addresses into one error without a message.
    const reason = (error as NodeJS.ErrnoException).message || (error as NodeJS.ErrnoException).code;
    const found = `${shown} cannot be reached (${reason})`;
    return { name, status: 'missing', found, advice: 'Start that Postgres, or correct or unset DATABASE_URL.' };
  } finally {
    await client.end().catch(() => {});
  }
}

/** Only what is known not to be secret: passwords also hide in parameters of the URL. */
function withoutSecrets(text: string): string {
  try {
    const { username, host, pathname } = new URL(text);
    return `${username ? `${username}@` : ''}${host || 'localhost'}${pathname}`;
  } catch {
    return 'DATABASE_URL, which is not a valid URL,';
  }
}

async function checkEmbeddedPostgres(dataDir: string): Promise<Check> {
  const name = 'Postgres';
  try {
    const { postgres } = findPostgresBinaries();
    const result = await runCommand(postgres, ['--version'], { timeoutMs: CALL_TIMEOUT_MS });
    if (result.code !== 0) {
      const advice = 'Run "npm rebuild", or set DATABASE_URL to a Postgres of your own.';
      return { name, status: 'missing', found: `the embedded one does not run (${reasonOf(result)})`, advice };
    }
    const version = /\d+\.\S+/.exec(result.output)?.[0] ?? '';
    const data = join(dataDir, 'postgres', 'data', 'PG_VERSION');
    const made = readIfThere(data)?.trim();
    if (made && made !== version.split('.')[0]) {
      const advice = `Move its data over with pg_dump of a Postgres ${made}, or move ${dirname(data)} away.`;
      return { name, status: 'missing', found: `embedded ${version}, but the data is of Postgres ${made}`, advice };
    }
    return { name, status: 'ok', found: `embedded ${version}` };
  } catch (error) {
    return { name, status: 'missing', found: 'no embedded one', advice: (error as Error).message };
  }
}

/** Undefined also when another user owns the file, which is so for a database that root started. */
function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

async function checkTemporalAddress(env: NodeJS.ProcessEnv): Promise<Check> {
  const name = 'Temporal';
  const advice = 'Start that Temporal, or correct or unset TEMPORAL_ADDRESS and its TLS settings.';
  try {
    const { connectionOptions, namespace } = loadClientConnectConfig({ overrideEnvVars: definedOnly(env) });
    const connection = await Connection.connect({ ...connectionOptions, connectTimeout: CALL_TIMEOUT_MS });
    try {
      const { serverVersion } = await connection.workflowService.getSystemInfo({});
      const used = namespace ?? 'default';
      const deadline = Date.now() + CALL_TIMEOUT_MS;
      await connection.withDeadline(deadline, () => connection.workflowService.describeNamespace({ namespace: used }));
      return { name, status: 'ok', found: `${serverVersion} at ${connectionOptions.address}, namespace ${used}` };
    } finally {
      await connection.close();
    }
  } catch (error) {
    const found = `${env['TEMPORAL_ADDRESS']} cannot be used (${(error as Error).message})`;
    return { name, status: 'missing', found, advice };
  }
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

function checkTemporalCli(dataDir: string, env: NodeJS.ProcessEnv): Promise<Check> {
  const advice = '"npm start" fetches it; or install it and set TEMPORAL_CLI_PATH, or set TEMPORAL_ADDRESS.';
  return checkBinary('Temporal CLI', findTemporalCli, 'missing', advice, dataDir, env);
}

function checkTestServer(dataDir: string, env: NodeJS.ProcessEnv): Promise<Check> {
  const advice = 'Only tests need it: "npm test" fetches it; or set TEMPORAL_TEST_SERVER_PATH.';
  return checkBinary('Temporal test server', findTestServer, 'note', advice, dataDir, env);
}

async function checkBinary(
  name: string,
  find: (options: FindOptions) => Promise<FoundBinary>,
  absent: 'missing' | 'note',
  advice: string,
  dataDir: string,
  env: NodeJS.ProcessEnv,
): Promise<Check> {
  try {
    const { version, path, source, attempts } = await find({
      cacheDir: binaryCacheDir(dataDir),
      env,
      allowFetch: false,
    });
    return { name, status: 'ok', found: `${version} at ${path} (${source})`, attempts };
  } catch (error) {
    if (error instanceof BinaryNotFound) {
      return { name, status: absent, found: 'not here', advice, attempts: error.attempts };
    }
    return { name, status: absent, found: 'not usable', advice: (error as Error).message };
  }
}

async function checkPorts(dataDir: string, env: NodeJS.ProcessEnv, external: boolean): Promise<Check[]> {
  const temporalOwner = folderOwner(join(dataDir, 'temporal'));
  const anyOwner = temporalOwner ?? folderOwner(join(dataDir, 'postgres'));
  const ports = [
    { what: 'API', setting: 'PORT', usual: 3000, owner: anyOwner, needed: env['PAHT_ROLE'] !== 'worker' },
    { what: 'Temporal', setting: 'PAHT_TEMPORAL_PORT', usual: 7233, owner: temporalOwner, needed: !external },
    { what: 'Temporal UI', setting: 'PAHT_TEMPORAL_UI_PORT', usual: 8233, owner: temporalOwner, needed: !external },
  ];
  return Promise.all(
    ports
      .filter(({ needed }) => needed)
      .map(async ({ what, setting, usual, owner }): Promise<Check> => {
        const name = `port of ${what}`;
        const text = env[setting];
        const port = text ? Number(text) : usual;
        if (!Number.isInteger(port) || port < 0 || port > 65_535) {
          const advice = `Set ${setting} to a number from 1 to 65535, or unset it.`;
          return { name, status: 'missing', found: `${setting} is ${text}`, advice };
        }
        try {
          await assertPortFree(port, what, setting);
          return { name, status: 'ok', found: `${port} is free` };
        } catch (error) {
          if (owner) return { name, status: 'ok', found: `${port} is used by paht itself (process ${owner})` };
          return { name, status: 'missing', found: `${port} is not free`, advice: (error as Error).message };
        }
      }),
  );
}

function checkChromium(env: NodeJS.ProcessEnv): Check {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'chrome'];
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const playwright = env['PLAYWRIGHT_BROWSERS_PATH'] || join(homedir(), '.cache', 'ms-playwright');
  const path =
    folders.flatMap((folder) => names.map((name) => join(folder, name))).find((each) => existsSync(each)) ??
    (existsSync(playwright) ? readdirSync(playwright) : [])
      .filter((name) => name.startsWith('chromium'))
      .map((name) => join(playwright, name))[0];
  if (path) return { name: 'Chromium', status: 'ok', found: path };
  return { name: 'Chromium', status: 'note', found: 'not here', advice: 'Optional: only the browser tests need it.' };
}

/** The city's folder; what administrators have changed since is checked at `GET /api/v1/admin/routing/check`. */
async function checkCity(env: NodeJS.ProcessEnv): Promise<Check> {
  const name = 'city data';
  try {
    const city = await loadCityData(join(projectFolder(), 'cities', env['PAHT_CITY'] || 'hue'));
    const findings = checkRouting(city, localDateAt(city.calendar, Date.now()));
    const faults = findings.filter(({ severity }) => severity !== 'note');
    const found = `${city.city.code}, ${city.routing.length} routing rules`;
    if (faults.length === 0) return { name, status: 'ok', found: `${found} without gaps` };
    const rules = faults.map(({ kind, rule }) => (rule === undefined ? kind : `${kind} ${rule}`)).join(', ');
    return { name, status: 'note', found: `${found}: ${rules}`, advice: 'Correct routing.json.' };
  } catch (error) {
    return { name, status: 'missing', found: 'not sound', advice: (error as Error).message };
  }
}

function nearestExisting(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearestExisting(dirname(path));
}

function gibibytes(bytes: number): string {
  return `${(bytes / 1024 ** 3).toFixed(1)} GiB`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function print(checks: Check[]): void {
  const width = Math.max(...checks.map(({ name }) => name.length));
  for (const { name, status, found, advice, attempts } of checks) {
    say(`${status.padEnd(8)} ${name.padEnd(width)}  ${found}`);
    const indent = ' '.repeat(width + 11);
    for (const { source, outcome } of attempts ?? []) say(`${indent}- ${source}: ${outcome}`);
    if (advice) say(`${indent}${advice}`);
  }
  const missing = checks.filter(({ status }) => status === 'missing').map(({ name }) => name);
  say(missing.length ? `\nMissing: ${missing.join(', ')}.` : '\nAll that a start needs is here.');
}

async function main(): Promise<void> {
  const program = new Command('npm run doctor --')
    .description('Says what is here and what is missing to run paht on this machine. It changes and downloads nothing.')
    .option('--json', 'print the findings as JSON')
    .addHelpText('after', '\nExit codes: 0 all that a start needs is here, 1 something is missing.')
    .parse();
  const checks = await examine();
  const ok = checks.every(({ status }) => status !== 'missing');
  if (program.opts<{ json?: boolean }>().json) say(JSON.stringify({ ok, checks }, null, 2));
  else print(checks);
  process.exitCode = ok ? 0 : 1;
}

if (require.main === module) void main();
