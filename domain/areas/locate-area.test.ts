import fc from 'fast-check';
import areasData from '../../cities/hue/areas.json';
import cityData from '../../cities/hue/city.json';
import outlinesData from '../../cities/hue/outlines.json';
import type { Area, City, LngLat, Outline, Point } from '../city/city-data';
import { distanceInMetres } from './distance-in-metres';
import { holdsPoint } from './holds-point';
import { isInsideCity } from './is-inside-city';
import { locateArea } from './locate-area';
import { ringsOf } from './rings-of';

const areas = areasData as Area[];
const outlines = outlinesData as Outline[];
const hue = { areas, outlines };
const city = cityData as unknown as City;

const pointInHue = fc
  .record({
    lat: fc.double({ min: 15.9, max: 16.9, noNaN: true }),
    lng: fc.double({ min: 107, max: 108.3, noNaN: true }),
  })
  .filter((point) => isInsideCity(city, point));

const square = (west: number, south: number, size: number): LngLat[] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];
const area = (code: string, lng: number, lat: number): Area => ({
  code,
  name: { vi: code, en: code },
  kind: 'ward',
  centre: { lat, lng },
  alsoKnownAs: [],
});
const outline = (code: string, geometry: Outline['geometry'], approximate = false): Outline => ({
  area: code,
  approximate,
  source: 'drawn for this test',
  geometry,
});

describe('locateArea', () => {
  const ring = outline('ring', { type: 'Polygon', coordinates: [square(0, 0, 3), square(1, 1, 1)] });
  const islands = outline(
    'islands',
    { type: 'MultiPolygon', coordinates: [[square(1, 1, 1)], [square(5, 5, 1)]] },
    true,
  );
  const drawn = { areas: [area('ring', 1.5, 1.5), area('islands', 1.5, 1.5)], outlines: [ring, islands] };

  test.each<[string, Point, string, boolean]>([
    ['in an outline', { lat: 0.5, lng: 0.5 }, 'ring', false],
    ['in the hole of one and inside another', { lat: 1.5, lng: 1.5 }, 'islands', true],
    ['on the second island of an area', { lat: 5.5, lng: 5.5 }, 'islands', true],
    ['on the border of two', { lat: 1.5, lng: 1 }, 'ring', false],
    ['in none and nearest to the first', { lat: -1, lng: 1.5 }, 'ring', true],
    ['in none and nearest to the second', { lat: 4.9, lng: 4.9 }, 'islands', true],
  ])('When a point is %s, then that decides: %j → %s, approximate: %s', (_where, point, code, approximate) => {
    expect(locateArea(drawn, point)).toEqual({ area: code, approximate });
  });

  test('When two outlines overlap, then the surveyed one decides, in whatever order they are', () => {
    const one = outline('one', { type: 'Polygon', coordinates: [square(0, 0, 2)] }, true);
    const other = outline('other', { type: 'Polygon', coordinates: [square(0, 0, 2)] });
    for (const both of [
      [one, other],
      [other, one],
    ]) {
      const found = locateArea({ areas: [area('one', 1, 1), area('other', 9, 9)], outlines: both }, { lat: 1, lng: 1 });
      expect(found).toEqual({ area: 'other', approximate: false });
    }
  });

  test('When no outline is known, then the nearest centre decides, and only approximately', () => {
    fc.assert(
      fc.property(pointInHue, (at) => {
        const found = locateArea({ areas, outlines: [] }, at);
        const distance = distanceInMetres(areas.find(({ code }) => code === found.area)!.centre, at);
        expect(areas.every((other) => distanceInMetres(other.centre, at) >= distance)).toBe(true);
        expect(found.approximate).toBe(true);
      }),
    );
  });

  test('When only some outlines are known, then an area without one is as near as its centre', () => {
    const known = { areas: [area('ring', 1, 1), area('other', 4, 1)], outlines: [ring] };
    expect(locateArea(known, { lat: 1, lng: 3.2 }).area).toBe('ring');
    expect(locateArea(known, { lat: 1, lng: 3.8 }).area).toBe('other');
  });

  test('When there are no areas, then it says so', () => {
    expect(() => locateArea({ areas: [], outlines: [] }, { lat: 16, lng: 107 })).toThrow(RangeError);
  });
});

describe('Huế’s outlines', () => {
  test('When an area is looked for, then it has exactly one outline, which says that it is approximate and where it is from', () => {
    expect(outlines.map((each) => each.area).sort()).toEqual(areas.map(({ code }) => code).sort());
    for (const { approximate, source } of outlines) expect([approximate, source.length > 20]).toEqual([true, true]);
  });

  test('When any point inside the city is located, then at most one outline holds it, and it gets a ward of the city', () => {
    fc.assert(
      fc.property(pointInHue, (at) => {
        const found = locateArea(hue, at).area;
        const holding = outlines.filter(({ geometry }) => holdsPoint(geometry, at));
        expect(holding.length).toBeLessThanOrEqual(1);
        if (holding.length === 1) expect(found).toBe(holding[0]!.area);
        expect(areas.map(({ code }) => code)).toContain(found);
      }),
      { numRuns: 2_000 },
    );
  });

  test('When their edges are put together, then neighbours share them and only two rims are left: the mainland’s and an island’s', () => {
    const edges = outlines.flatMap(({ geometry }) =>
      ringsOf(geometry).flatMap((ring) => ring.slice(1).map((to, at) => [ring[at]!.join(), to.join()] as const)),
    );
    const known = new Set(edges.map(([from, to]) => `${from} ${to}`));
    expect(known.size).toBe(edges.length);
    const rim = new Map(edges.filter(([from, to]) => !known.has(`${to} ${from}`)));
    let rims = 0;
    while (rim.size > 0) {
      rims++;
      let [at] = rim.keys();
      while (at !== undefined && rim.has(at)) {
        const next: string = rim.get(at)!;
        rim.delete(at);
        at = next;
      }
    }
    expect(rims).toBe(2);
  });

  test.each([
    ['the citadel', { lat: 16.4698, lng: 107.5775 }, '19753'],
    ['the railway station', { lat: 16.4565, lng: 107.5778 }, '19789'],
    ['the hospital on Lê Lợi', { lat: 16.4632, lng: 107.587 }, '19789'],
    ['the pagoda of Thiên Mụ', { lat: 16.4533, lng: 107.5449 }, '19774'],
    ['the tomb of Khải Định', { lat: 16.399, lng: 107.5903 }, '19813'],
    ['the airport of Phú Bài', { lat: 16.3975, lng: 107.7 }, '19960'],
    ['the beach of Thuận An', { lat: 16.5563, lng: 107.6545 }, '19900'],
    ['the town of A Lưới', { lat: 16.2748, lng: 107.2335 }, '20044'],
    ['the bay of Lăng Cô', { lat: 16.235, lng: 108.075 }, '20137'],
    ['the sea before Vinh Thanh', { lat: 16.47, lng: 107.83 }, '19945'],
  ])('When the place is %s, then it is found: %j → %s', (_name, point, code) => {
    expect(locateArea(hue, point)).toEqual({ area: code, approximate: true });
  });
});
