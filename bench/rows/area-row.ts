import { join } from 'node:path';
import { loadCityData } from '../../cities/load-city-data';
import { projectFolder } from '../../config/project-folder';
import { isInsideCity } from '../../domain/areas/is-inside-city';
import { locateArea } from '../../domain/areas/locate-area';
import { ringsOf } from '../../domain/areas/rings-of';
import type { CityData, Point } from '../../domain/city/city-data';
import type { Row } from '../support/row';

const LOOKUPS = 50_000;

/** Looking for the area of a point, in the process that takes reports: by outlines, and by the nearest centre alone. */
export const areaRow: Row = {
  name: 'area',
  title: 'Looking for the ward of a point, by outlines',
  async prepare() {
    const hue = await loadCityData(join(projectFolder(), 'cities', 'hue'));
    const points = pointsIn(hue, LOOKUPS);
    const perSecond = (city: Pick<CityData, 'areas' | 'outlines'>): number => {
      const began = performance.now();
      for (const point of points) locateArea(city, point);
      return (points.length / (performance.now() - began)) * 1_000;
    };
    const centres = { areas: hue.areas, outlines: [] };
    // What is made once for a version of the city's data, and what the compiler makes of it, is no part of a lookup.
    perSecond(hue);
    perSecond(centres);
    return {
      series: {
        outlines: { label: 'by outlines', unit: '/s', role: 'product' },
        centres: { label: 'by the nearest centre', unit: '/s', role: 'baseline' },
      },
      checks: [{ kind: 'ratio', label: 'by outlines', of: 'outlines', over: 'centres', atLeast: 0.5 }],
      facts: {
        areas: hue.areas.length,
        corners: cornersOf(hue),
        points: LOOKUPS,
        places: 'anywhere inside the boundary',
      },
      steps: [async () => ({ centres: perSecond(centres) }), async () => ({ outlines: perSecond(hue) })],
    };
  },
};

/** Spread evenly over the city, the same in every run. */
function pointsIn({ city }: CityData, count: number): Point[] {
  const lngs = city.boundary.map(([lng]) => lng);
  const lats = city.boundary.map(([, lat]) => lat);
  const [west, south] = [Math.min(...lngs), Math.min(...lats)];
  const [width, height] = [Math.max(...lngs) - west, Math.max(...lats) - south];
  const points: Point[] = [];
  // The fractions of multiples of these two numbers fill a square evenly.
  for (let nth = 1; points.length < count; nth++) {
    const point = { lng: west + ((nth * 0.754877666) % 1) * width, lat: south + ((nth * 0.569840291) % 1) * height };
    if (isInsideCity({ boundary: city.boundary }, point)) points.push(point);
  }
  return points;
}

function cornersOf({ outlines }: CityData): number {
  return outlines.flatMap(({ geometry }) => ringsOf(geometry).flat()).length;
}
