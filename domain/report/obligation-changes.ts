import type { Budget } from '../clock/budget';
import { heldCauses, type LedgerEntry, type PauseCause } from '../clock/ledger';
import type { Priority } from '../city/city-data';
import type { ObligationKind } from '../policy/policy';
import type { Actor } from './actor';
import type { Draft } from './draft';
import { budgetFor, close, ladderFor, openNew, withEntry, type Obligation } from './obligation';
import { calendarOf, type Owner, type Rules } from './rules';
import { openObligation, openObligations } from './state';

export const CENTRE: Owner = { role: 'centre' };
export const REPORTER: Owner = { role: 'reporter' };

/** What stands still while an area is suspended; the centre goes on sorting, or danger there would not be seen. */
const SUSPENDABLE: readonly ObligationKind[] = [
  'acceptance',
  'resolution',
  'decision',
  'information',
  'feedback',
  'appeal',
];

interface Opened {
  budget?: Budget;
  /** The supporting agency whose part it is. */
  leg?: string;
}

/** What the event that is emitted next opens. In a suspended area its clock stands still from the beginning. */
export function openFor(
  draft: Draft,
  rules: Rules,
  kind: ObligationKind,
  owner: Owner,
  { budget, leg }: Opened = {},
): Obligation {
  const { priority, raisedFrom, reference, suspension } = draft.state;
  const opened = openNew(rules, {
    kind,
    owner,
    priority: raisedFrom ?? priority,
    at: draft.now,
    seq: draft.nextSeq,
    reference,
    ...(leg === undefined ? {} : { leg }),
    ...(budget ? { budget } : {}),
  });
  return suspension !== null && SUSPENDABLE.includes(kind) ? inArea(draft, rules, opened) : opened;
}

/** An obligation that was not open until now, with its clock as its area has it. */
export function inArea(draft: Draft, rules: Rules, obligation: Obligation): Obligation {
  const stands = heldCauses(obligation.ledger).includes('area_suspended');
  const { suspension } = draft.state;
  if (stands && suspension === null) return resumed(draft, rules, obligation, 'area_suspended');
  if (stands || suspension === null) return obligation;
  return appended(draft, rules, obligation, { type: 'paused', cause: 'area_suspended' });
}

/** Acceptance and result, as a supporting agency owes them for its part. */
export function openLeg(draft: Draft, rules: Rules, agency: string): Obligation[] {
  const owner: Owner = { role: 'agency', agency };
  return (['acceptance', 'resolution'] as const).map((kind) => openFor(draft, rules, kind, owner, { leg: agency }));
}

type Outcome = NonNullable<Obligation['closed']>['how'];

/** The open obligation of a kind, closed. Like all below: as a list, empty when there is none. */
export function closing({ state, now }: Draft, kind: ObligationKind, how: Outcome, leg?: string): Obligation[] {
  const obligation = openObligation(state, kind, leg);
  return obligation ? [close(obligation, now, how)] : [];
}

export function closingAll({ state, now }: Draft): Obligation[] {
  return openObligations(state).map((obligation) => close(obligation, now, 'cancelled'));
}

/** All that a supporting agency owes for its part, and what it has asked for and does not need any more. */
export function closingLeg({ state, now }: Draft, agency: string, how: Outcome): Obligation[] {
  return openObligations(state)
    .filter(({ leg }) => leg === agency)
    .map((obligation) => close(obligation, now, obligation.kind === 'decision' ? 'cancelled' : how));
}

/** Decisions that the lead agency has asked for and does not need any more. */
export function closingRequests({ state, now }: Draft): Obligation[] {
  return openObligations(state)
    .filter(({ kind, leg }) => kind === 'decision' && leg === undefined)
    .map((obligation) => close(obligation, now, 'cancelled'));
}

/** The running resolution with another owner: its clock goes on, by that one's office hours where they differ. */
export function handingOver(draft: Draft, rules: Rules, owner: Owner): Obligation[] {
  const resolution = openObligation(draft.state, 'resolution');
  if (!resolution) return [];
  const handed = { ...resolution, owner };
  const calendar = calendarOf(rules, owner);
  if (calendar === calendarOf(rules, resolution.owner)) return [handed];
  const reason = 'giờ làm việc của đơn vị / the agency’s office hours';
  return [appended(draft, rules, handed, { type: 'calendar_changed', calendar: calendar.version, reason })];
}

/** The resolutions of all agencies with their clocks stopped. */
export function pausing(draft: Draft, rules: Rules, cause: PauseCause, reason?: string): Obligation[] {
  return openOf(draft, ['resolution']).flatMap((resolution) => paused(draft, rules, resolution, cause, reason));
}

/** The resolutions with their clocks running again. */
export function resuming(draft: Draft, rules: Rules, cause: PauseCause): Obligation[] {
  return openOf(draft, ['resolution']).flatMap((resolution) => resumedFrom(draft, rules, resolution, cause));
}

/** All that is owed, with the clocks stopped; a suspended area's end comes all the same. */
export function pausingAll(draft: Draft, rules: Rules, cause: PauseCause, reason?: string): Obligation[] {
  return openObligations(draft.state)
    .filter(({ kind }) => kind !== 'suspension')
    .flatMap((obligation) => paused(draft, rules, obligation, cause, reason));
}

/** All that is owed, with the clocks running again as far as they stood still for this cause. */
export function resumingAll(draft: Draft, rules: Rules, cause: PauseCause): Obligation[] {
  return openObligations(draft.state).flatMap((obligation) => resumedFrom(draft, rules, obligation, cause));
}

/** What stands still in a suspended area, with the clocks stopped. */
export function suspending(draft: Draft, rules: Rules, reason: string): Obligation[] {
  return openOf(draft, SUSPENDABLE).flatMap((obligation) => paused(draft, rules, obligation, 'area_suspended', reason));
}

export function resumed(draft: Draft, rules: Rules, obligation: Obligation, cause: PauseCause): Obligation {
  return appended(draft, rules, obligation, { type: 'resumed', cause });
}

/** The resolution of the lead agency, or of a supporting one, with more time. */
export function extending(
  draft: Draft,
  rules: Rules,
  leg: string | undefined,
  workingDays: number,
  reason: string,
): Obligation[] {
  const resolution = openObligation(draft.state, 'resolution', leg);
  const budget: Budget = { unit: 'working_days', amount: workingDays };
  return resolution ? [appended(draft, rules, resolution, { type: 'extended', budget, reason })] : [];
}

/** What centre and agencies owe, with the budgets and ladders of another priority, counted from their opening on. */
export function rebudgeting(draft: Draft, rules: Rules, priority: Priority, reason: string): Obligation[] {
  return openOf(draft, ['triage', 'acceptance', 'resolution']).flatMap((obligation) => {
    const { kind, ledger } = obligation;
    const budget = budgetFor(rules, kind, priority);
    const current = ledger.findLast((entry) => entry.type === 'opened' || entry.type === 'rebudgeted');
    const sameLadder = ladderFor(rules, kind, priority) === ladderFor(rules, kind, obligation.priority);
    if (sameLadder && isSame(current!.budget, budget)) return [];
    return [appended(draft, rules, { ...obligation, priority }, { type: 'rebudgeted', budget, reason })];
  });
}

function openOf({ state }: Draft, kinds: readonly ObligationKind[]): Obligation[] {
  return openObligations(state).filter(({ kind }) => kinds.includes(kind));
}

function paused(
  draft: Draft,
  rules: Rules,
  obligation: Obligation,
  cause: PauseCause,
  reason: string | undefined,
): Obligation[] {
  if (heldCauses(obligation.ledger).includes(cause)) return [];
  return [appended(draft, rules, obligation, { type: 'paused', cause, ...(reason ? { reason } : {}) })];
}

function resumedFrom(draft: Draft, rules: Rules, obligation: Obligation, cause: PauseCause): Obligation[] {
  return heldCauses(obligation.ledger).includes(cause) ? [resumed(draft, rules, obligation, cause)] : [];
}

type Unsigned<Entry> = Entry extends { by: string } ? Omit<Entry, 'at' | 'by'> : never;

export function appended(draft: Draft, rules: Rules, obligation: Obligation, entry: Unsigned<LedgerEntry>): Obligation {
  const signed = { ...entry, at: draft.now, by: authorOf(draft.actor) } as LedgerEntry;
  return withEntry(rules, obligation, signed, draft.state.reference);
}

/** How a ledger names who made an entry: the role and, where there is one, the agency. */
function authorOf({ role, agency }: Actor): string {
  return agency ? `${role}@${agency}` : role;
}

function isSame(one: Budget, other: Budget): boolean {
  return one.unit === other.unit && one.amount === other.amount;
}
