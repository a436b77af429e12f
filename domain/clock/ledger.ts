import type { Budget } from './budget';
import type { Calendar } from './calendar';
import { LedgerError, type Ledger, type PauseCause } from './ledger-entry';
import { checkBudget, clockOf, readLedger, type ClockKind, type LedgerReading, type Pause } from './ledger-reading';
import { addWorkingDays, addWorkingMs, closingTime, openingTime, workingDayAt, workingMsBetween } from './office-time';
import { advance, clockMsBetween, runningMsBetween } from './running-time';

export { LedgerError, type Ledger, type LedgerEntry, type PauseCause } from './ledger-entry';
export { heldCauses, type ClockKind } from './ledger-reading';

const HOUR_MS = 3_600_000;

/** Where a deadline stands after the last entry of its ledger. Instants are epoch ms; all is plain JSON. */
export interface Projection {
  openedAt: number;
  /** Office time or wall-clock time: what `budgetMs`, `remainingMs` and `spentMs` are counted in. */
  clock: ClockKind;
  /** The budget in force, and the extensions in force. */
  budget: Budget;
  extensions: Budget[];
  /** The whole budget in ms of the clock. While the clock stands still, as if it went on from there at once. */
  budgetMs: number;
  /** When the budget is spent to the millisecond; `dueAt` is that, for working days moved to closing time. */
  spentAt: number | null;
  /** When it is due; null while the clock stands still before that. */
  dueAt: number | null;
  /** Since when the clock has stood still, and why; null and empty when it runs. */
  stoppedSince: number | null;
  stoppedBy: PauseCause[];
  /** What is left of the budget while the clock stands still, in ms of the clock, ≥ 0; null when it runs. */
  remainingMs: number | null;
}

/**
 * The deadline that a ledger gives under a calendar. It depends on nothing else, and of the pauses only on the set of
 * instants at which the clock stood still.
 *
 * - `working_days` n: it begins on the local date of the opening if offices are yet to close on that day, else on the
 *   next working day; it is due at closing time of the n-th working day after that. Its budget is the office time from
 *   the opening until then.
 * - The budget is spent while the clock runs, to the millisecond. Only the end is rounded: a deadline in working days is
 *   due at the first closing time, from when its budget is spent on, at which the clock runs. So pauses within days add
 *   up to exactly their length, however many, before they move the due day; none takes office time away; and no
 *   deadline falls due while it is paused.
 * - An extension begins where the unrounded budget so far ends; in working days it moves that by so many working days.
 * - `hours` run on the wall clock, and suspending an area does not stop them.
 *
 * Throws `LedgerError` for a ledger that makes no sense and `CalendarError` when the calendar cannot answer.
 */
export function project(calendar: Calendar, ledger: Ledger): Projection {
  const reading = readLedger(ledger);
  const { openedAt, clock, budget, extensions, pauses, stoppedSince, stoppedBy } = reading;
  const spentAt = exhaustion(calendar, reading);
  const dueAt = isDaily(reading) ? runningClosing(calendar, pauses, spentAt) : spentAt;
  const budgetMs = runningMsBetween(calendar, clock, pauses, openedAt, spentAt);
  return {
    openedAt,
    clock,
    budget,
    extensions,
    budgetMs,
    spentAt: unlessStopped(reading, spentAt),
    dueAt: unlessStopped(reading, dueAt),
    stoppedSince,
    stoppedBy,
    remainingMs:
      stoppedSince === null
        ? null
        : Math.max(0, budgetMs - runningMsBetween(calendar, clock, pauses, openedAt, stoppedSince)),
  };
}

/** Time spent until `at`, in ms of the ledger's clock, beyond the budget too: it never counts a pause and never falls. */
export function spentMs(calendar: Calendar, ledger: Ledger, at: number): number {
  const { openedAt, clock, pauses, stoppedSince } = readLedger(ledger);
  return runningMsBetween(calendar, clock, pauses, openedAt, Math.min(at, stoppedSince ?? Infinity));
}

/** When it is due if all causes that stop the clock end at `at`; `dueAt` when it runs, or was due before it stopped. */
export function dueAtIfResumed(calendar: Calendar, ledger: Ledger, at: number): number {
  const reading = readLedger(ledger);
  const resumed = closePause(reading, at);
  const spentAt = exhaustion(calendar, resumed);
  return isDaily(resumed) ? runningClosing(calendar, resumed.pauses, spentAt) : spentAt;
}

/**
 * When a share (0 to 1) of the whole budget is spent; 1 is the due instant itself. Null when the clock stands still and
 * it was not reached before. Throws `LedgerError` for another share.
 */
export function instantAtShare(calendar: Calendar, ledger: Ledger, share: number): number | null {
  if (!(share >= 0 && share <= 1)) throw new LedgerError(`“${share}” is not a share between 0 and 1.`);
  const projection = project(calendar, ledger);
  if (share === 1) return projection.dueAt;
  const reading = readLedger(ledger);
  const ms = Math.ceil(share * projection.budgetMs);
  return unlessStopped(reading, advance(calendar, reading.clock, reading.pauses, reading.openedAt, ms));
}

/**
 * When so much time has passed after the due instant, on the clock of `budget`; pauses of the ledger are not counted
 * here either. Working days end at closing time: a deadline due at closing time counts from that day. Null while the
 * clock stands still and it was not reached before.
 */
export function instantAfterDue(calendar: Calendar, ledger: Ledger, budget: Budget): number | null {
  checkBudget(budget);
  const { dueAt } = project(calendar, ledger);
  if (dueAt === null) return null;
  const reading = readLedger(ledger);
  const end = spend(calendar, reading.pauses, dueAt, budget);
  return unlessStopped(reading, budget.unit === 'working_days' ? runningClosing(calendar, reading.pauses, end) : end);
}

/** When the budget and then the extensions are spent; a clock that stands still now is taken to go on at once. */
function exhaustion(calendar: Calendar, { openedAt, budget, extensions, pauses }: LedgerReading): number {
  let end =
    budget.unit === 'working_days'
      ? spendOffice(calendar, pauses, openedAt, closingAfterDays(calendar, openedAt, budget.amount))
      : spend(calendar, pauses, openedAt, budget);
  for (const extension of extensions) end = spend(calendar, pauses, end, extension);
  return end;
}

/** Spends one more budget from `from` on, in the time that its own unit counts. */
function spend(calendar: Calendar, pauses: readonly Pause[], from: number, budget: Budget): number {
  if (budget.unit === 'working_days') {
    return spendOffice(calendar, pauses, from, sameTimeAfterDays(calendar, from, budget.amount));
  }
  return advance(calendar, clockOf(budget), pauses, from, Math.round(budget.amount * HOUR_MS));
}

function spendOffice(calendar: Calendar, pauses: readonly Pause[], from: number, to: number): number {
  return advance(calendar, 'office', pauses, from, clockMsBetween(calendar, 'office', from, to));
}

/** Closing time of the n-th working day after the day on which something begins at this instant. */
function closingAfterDays(calendar: Calendar, begins: number, days: number): number {
  return closingTime(calendar, addWorkingDays(calendar, workingDayAt(calendar, begins, 'after'), days));
}

/**
 * The instant n working days on with as much office time of its day gone, so that what pauses took stays exact; closing
 * time stays closing time, and an instant before its day opens counts as that day's closing time.
 */
function sameTimeAfterDays(calendar: Calendar, from: number, days: number): number {
  const day = workingDayAt(calendar, from, 'at or after');
  const target = addWorkingDays(calendar, day, days);
  const closes = closingTime(calendar, target);
  const gone = workingMsBetween(calendar, openingTime(calendar, day), from);
  if (gone === 0 || from === closingTime(calendar, day)) return closes;
  return Math.min(closes, addWorkingMs(calendar, openingTime(calendar, target), gone));
}

/** The first closing time at or after the instant that is not within a pause; one at which a pause begins is not. */
function runningClosing(calendar: Calendar, pauses: readonly Pause[], from: number): number {
  let closes = closingTime(calendar, workingDayAt(calendar, from, 'at or after'));
  for (const pause of pauses) {
    if (pause.from < closes && closes <= pause.to) {
      closes = closingTime(calendar, workingDayAt(calendar, pause.to, 'after'));
    }
  }
  return closes;
}

function isDaily({ budget, extensions }: LedgerReading): boolean {
  return [budget, ...extensions].some(({ unit }) => unit === 'working_days');
}

function unlessStopped({ stoppedSince }: LedgerReading, instant: number): number | null {
  return stoppedSince !== null && instant > stoppedSince ? null : instant;
}

/** The reading as if the clock went on at `at`. */
function closePause(reading: LedgerReading, at: number): LedgerReading {
  const { stoppedSince: from, pauses } = reading;
  if (from === null) return reading;
  const closed = at > from ? [...pauses, { from, to: at }] : pauses;
  return { ...reading, pauses: closed, stoppedSince: null, stoppedBy: [] };
}
