import type { Obligation } from './obligation';
import type { ReportEvent } from './events';
import { isActive, type Leg, type LegStatus } from './leg';
import { awaited, openObligations, type PendingRequest, type ReportState } from './state';
import type { Status } from './status';

/** Folds one event into the state. The first event must be `submitted`; later ones must follow without a gap. */
export function evolve(reference: string, state: ReportState | null, event: ReportEvent): ReportState {
  if (event.seq !== (state?.seq ?? 0) + 1) {
    throw new Error(`Event ${event.seq} of ${reference} does not follow ${state?.seq ?? 0}`);
  }
  const before = state ?? initialState(reference, event);
  const after: ReportState = {
    ...before,
    ...changesBy(event, before),
    status: event.status,
    seq: event.seq,
    obligations: merge(before.obligations, event.obligations ?? [], event.status),
  };
  return withDerived(after, event);
}

function initialState(reference: string, event: ReportEvent): ReportState {
  if (event.type !== 'submitted') throw new Error(`The first event of ${reference} is ${event.type}, not submitted`);
  return {
    reference,
    status: 'received',
    seq: 0,
    channel: event.data.channel,
    language: event.data.language,
    area: event.data.area,
    category: null,
    subcategory: null,
    field: null,
    priority: 'normal',
    raisedFrom: null,
    agency: null,
    officer: null,
    parent: null,
    legs: [],
    obligations: [],
    requests: [],
    submittedAt: event.at,
    declinedBy: [],
    transfers: 0,
    reopenings: 0,
    extensions: { count: 0, workingDays: 0 },
    mayAppeal: false,
    appealed: false,
    reviewer: null,
    barred: null,
    merged: null,
    suspension: null,
    followers: 0,
    escalation: null,
    overduePublished: false,
  };
}

function changesBy(event: ReportEvent, before: ReportState): Partial<ReportState> {
  switch (event.type) {
    case 'classified':
      return {
        category: event.data.category,
        subcategory: event.data.subcategory ?? null,
        field: event.data.field,
        priority: event.data.priority,
        raisedFrom: event.data.priority === before.priority ? before.raisedFrom : null,
        ...(event.data.priority === before.priority ? {} : settledBy(before)),
        ...reviewedBy(event),
      };
    case 'repeated': {
      const { of, count, raisedFrom } = event.data;
      return { repeat: { of, count, ...(raisedFrom ? { raisedFrom } : {}) } };
    }
    case 'repeat_unlinked':
      return { repeat: null, ...priorityWithoutRepeat(event, before) };
    case 'reclassified':
      return {
        category: event.data.category,
        subcategory: event.data.subcategory ?? null,
        field: event.data.field,
      };
    case 'assigned': {
      const { agency, supporting, consulted = [], parent = null, officers = {} } = event.data;
      const begun = [
        ...supporting.map((each) => begunLeg(each, true, officers[each])),
        ...consulted.map((each) => begunLeg(each, false, officers[each])),
      ];
      const kept = before.legs.filter(
        (leg) => leg.agency !== agency && !begun.some((each) => each.agency === leg.agency),
      );
      const officer = officers[agency] ?? null;
      return { agency, officer, parent, legs: [...kept, ...begun], ...reviewedBy(event) };
    }
    case 'transferred': {
      const { to, officer = null, parent = null } = event.data;
      const byAgency = event.actor.role === 'officer' || event.actor.role === 'agency_head';
      return {
        agency: to,
        officer,
        parent,
        legs: before.legs.filter(({ agency }) => agency !== to),
        transfers: before.transfers + (byAgency ? 1 : 0),
        ...reviewedBy(event),
      };
    }
    case 'declined':
      return { declinedBy: [...before.declinedBy, event.data.agency] };
    case 'involved': {
      const { agency, required, officer } = event.data;
      return { legs: [...before.legs.filter((leg) => leg.agency !== agency), begunLeg(agency, required, officer)] };
    }
    case 'accepted':
      return acceptedBy(event);
    case 'leg_accepted':
      return { legs: withLeg(before.legs, event.data.agency, 'in_progress', acceptedBy(event)) };
    case 'leg_declined':
      return { legs: withLeg(before.legs, event.data.agency, 'declined') };
    case 'leg_answered':
      return { legs: withLeg(before.legs, event.data.agency, 'answered') };
    case 'leg_released':
      return { legs: withLeg(before.legs, event.data.agency, 'released') };
    case 'hold_requested':
    case 'extension_requested':
      return { requests: [...before.requests, requestBy(event)] };
    case 'extension_granted': {
      const { count, workingDays } = before.extensions;
      return { extensions: { count: count + 1, workingDays: workingDays + event.data.workingDays } };
    }
    case 'reprioritised':
      return {
        priority: event.data.priority,
        raisedFrom: event.data.raised ? (before.raisedFrom ?? before.priority) : null,
        ...(event.data.raised ? {} : settledBy(before)),
      };
    case 'deescalated':
      return event.data.priority ? { priority: event.data.priority, raisedFrom: null } : {};
    case 'resolved':
      return event.data.lead ? {} : { legs: releasedLegs(before.legs) };
    case 'returned':
      return reviewedBy(event);
    case 'reopened':
      return {
        legs: releasedLegs(before.legs),
        reopenings: before.reopenings + 1,
        barred: before.reviewer,
        merged: null,
      };
    case 'rejected':
      return { legs: releasedLegs(before.legs), merged: null, ...reviewedBy(event) };
    case 'appealed':
      return { appealed: true, barred: before.reviewer };
    case 'closed':
    case 'withdrawn':
      return { legs: releasedLegs(before.legs) };
    case 'merged':
      return { merged: { into: event.data.into, before: before.status }, ...reviewedBy(event) };
    case 'relinked':
      return { merged: { into: event.data.into, before: before.merged!.before } };
    case 'unmerged':
      return { merged: null };
    case 'followed':
      return { followers: before.followers + 1 };
    case 'suspended':
      return { suspension: { id: event.data.suspension, until: event.data.until } };
    case 'unsuspended':
      return { suspension: null };
    default:
      return {};
  }
}

function begunLeg(agency: string, required: boolean, officer?: string): Leg {
  return { agency, status: 'assigned', required, ...(officer === undefined ? {} : { officer }) };
}

function withLeg(legs: Leg[], agency: string, status: LegStatus, more: { officer?: string } = {}): Leg[] {
  return legs.map((leg) => (leg.agency === agency ? { ...leg, status, ...more } : leg));
}

/** Who takes it on has it; a head who accepts leaves it with the officer who was chosen. */
function acceptedBy({ actor }: ReportEvent): { officer?: string } {
  return actor.role === 'officer' && actor.id !== undefined ? { officer: actor.id } : {};
}

function releasedLegs(legs: Leg[]): Leg[] {
  return legs.map((leg) => (isActive(leg) ? { ...leg, status: 'released' } : leg));
}

function reviewedBy({ actor }: ReportEvent): Partial<ReportState> {
  return actor.role === 'operator' && actor.id !== undefined ? { reviewer: actor.id } : {};
}

function requestBy(event: ReportEvent & { type: 'hold_requested' | 'extension_requested' }): PendingRequest {
  const id = event.obligations!.find(({ kind }) => kind === 'decision')!.id;
  const { agency, reason } = event.data;
  return event.type === 'hold_requested'
    ? { id, kind: 'hold', agency, until: event.data.until, reason }
    : { id, kind: 'extension', agency, workingDays: event.data.workingDays, reason };
}

/** Once somebody has set the priority, it is not the repeat's any more. */
function settledBy({ repeat }: ReportState): Partial<ReportState> {
  return repeat ? { repeat: { of: repeat.of, count: repeat.count } } : {};
}

/** What a rung raised stays, and goes back to what the priority was before the repeat raised it. */
function priorityWithoutRepeat(
  { data: { priority } }: ReportEvent & { type: 'repeat_unlinked' },
  { repeat, raisedFrom }: ReportState,
): Partial<ReportState> {
  if (priority) return { priority };
  return raisedFrom !== null && repeat?.raisedFrom ? { raisedFrom: repeat.raisedFrom } : {};
}

/** Closed obligations are dropped, or the state of a report that goes to and fro would grow without end. */
function merge(before: Obligation[], changed: Obligation[], status: Status): Obligation[] {
  const latest = new Map([...before, ...changed].map((obligation) => [obligation.id, obligation]));
  return [...latest.values()].filter(
    ({ kind, leg, closed }) => !closed || (kind === 'resolution' && leg === undefined && status === 'resolved'),
  );
}

/** What follows from the obligations that are open. */
function withDerived(state: ReportState, event: ReportEvent): ReportState {
  const open = openObligations(state);
  const owed = (kind: Obligation['kind']) => open.some((obligation) => obligation.kind === kind);
  return {
    ...state,
    requests: state.requests.filter(({ id }) => open.some((obligation) => obligation.id === id)),
    mayAppeal: event.status === 'rejected' && owed('appeal'),
    suspension: owed('suspension') ? state.suspension : null,
    escalation: latestRung(awaited(state)),
    overduePublished: awaited(state).some(isPublished),
  };
}

function latestRung(open: Obligation[]): string | null {
  let latest: { name: string; firedAt: number; at: number } | null = null;
  for (const { kind, rungs } of open) {
    for (const { name, firedAt, at, settledAt } of rungs) {
      if (firedAt === undefined || at === null || settledAt !== undefined) continue;
      // Of those that fired at once after an outage, the one that was due last.
      if (latest && (firedAt < latest.firedAt || (firedAt === latest.firedAt && at < latest.at))) continue;
      latest = { name: `${kind}:${name}`, firedAt, at };
    }
  }
  return latest?.name ?? null;
}

function isPublished({ rungs }: Obligation): boolean {
  return rungs.some(({ effects, settledAt }) => settledAt === undefined && effects?.includes('publish_overdue'));
}
