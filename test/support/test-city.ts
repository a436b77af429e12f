import { resolve } from 'node:path';
import { loadCityData } from '../../cities/load-city-data';
import type { CityDirectory } from '../../db/city-directory';
import type { CityData } from '../../domain/city/city-data';

let hue: Promise<CityData> | undefined;

/** Huế's data as it is in the folder. */
export function hueCityData(): Promise<CityData> {
  hue ??= loadCityData(resolve(__dirname, '../../cities/hue'));
  return hue;
}

/** A directory that answers the same data for ever. */
export function fixedDirectory(data: CityData): CityDirectory {
  return { current: () => data, refresh: () => Promise.resolve(), stop: () => undefined };
}
