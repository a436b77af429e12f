import type { Budget } from '../clock/budget';
import type { Calendar } from '../clock/calendar';
import { instantAfterDue, instantAtShare, project, type LedgerEntry } from '../clock/ledger';
import type { Priority } from '../city/city-data';
import type { ObligationKind, Rung, RungEffect, StandingReminder } from '../policy/policy';
import type { Addressee } from './addressee';
import { calendarOf, type Owner, type Rules } from './rules';

/** One rung of an obligation's ladder, with its instant. */
export interface ArmedRung {
  name: string;
  /** Epoch ms; null while the clock is paused. Never before it was armed, so that lateness is the engine's own. */
  at: number | null;
  /** How long after its exact instant it comes, so that not all reports' rungs come in one second. */
  spreadMs?: number;
  firedAt?: number;
  /** Whom it told, and what it did besides, when it fired. */
  told?: Addressee[];
  effects?: RungEffect[];
  /** Since when what it told of is not so any more, though the obligation is still open. */
  settledAt?: number;
}

/** Something that somebody owes a report by a certain instant, and the ladder that is climbed when it does not come. */
export interface Obligation {
  /** Kind and number of the event that opened it, with a supporting agency behind them. */
  id: string;
  kind: ObligationKind;
  owner: Owner;
  /** The supporting agency whose part it is; absent for what concerns the report as a whole. */
  leg?: string;
  /** Whose budget and ladder it has; not that of the report when a rung raised that. */
  priority: Priority;
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
  leg?: string;
  /** Instead of the policy's budget. */
  budget?: Budget;
}

/** Opens an obligation with the budget and the ladder of the policy. */
export function openNew(rules: Rules, opening: Opening): Obligation {
  const { kind, owner, priority, at, seq, reference, leg } = opening;
  const obligation: Obligation = {
    id: leg === undefined ? `${kind}-${seq}` : `${kind}-${seq}-${leg}`,
    kind,
    owner,
    ...(leg === undefined ? {} : { leg }),
    priority,
    openedAt: at,
    ledger: [{ type: 'opened', at, budget: opening.budget ?? budgetFor(rules, kind, priority) }],
    dueAt: null,
    rungs: [],
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
  { told, effects }: { told: Addressee[]; effects: RungEffect[] },
): Obligation {
  const fired = { firedAt: now, ...(told.length > 0 ? { told } : {}), ...(effects.length > 0 ? { effects } : {}) };
  const rungs = obligation.rungs.map((rung) => (rung.name === rungName ? { ...rung, ...fired } : rung));
  const rung = rungs.find(({ name }) => name === rungName);
  // Spreading may carry a rung past closing time, which must not cost the reminder behind it a day.
  const exactly = rung?.at ? rung.at - (rung.spreadMs ?? 0) : now;
  return { ...obligation, rungs: withStanding(rules, obligation, rungs, exactly, now) };
}

/** Adds a rung that a person climbed by hand; the ladder goes on beside it. */
export function climbByHand(obligation: Obligation, now: number, told: Addressee[]): Obligation {
  const nth = obligation.rungs.filter(({ name }) => name.startsWith(BY_HAND)).length + 1;
  const rung: ArmedRung = { name: `${BY_HAND}-${nth}`, at: now, firedAt: now, told };
  return { ...obligation, rungs: [rung, ...obligation.rungs] };
}

/** Takes back what fired rungs told of, e.g. because an extension has moved the due instant. */
export function settle(obligation: Obligation, now: number): Obligation {
  const rungs = obligation.rungs.map((rung) =>
    rung.firedAt === undefined || rung.settledAt !== undefined ? rung : { ...rung, settledAt: now },
  );
  return { ...obligation, rungs };
}

/** Whether the due instant or a rung that has not fired would move under other rules than it was armed by. */
export function wouldMove(rules: Rules, obligation: Obligation, reference: string): boolean {
  const ahead = ({ dueAt, rungs }: Obligation) => [
    dueAt,
    // A standing reminder counts from the rung before it; it only follows when the rest moves.
    ...rungs
      .filter(({ name, firedAt }) => firedAt === undefined && !isStanding(name))
      .map(({ name, at }) => [name, at]),
  ];
  return JSON.stringify(ahead(arm(rules, obligation, reference))) !== JSON.stringify(ahead(obligation));
}

/** The policy's words on a rung: whom it tells and what it does. */
export function rungPolicy(rules: Rules, { kind, priority }: Obligation, name: string): Pick<Rung, 'tell' | 'effects'> {
  if (isStanding(name)) return { tell: standingFor(rules, kind).tell };
  const rung = ladderFor(rules, kind, priority).find((each) => each.name === name);
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
  const { budget } = rules.policy.obligations[kind];
  return budget[priority] ?? budget.normal;
}

/** The rungs that an obligation of a priority climbs. */
export function ladderFor(rules: Rules, kind: ObligationKind, priority: Priority): Rung[] {
  const { ladder, ladders } = rules.policy.obligations[kind];
  return ladders?.[priority] ?? ladder;
}

function standingFor(rules: Rules, kind: ObligationKind): StandingReminder {
  return rules.policy.obligations[kind].standing ?? rules.policy.standing;
}

/** Computes the due instant and those of the rungs that have not fired from the ledger. */
function arm(rules: Rules, obligation: Obligation, reference: string): Obligation {
  const calendar = calendarOf(rules, obligation.owner);
  const { ledger } = obligation;
  const now = lastEntryAt(obligation);
  const { dueAt } = project(calendar, ledger);
  const known = new Map(obligation.rungs.map((rung) => [rung.name, rung]));
  const fired = obligation.rungs.filter(({ firedAt }) => firedAt !== undefined);
  // The ladder as it is now: a rung that policy or priority know no more would wait for ever.
  const ahead = ladderInstants(rules, obligation, calendar, reference)
    .filter(({ name }) => known.get(name)?.firedAt === undefined)
    .map(({ name, at: instant, spreadMs }): ArmedRung => {
      const armedFor = known.get(name)?.at ?? now;
      const at = dueAt === null || instant === null ? null : Math.max(instant, Math.min(armedFor, now));
      // One that was due before it was armed comes at once: it is not spread.
      return { name, at, ...(at !== null && at === instant && spreadMs > 0 ? { spreadMs } : {}) };
    });
  const reminders = obligation.rungs
    .filter(({ name, firedAt }) => firedAt === undefined && isStanding(name))
    .map((rung): ArmedRung => {
      const at = standingInstant(rules, obligation, now, now);
      // A reminder of what was overdue is pointless as soon as it is not overdue any more.
      return { ...rung, at: at === null || at === dueAt ? at : Math.min(at, rung.at ?? at) };
    });
  const rungs = [...fired, ...ahead, ...reminders];
  return { ...obligation, dueAt, rungs: withStanding(rules, obligation, rungs, now, now) };
}

interface LadderInstant {
  name: string;
  at: number | null;
  spreadMs: number;
}

/** When the rungs of a ladder come by the ledger, in the policy's order. */
function ladderInstants(
  rules: Rules,
  { kind, priority, ledger }: Obligation,
  calendar: Calendar,
  reference: string,
): LadderInstant[] {
  const ladder = ladderFor(rules, kind, priority);
  const exact = ladder.map(({ when }) =>
    'atShare' in when
      ? instantAtShare(calendar, ledger, when.atShare)
      : instantAfterDue(calendar, ledger, when.afterDue),
  );
  return ladder.map(({ name, spreadMinutes }, index) => {
    const instant = exact[index]!;
    if (instant === null || !spreadMinutes) return { name, at: instant, spreadMs: 0 };
    const later = exact.filter((other) => other !== null && other > instant) as number[];
    const room = Math.min(spreadMinutes * MINUTE_MS, Math.min(...later) - instant);
    const spreadMs = Math.floor(shareOf(`${reference}/${name}`) * room);
    return { name, at: instant + spreadMs, spreadMs };
  });
}

const MINUTE_MS = 60_000;
const STANDING = 'standing';
const BY_HAND = 'by_hand';
const NOTHING: Budget = { unit: 'hours', amount: 0 };

function isStanding(rungName: string): boolean {
  return rungName.startsWith(`${STANDING}-`);
}

/** Rungs with the next standing reminder behind them, once all have fired. */
function withStanding(
  rules: Rules,
  obligation: Obligation,
  rungs: ArmedRung[],
  from: number,
  now: number,
): ArmedRung[] {
  if (rungs.some(({ firedAt }) => firedAt === undefined)) return rungs;
  const nth = rungs.filter(({ name }) => isStanding(name)).length + 1;
  return [...rungs, { name: `${STANDING}-${nth}`, at: standingInstant(rules, obligation, from, now) }];
}

/**
 * When the standing reminder comes: at the due instant when that is still ahead, e.g. because the budget has grown. Else
 * so long after the rung before it, or after `now` when that is past: after an outage one comes, not all that were
 * missed. While the clock stands still there is none.
 */
function standingInstant(rules: Rules, { kind, owner, ledger }: Obligation, from: number, now: number): number | null {
  const calendar = calendarOf(rules, owner);
  const { dueAt, stoppedSince } = project(calendar, ledger);
  if (stoppedSince !== null || dueAt === null) return null;
  if (dueAt > now) return dueAt;
  const { every } = standingFor(rules, kind);
  const after = (instant: number) =>
    instantAfterDue(calendar, [{ type: 'opened', at: instant, budget: NOTHING }], every)!;
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
