import type { Bilingual } from '../city/city-data';
import type { Calendar, LocalDate } from './calendar';
import { CompiledCalendar } from './compiled-calendar';
import { weekdayName } from './date-wording';
import type { Pause } from './ledger-reading';
import { dateOfDay, weekdayOfDay } from './local-day';

/** A day that differs from a plain working day, by name. A holiday on a day off anyway is a day off. */
export interface NotableDay {
  date: LocalDate;
  why: 'day_off' | 'holiday' | 'makeup';
  /** The weekday of a day off, else the calendar's name for the day. */
  name: Bilingual;
  /** Whether the calendar's entry is confirmed; true for days off of the week. */
  confirmed: boolean;
}

/** Days off, holidays and make-up days that an office deadline meets between two instants, without those wholly in a pause. */
export function notableDays(calendar: Calendar, from: number, to: number, pauses: readonly Pause[]): NotableDay[] {
  const table = CompiledCalendar.of(calendar);
  const days: NotableDay[] = [];
  for (let day = table.dayAt(from); day <= table.dayAt(to); day++) {
    const begins = table.startOf(day);
    if (pauses.some((pause) => pause.from <= begins && pause.to >= table.startOf(day + 1))) continue;
    const special = table.specialOn(day);
    const byWeek = table.isWorkedByWeek(day);
    const date = dateOfDay(day);
    if (special && byWeek === (special.kind === 'holiday')) {
      days.push({ date, why: special.kind, name: special.name, confirmed: special.confirmed });
    } else if (!byWeek) {
      days.push({ date, why: 'day_off', name: weekdayName(weekdayOfDay(day)), confirmed: true });
    }
  }
  return days;
}
