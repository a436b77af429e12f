import type { CityDirectory } from '../../db/city-directory';
import type { Database } from '../../db/connect';
import { readStatistics, type Group } from '../../db/read-models/statistics';

interface Dependencies {
  db: Database;
  city: CityDirectory;
  now: () => number;
}

export interface Statistics {
  from: string;
  to: string;
  /** When they were read. */
  asOf: string;
  groups: Group[];
}

export interface StatisticsService {
  /** A year until today where nothing else is asked for. */
  read(asked: { from?: string | undefined; to?: string | undefined }): Promise<Statistics>;
}

/** Counting a year of a big city takes seconds, and the wall asks all the time: everybody gets the same figures for a minute. */
const FRESH_MS = 60_000;
/** So long older ones are still answered while they are read anew; `asOf` says of when they are. */
const USABLE_MS = 10 * 60_000;
/** Periods that are kept; anybody may ask for any. */
const MAX_KEPT = 50;
const YEAR_DAYS = 365;
const DAY_MS = 86_400_000;

interface Kept {
  at: number;
  reading: Promise<Statistics>;
  /** Whether it is being read anew. */
  renewing: boolean;
}

export function createStatisticsService({ db, city, now }: Dependencies): StatisticsService {
  const kept = new Map<string, Kept>();

  const keep = (key: string, each: Kept): void => {
    kept.delete(key);
    kept.set(key, each);
    if (kept.size > MAX_KEPT) kept.delete(kept.keys().next().value!);
  };

  return {
    async read(asked) {
      const at = now();
      const { timeZone } = city.current().city;
      const to = asked.to ?? localDate(at, timeZone);
      const from = asked.from ?? dayBefore(to, YEAR_DAYS);
      const key = `${from}/${to}`;
      const readNow = async (): Promise<Statistics> => {
        const groups = await readStatistics(db, { from, to, timeZone }, new Date(at));
        return { from, to, asOf: new Date(at).toISOString(), groups };
      };

      const known = kept.get(key);
      const age = known ? at - known.at : Infinity;
      if (known && age < FRESH_MS) return known.reading;
      if (known && age < USABLE_MS) {
        if (!known.renewing) {
          known.renewing = true;
          readNow().then(
            (statistics) => keep(key, { at, reading: Promise.resolve(statistics), renewing: false }),
            () => (known.renewing = false),
          );
        }
        return known.reading;
      }
      const reading = readNow();
      keep(key, { at, reading, renewing: false });
      // One that failed is not kept.
      reading.catch(() => kept.delete(key));
      return reading;
    },
  };
}

function localDate(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at);
}

function dayBefore(date: string, days: number): string {
  return new Date(Date.parse(date) - days * DAY_MS).toISOString().slice(0, 10);
}
