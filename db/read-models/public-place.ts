/**
 * Places are public to three decimals, some 110 m. A search by place must tell no more than that: its edges are moved to the
 * borders of these cells, or somebody could find the exact place by halving a box again and again.
 */
const CELLS_PER_DEGREE = 1_000;

export interface Place {
  lat: number;
  lng: number;
}

/** South-west and north-east corners, in degrees. */
export interface Box {
  minLat: number;
  minLng: number;
  maxLat: number;
  maxLng: number;
}

/** The middle of the cell in which a place lies. */
export function publicPlace({ lat, lng }: { lat: number | null; lng: number | null }): Place | null {
  if (lat === null || lng === null) return null;
  return { lat: middle(lat), lng: middle(lng) };
}

/** The box whose cells have their middles in a box. */
export function toCells({ minLat, minLng, maxLat, maxLng }: Box): Box {
  return { minLat: lower(minLat), minLng: lower(minLng), maxLat: upper(maxLat), maxLng: upper(maxLng) };
}

function middle(degrees: number): number {
  return Math.round(degrees * CELLS_PER_DEGREE) / CELLS_PER_DEGREE;
}

function lower(degrees: number): number {
  return (Math.ceil(degrees * CELLS_PER_DEGREE) - 0.5) / CELLS_PER_DEGREE;
}

function upper(degrees: number): number {
  return (Math.floor(degrees * CELLS_PER_DEGREE) + 0.5) / CELLS_PER_DEGREE;
}
