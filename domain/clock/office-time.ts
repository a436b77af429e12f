import type { Calendar, LocalDate } from './calendar';
import { CalendarError } from './calendar-error';
import { CompiledCalendar } from './compiled-calendar';
import { dateOfDay, dayOfDate, type LocalDay } from './local-day';

/** More closed days in a row than this are taken for a mistake in the calendar. */
const MAX_CLOSED_DAYS = 400;

/** No deadline and no report lives longer; it bounds every walk over days. */
const MAX_SPAN_DAYS = 36_525;

/*
 * Office time over a calendar. Instants are epoch milliseconds, dates are local.
 *
 * A calendar is compiled once per object, so it must not be changed in place. Of several office hours that hold on a
 * date the first in the list decides. A make-up day is worked with the hours of its own season, whatever its weekday.
 * A holiday wins over a make-up entry on the same date: it was declared by somebody who knew of both, and a deadline
 * a day too late does less harm than one on a day when nobody works.
 *
 * All functions throw `CalendarError` when the calendar is malformed, has no office hours for a working day they meet,
 * or has no working day within 400 days; and `RangeError` for instants and amounts that are not finite.
 */

/** The local date of an instant. */
export function localDateAt(calendar: Calendar, instant: number): LocalDate {
  return dateOfDay(CompiledCalendar.of(calendar).dayAt(instant));
}

/** Whether offices open at all on this date. */
export function isWorkingDay(calendar: Calendar, date: LocalDate): boolean {
  return CompiledCalendar.of(calendar).isWorking(dayOfDate(date));
}

/** When offices are open on this date, as pairs of instants in order; empty on a day off. */
export function openIntervals(calendar: Calendar, date: LocalDate): [opens: number, closes: number][] {
  const table = CompiledCalendar.of(calendar);
  const day = dayOfDate(date);
  const start = table.startOf(day);
  return table.hoursOn(day).spans.map(([opens, closes]) => [start + opens, start + closes]);
}

/** The first working day after this date. */
export function nextWorkingDay(calendar: Calendar, date: LocalDate): LocalDate {
  return dateOfDay(workingDayFrom(CompiledCalendar.of(calendar), dayOfDate(date) + 1));
}

/** The n-th working day after this date, which itself need not be one; `n` = 0 gives the date itself. */
export function addWorkingDays(calendar: Calendar, date: LocalDate, n: number): LocalDate {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`“${n}” is not a whole number of working days.`);
  const table = CompiledCalendar.of(calendar);
  const first = dayOfDate(date);
  let day = first;
  for (let left = n; left > 0; left--) {
    day = workingDayFrom(table, day + 1);
    boundSpan(first, day);
  }
  return dateOfDay(day);
}

/** The instant at which offices close on this date. Throws `CalendarError` when it is a day off. */
export function closingTime(calendar: Calendar, date: LocalDate): number {
  const closes = openIntervals(calendar, date).at(-1)?.[1];
  if (closes === undefined) throw new CalendarError(`Offices are closed on ${date}, so it has no closing time.`);
  return closes;
}

/** The instant at which offices open on this date. Throws `CalendarError` when it is a day off. */
export function openingTime(calendar: Calendar, date: LocalDate): number {
  const opens = openIntervals(calendar, date)[0]?.[0];
  if (opens === undefined) throw new CalendarError(`Offices are closed on ${date}, so it has no opening time.`);
  return opens;
}

/** The first working day whose closing time is at or after the instant; with `after`, strictly after it. */
export function workingDayAt(calendar: Calendar, instant: number, after: 'at or after' | 'after'): LocalDate {
  const table = CompiledCalendar.of(calendar);
  const day = workingDayFrom(table, table.dayAt(instant));
  const closes = table.startOf(day) + (table.hoursOn(day).spans.at(-1)?.[1] ?? 0);
  const reached = after === 'after' ? closes > instant : closes >= instant;
  return dateOfDay(reached ? day : workingDayFrom(table, day + 1));
}

/** Office time from one instant to a later one, in ms; 0 when `to` is not after `from`. */
export function workingMsBetween(calendar: Calendar, from: number, to: number): number {
  const table = CompiledCalendar.of(calendar);
  const first = table.dayAt(from);
  const last = table.dayAt(to);
  if (to <= from) return 0;
  boundSpan(first, last);
  let sum = 0;
  for (let day = first; day <= last; day++) {
    const hours = table.hoursOn(day);
    if (hours.totalMs === 0) continue;
    if (day > first && day < last) {
      sum += hours.totalMs;
      continue;
    }
    const start = table.startOf(day);
    for (const [opens, closes] of hours.spans) {
      sum += Math.max(0, Math.min(start + closes, to) - Math.max(start + opens, from));
    }
  }
  return sum;
}

/**
 * The earliest instant at which `ms` (≥ 0) of office time have passed since `from`. So it is a closing time rather than
 * the next opening, and 0 ms stay at `from`, also when offices are closed then.
 */
export function addWorkingMs(calendar: Calendar, from: number, ms: number): number {
  if (!Number.isFinite(ms) || ms < 0) throw new RangeError(`“${ms}” is not an amount of office time in milliseconds.`);
  const table = CompiledCalendar.of(calendar);
  const first = table.dayAt(from);
  if (ms === 0) return from;
  let left = ms;
  let day = first;
  for (;;) {
    day = workingDayFrom(table, day);
    boundSpan(first, day);
    const hours = table.hoursOn(day);
    if (day > first && hours.totalMs < left) {
      left -= hours.totalMs;
      day++;
      continue;
    }
    const start = table.startOf(day);
    for (const [opens, closes] of hours.spans) {
      const begin = Math.max(start + opens, from);
      const open = start + closes - begin;
      if (open <= 0) continue;
      if (left <= open) return begin + left;
      left -= open;
    }
    day++;
  }
}

/** Milliseconds after local midnight of an instant. */
export function timeOfDayAt(calendar: Calendar, instant: number): number {
  const table = CompiledCalendar.of(calendar);
  return instant - table.startOf(table.dayAt(instant));
}

function workingDayFrom(table: CompiledCalendar, from: LocalDay): LocalDay {
  for (let day = from; day <= from + MAX_CLOSED_DAYS; day++) {
    if (table.isWorking(day)) return day;
  }
  throw new CalendarError(`The calendar has no working day in the ${MAX_CLOSED_DAYS} days from ${dateOfDay(from)} on.`);
}

function boundSpan(first: LocalDay, last: LocalDay): void {
  if (last - first > MAX_SPAN_DAYS) {
    throw new CalendarError(`Office time is not counted over more than ${Math.round(MAX_SPAN_DAYS / 365.25)} years.`);
  }
}
