import type { Calendar, ClockTime, LocalDate, OfficeHours, SpecialDay } from './calendar';
import { CalendarError } from './calendar-error';
import { DAY_MS, dateOfDay, dayOfDate, monthOfDay, weekdayOfDay, type LocalDay } from './local-day';

/** Office time of one day: open spans in ms after local midnight, and their sum. */
export interface DayHours {
  spans: readonly (readonly [opens: number, closes: number])[];
  totalMs: number;
}

interface CompiledHours extends DayHours {
  firstDay: LocalDay;
  lastDay: LocalDay;
  months: ReadonlySet<number> | null;
}

const CLOSED: DayHours = { spans: [], totalMs: 0 };
const CLOCK_TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;

const compiled = new WeakMap<Calendar, CompiledCalendar>();

/** A calendar made fit for arithmetic; only the clock's own files use it. */
export class CompiledCalendar {
  readonly offsetMs: number;
  private readonly weekdays: ReadonlySet<number>;
  private readonly hours: CompiledHours[];
  private readonly specialDays = new Map<LocalDay, SpecialDay>();
  /** Each day that was asked for: walks over days meet the same ones again and again. */
  private readonly known = new Map<LocalDay, DayHours>();

  /** The compiled form of a calendar, kept as long as the calendar object lives: so calendars are never changed in place. */
  static of(calendar: Calendar): CompiledCalendar {
    let found = compiled.get(calendar);
    if (!found) compiled.set(calendar, (found = new CompiledCalendar(calendar)));
    return found;
  }

  private constructor(calendar: Calendar) {
    if (!Number.isInteger(calendar.utcOffsetMinutes)) {
      throw new CalendarError(`The calendar's offset from UTC, “${calendar.utcOffsetMinutes}”, is not a whole number.`);
    }
    this.offsetMs = calendar.utcOffsetMinutes * 60_000;
    this.weekdays = new Set(calendar.workingWeekdays);
    this.hours = calendar.hours.map(compileHours);
    for (const special of calendar.days) {
      const day = dayOfDate(special.date);
      const known = this.specialDays.get(day);
      if (!known || (known.kind === 'makeup' && special.kind === 'holiday')) this.specialDays.set(day, special);
    }
  }

  /** The day an instant falls on, local time. Throws `RangeError` for an instant that is not a finite number. */
  dayAt(instant: number): LocalDay {
    if (!Number.isFinite(instant)) throw new RangeError(`“${instant}” is not an instant in milliseconds.`);
    return Math.floor((instant + this.offsetMs) / DAY_MS);
  }

  /** The instant of local midnight at which a day begins. */
  startOf(day: LocalDay): number {
    return day * DAY_MS - this.offsetMs;
  }

  /** The holiday or make-up day on this date, if there is one. */
  specialOn(day: LocalDay): SpecialDay | undefined {
    return this.specialDays.get(day);
  }

  /** Whether the week's rule alone would have offices open. */
  isWorkedByWeek(day: LocalDay): boolean {
    return this.weekdays.has(weekdayOfDay(day));
  }

  /** Whether offices open on this day: as the special day says, else the week's rule. */
  isWorking(day: LocalDay): boolean {
    const special = this.specialDays.get(day);
    return special ? special.kind === 'makeup' : this.weekdays.has(weekdayOfDay(day));
  }

  /** Open spans of a day; none on a day off. Throws `CalendarError` when the day is worked but no hours hold. */
  hoursOn(day: LocalDay): DayHours {
    let hours = this.known.get(day);
    if (!hours) this.known.set(day, (hours = this.hoursOf(day)));
    return hours;
  }

  private hoursOf(day: LocalDay): DayHours {
    if (!this.isWorking(day)) return CLOSED;
    const month = monthOfDay(day);
    for (const hours of this.hours) {
      if (day >= hours.firstDay && day <= hours.lastDay && (!hours.months || hours.months.has(month))) return hours;
    }
    throw new CalendarError(`The calendar has no office hours for ${dateOfDay(day)}, which is a working day.`);
  }
}

function compileHours(hours: OfficeHours): CompiledHours {
  const spans: [number, number][] = [];
  let last = -1;
  for (const [opens, closes] of hours.intervals) {
    const span: [number, number] = [msOfClockTime(opens, hours.validFrom), msOfClockTime(closes, hours.validFrom)];
    if (span[0] < last || span[1] <= span[0]) {
      throw new CalendarError(
        `The office hours valid from ${hours.validFrom} are not in order at ${opens}–${closes}: intervals must follow each other and end after they begin.`,
      );
    }
    last = span[1];
    spans.push(span);
  }
  if (spans.length === 0) throw new CalendarError(`The office hours valid from ${hours.validFrom} have no interval.`);
  return {
    spans,
    totalMs: spans.reduce((sum, [opens, closes]) => sum + closes - opens, 0),
    firstDay: dayOfDate(hours.validFrom),
    lastDay: hours.validTo === undefined ? Infinity : dayOfDate(hours.validTo),
    months: hours.months ? new Set(hours.months) : null,
  };
}

function msOfClockTime(time: ClockTime, validFrom: LocalDate): number {
  if (time === '24:00') return DAY_MS;
  const match = CLOCK_TIME.exec(time);
  if (!match)
    throw new CalendarError(`“${time}” in the office hours valid from ${validFrom} is not a time written as HH:MM.`);
  return Number(match[1]) * 3_600_000 + Number(match[2]) * 60_000;
}
