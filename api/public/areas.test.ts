import supertest from 'supertest';
import type { CityData } from '../../domain/city/city-data';
import { apiClient, type ApiClient } from '../../test/support/api-client';
import { startBareApi, type BareApi } from '../../test/support/bare-api';
import { fixedDirectory, hueCityData } from '../../test/support/test-city';

const AREAS = '/api/v1/areas';

let hue: CityData;
let bare: BareApi;
let api: ApiClient;
beforeAll(async () => {
  hue = await hueCityData();
  // One is surveyed, one has no outline.
  const [surveyed, , ...others] = hue.outlines;
  const city = fixedDirectory({ ...hue, outlines: [{ ...surveyed!, approximate: false }, ...others] });
  bare = await startBareApi({ city });
  api = apiClient(bare.baseUrl);
});
afterAll(async () => {
  await bare.stop();
});

const locate = async (query: string, headers = {}) => (await api.get(`${AREAS}/locate?${query}`, headers)).body.area;

describe('GET /api/v1/areas', () => {
  it('When anybody asks, then all are listed with both names, the former ones, and whether they are only known roughly', async () => {
    const { status, body } = await api.get(AREAS);
    expect(status).toBe(200);
    expect(body.items).toHaveLength(40);
    const [first, second] = hue.areas;
    expect(body.items[0]).toEqual({
      code: first!.code,
      name: first!.name,
      kind: 'ward',
      centre: first!.centre,
      formerNames: first!.alsoKnownAs,
      approximate: false,
    });
    expect(body.items[1]).toMatchObject({ code: second!.code, approximate: true });
  });
});

describe('GET /api/v1/areas.geojson', () => {
  it('When a map asks, then it gets the outlines there are, may keep them, and asks by their ETag', async () => {
    const { status, headers, body } = await api.get(`${AREAS}.geojson`);
    expect(status).toBe(200);
    expect(headers.get('Content-Type')).toMatch(/^application\/geo\+json/);
    expect(headers.get('Cache-Control')).toBe('public, max-age=3600');
    expect(body.features).toHaveLength(39);
    expect(body.features[0]).toEqual({
      type: 'Feature',
      id: '19753',
      geometry: hue.outlines[0]!.geometry,
      properties: {
        code: '19753',
        name: { vi: 'Phường Phú Xuân', en: 'Phu Xuan Ward' },
        kind: 'ward',
        approximate: false,
        source: hue.outlines[0]!.source,
      },
    });
    // fetch would ask caches to look again.
    const again = await supertest(bare.app).get(`${AREAS}.geojson`).set('If-None-Match', headers.get('ETag')!);
    expect({ status: again.status, text: again.text }).toEqual({ status: 304, text: '' });
  });
});

describe('GET /api/v1/areas/locate', () => {
  it('When a point lies in a surveyed outline, then it is that area for sure, in the language of the caller', async () => {
    expect(await locate('lat=16.4698&lng=107.5775')).toEqual({
      code: '19753',
      label: 'Phường Phú Xuân',
      approximate: false,
    });
    expect(await locate('lat=16.4698&lng=107.5775', { 'Accept-Language': 'en' })).toMatchObject({
      label: 'Phu Xuan Ward',
    });
  });

  it('When it lies in an outline that is not surveyed, then it is that area approximately', async () => {
    expect(await locate('lat=16.2748&lng=107.2335')).toEqual({
      code: '20044',
      label: 'Xã A Lưới 2',
      approximate: true,
    });
  });

  it('When an address names an area by an old name, then it is found', async () => {
    expect(await locate(`address=${encodeURIComponent('12 Chi Lăng, P. Gia Hội')}`)).toEqual({
      code: '19753',
      label: 'Phường Phú Xuân',
      approximate: false,
    });
  });

  it.each(['lat=21.03&lng=105.85', 'address=Huế', 'address=từ An Cựu qua Vỹ Dạ'])(
    'When %s is outside the city, or names none or several, then there is no area',
    async (query) => {
      expect(await locate(encodeURI(query))).toBeNull();
    },
  );

  it.each([
    ['', 'address'],
    ['lat=16.4', 'lng'],
    ['lat=16.4&lng=107.5&address=x', 'address'],
    ['lat=x&lng=107.5', 'lat'],
    ['lat=16.4&lng=181', 'lng'],
    ['address=', 'address'],
    ['lat=16.4&lng=107.5&radius=5', 'radius'],
  ])('When the place is given as %j, then it is refused by its field %s', async (query, field) => {
    const { status, body } = await api.get(`${AREAS}/locate?${query}`);
    expect(status).toBe(422);
    expect(body.errors.map((each: { field: string }) => each.field)).toContain(field);
  });
});
