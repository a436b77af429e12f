/** `HH:MM`, local time. */
export type ClockTime = string;

/** `YYYY-MM-DD`, local date. */
export type LocalDate = string;

/** When offices are open on a working day: morning and afternoon, in order, not overlapping. */
export type OpenIntervals = [opens: ClockTime, closes: ClockTime][];

/** Office hours that hold in a range of years and, within each year, in a season. */
export interface OfficeHours {
  /** First day these hours hold. */
  validFrom: LocalDate;
  /** Last day, inclusive; open-ended when absent. */
  validTo?: LocalDate;
  /** Months of the season, 1–12; the whole year when absent. */
  months?: number[];
  intervals: OpenIntervals;
  source?: string;
  confirmed: boolean;
}

/** A day that differs from the week's rule: a holiday, or a Saturday that is worked instead of another day (*làm bù*). */
export interface SpecialDay {
  date: LocalDate;
  kind: 'holiday' | 'makeup';
  name: { vi: string; en: string };
  source?: string;
  confirmed: boolean;
}

/**
 * Everything needed to say when a city's offices are open, as plain JSON: it travels into workflows as data, because
 * a time-zone or holiday library that changes would break their replay.
 */
export interface Calendar {
  /** Changes whenever anything in it does. */
  version: string;
  /** Minutes east of UTC. Vietnam has one offset all year; a city with daylight saving would need transitions here. */
  utcOffsetMinutes: number;
  /** ISO weekdays that are worked, Monday = 1. */
  workingWeekdays: number[];
  hours: OfficeHours[];
  days: SpecialDay[];
}
