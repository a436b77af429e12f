import type { Bilingual } from '../city/city-data';
import type { Budget } from './budget';
import type { LedgerEntry, PauseCause } from './ledger-entry';
import type { ClockKind } from './ledger-reading';
import type { NotableDay } from './notable-days';

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
