import assert from 'node:assert/strict';
import { heldCauses, project, spentMs, type LedgerEntry, type PauseCause } from '../../clock/ledger';
import { clockMsBetween } from '../../clock/running-time';
import type { ObligationKind } from '../../policy/policy';
import type { Actor } from '../actor';
import { decide, nextStep, reproject, tick, type Decision, type Lookup } from '../decide';
import type { Command, CommandName, CommandPayloads } from '../commands';
import type { ReportEvent } from '../events';
import { evolve } from '../evolve';
import { allowedCommands } from '../forbid';
import { GUARDS } from '../guards';
import { notificationsFor } from '../notifications';
import type { Obligation } from '../obligation';
import { calendarOf } from '../rules';
import { activeLegs, awaited, hasEnded, isFollower, openObligations, type ReportState } from '../state';
import { STATUSES, type Status } from '../status';
import { COMMAND_EDGES, COMMAND_NAMES, EFFECT_EDGES, LEAD_EDGES, TRANSITIONS, type Edge } from '../transitions';
import { actorsFor, isRejected, SECRET, type Life, type Step } from './random-lives';

export type AcceptedStep = Step & { outcome: Decision };

export const accepted = (life: Life): AcceptedStep[] =>
  life.steps.filter((step): step is AcceptedStep => !isRejected(step.outcome));
export const lastOf = (life: Life): AcceptedStep => accepted(life).at(-1)!;
const eventsOf = (life: Life) => accepted(life).flatMap(({ outcome }) => outcome.events);
const jsonOf = <Value>(value: Value) => JSON.parse(JSON.stringify(value)) as Value;
const fold = (reference: string, events: readonly ReportEvent[]) =>
  events.reduce<ReportState | null>((state, event) => evolve(reference, state, event), null);

/** The numbers have no gap, no event speaks twice of one obligation, and the state is the fold of them all. */
export function checkEvents(life: Life): void {
  const events = eventsOf(life);
  assert.deepEqual(
    events.map(({ seq }) => seq),
    events.map((_, index) => index + 1),
  );
  for (const { obligations = [], type } of events) {
    assert.equal(new Set(obligations.map(({ id }) => id)).size, obligations.length, type);
  }
  const { state } = lastOf(life).outcome;
  assert.deepEqual(fold(life.reference, events), state);
  // Through JSON it goes into Postgres and from one run of the workflow to the next.
  assert.deepEqual(fold(life.reference, jsonOf(events)), state);
  assert.deepEqual(jsonOf(state), state);
}

/** What is decided on is frozen, so that changing it in place would throw; decided again, it comes to the same. */
export function checkDecisions(life: Life): void {
  const last = life.steps.at(-1)!;
  assert.deepEqual(last.again(), last.outcome);
  for (const { does, actor, before, outcome } of life.steps) {
    if (isRejected(outcome)) {
      assert.deepEqual(Object.keys(outcome), ['code', 'message']);
      continue;
    }
    const { state, events } = outcome;
    if (events.length === 0) assert.deepEqual(state, before);
    if (!before || events.length === 0) continue;
    const from = before.status;
    const to = state.status;
    if (does === 'tick') {
      const statuses = [from, ...events.map(({ status }) => status)];
      for (let i = 1; i < statuses.length; i++) assertMove(EFFECT_EDGES, statuses[i - 1]!, statuses[i]!);
    } else if (does === 'follow_lead' || does === 'follow_heir') assertMove(LEAD_EDGES, from, to);
    else if (does === 'reproject') assert.equal(to, from);
    else if (isOfAgency(actor) && actor.agency !== before.agency) {
      assert.ok(TRANSITIONS[does as CommandName].supporting!.from.includes(from));
      assert.equal(to, from, 'What a supporting agency does moves no report.');
    } else {
      const by = does === 'sort' ? 'classify' : does;
      assert.ok(
        COMMAND_EDGES.some((edge) => edge.by === by && edge.from === from && edge.to === to),
        `${by} ${from} → ${to}`,
      );
    }
  }
}

function isOfAgency({ role }: Actor): boolean {
  return role === 'officer' || role === 'agency_head';
}

function assertMove(edges: readonly Edge[], from: Status, to: Status): void {
  assert.ok(from === to || edges.some((edge) => edge.from === from && edge.to === to), `${from} → ${to}`);
}

/** What the report as a whole owes in a state, but for decisions and the end of a suspension. */
function owedIn({ status, merged, mayAppeal, obligations }: ReportState): ObligationKind[] {
  const isPromised = obligations.some(({ kind, leg, closed }) => kind === 'resolution' && leg === undefined && !closed);
  const owed: Record<Status, ObligationKind[]> = {
    received: ['triage'],
    triage: isPromised ? ['triage', 'resolution'] : ['triage'],
    assigned: ['acceptance', 'resolution'],
    in_progress: ['resolution'],
    awaiting_citizen: ['resolution', 'information'],
    on_hold: ['resolution', 'hold'],
    resolved: ['feedback'],
    merged: ['merge'],
    rejected: mayAppeal ? ['appeal'] : [],
    closed: [],
    withdrawn: [],
  };
  const kept = merged && (status === 'merged' || status === 'resolved') ? owed[merged.before] : [];
  return [...owed[status], ...kept];
}

/** Each state owes exactly what belongs to it, legs and requests too, and says when what comes next. */
export function checkObligations({ outcome: { state } }: AcceptedStep): void {
  const { status, obligations, legs, requests, agency } = state;
  assert.ok(STATUSES.includes(status));
  const open = openObligations(state);
  const named = ({ kind, leg }: Obligation) => (leg === undefined ? kind : `${kind}@${leg}`);
  const byKind = open.filter(({ kind }) => kind !== 'decision').map(named);
  const ofLegs = legs.flatMap((leg) => [
    ...(leg.status === 'assigned' ? [`acceptance@${leg.agency}`] : []),
    ...(leg.status === 'assigned' || leg.status === 'in_progress' ? [`resolution@${leg.agency}`] : []),
  ]);
  const suspended = state.suspension ? ['suspension'] : [];
  assert.deepEqual(byKind.toSorted(), [...owedIn(state), ...ofLegs, ...suspended].sort());

  const closed = obligations.filter((each) => each.closed);
  assert.ok(closed.length === 0 || (status === 'resolved' && closed.length === 1), 'What is closed is forgotten.');

  const agencies = legs.map((leg) => leg.agency);
  assert.equal(new Set(agencies).size, agencies.length);
  assert.ok(agency === null || !agencies.includes(agency), 'The lead agency has no part of its own.');

  const decisions = open.filter(({ kind }) => kind === 'decision');
  assert.deepEqual(requests.map(({ id }) => id).sort(), decisions.map(({ id }) => id).sort());
  const asked = requests.map((request) => `${request.kind} ${request.agency}`);
  assert.equal(new Set(asked).size, asked.length);
  for (const request of requests) {
    const { leg } = decisions.find(({ id }) => id === request.id)!;
    assert.equal(leg ?? agency, request.agency);
    assert.ok(leg === undefined || activeLegs(state).some((each) => each.agency === leg));
  }

  assert.equal(nextStep(state) === null, hasEnded(state));
  assert.equal(state.mayAppeal, status === 'rejected' && open.length > 0);
  if (status === 'merged') assert.ok(state.merged);
}

const NOT_SUSPENDED: ObligationKind[] = ['triage', 'hold', 'merge', 'suspension'];

/** Each clock stands still for exactly what the report waits for, and the end of that is owed too. */
export function checkPauses({ outcome: { state }, rules }: AcceptedStep): void {
  const { status, merged, suspension } = state;
  const stands = isFollower(state) ? merged!.before : status;
  for (const { kind, ledger, owner, dueAt } of openObligations(state)) {
    const isOwn = kind === 'merge' || kind === 'suspension' || kind === 'feedback';
    const expected: PauseCause[] = [
      ...(isFollower(state) && !isOwn ? (['merged'] as const) : []),
      ...(kind === 'resolution' && stands === 'awaiting_citizen' ? (['awaiting_citizen'] as const) : []),
      ...(kind === 'resolution' && stands === 'on_hold' ? (['hold'] as const) : []),
      ...(suspension && !NOT_SUSPENDED.includes(kind) ? (['area_suspended'] as const) : []),
    ];
    assert.deepEqual(heldCauses(ledger), expected.sort(), kind);
    const projection = project(calendarOf(rules, owner), ledger);
    assert.equal(dueAt, projection.dueAt, 'What is promised is what the ledger says.');
    if (projection.stoppedSince !== null) {
      assert.ok(dueAt === null || dueAt <= projection.stoppedSince, 'Nothing falls due in a pause.');
    }
  }
}

/** A ledger's pauses over another budget: what it spends on one clock, whatever the priority made of its budget. */
function onClock(ledger: readonly LedgerEntry[], unit: 'working_hours' | 'hours'): LedgerEntry[] {
  return ledger.flatMap((entry): LedgerEntry[] => {
    if (entry.type === 'opened') return [{ ...entry, budget: { unit, amount: 1 } }];
    return entry.type === 'rebudgeted' || entry.type === 'extended' ? [] : [entry];
  });
}

const CLOCKS = [
  ['office', 'working_hours'],
  ['wall', 'hours'],
] as const;

/**
 * Between two steps each clock that runs spends exactly the time between, and one that stands spends none. A decision
 * takes no time and rewrites nothing. Where the calendar changes with it (reprojection, an agency with other hours) this
 * holds by the new calendar, whose account of the time before may differ.
 */
export function checkClock(life: Life): void {
  for (const [index, { before, outcome, now, rules }] of life.steps.entries()) {
    const last = life.steps[index - 1];
    if (!last || !before) continue;
    for (const obligation of before.obligations) {
      const held = heldCauses(obligation.ledger);
      const after = isRejected(outcome) ? undefined : outcome.state.obligations.find(({ id }) => id === obligation.id);
      const calendar = calendarOf(last.rules, obligation.owner);
      for (const [clock, unit] of CLOCKS) {
        const spent = (its: typeof calendar, { ledger }: Obligation, at: number) =>
          spentMs(its, onClock(ledger, unit), at);
        const spentNow = spent(calendar, obligation, now);
        const runs = clock === 'office' ? held.length === 0 : held.every((cause) => cause === 'area_suspended');
        const passed: number = runs ? clockMsBetween(calendar, clock, last.now, now) : 0;
        assert.equal(spentNow - spent(calendar, obligation, last.now), passed);
        if (!after) continue;
        const next = calendarOf(rules, after.owner);
        const expected = next === calendar ? spentNow : spent(next, obligation, now);
        assert.equal(spent(next, after, now), expected, 'Deciding takes no time.');
      }
      if (!after) continue;
      assert.deepEqual(after.ledger.slice(0, obligation.ledger.length), obligation.ledger);
      assert.ok(
        after.rungs.every(({ name, firedAt }) => {
          const rung = obligation.rungs.find((each) => each.name === name);
          return rung?.firedAt === undefined || rung.firedAt === firedAt;
        }),
        'What fired stays fired.',
      );
    }
  }
}

export function checkLadder(life: Life): void {
  const fired = new Set<string>();
  for (const { does, before, outcome, now, rules } of accepted(life)) {
    const { events, state } = outcome;
    const reminded = new Set<string>();
    let lastInstant = -Infinity;
    for (const event of events) {
      if (event.type !== 'escalated') continue;
      assert.equal(does, 'tick');
      const { rung, scheduledFor, lateMs, told, leg } = event.data;
      const { id, openedAt, leg: part } = event.obligations![0]!;
      assert.equal(part, leg);
      assert.ok(!fired.has(`${id}/${rung}`), 'A rung fires once.');
      fired.add(`${id}/${rung}`);
      assert.ok(scheduledFor >= Math.max(openedAt, lastInstant) && scheduledFor <= now);
      assert.equal(scheduledFor + lateMs, now);
      lastInstant = scheduledFor;
      if (rung.startsWith('standing')) {
        assert.ok(!reminded.has(id), 'Missed reminders are not made up for.');
        reminded.add(id);
      }
      for (const { role, agency } of told) assert.equal(Boolean(agency), role === 'assignee' || role === 'agency_head');
    }
    if (does !== 'tick') continue;
    assert.ok(events.length <= 12 * (before!.obligations.length + 2), 'A tick is small.');
    assert.deepEqual(tick(state, rules, now), { state, events: [] });
    const next = nextStep(state);
    assert.ok(!next || next.at > now);
  }
}

/**
 * Whoever of the city was called in learns once that it is over, and nobody else does. An answer that is taken back
 * brings the call back too.
 */
export function checkDeescalation(life: Life): void {
  const standing = new Map<string, Set<string>>();
  const ended = new Map<string, Set<string>>();
  for (const { outcome } of accepted(life)) {
    const waitedFor = awaited(outcome.state).map(({ id }) => id);
    for (const { type, data, obligations = [] } of outcome.events) {
      if (type === 'escalated' || type === 'escalated_by_hand') {
        const called = data.told
          .map(({ role }) => role)
          .filter((role) => role === 'supervisor' || role === 'leadership');
        const { id } = obligations[0]!;
        if (called.length > 0) standing.set(id, new Set([...(standing.get(id) ?? []), ...called]));
      }
      if (type === 'returned' || type === 'unmerged') {
        const open = openObligations(outcome.state).map(({ id }) => id);
        for (const [id, roles] of ended) if (open.includes(id)) standing.set(id, roles);
        ended.clear();
      }
      if (type !== 'deescalated') continue;
      const { obligation, leg, told } = data;
      const roles = told.map(({ role }) => role).sort();
      const part = leg === undefined ? /^[a-z]+-\d+$/ : new RegExp(`-${leg}$`);
      const [id, called] = [...standing].find(
        ([each, its]) =>
          each.startsWith(`${obligation}-`) &&
          part.test(each) &&
          [...its].sort().join() === roles.join() &&
          (obligations.length > 0 ? each === obligations[0]!.id : !waitedFor.includes(each)),
      )!;
      standing.delete(id);
      if (obligations.length === 0) ended.set(id, called);
    }
    for (const { obligations = [], type } of outcome.events) {
      for (const { id, closed } of obligations) {
        const isOver = closed?.how === 'met' || (closed && (type === 'resolved' || type === 'rejected'));
        if (isOver) assert.ok(!standing.has(id), 'Who was called in learns that it is done.');
        if (closed) standing.delete(id);
      }
    }
    if (hasEnded(outcome.state)) assert.equal(standing.size, 0);
  }
}

export function checkMessages(life: Life): void {
  for (const event of eventsOf(life)) {
    const messages = notificationsFor(event);
    const audiences = messages.map(({ to }) => `${to.role}@${to.agency}`);
    assert.equal(new Set(audiences).size, audiences.length, 'The key of a message is event and audience.');
    assert.ok(!JSON.stringify(messages.filter(({ to }) => to.role !== 'reporter')).includes(SECRET), event.type);
  }
}

const DECISIONS: ReportEvent['type'][] = ['classified', 'assigned', 'rejected', 'merged'];

/** Whoever decided last before the citizen objected does not decide again. */
export function checkReviewers(life: Life): void {
  let last: string | undefined;
  let barred: string | undefined;
  for (const { type, actor } of eventsOf(life)) {
    if (type === 'appealed' || type === 'reopened') barred = last;
    if (actor.role !== 'operator') continue;
    if (DECISIONS.includes(type)) assert.ok(actor.id === undefined || actor.id !== barred);
    if (DECISIONS.includes(type) || type === 'transferred' || type === 'returned') last = actor.id ?? last;
  }
}

const ANOTHER: Lookup = {
  activeAgencies: [],
  lead: { reference: 'HUE-26-LEAD', status: 'triage', mergedInto: null, answer: null, refusal: null },
};
const CHIEF: Actor = { role: 'supervisor', id: 's1' };

/** Merged and unmerged at once, a report owes the same by the same instants. Only standing reminders count from now. */
export function checkUnmerge({ outcome: { state }, rules, now }: AcceptedStep): void {
  const merge: Command = { type: 'merge', payload: { into: 'HUE-26-LEAD' } };
  const merged = decide(state, merge, CHIEF, ANOTHER, rules, now);
  if (isRejected(merged)) {
    assert.equal(merged.code, 'state_forbids');
    return;
  }
  const unmerge: Command = { type: 'unmerge', payload: { reason: 'Không phải cùng một việc' } };
  const back = decide(merged.state, unmerge, CHIEF, ANOTHER, rules, now) as Decision;
  const deadlines = ({ id, dueAt, rungs }: Obligation) => ({
    id,
    dueAt,
    rungs: rungs
      .filter(({ name, firedAt }) => firedAt !== undefined || !name.startsWith('standing'))
      // What was due already when it was armed again is due at once, and not spread any more.
      .map((rung) =>
        rung.firedAt === undefined && rung.at !== null && rung.at <= now ? { name: rung.name, at: now } : rung,
      )
      .toSorted((one, other) => (one.name < other.name ? -1 : 1)),
  });
  const { seq, obligations, ...rest } = state;
  assert.deepEqual(back.state, { ...rest, seq: seq + 2, obligations: back.state.obligations });
  assert.deepEqual(back.state.obligations.map(deadlines), obligations.map(deadlines));
}

/** Once brought in line with changed rules, it is in line. */
export function checkReprojection({ does, before, outcome: { state, events }, rules, now }: AcceptedStep): void {
  if (does !== 'reproject') return;
  assert.deepEqual(reproject(state, rules, now).events, []);
  const dueOf = (its: ReportState, kind: ObligationKind, leg?: string) =>
    its.obligations.filter((each) => each.kind === kind && each.leg === leg).map(({ dueAt }) => dueAt);
  for (const { type, data } of events) {
    if (type !== 'reprojected') continue;
    for (const { obligation, agency, from, to } of data.moved) {
      assert.ok(dueOf(before!, obligation, agency).includes(from));
      assert.ok(dueOf(state, obligation, agency).includes(to));
    }
  }
}

/** Codes with which the table refuses. */
const BY_TABLE: string[] = [
  'state_forbids',
  'role_forbids',
  'other_agency',
  ...Object.values(GUARDS).map(({ otherwise }) => otherwise),
];

/** What one of those who might act is offered is what deciding does not refuse for who and where they are. */
export function checkActions({ outcome: { state }, rules, now }: AcceptedStep, anyone: number): void {
  const strangers: Actor[] = [{ role: 'officer' }, { role: 'agency_head', agency: 'gone' }, { role: 'operator' }];
  const actors = [...actorsFor(state), ...strangers];
  const actor = actors[anyone % actors.length]!;
  const allowed = allowedCommands(state, actor);
  for (const name of COMMAND_NAMES) {
    const command = { type: name, payload: fittingPayload(name, state) } as Command;
    const outcome = decide(state, command, actor, ANOTHER, rules, now);
    const refused = isRejected(outcome) && BY_TABLE.includes(outcome.code);
    assert.equal(allowed.includes(name), !refused && !TRANSITIONS[name].forArea, `${name} by ${actor.role}`);
  }
}

function fittingPayload(name: CommandName, state: ReportState): CommandPayloads[CommandName] {
  const agency = activeLegs(state)[0]?.agency ?? 'gone';
  const until = '2026-03-09T08:00:00+07:00';
  const all = { reason: 'Lý do', text: 'Nội dung', until, workingDays: 1, suspension: 'bao-so-5', to: 'supervisor' };
  const more: Partial<Record<CommandName, object>> = {
    release: { agency },
    merge: { into: 'HUE-26-LEAD' },
    rate: { rating: 'satisfied' },
    reprioritise: { priority: 'normal' },
    grant_extension: { workingDays: undefined },
  };
  return { ...all, ...more[name] };
}
