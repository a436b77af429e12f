import type { Calendar } from '../clock/calendar';
import type { Budget } from '../clock/budget';
import { instantAfterDue, instantAtShare, project, type LedgerEntry } from '../clock/ledger';
import type { Priority } from '../city/city-data';
import type { ObligationKind, ObligationPolicy, Policy, Rung, RungEffect } from '../policy/policy';

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
  /** Epoch ms; null while the clock is paused. Never before it was armed, so that lateness is the engine's own. */
  at: number | null;
  firedAt?: number;
  /** What it did besides telling people, when it fired. */
  effects?: RungEffect[];
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
    ledger: [{ type: 'opened', at, budget: opening.budget ?? budgetFor(rules, kind, opening.priority) }],
    dueAt: null,
    rungs: ladder.map(({ name }) => ({ name, at: null })),
  };
  return arm(rules, obligation, reference);
}

/** Adds an entry to the ledger; the due instant and the rungs that have not fired move with it. */
export function withEntry(rules: Rules, obligation: Obligation, entry: LedgerEntry, reference: string): Obligation {
  // The first entry was made by another machine's clock, which may be ahead of ours.
  const at = Math.max(entry.at, lastEntryAt(obligation));
  return arm(rules, { ...obligation, ledger: [...obligation.ledger, { ...entry, at }] }, reference);
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
export function fire(
  rules: Rules,
  obligation: Obligation,
  rungName: string,
  now: number,
  effects: RungEffect[],
): Obligation {
  const fired = { firedAt: now, ...(effects.length > 0 ? { effects } : {}) };
  const rungs = obligation.rungs.map((rung) => (rung.name === rungName ? { ...rung, ...fired } : rung));
  const scheduledFor = rungs.find(({ name }) => name === rungName)?.at ?? now;
  return { ...obligation, rungs: withStanding(rules, obligation.ledger, rungs, scheduledFor, now) };
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

/** The budget that a priority gives an obligation. */
export function budgetFor(rules: Rules, kind: ObligationKind, priority: Priority): Budget {
  const { budget }: ObligationPolicy = rules.policy.obligations[kind];
  return budget[priority] ?? budget.normal;
}

/** Computes the due instant and those of the rungs that have not fired from the ledger. */
function arm(rules: Rules, obligation: Obligation, reference: string): Obligation {
  const { calendar } = rules;
  const { kind, ledger } = obligation;
  const now = lastEntryAt(obligation);
  const { dueAt } = project(calendar, ledger);
  const instants = ladderInstants(rules, kind, ledger, reference);
  const rungs = obligation.rungs
    // The policy may have changed since; a rung that it does not know any more would wait for ever.
    .filter(({ name, firedAt }) => firedAt !== undefined || isStanding(name) || instants.has(name))
    .map((rung): ArmedRung => {
      if (rung.firedAt !== undefined) return rung;
      if (isStanding(rung.name)) {
        const at = standingInstant(rules, ledger, now, now);
        // A reminder of what was overdue is pointless as soon as it is not overdue any more.
        return { ...rung, at: at === null || at === dueAt ? at : Math.min(at, rung.at ?? at) };
      }
      const instant = dueAt === null ? null : instants.get(rung.name)!;
      return { ...rung, at: instant === null ? null : Math.max(instant, Math.min(rung.at ?? now, now)) };
    });
  return { ...obligation, dueAt, rungs: withStanding(rules, ledger, rungs, now, now) };
}

/** When the rungs of a ladder come by the ledger, in the policy's order. */
function ladderInstants(
  { calendar, policy }: Rules,
  kind: ObligationKind,
  ledger: readonly LedgerEntry[],
  reference: string,
): Map<string, number | null> {
  const { ladder } = policy.obligations[kind];
  const exact = ladder.map(({ when }) =>
    'atShare' in when
      ? instantAtShare(calendar, ledger, when.atShare)
      : instantAfterDue(calendar, ledger, when.afterDue),
  );
  return new Map(
    ladder.map(({ name, spreadMinutes }, index) => {
      const instant = exact[index]!;
      if (instant === null || !spreadMinutes) return [name, instant];
      const later = exact.filter((other) => other !== null && other > instant) as number[];
      const room = Math.min(spreadMinutes * MINUTE_MS, Math.min(...later) - instant);
      return [name, instant + Math.floor(shareOf(`${reference}/${name}`) * room)];
    }),
  );
}

const MINUTE_MS = 60_000;
const STANDING = 'standing';
const NOTHING: Budget = { unit: 'hours', amount: 0 };

function isStanding(rungName: string): boolean {
  return rungName.startsWith(`${STANDING}-`);
}

/** Rungs with the next standing reminder behind them, once all have fired. */
function withStanding(
  rules: Rules,
  ledger: readonly LedgerEntry[],
  rungs: ArmedRung[],
  from: number,
  now: number,
): ArmedRung[] {
  if (rungs.some(({ firedAt }) => firedAt === undefined)) return rungs;
  const nth = rungs.filter(({ name }) => isStanding(name)).length + 1;
  return [...rungs, { name: `${STANDING}-${nth}`, at: standingInstant(rules, ledger, from, now) }];
}

/**
 * When the standing reminder comes: at the due instant when that is still ahead, e.g. because the budget has grown. Else
 * so long after the rung before it, or after `now` when that is past: after an outage one comes, not all that were
 * missed. While the clock stands still there is none.
 */
function standingInstant(
  { calendar, policy }: Rules,
  ledger: readonly LedgerEntry[],
  from: number,
  now: number,
): number | null {
  const { dueAt, stoppedSince } = project(calendar, ledger);
  if (stoppedSince !== null || dueAt === null) return null;
  if (dueAt > now) return dueAt;
  const after = (instant: number) =>
    instantAfterDue(calendar, [{ type: 'opened', at: instant, budget: NOTHING }], policy.standing.every)!;
  const at = after(from);
  // However small the policy's budget, it must be later than now, or a tick would never end.
  return at > now ? at : Math.max(after(now), now + MINUTE_MS);
}

function lastEntryAt({ ledger }: Obligation): number {
  return ledger.at(-1)!.at;
}

/**
 * A number from 0 up to 1 for a text, always the same. Working days end for all reports at the same instant; spread by
 * it, a day's reminders do not come upon the engine in one second.
 */
function shareOf(text: string): number {
  let hash = 2166136261;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 16777619);
  return (hash >>> 0) / 2 ** 32;
}
