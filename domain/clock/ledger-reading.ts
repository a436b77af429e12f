import type { Budget } from './budget';
import { LedgerError, type Ledger, type PauseCause } from './ledger-entry';

/** What runs a deadline down: time in which offices are open, or time. */
export type ClockKind = 'office' | 'wall';

/** A time in which the clock stands still; the clock runs again at `to`. */
export interface Pause {
  from: number;
  to: number;
}

/** What a ledger says before any calendar is looked at. */
export interface LedgerReading {
  openedAt: number;
  clock: ClockKind;
  /** The budget in force, and the extensions in force in the order they were granted. */
  budget: Budget;
  extensions: Budget[];
  /** Ended pauses of all causes that stop this clock, merged, in order, none empty and none touching another. */
  pauses: Pause[];
  /** Since when the clock has stood still, if it does now. */
  stoppedSince: number | null;
  /** Causes that hold after the last entry and stop this clock, sorted. */
  stoppedBy: PauseCause[];
}

/** The clock a budget runs on. */
export function clockOf(budget: Budget): ClockKind {
  return budget.unit === 'hours' ? 'wall' : 'office';
}

/** Whether a pause of this cause stops this clock: danger goes on in a suspended area. */
export function stopsClock(clock: ClockKind, cause: PauseCause): boolean {
  return clock === 'office' || cause !== 'area_suspended';
}

/**
 * The causes that hold after the last entry, whether or not they stop this ledger's clock. A cause that holds cannot be
 * paused again and one that does not cannot be resumed, so whoever appends asks here first.
 */
export function heldCauses(ledger: Ledger): PauseCause[] {
  const held = new Set<PauseCause>();
  for (const entry of ledger) {
    if (entry.type === 'paused') held.add(entry.cause);
    if (entry.type === 'resumed') held.delete(entry.cause);
  }
  return [...held].sort();
}

/**
 * Reads and checks a ledger. The last budget given counts from the opening on. Extensions stay when the budget changes,
 * but lapse when it moves to the other clock: days granted for office work say nothing about danger, nor the reverse.
 *
 * Throws `LedgerError` when the ledger does not begin with its only opening, goes back in time, pauses a cause twice,
 * resumes one that does not hold, or has a budget that is negative, not finite, or of broken working days.
 */
export function readLedger(ledger: Ledger): LedgerReading {
  const [opening, ...rest] = ledger;
  if (opening?.type !== 'opened') throw new LedgerError('A deadline’s ledger must begin with its opening.');
  checkInstant(opening.at);
  checkBudget(opening.budget);
  let budget = opening.budget;
  let extensions: Budget[] = [];
  let before = opening.at;
  const since = new Map<PauseCause, number>();
  const all: (Pause & { cause: PauseCause })[] = [];

  for (const entry of rest) {
    checkInstant(entry.at);
    if (entry.at < before) throw new LedgerError(`The ledger’s entry “${entry.type}” is older than the one before it.`);
    before = entry.at;
    switch (entry.type) {
      case 'opened':
        throw new LedgerError('A deadline’s ledger can be opened only once.');
      case 'paused':
        if (since.has(entry.cause)) throw new LedgerError(`The clock is already paused for “${entry.cause}”.`);
        since.set(entry.cause, entry.at);
        break;
      case 'resumed': {
        const from = since.get(entry.cause);
        if (from === undefined) throw new LedgerError(`The clock is not paused for “${entry.cause}”.`);
        since.delete(entry.cause);
        all.push({ cause: entry.cause, from, to: entry.at });
        break;
      }
      case 'extended':
        checkBudget(entry.budget);
        extensions = [...extensions, entry.budget];
        break;
      case 'rebudgeted':
        checkBudget(entry.budget);
        if (clockOf(entry.budget) !== clockOf(budget)) extensions = [];
        budget = entry.budget;
        break;
      case 'calendar_changed':
        break;
    }
  }

  for (const [cause, from] of since) all.push({ cause, from, to: Infinity });
  const clock = clockOf(budget);
  const pauses = mergePauses(all.filter(({ cause }) => stopsClock(clock, cause)));
  const open = pauses.at(-1)?.to === Infinity ? pauses.pop() : undefined;
  return {
    openedAt: opening.at,
    clock,
    budget,
    extensions,
    pauses,
    stoppedSince: open ? open.from : null,
    stoppedBy: [...since.keys()].filter((cause) => stopsClock(clock, cause)).sort(),
  };
}

/** Throws `LedgerError` for a budget that cannot be counted. */
export function checkBudget({ unit, amount }: Budget): void {
  if (!Number.isFinite(amount) || amount < 0) throw new LedgerError(`“${amount}” is not an amount of time.`);
  if (unit === 'working_days' && !Number.isInteger(amount)) {
    throw new LedgerError(`“${amount}” is not a whole number of working days; use working hours for parts of a day.`);
  }
}

function checkInstant(at: number): void {
  if (!Number.isFinite(at)) throw new LedgerError(`“${at}” is not an instant in milliseconds.`);
}

function mergePauses(pauses: Pause[]): Pause[] {
  const merged: Pause[] = [];
  for (const { from, to } of pauses.filter((pause) => pause.to > pause.from).sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}
