import type { Logger } from 'pino';
import { cityDataSchema } from '../contracts/city-data';
import type { CityData } from '../domain/city/city-data';
import type { Database } from './connect';
import { readCityEntries, readCityVersion } from './stores/city-store';

const REFRESH_MS = 30_000;

/** The city's data as this process knows it. Reading it never waits and never fails. */
export interface CityDirectory {
  current(): CityData;
  /** Reads Postgres again now. */
  refresh(): Promise<void>;
  stop(): void;
}

interface Options {
  db: Database;
  /** What holds until Postgres has been read: the city's folder. */
  initial: CityData;
  logger: Logger;
}

/**
 * Keeps the city's data in memory and reads it from Postgres every 30 seconds. While Postgres is away, or when what is
 * there breaks a rule, the last good data goes on being used: a report must never wait for a table of wards.
 */
export function createCityDirectory({ db, initial, logger }: Options): CityDirectory {
  let data = initial;
  let version = '';

  const refresh = async (): Promise<void> => {
    const present = await readCityVersion(db);
    if (present === version) return;
    const read = await readCityEntries(db);
    if (read === null) return;
    version = present;
    const parsed = cityDataSchema.safeParse(read);
    if (parsed.success) data = parsed.data;
    else
      logger.error(
        { issues: parsed.error.issues.slice(0, 5) },
        'City data in Postgres is not valid; the last good data stays in use',
      );
  };

  const timer = setInterval(() => {
    refresh().catch((error: unknown) =>
      logger.warn({ err: error }, 'City data could not be read; the last good data stays in use'),
    );
  }, REFRESH_MS);
  timer.unref();

  return { current: () => data, refresh, stop: () => clearInterval(timer) };
}
