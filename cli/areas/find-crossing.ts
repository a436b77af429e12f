import type { LngLat } from '../../domain/city/city-data';

/** A place at which a ring crosses itself; null when it does not. Edges that only touch are no crossing. */
export function findCrossing(ring: readonly LngLat[]): LngLat | null {
  const edges = ring
    .slice(1)
    .map((to, at) => ({ from: ring[at]!, to }))
    .sort((one, other) => west(one) - west(other));
  for (const [at, edge] of edges.entries()) {
    const east = Math.max(edge.from[0], edge.to[0]);
    for (let next = at + 1; next < edges.length && west(edges[next]!) <= east; next++) {
      if (cross(edge, edges[next]!)) return edge.from;
    }
  }
  return null;
}

interface Edge {
  from: LngLat;
  to: LngLat;
}

function west({ from, to }: Edge): number {
  return Math.min(from[0], to[0]);
}

function cross(one: Edge, other: Edge): boolean {
  return apart(one, other) && apart(other, one);
}

/** Whether the ends of the other are on both sides of one. */
function apart(one: Edge, other: Edge): boolean {
  return side(one, other.from) * side(one, other.to) < 0;
}

function side({ from, to }: Edge, [lng, lat]: LngLat): number {
  return (to[0] - from[0]) * (lat - from[1]) - (to[1] - from[1]) * (lng - from[0]);
}
