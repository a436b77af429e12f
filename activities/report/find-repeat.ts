import type { Logger } from 'pino';
import type { Submission } from '../../contracts/report-workflow';
import type { CityDirectory } from '../../db/city-directory';
import type { Database } from '../../db/connect';
import { readCases } from '../../db/read-models/duplicate-candidates';
import { findRepeat } from '../../domain/duplicates/find-repeat';
import { REPEAT_DAYS, searchRadius } from '../../domain/duplicates/parameters';
import type { Repeat } from '../../domain/duplicates/repeat';
import { sightingOf } from '../../domain/duplicates/sighting-of';

interface Dependencies {
  db: Database;
  city: CityDirectory;
  logger: Logger;
}

/** What the classifier made of the report; a category that is not sure counts as none. */
interface Sorted {
  category: string | null;
  field: string | null;
}

export type RepeatFinder = (submission: Submission, sorted: Sorted) => Promise<Omit<Repeat, 'raisedFrom'> | null>;

/** Sorting as a whole has 6 s (workflows/report/activities.ts); an engine beside the classifier may need most of them. */
const LONGEST_MS = 700;
const DAY_MS = 86_400_000;
const EVERY_CASE = { reports: 'all' } as const;

/**
 * Looks for the answered case that a fresh report repeats. Never fails and never takes long: a report goes on without it, and
 * the log says so.
 */
export function createRepeatFinder({ db, city, logger }: Dependencies): RepeatFinder {
  const search: RepeatFinder = async ({ text, location, area, receivedAt }, { category, field }) => {
    const { categories } = city.current();
    const { lat = null, lng = null, address = null } = location;
    const cases = await readCases(db, {
      place: lat === null || lng === null ? null : { lat, lng },
      radius: searchRadius(categories, category),
      area,
      category,
      answeredSince: new Date(receivedAt - REPEAT_DAYS * DAY_MS),
      answered: true,
      scope: EVERY_CASE,
    });
    const answered = cases.map(({ row, case: earlier }) => ({
      // Of a report that follows another, the answer is that one's.
      sighting: sightingOf({ ...row, answeredAt: earlier.answeredAt }),
      case: earlier,
    }));
    const report = {
      text,
      category,
      field,
      lat,
      lng,
      address,
      area,
      submittedAt: new Date(receivedAt),
      answeredAt: null,
    };
    return findRepeat(sightingOf(report), text, answered, categories);
  };

  return async (submission, sorted) => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`No answer within ${LONGEST_MS} ms`)), LONGEST_MS);
    });
    try {
      return await Promise.race([search(submission, sorted), late]);
    } catch (error) {
      logger.warn({ err: error }, 'Looking for an earlier case failed: the report goes on without');
      return null;
    } finally {
      clearTimeout(timer);
    }
  };
}
