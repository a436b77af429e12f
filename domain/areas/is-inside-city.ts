import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import type { City, Point } from '../city/city-data';

/** Whether a point lies in the city's rough outline; its edge counts as inside. */
export function isInsideCity(city: Pick<City, 'boundary'>, point: Point): boolean {
  if (!Number.isFinite(point.lat) || !Number.isFinite(point.lng)) return false;
  return booleanPointInPolygon([point.lng, point.lat], { type: 'Polygon', coordinates: [city.boundary] });
}
