import type { Calendar } from '../clock/calendar';
import type { Budget } from '../clock/budget';
import { instantAfterDue, instantAtShare, project, type LedgerEntry } from '../clock/ledger';
import type { Priority } from '../city/city-data';
import type { ObligationKind, ObligationPolicy, Policy, Rung } from '../policy/policy';

/** What a report must be judged by: the city's calendar and the policy it was promised. */
export interface Rules {
  calendar: Calendar;
  policy: Policy;
}

/** Who owes it. */
export interface Owner {
  role: 'centre' | 'agency' | 'reporter';
  agency?: string;
}

/** One rung of an obligation's ladder, with its instant. */
export interface ArmedRung {
  name: string;
  /** Epoch ms; null while the clock is paused. */
  at: number | null;
  firedAt?: number;
}

/** Something that somebody owes a report by a certain instant, and the ladder that is climbed when it does not come. */
export interface Obligation {
  /** Kind and number of the event that opened it. */
  id: string;
  kind: ObligationKind;
  owner: Owner;
  openedAt: number;
  ledger: LedgerEntry[];
  /** Epoch ms; null while the clock is paused. */
  dueAt: number | null;
  rungs: ArmedRung[];
  closed?: { at: number; how: 'met' | 'cancelled' | 'lapsed' };
}

interface Opening {
  kind: ObligationKind;
  owner: Owner;
  priority: Priority;
  at: number;
  /** Number of the event that opens it. */
  seq: number;
  reference: string;
  /** Instead of the policy's budget. */
  budget?: Budget;
}

/** Opens an obligation with the budget and the ladder of the policy. */
export function openNew(rules: Rules, opening: Opening): Obligation {
  const { kind, owner, at, seq, reference } = opening;
  const { ladder } = rules.policy.obligations[kind];
  const obligation: Obligation = {
    id: `${kind}-${seq}`,
    kind,
    owner,
    openedAt: at,
    ledger: [{ type: 'opened', at, budget: opening.budget ?? budgetOf(rules.policy, kind, opening.priority) }],
    dueAt: null,
    rungs: ladder.map(({ name }) => ({ name, at: null })),
  };
  return arm(rules, obligation, reference);
}

/** Adds an entry to the ledger; the due instant and the rungs that have not fired move with it. */
export function withEntry(rules: Rules, obligation: Obligation, entry: LedgerEntry, reference: string): Obligation {
  return arm(rules, { ...obligation, ledger: [...obligation.ledger, entry] }, reference);
}

export function close(obligation: Obligation, at: number, how: NonNullable<Obligation['closed']>['how']): Obligation {
  return { ...obligation, closed: { at, how } };
}

/** Opens a closed obligation again, with its clock where it stood. */
export function reopen(obligation: Obligation): Obligation {
  const { closed: _, ...open } = obligation;
  return open;
}

/** Marks a rung as fired. Behind the last one of a ladder the policy's standing reminder is armed, so that none ends. */
export function fire(rules: Rules, obligation: Obligation, rungName: string, now: number): Obligation {
  const rungs = obligation.rungs.map((rung) => (rung.name === rungName ? { ...rung, firedAt: now } : rung));
  if (rungs.some(({ firedAt }) => firedAt === undefined)) return { ...obligation, rungs };
  const nth = rungs.filter(({ name }) => isStanding(name)).length + 1;
  const standing: ArmedRung = { name: `${STANDING}-${nth}`, at: standingInstant(rules, now) };
  return { ...obligation, rungs: [...rungs, standing] };
}

/** The policy's words on a rung: whom it tells and what it does. */
export function rungPolicy(rules: Rules, kind: ObligationKind, name: string): Pick<Rung, 'tell' | 'effects'> {
  if (isStanding(name)) return { tell: rules.policy.standing.tell };
  const rung = rules.policy.obligations[kind].ladder.find((each) => each.name === name);
  // The policy may have changed since the rung was armed; then it has nothing to say, but the rung counts as fired.
  return rung ?? { tell: [] };
}

/** The next instant of one obligation, epoch ms; null when it is closed or paused. */
export function nextInstantOf(obligation: Obligation): number | null {
  return nextRungOf(obligation)?.at ?? null;
}

/** The rung that fires next, the earliest first. */
export function nextRungOf(obligation: Obligation): (ArmedRung & { at: number }) | null {
  if (obligation.closed) return null;
  let next: (ArmedRung & { at: number }) | null = null;
  for (const rung of obligation.rungs) {
    if (rung.firedAt !== undefined || rung.at === null) continue;
    if (next === null || rung.at < next.at) next = { ...rung, at: rung.at };
  }
  return next;
}

const STANDING = 'standing';

function isStanding(rungName: string): boolean {
  return rungName.startsWith(`${STANDING}-`);
}

function standingInstant(rules: Rules, from: number): number | null {
  return project(rules.calendar, [{ type: 'opened', at: from, budget: rules.policy.standing.every }]).dueAt;
}

function budgetOf(policy: Policy, kind: ObligationKind, priority: Priority): Budget {
  const { budget }: ObligationPolicy = policy.obligations[kind];
  return budget[priority] ?? budget.normal;
}

/** The budget that a changed priority gives an obligation. */
export function budgetFor(rules: Rules, kind: ObligationKind, priority: Priority): Budget {
  return budgetOf(rules.policy, kind, priority);
}

/** Computes the due instant and those of the rungs that have not fired from the ledger. */
function arm(rules: Rules, obligation: Obligation, reference: string): Obligation {
  const { calendar } = rules;
  const { ledger } = obligation;
  const { dueAt } = project(calendar, ledger);
  const ladder = rules.policy.obligations[obligation.kind].ladder;
  const rungs = obligation.rungs.map((rung): ArmedRung => {
    if (rung.firedAt !== undefined) return rung;
    if (isStanding(rung.name)) {
      return { ...rung, at: dueAt === null ? null : (rung.at ?? standingInstant(rules, ledger.at(-1)!.at)) };
    }
    const policy = ladder.find(({ name }) => name === rung.name);
    if (dueAt === null || !policy) return { ...rung, at: null };
    const instant =
      'atShare' in policy.when
        ? instantAtShare(calendar, ledger, policy.when.atShare)
        : instantAfterDue(calendar, ledger, policy.when.afterDue);
    return { ...rung, at: instant === null ? null : instant + spread(reference, rung.name, policy.spreadMinutes ?? 0) };
  });
  return { ...obligation, dueAt, rungs };
}

/**
 * A delay of 0 to `minutes`, the same each time for one report and rung. Working days end for all reports at the same
 * instant; without this, a day's reminders would come upon the engine in one second. Answers ms.
 */
function spread(reference: string, rungName: string, minutes: number): number {
  let hash = 2166136261;
  for (const character of `${reference}/${rungName}`) hash = Math.imul(hash ^ character.charCodeAt(0), 16777619);
  return Math.floor(((hash >>> 0) / 2 ** 32) * minutes * 60_000);
}
