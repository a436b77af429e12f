import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SetupError } from '../../config/setup-error';
import type { CityData, LngLat } from '../../domain/city/city-data';
import { hueCityData } from '../../test/support/test-city';
import { readAreaFile, type AreaFile } from './read-area-file';

let hue: CityData;
let folder: string;
beforeAll(async () => {
  hue = await hueCityData();
  folder = await mkdtemp(join(tmpdir(), 'paht-areas-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(content: string): Promise<AreaFile> {
  const path = join(folder, 'areas.geojson');
  await writeFile(path, content);
  return readAreaFile(path, { city: hue.city, areas: hue.areas, source: 'drawn for this test' });
}

function collection(...features: object[]): Promise<AreaFile> {
  return read(JSON.stringify({ type: 'FeatureCollection', features }));
}

/** Round the centre of Phú Xuân. */
const SQUARE: LngLat[] = [
  [107.57, 16.47],
  [107.59, 16.47],
  [107.59, 16.49],
  [107.57, 16.49],
  [107.57, 16.47],
];

function feature(properties: object | null, coordinates: unknown = [SQUARE], type = 'Polygon'): object {
  return { type: 'Feature', properties, geometry: { type, coordinates } };
}

describe('readAreaFile', () => {
  it('When it has outlines of the city’s areas, then they are taken as surveyed, and those that it lacks are named', async () => {
    const { outlines, refused, warnings, missing } = await collection(feature({ code: '19753' }));
    expect(outlines).toEqual([
      {
        area: '19753',
        approximate: false,
        source: 'drawn for this test',
        geometry: { type: 'Polygon', coordinates: [SQUARE] },
      },
    ]);
    expect({ refused, warnings }).toEqual({ refused: [], warnings: [] });
    expect(missing).toHaveLength(39);
    expect(missing.map(({ code }) => code)).not.toContain('19753');
  });

  it.each([
    ['its code as a number', { code: 19753 }, '19753'],
    ['its full name', { fullName: 'Phường Phú Xuân' }, '19753'],
    ['its name with the tone on the other vowel', { name: 'Thuận Hoá' }, '19789'],
    ['its full name so spelt, decomposed', { fullName: 'Phường Hoá Châu'.normalize('NFD') }, '20014'],
    ['a code of elsewhere and its name', { code: 'VN-123', name: 'Xã A Lưới 2' }, '20044'],
  ])('When a feature has %s, then its area is found', async (_what, properties, code) => {
    const { outlines } = await collection(feature(properties));
    expect(outlines.map(({ area }) => area)).toEqual([code]);
  });

  it.each([
    ['a ward of another city', { code: '20194', fullName: 'Phường Hải Vân' }],
    ['a former ward', { name: 'Phường Tây Lộc' }],
    ['a former commune of the same name as a ward', { fullName: 'Xã Phú Xuân' }],
    ['nothing', null],
  ])('When a feature is %s, then it is refused by name', async (_what, properties) => {
    const { outlines, refused } = await collection(feature(properties));
    expect(outlines).toEqual([]);
    expect(refused).toEqual([expect.stringMatching(/^feature 1.*: is no ward or commune of Huế City$/)]);
  });

  const exchanged = SQUARE.map(([lng, lat]) => [lat, lng]);
  it.each([
    ['ends elsewhere than it begins', [SQUARE.slice(0, 4)], 'geometry.coordinates.0: must end where it begins'],
    ['has two corners', [[SQUARE[0], SQUARE[1], SQUARE[0]]], 'geometry.coordinates.0: needs at least three corners'],
    ['is no polygon', SQUARE, 'geometry.coordinates.0.0'],
    ['has latitude and longitude exchanged', [exchanged], 'geometry.coordinates.0.0.1'],
    ['lies in Hội An', [SQUARE.map(([lng, lat]) => [lng + 0.75, lat - 0.6])], 'lies nowhere in Huế City'],
  ])('When an outline %s, then it is refused and the fault named', async (_what, coordinates, fault) => {
    const { outlines, refused } = await collection(feature({ code: '19753' }, coordinates));
    expect(outlines).toEqual([]);
    expect(refused).toEqual([expect.stringContaining(`feature 1 (19753): ${fault}`)]);
  });

  it('When an outline is too large to be stored, then it is refused with what to do', async () => {
    const corners = Array.from({ length: 9_000 }, (_, at) => {
      const angle = (at / 9_000) * 2 * Math.PI;
      return [107.58 + 0.01 * Math.cos(angle), 16.48 + 0.01 * Math.sin(angle)];
    });
    const { refused } = await collection(feature({ code: '19753' }, [[...corners, corners[0]]]));
    expect(refused).toEqual([expect.stringMatching(/has \d{4} corners, more than can be stored: simplify it/)]);
  });

  it('When an area is in it twice, then the second is refused', async () => {
    const { outlines, refused } = await collection(feature({ code: '19753' }), feature({ name: 'Phú Xuân' }));
    expect(outlines).toHaveLength(1);
    expect(refused).toEqual(['feature 2 (Phú Xuân): the area 19753 is in the file twice']);
  });

  it('When an outline crosses itself, leaves the city or lies elsewhere than its area, then it is taken with a warning', async () => {
    const [one, two, three, four] = SQUARE;
    const far: LngLat = [one![0], 17.2];
    const { outlines, warnings } = await collection(
      feature({ code: '19753' }, [[one, three, two, four, one]]),
      feature({ code: '20044' }),
      feature({ code: '19789' }, [[one, two, far, one]]),
    );
    expect(outlines).toHaveLength(3);
    expect(warnings).toEqual([
      'feature 1 (19753): crosses itself near 107.57, 16.47',
      'feature 2 (20044): does not hold the centre of Xã A Lưới 2, by areas.json',
      'feature 3 (19789): 1 of its corners are outside the boundary in city.json',
      'feature 3 (19789): does not hold the centre of Phường Thuận Hóa, by areas.json',
    ]);
  });

  it('When corners have heights and many decimals, then they are stored to a metre, and none twice in a row', async () => {
    const [first, ...others] = SQUARE.map(([lng, lat]) => [lng + 1e-9, lat, 12.5]);
    const { outlines } = await collection(feature({ code: '19753' }, [[[first, first, ...others]]], 'MultiPolygon'));
    expect(outlines[0]!.geometry).toEqual({ type: 'MultiPolygon', coordinates: [[SQUARE]] });
  });

  it.each([
    ['{', 'is not valid JSON'],
    ['[]', 'is no GeoJSON FeatureCollection'],
    ['{"type":"Feature"}', 'is no GeoJSON FeatureCollection: type'],
    ['{"type":"FeatureCollection","features":[{"type":"Point"}]}', 'is no GeoJSON FeatureCollection: features 0'],
  ])('When the file is %s, then it says so in a sentence', async (content, sentence) => {
    await expect(read(content)).rejects.toThrow(sentence);
    await expect(read(content)).rejects.toThrow(SetupError);
  });

  it('When there is no such file, then it says so', async () => {
    const missing = readAreaFile(join(folder, 'none.geojson'), { city: hue.city, areas: [], source: 'x' });
    await expect(missing).rejects.toThrow('cannot be read: name a GeoJSON file that is there.');
  });
});
