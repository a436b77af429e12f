import type { LngLat, OutlineGeometry } from '../city/city-data';

/** All rings of an outline, those of its holes too. */
export function ringsOf(geometry: OutlineGeometry): LngLat[][] {
  return geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
}
