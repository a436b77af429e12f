import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SetupError } from '../config/setup-error';
import { loadCityData } from './load-city-data';

const HUE = join(__dirname, 'hue');

describe('loadCityData', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'paht-city-'));
    await cp(HUE, folder, { recursive: true });
  });

  afterEach(() => rm(folder, { recursive: true }));

  async function refusal(): Promise<string> {
    const error: unknown = await loadCityData(folder).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(SetupError);
    return (error as SetupError).message;
  }

  test("When the folder is Huế's, then it is read", async () => {
    const { city, areas } = await loadCityData(HUE);
    expect(city).toMatchObject({ code: 'hue', referencePrefix: 'HUE', centreAgency: 'hueioc' });
    expect(areas).toHaveLength(40);
  });

  test('When a file is missing, then the refusal names it', async () => {
    await rm(join(folder, 'areas.json'));
    expect(await refusal()).toBe(`The city data in ${folder} is incomplete: areas.json cannot be read.`);
  });

  test('When a file is not JSON, then the refusal names it', async () => {
    await writeFile(join(folder, 'policies.json'), '{');
    expect(await refusal()).toBe(`The city data in ${folder} is wrong: policies.json is not valid JSON.`);
  });

  test('When an entry breaks a rule, then the refusal names file, entry and rule', async () => {
    await change('agencies.json', (content) => content.replaceAll('"parent": "ubnd-thuan-hoa"', '"parent": "ubnd-x"'));
    expect(await refusal()).toBe(
      `The city data in ${folder} is wrong: agencies.json, trung-tam-dich-vu-cong-thuan-hoa: parent "ubnd-x" is not in agencies.json.`,
    );
  });

  test('When more is wrong, then the refusal counts it', async () => {
    await change('fields.json', (content) => content.replace('"tourism"', '"travel"').replace('"health"', '"care"'));
    expect(await refusal()).toMatch(/categories\.json, \S+: field "\w+" is not in fields\.json \(and 2 more\)\.$/);
  });

  async function change(file: string, edit: (content: string) => string): Promise<void> {
    const path = join(folder, file);
    await writeFile(path, edit(await readFile(path, 'utf8')));
  }
});
