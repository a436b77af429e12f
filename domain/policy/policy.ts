import type { Budget } from '../clock/budget';
import type { Priority } from '../city/city-data';

/** What somebody owes a report, by when. */
export type ObligationKind = 'triage' | 'acceptance' | 'resolution' | 'information' | 'hold' | 'feedback';

/** Who is told by a rung of the ladder. */
export type Recipient = 'operators' | 'assignee' | 'agency_head' | 'supervisor' | 'leadership' | 'reporter';

/**
 * What a rung does besides telling people; each does nothing where it makes no sense.
 * - `return_to_triage`: takes the report back from an agency that has not accepted it.
 * - `return_to_work`: ends the wait for the citizen's information, or a hold.
 * - `close`: closes a resolved report without a rating.
 */
export type RungEffect = 'raise_priority' | 'publish_overdue' | 'return_to_triage' | 'return_to_work' | 'close';

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
}

/** The deadlines and ladders a city promises, as versioned data. A report keeps the version it was promised. */
export interface Policy {
  version: string;
  /** First instant of validity, `YYYY-MM-DD`. */
  validFrom: string;
  obligations: Record<ObligationKind, ObligationPolicy>;
  /**
   * When a ladder is exhausted, so often and to whom until the obligation is met: no report falls silent. After an outage
   * one reminder comes, not all that were missed.
   */
  standing: { every: Budget; tell: Recipient[] };
  /** How often a citizen may reopen one report. */
  maxReopenings: number;
  /** From this many declines on, a supervisor is told of each. */
  declinesUntilAlert: number;
}
