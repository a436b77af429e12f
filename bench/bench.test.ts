import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { ALL_ROWS } from './rows/all-rows';
import type { RowResult } from './support/run-row';

const run = promisify(execFile);
const ROOT = resolve(__dirname, '..');

async function runBench(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  try {
    const { stdout, stderr } = await run(process.execPath, ['--import', 'tsx', 'bench/bench.ts', ...args], {
      cwd: ROOT,
    });
    return { code: 0, stdout, stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, stdout, stderr };
  }
}

describe('npm run bench', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bench-test-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('When it runs quickly, then every row gives figures for all its series and leaves nothing behind', async () => {
    const data = await mkdtemp(join(folder, 'data-'));
    const file = join(folder, 'result.json');

    const { code, stdout } = await runBench('--quick', '--json', file, '--folder', data);

    expect(code).toBe(0);
    const { machine, sizes, quick, at, rows } = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown> & {
      rows: RowResult[];
    };
    expect(quick).toBe(true);
    expect(Date.parse(String(at))).not.toBeNaN();
    expect(machine).toMatchObject({
      cores: expect.any(Number),
      memoryMiB: expect.any(Number),
      node: process.version,
      temporal: expect.any(String),
      postgres: expect.any(String),
    });
    expect(sizes).toMatchObject({ clients: expect.any(Number), openReports: expect.any(Number) });
    expect(rows.map(({ name }) => name)).toEqual(ALL_ROWS.map(({ name }) => name));
    for (const { name, series, checks } of rows) {
      expect(stdout).toContain(`${name} – `);
      for (const each of series) {
        expect(each.values).toHaveLength(1);
        for (const value of [each.min, each.median, each.max]) expect(value).toBeGreaterThan(0);
      }
      for (const check of checks) expect(check.median).toBeGreaterThan(0);
    }
    const withoutBudget = rows.filter(({ checks }) => checks.every(({ budget }) => budget === null));
    expect(withoutBudget.map(({ name }) => name)).toEqual(['intake-photos', 'life', 'reprojection']);
    expect(await readdir(data)).toEqual([]);
  }, 600_000);

  it('When a row is named that does not exist, then it ends with exit code 2 and says which there are', async () => {
    const { code, stderr } = await runBench('--rows', 'intake,nonsense');

    expect(code).toBe(2);
    expect(stderr).toContain(`There is no row nonsense: choose from ${ALL_ROWS.map(({ name }) => name).join(', ')}.`);
  });
});
