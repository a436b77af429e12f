import type { Budget } from './budget';

/** Why a clock stands still. Different causes may overlap; it runs when none holds. */
export type PauseCause = 'awaiting_citizen' | 'hold' | 'answered' | 'area_suspended' | 'merged';

/**
 * One line in the account of a deadline, as plain JSON; `at` is an instant in epoch ms, `by` whoever did it.
 * - `opened`: always the first and the only one of its kind.
 * - `extended`: the budget that is added.
 * - `rebudgeted`: the budget that replaces the opening's from the opening instant on, e.g. because the priority changed.
 * - `calendar_changed`: a note that from now on the ledger is read with another calendar. The whole deadline is
 *   projected anew, so the entry itself changes nothing.
 */
export type LedgerEntry =
  | { type: 'opened'; at: number; budget: Budget }
  | { type: 'paused'; at: number; cause: PauseCause; reason?: string; by: string }
  | { type: 'resumed'; at: number; cause: PauseCause; by: string }
  | { type: 'extended'; at: number; budget: Budget; reason: string; by: string }
  | { type: 'rebudgeted'; at: number; budget: Budget; reason: string; by: string }
  | { type: 'calendar_changed'; at: number; calendar: string; reason: string; by: string };

/** A deadline's account, oldest entry first. */
export type Ledger = readonly LedgerEntry[];

/** A ledger or a question to it that makes no sense; the message says why in a plain sentence. */
export class LedgerError extends Error {
  override readonly name = 'LedgerError';
}
