import type { Priority } from '../city/city-data';
import type { ObligationKind, Recipient, RungEffect } from '../policy/policy';
import type { Actor } from './actor';
import type { Rating, RejectionReason, ResultCode } from './commands';
import type { Obligation } from './obligation';
import type { Status } from './status';

/** What each kind of event says. Everything in it was decided once and is never computed again from later data. */
export interface EventData {
  submitted: { channel: Channel; language: 'vi' | 'en'; area: string | null };
  classified: {
    category: string;
    field: string;
    priority: Priority;
    confidence: number;
    because: string[];
    /** The classifier's version, or null when a person decided. */
    model: string | null;
  };
  sent_to_triage: {
    reason: TriageReason;
    /** The agency that the declining one names. */
    suggestion?: string;
    /** Who is told, because agencies have declined it too often. */
    told?: Addressee[];
  };
  assigned: { agency: string; supporting: string[]; rule: string | null };
  accepted: { note?: string };
  declined: { agency: string; reason: string; suggestedAgency?: string };
  transferred: { from: string; to: string; reason: string };
  information_requested: { question: string };
  information_provided: { text: string };
  information_lapsed: Record<never, never>;
  held: { until: number; reason: string };
  resumed: { note?: string };
  resolved: { agency: string; result: ResultCode; answer: string };
  returned: { reason: string };
  rated: { rating: Rating; comment?: string };
  reopened: { reason: string };
  closed: { how: 'rated' | 'unrated' };
  rejected: { reason: RejectionReason; explanation: string; contact?: string };
  withdrawn: { reason?: string };
  reprioritised: { priority: Priority; reason: string };
  noted: { text: string };
  escalated: {
    obligation: ObligationKind;
    rung: string;
    /** When the rung was due and how long after it fired, epoch ms and ms. */
    scheduledFor: number;
    lateMs: number;
    told: Addressee[];
    /** What the rung did besides; an effect of the policy that made no sense here is left out. */
    effects: RungEffect[];
  };
}

export type EventType = keyof EventData;
export type Channel = 'web' | 'phone' | 'open311' | 'import' | 'demo';
export type TriageReason =
  | 'unsure'
  | 'classifier_unavailable'
  | 'no_rule'
  | 'no_area'
  | 'dead_agency'
  | 'declined'
  | 'not_accepted'
  | 'reopened';

/** Somebody who is told: a role, narrowed to an agency where the role has one. */
export interface Addressee {
  role: Recipient;
  agency?: string;
}

/** One accepted fact about a report. `(reference, seq)` is its key: recording it twice changes nothing. */
export type ReportEvent = {
  [Type in EventType]: {
    seq: number;
    /** Epoch ms. */
    at: number;
    type: Type;
    actor: Actor;
    /** The report's state after the event. */
    status: Status;
    data: EventData[Type];
    /** Obligations as they are after the event, where it changed them. */
    obligations?: Obligation[];
  };
}[EventType];
