import type { Budget } from '../clock/budget';
import type { Priority, Sourced } from '../city/city-data';

/** What somebody owes a report, by when. */
export type ObligationKind =
  | 'triage'
  | 'acceptance'
  | 'resolution'
  | 'information'
  | 'hold'
  | 'decision'
  | 'feedback'
  | 'appeal'
  | 'merge'
  | 'suspension';

/** Who is told by a rung of the ladder. */
export type Recipient = 'operators' | 'assignee' | 'agency_head' | 'supervisor' | 'leadership' | 'reporter';

/**
 * What a rung does besides telling people; each does nothing where it makes no sense.
 * - `publish_overdue`: puts the report on the public list of overdue ones, until what was overdue is done.
 * - `return_to_triage`: takes the report back from an agency that has not accepted it.
 * - `reassign_to_parent`: gives it to the body above an agency that has not accepted it.
 * - `return_to_work`: ends the wait for the citizen's information, or a hold.
 * - `close`: closes a resolved report without a rating.
 * - `end_appeal`: lets a refusal stand that nobody appealed against.
 * - `end_suspension`: lets the clocks of a suspended area run again.
 */
export type RungEffect =
  | 'raise_priority'
  | 'publish_overdue'
  | 'return_to_triage'
  | 'reassign_to_parent'
  | 'return_to_work'
  | 'close'
  | 'end_appeal'
  | 'end_suspension';

/** When a rung is due: at a share of the budget, or so much after the due instant. */
export type RungInstant = { atShare: number } | { afterDue: Budget };

export interface Rung {
  /** Stable name within its ladder, e.g. `reminder`, `overdue`, `supervisor`. */
  name: string;
  when: RungInstant;
  tell: Recipient[];
  effects?: RungEffect[];
  /**
   * Non-urgent rungs are spread over so many minutes, by a hash of the report: due times all fall on closing time. No
   * spreading carries a rung past the next one of its ladder.
   */
  spreadMinutes?: number;
}

export interface ObligationPolicy {
  /**
   * The budget by priority; `normal` is the fallback for priorities that are not named. A hold is until a date, and its
   * budget says how far away that may be.
   */
  budget: { normal: Budget } & Partial<Record<Priority, Budget>>;
  ladder: Rung[];
  /** Ladders of priorities that have one of their own. A rung of the same name is the same rung. */
  ladders?: Partial<Record<Priority, Rung[]>>;
  /** Instead of the policy's own. */
  standing?: StandingReminder;
}

/** What comes again and again once a ladder is exhausted, until the obligation is met. */
export interface StandingReminder {
  every: Budget;
  tell: Recipient[];
}

/** The deadlines and ladders a city promises, as versioned data. A report keeps the version it was promised. */
export interface Policy extends Sourced {
  version: string;
  /** First day on which it is promised, `YYYY-MM-DD`. */
  validFrom: string;
  obligations: Record<ObligationKind, ObligationPolicy>;
  /**
   * When a ladder is exhausted, so often and to whom until the obligation is met: no report falls silent. After an outage
   * one reminder comes, not all that were missed.
   */
  standing: StandingReminder;
  /** How often a citizen may reopen one report. */
  maxReopenings: number;
  /** From this many declines and transfers on, a supervisor is told of each. */
  handoversUntilAlert: number;
  /** How often agencies may pass a report on among themselves; after that only the centre may. */
  maxTransfers: number;
  /** How often the time for one report may be extended, and by how many working days in all. */
  extensions: { max: number; workingDays: number };
}
