import type { Budget } from '../clock/budget';
import type { Priority } from '../city/city-data';

/** What somebody owes a report, by when. */
export type ObligationKind = 'triage' | 'acceptance' | 'resolution' | 'information' | 'hold' | 'feedback';

/** Who is told by a rung of the ladder. */
export type Recipient = 'operators' | 'assignee' | 'agency_head' | 'supervisor' | 'leadership' | 'reporter';

/** What a rung does besides telling people. */
export type RungEffect = 'raise_priority' | 'publish_overdue' | 'return_to_work' | 'close';

/** When a rung is due: at a share of the budget, or so much after the due instant. */
export type RungInstant = { atShare: number } | { afterDue: Budget };

export interface Rung {
  /** Stable name within its ladder, e.g. `reminder`, `overdue`, `supervisor`. */
  name: string;
  when: RungInstant;
  tell: Recipient[];
  effects?: RungEffect[];
  /** Non-urgent rungs are spread over so many minutes, by a hash of the report: due times all fall on closing time. */
  spreadMinutes?: number;
}

export interface ObligationPolicy {
  /** The budget by priority; `normal` is the fallback for priorities that are not named. */
  budget: { normal: Budget } & Partial<Record<Priority, Budget>>;
  ladder: Rung[];
}

/** The deadlines and ladders a city promises, as versioned data. A report keeps the version it was promised. */
export interface Policy {
  version: string;
  /** First instant of validity, `YYYY-MM-DD`. */
  validFrom: string;
  obligations: Record<ObligationKind, ObligationPolicy>;
  /** When a ladder is exhausted, so often and to whom until the obligation is met: no report falls silent. */
  standing: { every: Budget; tell: Recipient[] };
  /** How often a citizen may reopen one report. */
  maxReopenings: number;
  /** From this many declines on, a supervisor is told. */
  declinesUntilAlert: number;
}
