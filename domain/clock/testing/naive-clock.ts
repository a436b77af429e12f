import type { Budget } from '../budget';
import type { Calendar } from '../calendar';
import type { Ledger } from '../ledger';

/*
 * The rules of office time and of the ledger once more, minute by minute and without a clever thought: what the tests
 * hold the real ones against. All instants must be whole minutes.
 */

export const MINUTE = 60_000;
const DAY = 1440;

/** Minutes of one local day in which offices are open, found from the date's text alone. */
function naiveDay(calendar: Calendar, date: string): Uint8Array<ArrayBuffer> {
  const minutes = new Uint8Array(DAY);
  const instant = new Date(`${date}T00:00:00Z`);
  const entries = calendar.days.filter((day) => day.date === date);
  const holiday = entries.some((day) => day.kind === 'holiday');
  const makeup = entries.some((day) => day.kind === 'makeup');
  const byWeek = calendar.workingWeekdays.includes(instant.getUTCDay() === 0 ? 7 : instant.getUTCDay());
  if (holiday || (!makeup && !byWeek)) return minutes;
  const month = Number(date.slice(5, 7));
  const hours = calendar.hours.find(
    (h) =>
      h.validFrom <= date &&
      (h.validTo === undefined || date <= h.validTo) &&
      (h.months === undefined || h.months.includes(month)),
  );
  if (!hours) throw new Error(`no hours on ${date}`);
  const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  for (const [opens, closes] of hours.intervals) minutes.fill(1, minuteOf(opens), minuteOf(closes));
  return minutes;
}

/** Minutes since the epoch, local time, at which offices are open; days are looked at when they are met. */
export class NaiveClock {
  private readonly days = new Map<number, Uint8Array<ArrayBuffer>>();
  private dayBegins = NaN;
  private lastDay = new Uint8Array();

  constructor(private readonly calendar: Calendar) {}

  /** The minute, counted in local time, that begins at an instant. */
  local(instant: number): number {
    return instant / MINUTE + this.calendar.utcOffsetMinutes;
  }

  instant(local: number): number {
    return (local - this.calendar.utcOffsetMinutes) * MINUTE;
  }

  day(index: number): Uint8Array<ArrayBuffer> {
    let day = this.days.get(index);
    if (!day) {
      day = naiveDay(this.calendar, new Date(index * DAY * MINUTE).toISOString().slice(0, 10));
      this.days.set(index, day);
    }
    return day;
  }

  isOpen(local: number): boolean {
    // Asked millions of times, mostly for the same day; and looking up `Math` is slow in Jest's sandbox.
    if (!(local >= this.dayBegins && local < this.dayBegins + DAY)) {
      const index = Math.floor(local / DAY);
      this.dayBegins = index * DAY;
      this.lastDay = this.day(index);
    }
    return this.lastDay[local - this.dayBegins] === 1;
  }

  worked(index: number): boolean {
    return this.day(index).includes(1);
  }

  /** The local minute at which a worked day closes. */
  closing(index: number): number {
    return index * DAY + this.day(index).lastIndexOf(1) + 1;
  }

  openMinutes(from: number, to: number): number {
    let sum = 0;
    for (let minute = from; minute < to; minute++) if (this.isOpen(minute)) sum++;
    return sum;
  }

  /** The index of the n-th worked day after a day. */
  daysAfter(index: number, n: number): number {
    let day = index;
    for (let left = n; left > 0;) if (this.worked(++day)) left--;
    return day;
  }
}

/** The due instant of a ledger at whose end the clock runs; budgets must be whole minutes. */
export function naiveDueAt(calendar: Calendar, ledger: Ledger): number {
  const clock = new NaiveClock(calendar);
  const opening = ledger[0];
  if (opening?.type !== 'opened') throw new Error('not opened');
  let base = opening.budget;
  let extensions: Budget[] = [];
  for (const entry of ledger) {
    if (entry.type === 'extended') extensions.push(entry.budget);
    if (entry.type === 'rebudgeted') {
      if ((entry.budget.unit === 'hours') !== (base.unit === 'hours')) extensions = [];
      base = entry.budget;
    }
  }
  const isPaused = pausedMinutes(clock, ledger, base.unit === 'hours');
  const t0 = clock.local(opening.at);

  /** Walks until so many minutes counted by `counts` have gone by outside pauses. */
  const walk = (from: number, minutes: number, counts: (minute: number) => boolean) => {
    let minute = from;
    for (let left = minutes; left > 0; minute++) if (counts(minute) && !isPaused(minute)) left--;
    return minute;
  };
  const open = (minute: number) => clock.isOpen(minute);
  const minutesOf = (budget: Budget) => Math.round(budget.amount * 60);

  let end: number;
  if (base.unit === 'working_days') {
    let day = Math.floor(t0 / DAY);
    while (!clock.worked(day) || t0 >= clock.closing(day)) day++;
    end = walk(t0, clock.openMinutes(t0, clock.closing(clock.daysAfter(day, base.amount))), open);
  } else {
    end = walk(t0, minutesOf(base), base.unit === 'hours' ? () => true : open);
  }
  for (const extension of extensions) {
    if (extension.unit === 'working_days') {
      let day = Math.floor(end / DAY);
      if (end % DAY === 0 && clock.worked(day - 1) && clock.closing(day - 1) === end) day--;
      while (!clock.worked(day) || end > clock.closing(day)) day++;
      const target = clock.daysAfter(day, extension.amount);
      const gone = clock.openMinutes(day * DAY, Math.max(end, day * DAY));
      let to = target * DAY;
      for (let left = gone; left > 0 && to < clock.closing(target); to++) if (clock.isOpen(to)) left--;
      if (gone === 0 || end === clock.closing(day)) to = clock.closing(target);
      end = walk(end, clock.openMinutes(end, to), open);
    } else {
      end = walk(end, minutesOf(extension), extension.unit === 'hours' ? () => true : open);
    }
  }
  if ([base, ...extensions].every(({ unit }) => unit !== 'working_days')) return clock.instant(end);
  for (let day = Math.floor(end / DAY) - 1; ; day++) {
    if (clock.worked(day) && clock.closing(day) >= end && !isPaused(clock.closing(day) - 1)) {
      return clock.instant(clock.closing(day));
    }
  }
}

/** Whether a cause that stops the clock holds in a minute. */
function pausedMinutes(clock: NaiveClock, ledger: Ledger, wall: boolean): (minute: number) => boolean {
  const first = clock.local(ledger[0]?.at ?? 0);
  const last = clock.local(ledger.at(-1)?.at ?? 0);
  const flags = new Uint8Array(last - first);
  const held = new Set<string>();
  let next = 0;
  for (let minute = first; minute < last; minute++) {
    for (let entry = ledger[next]; entry && clock.local(entry.at) <= minute; entry = ledger[++next]) {
      if (entry.type === 'paused') held.add(entry.cause);
      if (entry.type === 'resumed') held.delete(entry.cause);
    }
    if ([...held].some((cause) => !wall || cause !== 'area_suspended')) flags[minute - first] = 1;
  }
  return (minute) => flags[minute - first] === 1;
}

/** Minutes counted until `at`, office time or all time, for a ledger at whose end the clock runs. */
export function naiveSpentMinutes(calendar: Calendar, ledger: Ledger, wall: boolean, at: number): number {
  const clock = new NaiveClock(calendar);
  const isPaused = pausedMinutes(clock, ledger, wall);
  let sum = 0;
  for (let minute = clock.local(ledger[0]?.at ?? 0); minute < clock.local(at); minute++) {
    if ((wall || clock.isOpen(minute)) && !isPaused(minute)) sum++;
  }
  return sum;
}
