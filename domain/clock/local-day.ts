import type { LocalDate } from './calendar';
import { CalendarError } from './calendar-error';

/** A local date as the number of days since 1970-01-01, for arithmetic. */
export type LocalDay = number;

export const DAY_MS = 86_400_000;

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The date as a day number. Throws `CalendarError` when it is no date of the Gregorian calendar. */
export function dayOfDate(date: LocalDate): LocalDay {
  const match = DATE.exec(date);
  if (match) {
    const day = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) / DAY_MS;
    if (dateOfDay(day) === date) return day;
  }
  throw new CalendarError(`“${date}” is not a date written as YYYY-MM-DD.`);
}

/** The day number as `YYYY-MM-DD`. */
export function dateOfDay(day: LocalDay): LocalDate {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** ISO weekday, Monday = 1 to Sunday = 7. */
export function weekdayOfDay(day: LocalDay): number {
  // 1970-01-01 was a Thursday.
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** Month, 1–12. */
export function monthOfDay(day: LocalDay): number {
  return new Date(day * DAY_MS).getUTCMonth() + 1;
}
