import type { Budget } from '../clock/budget';
import type { LedgerEntry, PauseCause } from '../clock/ledger';
import type { Priority } from '../city/city-data';
import type { ObligationKind } from '../policy/policy';
import type { Actor } from './actor';
import type { Draft } from './draft';
import { budgetFor, close, openNew, withEntry, type Obligation, type Owner, type Rules } from './obligation';
import { openObligation, type ReportState } from './state';

export const CENTRE: Owner = { role: 'centre' };
export const REPORTER: Owner = { role: 'reporter' };

/** What the event that is emitted next opens. */
export function openFor(draft: Draft, rules: Rules, kind: ObligationKind, owner: Owner, budget?: Budget): Obligation {
  const { priority, reference } = draft.state;
  return openNew(rules, {
    kind,
    owner,
    priority,
    at: draft.now,
    seq: draft.nextSeq,
    reference,
    ...(budget ? { budget } : {}),
  });
}

/** The open obligation of a kind, closed. Like all below: as a list, empty when there is none. */
export function closing(
  { state, now }: Draft,
  kind: ObligationKind,
  how: NonNullable<Obligation['closed']>['how'],
): Obligation[] {
  return openOf(state, kind).map((obligation) => close(obligation, now, how));
}

export function closingAll({ state, now }: Draft): Obligation[] {
  return state.obligations.filter(({ closed }) => !closed).map((obligation) => close(obligation, now, 'cancelled'));
}

/** The running resolution with another owner: its clock goes on. */
export function handingOver({ state }: Draft, owner: Owner): Obligation[] {
  return openOf(state, 'resolution').map((resolution) => ({ ...resolution, owner }));
}

/** The resolution with its clock stopped. */
export function pausing(draft: Draft, rules: Rules, cause: PauseCause, reason?: string): Obligation[] {
  return openOf(draft.state, 'resolution').map((resolution) =>
    appended(draft, rules, resolution, { type: 'paused', cause, ...(reason ? { reason } : {}) }),
  );
}

/** The resolution with its clock running again. */
export function resuming(draft: Draft, rules: Rules, cause: PauseCause): Obligation[] {
  return openOf(draft.state, 'resolution').map((resolution) => resumed(draft, rules, resolution, cause));
}

export function resumed(draft: Draft, rules: Rules, obligation: Obligation, cause: PauseCause): Obligation {
  return appended(draft, rules, obligation, { type: 'resumed', cause });
}

/** What the centre and the agency owe, with the budgets of another priority, counted from their opening on. */
export function rebudgeting(draft: Draft, rules: Rules, priority: Priority, reason: string): Obligation[] {
  return (['triage', 'acceptance', 'resolution'] as const)
    .flatMap((kind) => openOf(draft.state, kind))
    .flatMap((obligation) => {
      const budget = budgetFor(rules, obligation.kind, priority);
      const current = obligation.ledger.findLast(({ type }) => type === 'opened' || type === 'rebudgeted');
      if (current && 'budget' in current && isSame(current.budget, budget)) return [];
      return [appended(draft, rules, obligation, { type: 'rebudgeted', budget, reason })];
    });
}

function openOf(state: ReportState, kind: ObligationKind): Obligation[] {
  const obligation = openObligation(state, kind);
  return obligation ? [obligation] : [];
}

type Unsigned<Entry> = Entry extends { by: string } ? Omit<Entry, 'at' | 'by'> : never;

function appended(draft: Draft, rules: Rules, obligation: Obligation, entry: Unsigned<LedgerEntry>): Obligation {
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
