import type { Area, LngLat, Outline } from '../../domain/city/city-data';
import { compareOutlines } from './compare-outlines';

/** From one longitude to another, 0.1 degrees high. */
function box(code: string, west: number, east: number): Outline {
  const ring: LngLat[] = [
    [west, 16],
    [east, 16],
    [east, 16.1],
    [west, 16.1],
    [west, 16],
  ];
  return {
    area: code,
    approximate: false,
    source: 'drawn for this test',
    geometry: { type: 'Polygon', coordinates: [ring] },
  };
}

function area(code: string, lng: number): Area {
  return { code, name: { vi: `Phường ${code}`, en: code }, kind: 'ward', centre: { lat: 16.05, lng }, alsoKnownAs: [] };
}

const areas = [area('west', 107), area('east', 107.1)];
const against = [box('west', 106.95, 107.05), box('east', 107.05, 107.15)];

describe('compareOutlines', () => {
  it('When the outlines are those of the file, then nothing is named otherwise', () => {
    const found = compareOutlines({ city: { areas, outlines: against }, against, spacingMetres: 500 });
    expect(found).toMatchObject({ outlines: 0, nearestCentre: 0 });
    // 10.7 by 11.1 km each.
    expect(found.points).toBeGreaterThan(900);
    expect(found.points).toBeLessThan(1_000);
  });

  it('When a border is a tenth of an area too far, then so much of the other is named otherwise, and only there', () => {
    const outlines = [box('west', 106.95, 107.06), box('east', 107.06, 107.15)];
    const found = compareOutlines({ city: { areas, outlines }, against, spacingMetres: 200 });
    expect(found.outlines).toBeCloseTo(0.05, 2);
    expect(found.areas.map(({ code, name }) => [code, name])).toEqual([
      ['east', 'Phường east'],
      ['west', 'Phường west'],
    ]);
    expect(found.areas[0]!.outlines).toBeCloseTo(0.1, 2);
    expect(found.areas[1]!.outlines).toBe(0);
  });

  it('When centres are not in the middle, then the nearest centre is wrong where the outlines are not', () => {
    const city = { areas: [area('west', 107), area('east', 107.14)], outlines: against };
    const found = compareOutlines({ city, against, spacingMetres: 200 });
    expect(found.outlines).toBe(0);
    expect(found.nearestCentre).toBeCloseTo(0.1, 1);
  });

  it('When an area lies between the points, then it has none, and no share', () => {
    const tiny = box('west', 106.95001, 106.95002);
    const found = compareOutlines({ city: { areas, outlines: against }, against: [tiny], spacingMetres: 5_000 });
    expect(found).toMatchObject({ points: 0, outlines: 0, nearestCentre: 0 });
  });
});
