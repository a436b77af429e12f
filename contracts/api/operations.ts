import { CITY_OPERATIONS } from './city';
import type { Operation } from './operation';
import { REPORT_OPERATIONS } from './reports';
import { SUSPENSION_OPERATIONS } from './suspensions';

/** Every operation of the API. One that is served and not listed here does not exist for the document and fails its tests. */
export const OPERATIONS: readonly Operation[] = [
  ...Object.values(REPORT_OPERATIONS),
  ...Object.values(SUSPENSION_OPERATIONS),
  ...Object.values(CITY_OPERATIONS),
];
