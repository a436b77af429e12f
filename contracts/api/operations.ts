import type { Operation } from './operation';

/** Every operation of the API. One that is served and not listed here does not exist for the document and fails its tests. */
export const OPERATIONS: readonly Operation[] = [];
