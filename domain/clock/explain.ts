import type { Bilingual } from '../city/city-data';
import type { Budget } from './budget';
import type { Calendar } from './calendar';
import { deadlineSentence } from './deadline-sentence';
import type { DeadlineExplanation, ExplanationEntry } from './explanation';
import { dueAtIfResumed, project, spentMs, type ClockKind, type Ledger } from './ledger';
import { clockOf, readLedger, stopsClock } from './ledger-reading';
import { notableDays } from './notable-days';
import { clockMsBetween } from './running-time';

const HOUR_MS = 3_600_000;

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
