import { spawn } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { constants, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { processIdentity } from '../../cli/embedded/process-table';
import { eventually } from '../support/eventually';
import { runChaos, type ChaosResult } from './run-chaos';

/** The command as a process; `folder` is where it makes its temporary ones. */
function spawnChaos(folder: string, ...args: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'cli/chaos.ts', ...args], {
    cwd: resolve(__dirname, '../..'),
    env: { ...process.env, TMPDIR: folder, PAHT_WORKFLOW_BUNDLE: process.env.TEST_WORKFLOW_BUNDLE },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<number | null>((settle) => child.once('close', settle));
  return { child, ended, said: () => said };
}

/** What runs have in this folder; tsx keeps its cache there too. */
async function runsIn(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.startsWith('paht-'));
}

/** Postgres and Temporal of the run in this folder; null as long as not both have been started. */
async function servicePids(folder: string): Promise<number[] | null> {
  const [run] = await runsIn(folder);
  const read = (file: string) => readFile(join(folder, run ?? '', file), 'utf8').catch(() => '');
  const postgres = Number.parseInt(await read('postgres/data/postmaster.pid'), 10);
  const temporal = /"pid":(\d+)/.exec(await read('temporal/server.pid'));
  return postgres > 0 && temporal ? [postgres, Number(temporal[1])] : null;
}

describe('npm run chaos', () => {
  let folder: string;
  let result: ChaosResult;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'chaos-test-'));
    // Postgres runs as another user when we are root.
    await chmod(folder, 0o755);
    result = await runChaos({
      operations: 100,
      // Kills the worker three times: early, in the middle and late.
      seed: '27',
      keep: false,
      workflowBundle: process.env.TEST_WORKFLOW_BUNDLE!,
      signal: new AbortController().signal,
      onPlan: () => undefined,
      onStep: () => undefined,
      say: () => undefined,
    });
  }, 600_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('When the worker is killed at random points of 100 running lives, then each ends as it would have, with each rung and each effect once', () => {
    expect(result.outages.map(({ what }) => what)).toEqual(['worker', 'worker', 'worker']);
    expect(result.rungs).toBeGreaterThan(100);
    expect(result.violations).toEqual([]);
  });

  it('When it is called wrongly, then it ends with 2 and starts nothing', async () => {
    const { ended, said } = spawnChaos(folder, '--operations', '0');
    expect(await ended).toBe(2);
    expect(said()).toContain('It must be a whole number from 1 to 10000.');
    expect(await runsIn(folder)).toEqual([]);
  });

  it('When it is interrupted, then it stops what it has started and leaves nothing behind', async () => {
    const { child, ended } = spawnChaos(folder, '--operations', '20');
    const pids = await eventually(() => servicePids(folder), 'Postgres and Temporal have been started', 120_000);
    child.kill('SIGINT');
    expect(await ended).toBe(128 + constants.signals.SIGINT);
    expect(pids.map(processIdentity)).toEqual([undefined, undefined]);
    expect(await runsIn(folder)).toEqual([]);
  }, 240_000);
});
