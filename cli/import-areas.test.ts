import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import pino from 'pino';
import { createCityDirectory, type CityDirectory } from '../db/city-directory';
import { loadCityEntries } from '../db/stores/city-store';
import type { CityData, Outline } from '../domain/city/city-data';
import { apiClient } from '../test/support/api-client';
import { startBareApi, type BareApi } from '../test/support/bare-api';
import { hueCityData } from '../test/support/test-city';
import { createTestDatabase, type TestDatabase } from '../test/support/test-database';

const runFile = promisify(execFile);
const ROOT = resolve(__dirname, '..');

let hue: CityData;
let database: TestDatabase;
let city: CityDirectory;
let bare: BareApi;
let folder: string;
beforeAll(async () => {
  hue = await hueCityData();
  database = await createTestDatabase();
  await loadCityEntries(database.db, hue);
  city = createCityDirectory({ db: database.db, initial: hue, logger: pino({ level: 'silent' }) });
  bare = await startBareApi({ db: database.db, city });
  folder = await mkdtemp(join(tmpdir(), 'paht-import-areas-'));
});
afterAll(async () => {
  city.stop();
  await bare.stop();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

async function run(args: string[], env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  const options = { cwd: ROOT, env: { ...process.env, ...env } };
  try {
    const { stdout, stderr } = await runFile(
      process.execPath,
      ['--import', 'tsx', 'cli/import-areas.ts', ...args],
      options,
    );
    return { code: 0, stdout, stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as Outcome;
    return { code, stdout, stderr };
  }
}

/** Huế's own outlines, as somebody who has surveyed them would send them. */
async function fileOf(name: string, outlines: Outline[], ...others: object[]): Promise<string> {
  const features = outlines.map(({ area, geometry }) => ({ type: 'Feature', properties: { code: area }, geometry }));
  const path = join(folder, name);
  await writeFile(path, JSON.stringify({ type: 'FeatureCollection', features: [...features, ...others] }));
  return path;
}

const stored = () => database.db('city_entry').where({ kind: 'outlines', edited: true }).count().first();

describe('npm run import-areas', () => {
  it('When a feature is none of the city’s, then it is named, nothing is stored, and the exit code is 1', async () => {
    const stranger = { type: 'Feature', properties: { name: 'Phường Hải Vân' }, geometry: hue.outlines[0]!.geometry };
    const path = await fileOf('stranger.geojson', hue.outlines.slice(0, 2), stranger);
    const { code, stdout, stderr } = await run([path, '--url', bare.baseUrl]);
    expect(code).toBe(1);
    expect(stderr).toContain('feature 3 (Phường Hải Vân): is no ward or commune of Huế City');
    expect(stdout).toContain('2 outlines can be stored, but nothing is while one is refused; 1 features refused');
    expect(await stored()).toEqual({ count: '0' });
  });

  it('When a file is only checked or compared, then nothing is stored and nothing needs to run', async () => {
    const path = await fileOf('all.geojson', hue.outlines.slice(0, 2));
    const checked = await run([path, '--dry-run', '--json', '--url', 'http://127.0.0.1:1']);
    expect(checked.code).toBe(0);
    expect(JSON.parse(checked.stdout)).toMatchObject({ stored: 0, refused: [], missing: { length: 38 } });
    const compared = await run([path, '--compare', '--json']);
    expect(compared.code).toBe(0);
    expect(JSON.parse(compared.stdout)).toMatchObject({ outlines: 0, areas: [{ outlines: 0 }, { outlines: 0 }] });
    expect(await stored()).toEqual({ count: '0' });
  });

  it('When the token is no administrator’s, then it is refused and says which one is needed, with exit code 2', async () => {
    const path = await fileOf('one.geojson', hue.outlines.slice(0, 1));
    const { code, stderr } = await run([path, '--url', bare.baseUrl], { PAHT_TOKEN: await bare.tokenFor('operator') });
    expect(code).toBe(2);
    expect(stderr).toContain('set PAHT_TOKEN to the bearer token of an administrator');
    expect(await stored()).toEqual({ count: '0' });
  });

  it('When the file is sound, then its outlines are stored as an administrator’s edits, and at once places are found by them', async () => {
    const [first, second] = hue.outlines;
    const path = await fileOf('official.geojson', [first!, second!]);
    const source = 'Bản đồ địa giới 2025';
    const PAHT_TOKEN = await bare.tokenFor('admin');
    const { code, stdout } = await run([path, '--url', bare.baseUrl, '--source', source], { PAHT_TOKEN });
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringMatching(
        /^2 outlines stored; 0 features refused\nNot in the file, and left as they are: Phường Vỹ Dạ, /,
      ),
    });
    expect(city.current().outlines.slice(0, 3)).toEqual([
      { ...first, approximate: false, source },
      { ...second, approximate: false, source },
      hue.outlines[2],
    ]);
    const located = await apiClient(bare.baseUrl).get('/api/v1/areas/locate?lat=16.4698&lng=107.5775');
    expect(located.body.area).toMatchObject({ code: '19753', approximate: false });
    const audit = await database.db('audit_entry').where({ action: 'city.edit' }).orderBy('target').pluck('target');
    expect(audit).toEqual(['outlines/19753', 'outlines/19774']);
    expect(await loadCityEntries(database.db, hue)).toBe(0);
    expect(await stored()).toEqual({ count: '2' });
  });

  it('When paht does not answer, then it says so with exit code 2', async () => {
    const path = await fileOf('some.geojson', hue.outlines.slice(0, 1));
    const { code, stderr } = await run([path, '--url', 'http://127.0.0.1:1']);
    expect(code).toBe(2);
    expect(stderr).toContain('paht does not answer at http://127.0.0.1:1');
  });
});
