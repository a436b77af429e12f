import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import type { OutlineGeometry, Point } from '../city/city-data';

/** Whether an outline holds a point; its edge counts as inside, its holes do not. A `bbox` in the geometry makes it quick. */
export function holdsPoint(geometry: OutlineGeometry, { lng, lat }: Point): boolean {
  return booleanPointInPolygon([lng, lat], geometry);
}
