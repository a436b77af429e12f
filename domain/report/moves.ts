import type { Priority } from '../city/city-data';
import type { Routed, RoutedToTriage } from '../routing/route';
import type { AreaSuspension } from './decision';
import type { Draft } from './draft';
import type { EventData, RoutingRecord, TriageReason, UnmergeReason } from './events';
import {
  CENTRE,
  closing,
  closingAll,
  closingLeg,
  closingRequests,
  handingOver,
  openFor,
  openLeg,
  pausingAll,
  rebudgeting,
  REPORTER,
  resumingAll,
  suspending,
} from './obligation-changes';
import type { Owner, Rules } from './rules';
import { activeLeg, activeLegs, openObligation } from './state';

const HOUR_MS = 3_600_000;

/** Records what a report is about. A changed priority changes the budgets of what is owed already. */
export function classifyAs(draft: Draft, rules: Rules, data: EventData['classified']): void {
  const { status, priority } = draft.state;
  const changed =
    data.priority === priority
      ? []
      : rebudgeting(draft, rules, data.priority, `mức ưu tiên / priority: ${data.priority}`);
  draft.emit('classified', data, status, changed);
}

export interface Assignment {
  agency: string;
  supporting: string[];
  consulted?: string[];
  rule: string | null;
  parent?: string | undefined;
  /** Of these agencies and others. */
  officers?: Record<string, string> | undefined;
  routed?: RoutingRecord & { missing?: string[] };
}

/** Does what the routing table says; a person looks where it says nothing. */
export function follow(
  draft: Draft,
  rules: Rules,
  route: Routed | RoutedToTriage,
  { parent, officers }: Pick<Assignment, 'parent' | 'officers'>,
): void {
  const { rule, alarm, trace } = route;
  const record: RoutingRecord = { ...(trace ? { routing: trace } : {}), ...(alarm ? { alarm } : {}) };
  if ('triage' in route) {
    toTriage(draft, rules, route.reason, { ...(rule === undefined ? {} : { rule }), ...record });
  } else {
    const { lead: agency, supporting, missing } = route;
    const routed = { ...record, ...(missing ? { missing } : {}) };
    assign(draft, rules, { agency, supporting, rule: route.rule, parent, officers, routed });
  }
}

/**
 * Gives the report to an agency, which owes its acceptance and, in the time that is left, a result. Agencies that support it
 * owe their own parts; those that do so already go on.
 */
export function assign(
  draft: Draft,
  rules: Rules,
  { agency, rule, parent, officers = {}, routed, ...others }: Assignment,
): void {
  const owner: Owner = { role: 'agency', agency };
  const isNew = (each: string) => each !== agency && !activeLeg(draft.state, each);
  const supporting = [...new Set(others.supporting)].filter(isNew);
  const consulted = [...new Set(others.consulted ?? [])].filter((each) => isNew(each) && !supporting.includes(each));
  // After a decline the promise to the citizen still runs: it changes hands, it does not start again.
  const running = handingOver(draft, rules, owner);
  const begun = [agency, ...supporting, ...consulted];
  const chosen = Object.entries(officers).filter(([each]) => begun.includes(each));
  draft.emit(
    'assigned',
    {
      agency,
      supporting,
      ...(consulted.length > 0 ? { consulted } : {}),
      ...(chosen.length > 0 ? { officers: Object.fromEntries(chosen) } : {}),
      rule,
      ...(parent ? { parent } : {}),
      ...routed,
    },
    'assigned',
    [
      ...closing(draft, 'triage', 'met'),
      ...closingLeg(draft, agency, 'cancelled'),
      openFor(draft, rules, 'acceptance', owner),
      ...(running.length > 0 ? running : [openFor(draft, rules, 'resolution', owner)]),
      ...[...supporting, ...consulted].flatMap((each) => openLeg(draft, rules, each)),
    ],
  );
}

/** Gives the report to another agency, which must accept it anew; the clock goes on. */
export function transfer(
  draft: Draft,
  rules: Rules,
  data: Omit<EventData['transferred'], 'from'>,
  accepted: 'cancelled' | 'lapsed',
): void {
  const from = draft.state.agency!;
  const owner: Owner = { role: 'agency', agency: data.to };
  draft.emit('transferred', { from, ...data }, 'assigned', [
    ...closing(draft, 'acceptance', accepted),
    ...closingLeg(draft, data.to, 'cancelled'),
    ...closingRequests(draft),
    openFor(draft, rules, 'acceptance', owner),
    ...handingOver(draft, rules, owner),
  ]);
}

/** Gives the report to the operators; what the lead agency owed is the centre's until the next assignment. */
export function toTriage(
  draft: Draft,
  rules: Rules,
  reason: TriageReason,
  more: Omit<EventData['sent_to_triage'], 'reason'> = {},
): void {
  draft.emit('sent_to_triage', { reason, ...more }, 'triage', [
    ...closing(draft, 'acceptance', 'lapsed'),
    openObligation(draft.state, 'triage') ?? openFor(draft, rules, 'triage', CENTRE),
    ...handingOver(draft, rules, CENTRE),
  ]);
}

/** Refuses the report; the citizen can appeal, once. */
export function reject(draft: Draft, rules: Rules, data: EventData['rejected']): void {
  if (draft.state.appealed) draft.emit('rejected', data, 'rejected', closingAll(draft));
  else {
    draft.emit('rejected', data, 'rejected', [
      // In a suspended area the time for the appeal stands still too, and must run again.
      ...closingAll(draft).filter(({ kind }) => kind !== 'suspension'),
      openFor(draft, rules, 'appeal', REPORTER),
    ]);
  }
}

export function reprioritise(draft: Draft, rules: Rules, priority: Priority, reason: string): void {
  draft.emit('reprioritised', { priority, reason }, draft.state.status, rebudgeting(draft, rules, priority, reason));
}

/**
 * Takes the link to an earlier case away, and with it what it did to the priority. Where a person has set the priority since,
 * it stays; where a rung raised it further, it stays too and goes back to the lower one when that rung is settled.
 */
export function unlinkRepeat(draft: Draft, rules: Rules, reason: string): void {
  const { repeat, raisedFrom, status } = draft.state;
  const { of, raisedFrom: before } = repeat!;
  if (before === undefined || raisedFrom !== null) draft.emit('repeat_unlinked', { of, reason }, status);
  else {
    const budgets = rebudgeting(draft, rules, before, reason);
    draft.emit('repeat_unlinked', { of, reason, priority: before }, status, budgets);
  }
}

/** Lets all clocks stand still, because another report's result will be this one's too. */
export function merge(draft: Draft, rules: Rules, data: EventData['merged']): void {
  draft.emit('merged', data, 'merged', [
    ...pausingAll(draft, rules, 'merged', data.into),
    openFor(draft, rules, 'merge', CENTRE),
  ]);
}

/** Takes the report up again where it stood; its clocks have what they had. */
export function unmerge(draft: Draft, rules: Rules, why: UnmergeReason, reason?: string): void {
  const { into, before } = draft.state.merged!;
  draft.emit('unmerged', { from: into, why, ...(reason ? { reason } : {}) }, before, [
    ...closing(draft, 'merge', 'cancelled'),
    ...closing(draft, 'feedback', 'cancelled'),
    ...resumingAll(draft, rules, 'merged'),
  ]);
}

/** Stops the normal clocks until the area works again; another suspension takes the place of the one before. */
export function suspend(draft: Draft, rules: Rules, order: AreaSuspension): void {
  const { status, suspension } = draft.state;
  if (suspension?.id === order.suspension && suspension.until === order.until) return;
  const budget = { unit: 'hours', amount: (order.until - draft.now) / HOUR_MS } as const;
  draft.emit('suspended', { ...order }, status, [
    ...closing(draft, 'suspension', 'cancelled'),
    ...suspending(draft, rules, order.reason),
    openFor(draft, rules, 'suspension', CENTRE, { budget }),
  ]);
}

/** Lets the clocks of a suspended area run again. */
export function unsuspend(draft: Draft, rules: Rules, how: 'met' | 'lapsed'): void {
  const { status, suspension } = draft.state;
  draft.emit('unsuspended', { suspension: suspension!.id }, status, [
    ...closing(draft, 'suspension', how),
    ...resumingAll(draft, rules, 'area_suspended'),
  ]);
}

/** The parts that must be answered before the lead agency can answer the report. */
export function partsOwed(draft: Draft): string[] {
  return activeLegs(draft.state)
    .filter(({ required }) => required)
    .map(({ agency }) => agency);
}
