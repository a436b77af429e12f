import type { Priority } from '../city/city-data';
import { heldCauses } from '../clock/ledger';
import type { Repeat } from '../duplicates/repeat';
import type { Channel } from './events';
import { isActive, type Leg } from './leg';
import type { Obligation } from './obligation';
import { isTerminal, type Status } from './status';

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
  /** Of the category, where it has some and one is clear. */
  subcategory: string | null;
  field: string | null;
  priority: Priority;
  /** What the priority was before a rung of the ladder raised it; null when none did. */
  raisedFrom: Priority | null;
  /** The lead agency; kept while a declined or reopened report is in triage, so that one sees where it came from. */
  agency: string | null;
  /** Subject of the lead agency's officer who has it: chosen at the hand-over, or who accepted it. */
  officer: string | null;
  /** The body above the lead agency, as it was at the assignment. */
  parent: string | null;
  /** Of supporting agencies, in the order in which they came. */
  legs: Leg[];
  /** Those that are open, oldest first; while the report is resolved also the one that was answered, for `return`. */
  obligations: Obligation[];
  /** What an agency has asked for and nobody has decided. */
  requests: PendingRequest[];
  submittedAt: number;
  /** Agencies that have declined it, each as often as it did. */
  declinedBy: string[];
  /** How often agencies have passed it on among themselves. */
  transfers: number;
  reopenings: number;
  /** Extensions that were granted, to whichever agency, and their working days in all. */
  extensions: { count: number; workingDays: number };
  /** Whether the citizen can appeal now; once in a report's life. */
  mayAppeal: boolean;
  appealed: boolean;
  /** Subject of the operator who last decided where it goes. */
  reviewer: string | null;
  /** Subject of the operator who may not decide it again, since the citizen did not accept what became of it. */
  barred: string | null;
  /** The lead report that this one follows, and the state in which it began to. */
  merged: { into: string; before: Status } | null;
  /** The answered case that came back with this report. */
  repeat?: Pick<Repeat, 'of' | 'count' | 'raisedFrom'> | null;
  suspension: { id: string; until: number } | null;
  /** How many people besides its citizen want to hear of it. */
  followers: number;
  /** The latest rung that fired for an obligation that is open, e.g. `resolution:supervisor`. */
  escalation: string | null;
  /** On the public list of overdue reports: a rung put it there, and what was overdue then is owed still. */
  overduePublished: boolean;
}

/** Something an agency has asked for; the obligation of the same id is the decision. */
export interface PendingRequest {
  id: string;
  kind: 'hold' | 'extension';
  agency: string;
  /** Of a hold, epoch ms. */
  until?: number;
  /** Of an extension. */
  workingDays?: number;
  reason: string;
}

/** What the table of transitions looks at to say whether somebody may do something now. */
export type Standing = Pick<
  ReportState,
  'status' | 'agency' | 'legs' | 'requests' | 'mayAppeal' | 'barred' | 'merged' | 'escalation' | 'repeat'
>;

/**
 * The obligation of a kind that is open now, if any: of the lead agency, the centre or the reporter, or with `leg` that of
 * a supporting agency.
 */
export function openObligation(state: ReportState, kind: Obligation['kind'], leg?: string): Obligation | undefined {
  return state.obligations.find(
    (obligation) => obligation.kind === kind && obligation.leg === leg && !obligation.closed,
  );
}

export function openObligations(state: ReportState): Obligation[] {
  return state.obligations.filter(({ closed }) => !closed);
}

/**
 * What people wait for. A report that has its lead's answer keeps what it was owed before, standing still, because that
 * answer may be taken back; until then nobody waits for it.
 */
export function awaited(state: ReportState): Obligation[] {
  const open = openObligations(state);
  return state.status === 'resolved' ? open.filter(({ ledger }) => !heldCauses(ledger).includes('merged')) : open;
}

/** Whether nothing can happen to the report any more. */
export function hasEnded({ status, mayAppeal }: Pick<ReportState, 'status' | 'mayAppeal'>): boolean {
  return isTerminal(status) || (status === 'rejected' && !mayAppeal);
}

export function activeLegs({ legs }: Pick<ReportState, 'legs'>): Leg[] {
  return legs.filter(isActive);
}

/** The supporting part of an agency that still owes it. */
export function activeLeg(state: Pick<ReportState, 'legs'>, agency: string | undefined): Leg | undefined {
  return activeLegs(state).find((leg) => leg.agency === agency);
}

/** Whether the report has the answer of the report that it follows, or waits for it. */
export function isFollower({ merged, status }: Pick<ReportState, 'merged' | 'status'>): boolean {
  return merged !== null && (status === 'merged' || status === 'resolved');
}
