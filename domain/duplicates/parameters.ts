import type { Category } from '../city/city-data';

/** How far apart in place and time two reports of one matter may be. */
export interface DuplicateParameters {
  /** In metres. */
  radius: number;
  /** Between the two submissions. */
  days: number;
  /** By how many metres a place may be wrong, because it is only known as the public knows it; 0 when absent. */
  slack?: number;
}

/** Where a category says nothing else. */
export const USUAL: DuplicateParameters = { radius: 100, days: 14 };

/** For so long after an answer a report of the same matter says that the answer did not last. */
export const REPEAT_DAYS = 60;

/** Never asked for more, so that a search reads few cells of its index. */
export const MAX_RADIUS = 300;

/** What holds between two reports: the wider where they are of different categories, or that of the one that is known. */
export function parametersFor(
  categories: readonly Category[],
  one: string | null,
  other: string | null,
): DuplicateParameters {
  const known = [one, other].flatMap((code) => {
    if (code === null) return [];
    return [categories.find((category) => category.code === code)?.duplicates ?? USUAL];
  });
  if (known.length === 0) return USUAL;
  return { radius: Math.max(...known.map(({ radius }) => radius)), days: Math.max(...known.map(({ days }) => days)) };
}

/** The farthest at which a report of a category, or of one that is not known, can have a candidate. */
export function searchRadius(categories: readonly Category[], code: string | null): number {
  const radii = categories.map(({ duplicates = USUAL }) => duplicates.radius);
  const widest = Math.max(USUAL.radius, ...radii);
  const own = categories.find((category) => category.code === code)?.duplicates?.radius ?? USUAL.radius;
  return code === null ? widest : own;
}
