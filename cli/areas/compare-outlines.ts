import { holdsPoint } from '../../domain/areas/holds-point';
import { locateArea } from '../../domain/areas/locate-area';
import { ringsOf } from '../../domain/areas/rings-of';
import type { CityData, LngLat, Outline } from '../../domain/city/city-data';

/** How often something else than a file names another area than the file does, each a share of the points. */
export interface Shares {
  points: number;
  /** Of the city's present outlines. */
  outlines: number;
  /** Of the nearest centre, which is all that is known where there are no outlines. */
  nearestCentre: number;
}

export interface Comparison extends Shares {
  /** By the area that the file names; those with the most points that the outlines name otherwise come first. */
  areas: ({ code: string; name: string } & Shares)[];
}

interface Options {
  city: Pick<CityData, 'areas' | 'outlines'>;
  /** Of the file. */
  against: readonly Outline[];
  /** Between two points. */
  spacingMetres: number;
  onArea?: (done: number) => void;
}

const METRES_PER_DEGREE = 111_195;

/** Compares by points on an even grid, those that lie in an outline of the file. */
export function compareOutlines({ city, against, spacingMetres, onArea }: Options): Comparison {
  const centres = { areas: city.areas, outlines: [] };
  const counts = new Map(against.map(({ area }) => [area, { points: 0, outlines: 0, nearestCentre: 0 }]));
  let done = 0;
  for (const { area, geometry } of against) {
    const count = counts.get(area)!;
    for (const point of gridIn(geometry, spacingMetres)) {
      count.points++;
      if (locateArea(city, point).area !== area) count.outlines++;
      if (locateArea(centres, point).area !== area) count.nearestCentre++;
    }
    onArea?.(++done);
  }
  const all = [...counts.values()];
  const sum = (key: keyof Shares) => all.reduce((total, count) => total + count[key], 0);
  return {
    ...sharesOf({ points: sum('points'), outlines: sum('outlines'), nearestCentre: sum('nearestCentre') }),
    areas: [...counts]
      .sort(([, one], [, other]) => other.outlines - one.outlines)
      .map(([code, count]) => ({
        code,
        name: city.areas.find((area) => area.code === code)!.name.vi,
        ...sharesOf(count),
      })),
  };
}

function sharesOf({ points, outlines, nearestCentre }: Shares): Shares {
  // An area that is smaller than a mesh of the grid may have no point.
  const of = Math.max(1, points);
  return { points, outlines: outlines / of, nearestCentre: nearestCentre / of };
}

/** The points of one grid over the whole earth that lie in an outline. */
function* gridIn(geometry: Outline['geometry'], spacingMetres: number): Generator<{ lat: number; lng: number }> {
  const corners = ringsOf(geometry).flat();
  const [west, east] = rangeOf(corners, 0);
  const [south, north] = rangeOf(corners, 1);
  const stepLat = spacingMetres / METRES_PER_DEGREE;
  for (let row = Math.ceil(south / stepLat); row * stepLat <= north; row++) {
    const lat = row * stepLat;
    const stepLng = stepLat / Math.cos((lat * Math.PI) / 180);
    for (let column = Math.ceil(west / stepLng); column * stepLng <= east; column++) {
      const point = { lat, lng: column * stepLng };
      if (holdsPoint(geometry, point)) yield point;
    }
  }
}

function rangeOf(corners: readonly LngLat[], at: 0 | 1): [number, number] {
  const values = corners.map((corner) => corner[at]);
  return [values.reduce((one, other) => Math.min(one, other)), values.reduce((one, other) => Math.max(one, other))];
}
