import type { Bilingual } from '../city/city-data';
import type { Budget } from './budget';
import type { Calendar } from './calendar';
import { deadlineSentence } from './deadline-sentence';
import {
  dueAtIfResumed,
  project,
  spentMs,
  type ClockKind,
  type Ledger,
  type LedgerEntry,
  type PauseCause,
} from './ledger';
import { clockOf, readLedger, stopsClock } from './ledger-reading';
import { notableDays, type NotableDay } from './notable-days';
import { clockMsBetween } from './running-time';

const HOUR_MS = 3_600_000;

/** One line of the account: what it was, how much, and what it did to the due instant. Instants are epoch ms. */
export interface ExplanationEntry {
  /** A pause and its end are one line. */
  what: Exclude<LedgerEntry['type'], 'resumed'>;
  /** When it was entered. */
  at: number;
  /**
   * The stretch it is about: from opening to due, from a pause's beginning to its end, from the due instant before an
   * extension to the one after. Null where the clock stands still.
   */
  from: number | null;
  to: number | null;
  /** The budget given; for a pause the time of the ledger's clock that it kept from being counted. */
  amount: Budget | null;
  /** False for what has no effect: a suspended area on the wall clock, a budget replaced later, a lapsed extension. */
  counts: boolean;
  /** Days off, holidays and make-up days met on the stretch; empty for pauses and on the wall clock. */
  days: NotableDay[];
  /** The due instant after this entry, for a pause after its end; null while the clock stands still. */
  dueAt: number | null;
  cause?: PauseCause;
  /** The version of the calendar changed to. */
  calendar?: string;
  reason?: string;
  by?: string;
}

/** Why a deadline is when it is, as data and in words. */
export interface DeadlineExplanation {
  at: number;
  dueAt: number | null;
  /** While the clock stands still: when it would be due if it went on at `at`. */
  dueAtIfResumed: number | null;
  clock: ClockKind;
  /** In ms of the clock, at `at`; what remains is negative once more than the budget is spent. */
  budgetMs: number;
  spentMs: number;
  remainingMs: number;
  /** Oldest first. */
  entries: ExplanationEntry[];
  sentence: Bilingual;
}

export interface ExplainOptions {
  /** Now, epoch ms: what is spent is counted until then, and a paused deadline is answered for going on then. */
  at: number;
  /** What happened at the opening, as in “received on 2 March 2026”; *tiếp nhận*, “received”, when absent. */
  began?: Bilingual;
}

/**
 * Explains a deadline from its ledger. The reasons in it were written by staff and stand in the sentence as they are,
 * so it is for whoever may read those. Throws `LedgerError` and `CalendarError` as `project` does.
 */
export function explainDeadline(calendar: Calendar, ledger: Ledger, options: ExplainOptions): DeadlineExplanation {
  const { dueAt, clock, budgetMs, stoppedSince } = project(calendar, ledger);
  const at = Math.max(options.at, stoppedSince ?? options.at);
  const entries = explainEntries(calendar, ledger);
  const spent = spentMs(calendar, ledger, options.at);
  return {
    at: options.at,
    dueAt,
    dueAtIfResumed: stoppedSince === null ? null : dueAtIfResumed(calendar, ledger, at),
    clock,
    budgetMs,
    spentMs: spent,
    remainingMs: budgetMs - spent,
    entries,
    sentence: deadlineSentence(calendar, ledger, entries, at, options.began ?? { vi: 'tiếp nhận', en: 'received' }),
  };
}

function explainEntries(calendar: Calendar, ledger: Ledger): ExplanationEntry[] {
  const { openedAt, clock, pauses } = readLedger(ledger);
  const dueAfter = (index: number) => project(calendar, ledger.slice(0, index + 1)).dueAt;
  const days = (from: number | null, to: number | null, budget: Budget) =>
    from === null || to === null || clockOf(budget) === 'wall' ? [] : notableDays(calendar, from, to, pauses);
  const lastBudget = ledger.findLastIndex(({ type }) => type === 'opened' || type === 'rebudgeted');

  return ledger.flatMap((entry, index): ExplanationEntry[] => {
    switch (entry.type) {
      case 'opened':
      case 'rebudgeted': {
        const dueAt = dueAfter(index);
        return [
          {
            what: entry.type,
            at: entry.at,
            from: openedAt,
            to: dueAt,
            amount: entry.budget,
            counts: index === lastBudget,
            days: days(openedAt, dueAt, entry.budget),
            dueAt,
            ...(entry.type === 'rebudgeted' && { reason: entry.reason, by: entry.by }),
          },
        ];
      }
      case 'extended': {
        const from = dueAfter(index - 1);
        const dueAt = dueAfter(index);
        return [
          {
            what: 'extended',
            at: entry.at,
            from,
            to: dueAt,
            amount: entry.budget,
            counts: !hasLapsed(ledger, index, clock),
            days: days(from, dueAt, entry.budget),
            dueAt,
            reason: entry.reason,
            by: entry.by,
          },
        ];
      }
      case 'paused': {
        const end = ledger.findIndex((e, i) => i > index && e.type === 'resumed' && e.cause === entry.cause);
        const to = ledger[end]?.at ?? null;
        const counts = stopsClock(clock, entry.cause);
        return [
          {
            what: 'paused',
            at: entry.at,
            from: entry.at,
            to,
            amount:
              to === null
                ? null
                : {
                    unit: clock === 'office' ? 'working_hours' : 'hours',
                    amount: counts ? clockMsBetween(calendar, clock, entry.at, to) / HOUR_MS : 0,
                  },
            counts,
            days: [],
            dueAt: to === null ? dueAfter(index) : dueAfter(end),
            cause: entry.cause,
            ...(entry.reason !== undefined && { reason: entry.reason }),
            by: entry.by,
          },
        ];
      }
      case 'calendar_changed': {
        const dueAt = dueAfter(index);
        return [
          {
            what: 'calendar_changed',
            at: entry.at,
            from: openedAt,
            to: dueAt,
            amount: null,
            counts: true,
            days: [],
            dueAt,
            calendar: entry.calendar,
            reason: entry.reason,
            by: entry.by,
          },
        ];
      }
      case 'resumed':
        return [];
    }
  });
}

/** Whether an extension was granted before the deadline came over to the other clock, at any time since. */
function hasLapsed(ledger: Ledger, extension: number, clock: ClockKind): boolean {
  const budgets = ledger.filter(
    (entry, index) => (entry.type === 'opened' || entry.type === 'rebudgeted') && index < extension,
  );
  const before = budgets.at(-1);
  const later = ledger.slice(extension + 1).filter((entry) => entry.type === 'rebudgeted');
  return (
    (before !== undefined && 'budget' in before && clockOf(before.budget) !== clock) ||
    later.some((entry) => clockOf(entry.budget) !== clock)
  );
}
