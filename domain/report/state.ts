import type { Priority } from '../city/city-data';
import type { Obligation } from './obligation';
import type { Channel } from './events';
import type { Status } from './status';

/** A report as its workflow knows it: plain JSON, nothing personal, the fold of its events. */
export interface ReportState {
  reference: string;
  status: Status;
  /** Number of the last event; they count from 1 without gaps. */
  seq: number;
  channel: Channel;
  language: 'vi' | 'en';
  area: string | null;
  category: string | null;
  field: string | null;
  priority: Priority;
  /** The lead agency; kept while a declined or reopened report is in triage, so that one sees where it came from. */
  agency: string | null;
  supporting: string[];
  /** Those that are open, oldest first; while the report is resolved also the one that was answered, for `return`. */
  obligations: Obligation[];
  submittedAt: number;
  declines: number;
  reopenings: number;
  /** The latest rung that fired for an obligation that is open, e.g. `resolution:supervisor`. */
  escalation: string | null;
  /** On the public list of overdue reports: a rung put it there, and what was overdue then is owed still. */
  overduePublished: boolean;
}

/** The obligation of a kind that is open now, if any. */
export function openObligation(state: ReportState, kind: Obligation['kind']): Obligation | undefined {
  return state.obligations.find((obligation) => obligation.kind === kind && !obligation.closed);
}
