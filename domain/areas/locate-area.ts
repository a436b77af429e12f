import type { Area, CityData, LngLat, Outline, OutlineGeometry, Point } from '../city/city-data';
import { distanceInMetres } from './distance-in-metres';
import { holdsPoint } from './holds-point';
import { ringsOf } from './rings-of';

/** An area found from a point. */
export interface LocatedArea {
  area: string;
  /** Near a border it can be the neighbour: the outline is not surveyed, or no outline holds the point. */
  approximate: boolean;
}

/**
 * The ward or commune in whose outline a point lies; of two that overlap, the surveyed one. A point in no outline, such as
 * one at sea, belongs to the nearest, where an area without an outline is as far away as its centre.
 */
export function locateArea({ areas, outlines }: Pick<CityData, 'areas' | 'outlines'>, point: Point): LocatedArea {
  const boxed = boxedOutlines(outlines);
  for (const { area, approximate, geometry } of boxed) {
    if (holdsPoint(geometry, point)) return { area, approximate };
  }
  return { area: nearestArea(areas, boxed, point), approximate: true };
}

type Box = [minLng: number, minLat: number, maxLng: number, maxLat: number];
/** With its box, which rules out nearly all outlines at once. */
type BoxedGeometry = OutlineGeometry & { bbox: Box };
type BoxedOutline = Omit<Outline, 'geometry'> & { geometry: BoxedGeometry };

/** The city's outlines are the same array until they are edited. */
const boxedByOutlines = new WeakMap<readonly Outline[], BoxedOutline[]>();

function boxedOutlines(outlines: readonly Outline[]): BoxedOutline[] {
  const known = boxedByOutlines.get(outlines);
  if (known) return known;
  const boxed = outlines
    .map((outline) => ({ ...outline, geometry: { ...outline.geometry, bbox: boxOf(outline.geometry) } }))
    .sort((one, other) => Number(one.approximate) - Number(other.approximate));
  boxedByOutlines.set(outlines, boxed);
  return boxed;
}

function nearestArea(areas: readonly Area[], outlines: readonly BoxedOutline[], point: Point): string {
  const outlineOf = new Map(outlines.map(({ area, geometry }) => [area, geometry]));
  let nearest: { code: string; metres: number } | undefined;
  for (const { code, centre } of areas) {
    const outline = outlineOf.get(code);
    const limit = nearest?.metres ?? Infinity;
    const metres = outline ? distanceToOutline(outline, point, limit) : distanceInMetres(centre, point);
    if (nearest === undefined || metres < limit) nearest = { code, metres };
  }
  if (nearest === undefined) throw new RangeError('A city without areas cannot locate a point');
  return nearest.code;
}

/** From a point outside it; any number that is not below the limit where it is no nearer than that. */
function distanceToOutline(geometry: BoxedGeometry, point: Point, limit: number): number {
  const [minLng, minLat, maxLng, maxLat] = geometry.bbox;
  const corner = { lng: clamp(point.lng, minLng, maxLng), lat: clamp(point.lat, minLat, maxLat) };
  const least = distanceInMetres(corner, point);
  if (least >= limit) return least;
  let nearest: Point = corner;
  let square = Infinity;
  // Over the few kilometres that matter, a degree is as long everywhere.
  const shrink = Math.cos((point.lat * Math.PI) / 180);
  for (const ring of ringsOf(geometry)) {
    for (let at = 1; at < ring.length; at++) {
      const found = nearestOnEdge(ring[at - 1]!, ring[at]!, point, shrink);
      const distance = ((found.lng - point.lng) * shrink) ** 2 + (found.lat - point.lat) ** 2;
      if (distance < square) [nearest, square] = [found, distance];
    }
  }
  return distanceInMetres(nearest, point);
}

function nearestOnEdge([fromLng, fromLat]: LngLat, [toLng, toLat]: LngLat, point: Point, shrink: number): Point {
  const [dx, dy] = [toLng - fromLng, toLat - fromLat];
  const along = (point.lng - fromLng) * dx * shrink ** 2 + (point.lat - fromLat) * dy;
  const share = clamp(along / ((dx * shrink) ** 2 + dy ** 2 || 1), 0, 1);
  return { lng: fromLng + share * dx, lat: fromLat + share * dy };
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value));
}

function boxOf(geometry: OutlineGeometry): Box {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lng, lat] of ringsOf(geometry).flat()) {
    box[0] = Math.min(box[0], lng);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lng);
    box[3] = Math.max(box[3], lat);
  }
  return box;
}
