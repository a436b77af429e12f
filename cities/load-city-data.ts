import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SetupError } from '../config/setup-error';
import { CITY_DATA_FILES, cityDataSchema, describeCityDataIssue } from '../contracts/city-data';
import type { CityData } from '../domain/city/city-data';

/** Reads a city's folder, e.g. `cities/hue`. Data that is missing or wrong stops the start, with file, entry and rule. */
export async function loadCityData(folder: string): Promise<CityData> {
  const parts = await Promise.all(
    Object.entries(CITY_DATA_FILES).map(async ([part, file]) => [part, await readJson(folder, file)] as const),
  );
  const data: unknown = Object.fromEntries(parts);
  const result = cityDataSchema.safeParse(data);
  if (result.success) return result.data;
  const [first, ...others] = result.error.issues;
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  throw new SetupError(`The city data in ${folder} is wrong: ${describeCityDataIssue(first!, data)}${more}.`);
}

async function readJson(folder: string, file: string): Promise<unknown> {
  let content: string;
  try {
    content = await readFile(join(folder, file), 'utf8');
  } catch (error) {
    throw new SetupError(`The city data in ${folder} is incomplete: ${file} cannot be read.`, { cause: error });
  }
  try {
    return JSON.parse(content);
  } catch (error) {
    throw new SetupError(`The city data in ${folder} is wrong: ${file} is not valid JSON.`, { cause: error });
  }
}
