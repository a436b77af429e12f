import type { Priority } from '../city/city-data';
import type { Repeat } from '../duplicates/repeat';
import type { ObligationKind, RungEffect } from '../policy/policy';
import type { RoutingTrace } from '../routing/route';
import type { Actor } from './actor';
import type { Addressee } from './addressee';
import type { Rating, RejectionReason, ResultCode } from './commands';
import type { Obligation } from './obligation';
import type { Status } from './status';

/** What each kind of event says. Everything in it was decided once and is never computed again from later data. */
export interface EventData {
  submitted: { channel: Channel; language: 'vi' | 'en'; area: string | null };
  classified: {
    category: string;
    /** Null or absent where the category has none or none is clear. */
    subcategory?: string | null;
    field: string;
    priority: Priority;
    confidence: number;
    because: string[];
    /** The classifier's version, or null when a person decided. */
    model: string | null;
  };
  /** It was found to be about what was answered before. */
  repeated: Repeat;
  /** It is about something else after all. */
  repeat_unlinked: {
    of: string;
    reason: string;
    /** What the priority is again, where the repeat had raised it and nobody has set it since. */
    priority?: Priority;
  };
  sent_to_triage: {
    reason: TriageReason;
    /** The agency that the declining one names. */
    suggestion?: string;
    /** Who is told, because agencies have handed it on too often. */
    told?: Addressee[];
  } & RoutingRecord & {
      /** The rule of the table at which it failed. */
      rule?: string;
    };
  assigned: {
    agency: string;
    /** Agencies whose parts begin with this event: those that must answer, and those that may. */
    supporting: string[];
    consulted?: string[];
    /** Subjects of the officers who have it, by agency: of those that divide their reports among them. */
    officers?: Record<string, string>;
    rule: string | null;
    /** The body above the agency. */
    parent?: string;
    /** Agencies that the rule names and that are gone, and all who succeeded them. */
    missing?: string[];
  } & RoutingRecord;
  accepted: { note?: string };
  declined: { agency: string; reason: string; suggestedAgency?: string };
  transferred: {
    from: string;
    to: string;
    reason: string;
    officer?: string;
    parent?: string;
    /** Who is told, because agencies have handed it on too often. */
    told?: Addressee[];
  };
  involved: { agency: string; required: boolean; reason: string; officer?: string };
  leg_accepted: { agency: string; note?: string };
  leg_declined: { agency: string; reason: string; suggestedAgency?: string };
  leg_answered: { agency: string; result: ResultCode; answer: string; photos?: string[] };
  leg_released: { agency: string; reason: string };
  information_requested: { question: string };
  /** `photos` are the ids of photos, here and elsewhere. */
  information_provided: { text: string; photos?: string[] };
  information_lapsed: Record<never, never>;
  hold_requested: { agency: string; until: number; reason: string };
  hold_refused: { agency: string; reason: string };
  held: { until: number; reason: string };
  resumed: { note?: string };
  extension_requested: { agency: string; workingDays: number; reason: string };
  extension_granted: { agency: string; workingDays: number; reason: string };
  extension_refused: { agency: string; reason: string };
  /** `lead` is the report whose answer a follower got. */
  resolved: { agency: string; result: ResultCode; answer: string; photos?: string[]; lead?: string };
  returned: { reason: string; lead?: string };
  rated: { rating: Rating; comment?: string };
  reopened: { reason: string };
  closed: { how: 'rated' | 'unrated' };
  rejected: { reason: RejectionReason; explanation: string; contact?: string; lead?: string };
  appealed: { reason: string };
  appeal_lapsed: Record<never, never>;
  merged: { into: string; reason?: string };
  /** The lead report itself was merged, so this one follows another now. */
  relinked: { from: string; into: string };
  unmerged: { from: string; why: UnmergeReason; reason?: string };
  withdrawn: { reason?: string };
  reclassified: { category: string; subcategory?: string | null; field: string; reason: string };
  reprioritised: {
    priority: Priority;
    reason: string;
    /** By a rung, which a later event may take back. */ raised?: true;
  };
  noted: { text: string; photos?: string[] };
  commented: { text: string; photos?: string[] };
  followed: Record<never, never>;
  suspended: { suspension: string; until: number; reason: string };
  unsuspended: { suspension: string };
  reprojected: {
    /** Version of the calendar, and of the policy, that count now. */
    calendar: string;
    policy: string;
    moved: { obligation: ObligationKind; agency?: string; from: number | null; to: number | null }[];
  };
  escalated: {
    obligation: ObligationKind;
    /** The supporting agency that owes it, if one does. */
    leg?: string;
    rung: string;
    /** When the rung was due and how long after it fired, epoch ms and ms. */
    scheduledFor: number;
    lateMs: number;
    told: Addressee[];
    /** What the rung did besides; an effect of the policy that made no sense here is left out. */
    effects: RungEffect[];
  };
  escalated_by_hand: { told: Addressee[]; reason: string };
  /** What people were called in for is done, or is not overdue any more. */
  deescalated: {
    obligation: ObligationKind;
    /** The supporting agency that owed it, if one did. */
    leg?: string;
    told: Addressee[];
    /** What the priority is again, where a rung had raised it. */
    priority?: Priority;
  };
}

/** What the routing table had to do with a decision. */
export interface RoutingRecord {
  routing?: RoutingTrace;
  /** The table was at fault, and an administrator must know. */
  alarm?: true;
}

export type EventType = keyof EventData;
export type Channel = 'web' | 'phone' | 'open311' | 'import' | 'demo';
export type TriageReason =
  | 'unsure'
  | 'classifier_unavailable'
  | 'no_rule'
  | 'no_area'
  | 'dead_agency'
  | 'broken_rule'
  | 'declined'
  | 'not_accepted'
  | 'reopened'
  | 'appealed';
/** A person decided it, the lead report was withdrawn or is not to be found, or two reports followed each other. */
export type UnmergeReason = 'decided' | 'lead_withdrawn' | 'lead_missing' | 'circle';

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
