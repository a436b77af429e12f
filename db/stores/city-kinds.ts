import type { CityData } from '../../domain/city/city-data';

/** The parts of a city's data, each stored as entries. */
export type CityKind = keyof CityData;

/** By what each entry of a list is known; null for the parts that are one document, whose code is `WHOLE`. */
export const CITY_KINDS = {
  fields: 'code',
  categories: 'code',
  agencies: 'code',
  areas: 'code',
  outlines: 'area',
  routing: 'id',
  policies: 'version',
  templates: 'code',
  city: null,
  lexicon: null,
  calendar: null,
} as const satisfies Readonly<Record<CityKind, string | null>>;

/** Code of the only entry of a part that is one document. */
export const WHOLE = 'all';
