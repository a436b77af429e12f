import assert from 'node:assert/strict';
import fc from 'fast-check';
import { spentMs, type LedgerEntry } from '../clock/ledger';
import { clockMsBetween } from '../clock/running-time';
import type { ObligationKind } from '../policy/policy';
import { nextStep, tick, type Decision } from './decide';
import type { ReportEvent } from './events';
import { evolve } from './evolve';
import { notificationsFor } from './notifications';
import type { Obligation } from './obligation';
import { openObligation, type ReportState } from './state';
import { isTerminal, STATUSES, type Status } from './status';
import { hueRules } from './testing/hue-rules';
import { isRejected, lives, randomRules, SECRET, type Life, type Step } from './testing/random-lives';
import { COMMAND_EDGES, EFFECT_EDGES } from './transitions';

const RUNS = { numRuns: 1_000 };

const accepted = (life: Life): (Step & { outcome: Decision })[] =>
  life.steps.filter((step): step is Step & { outcome: Decision } => !isRejected(step.outcome));
const eventsOf = (life: Life) => accepted(life).flatMap(({ outcome }) => outcome.events);
const jsonOf = <Value>(value: Value) => JSON.parse(JSON.stringify(value)) as Value;
const fold = (reference: string, events: readonly ReportEvent[]) =>
  events.reduce<ReportState | null>((state, event) => evolve(reference, state, event), null);

/** What each state owes, and whether the clock of the result runs; there is none before the first assignment. */
const OWED: Record<Status, { kinds: ObligationKind[]; clock: 'runs' | 'stands' | 'none' }> = {
  received: { kinds: ['triage'], clock: 'none' },
  triage: { kinds: ['triage'], clock: 'runs' },
  assigned: { kinds: ['acceptance', 'resolution'], clock: 'runs' },
  in_progress: { kinds: ['resolution'], clock: 'runs' },
  awaiting_citizen: { kinds: ['resolution', 'information'], clock: 'stands' },
  on_hold: { kinds: ['resolution', 'hold'], clock: 'stands' },
  resolved: { kinds: ['feedback'], clock: 'stands' },
  closed: { kinds: [], clock: 'none' },
  rejected: { kinds: [], clock: 'none' },
  withdrawn: { kinds: [], clock: 'none' },
};

/** A ledger's pauses over another budget: what it spends on one clock, whatever the priority made of its budget. */
function onClock({ ledger }: Obligation, unit: 'working_hours' | 'hours'): LedgerEntry[] {
  return ledger.flatMap((entry): LedgerEntry[] => {
    if (entry.type === 'opened') return [{ ...entry, budget: { unit, amount: 1 } }];
    return entry.type === 'rebudgeted' ? [] : [entry];
  });
}

function checkEvents(life: Life): void {
  const events = eventsOf(life);
  assert.deepEqual(
    events.map(({ seq }) => seq),
    events.map((_, index) => index + 1),
  );
  const { state } = accepted(life).at(-1)!.outcome;
  assert.deepEqual(fold(life.reference, events), state);
  // Through JSON it goes into Postgres and from one run of the workflow to the next.
  assert.deepEqual(fold(life.reference, jsonOf(events)), state);
  assert.deepEqual(jsonOf(state), state);
}

/** What is decided on is frozen, so that changing it in place would throw. */
function checkDecisions(life: Life): void {
  for (const { does, before, outcome, again } of life.steps) {
    assert.deepEqual(again(), outcome);
    if (isRejected(outcome)) {
      assert.deepEqual(Object.keys(outcome), ['code', 'message']);
      continue;
    }
    const { state, events } = outcome;
    const statuses = [before?.status, ...events.map(({ status }) => status)];
    if (does === 'tick') {
      for (const [index, to] of statuses.entries()) {
        const from = statuses[index - 1];
        assert.ok(index === 0 || from === to || EFFECT_EDGES.some((edge) => edge.from === from && edge.to === to));
      }
    } else if (before && events.length > 0) {
      const by = does === 'sort' ? 'classify' : does;
      const { status } = state;
      assert.ok(COMMAND_EDGES.some((edge) => edge.by === by && edge.from === before.status && edge.to === status));
    }
  }
}

function checkObligations(life: Life): void {
  for (const { outcome } of accepted(life)) {
    const { status, obligations } = outcome.state;
    assert.ok(STATUSES.includes(status));
    const kinds = obligations.flatMap(({ kind, closed }) => (closed ? [] : [kind]));
    const promised = status === 'triage' && kinds.includes('resolution') ? ['resolution'] : [];
    assert.deepEqual(kinds.toSorted(), [...OWED[status].kinds, ...promised].sort());
    assert.equal(nextStep(outcome.state) === null, isTerminal(status));
    assert.ok(obligations.length <= 3, 'A state does not grow.');
  }
}

function checkClock(life: Life): void {
  const { calendar } = life.rules;
  const clocks = [
    ['office', 'working_hours'],
    ['wall', 'hours'],
  ] as const;
  const resolutionOf = (state: ReportState) => state.obligations.find(({ kind }) => kind === 'resolution');
  for (const [index, { before, outcome, now }] of life.steps.entries()) {
    const then = life.steps[index - 1]?.now;
    const resolution = before && resolutionOf(before);
    if (then === undefined || !before || !resolution) continue;
    const runs = OWED[before.status].clock === 'runs';
    const after = isRejected(outcome) ? undefined : resolutionOf(outcome.state);
    for (const [clock, unit] of clocks) {
      const spent = (obligation: Obligation, at: number) => spentMs(calendar, onClock(obligation, unit), at);
      const passed: number = runs ? clockMsBetween(calendar, clock, then, now) : 0;
      assert.equal(spent(resolution, now) - spent(resolution, then), passed);
      if (after?.id === resolution.id)
        assert.equal(spent(after, now), spent(resolution, now), 'Deciding takes no time.');
    }
    if (!runs) assert.ok(resolution.dueAt === null || resolution.dueAt <= then, 'Nothing falls due in a pause.');
  }
}

function checkLadder(life: Life): void {
  const fired = new Set<string>();
  for (const { does, outcome, now } of accepted(life)) {
    const { events, state } = outcome;
    const reminded = new Set<string>();
    let lastInstant = -Infinity;
    for (const event of events) {
      if (event.type !== 'escalated') continue;
      assert.equal(does, 'tick');
      const { rung, scheduledFor, lateMs, told } = event.data;
      const { id, openedAt } = event.obligations![0]!;
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
    assert.ok(events.length <= 60, 'A tick is small.');
    assert.deepEqual(tick(state, life.rules, now), { state, events: [] });
    const next = nextStep(state);
    assert.ok(!next || next.at > now);
  }
}

function checkMessages(life: Life): void {
  for (const event of eventsOf(life)) {
    const messages = notificationsFor(event);
    const audiences = messages.map(({ to }) => `${to.role}@${to.agency}`);
    assert.equal(new Set(audiences).size, audiences.length, 'The key of a message is event and audience.');
    assert.ok(!JSON.stringify(messages.filter(({ to }) => to.role !== 'reporter')).includes(SECRET));
  }
}

describe.each([
  ['Huế’s rules', fc.constant(hueRules)],
  ['any rules', randomRules],
])('random lives under %s', (_, rules) => {
  it('When a report lives at random, then events, states, obligations, clock, ladder and messages are sound', () => {
    const sound = fc.property(lives(rules), (life) => {
      checkEvents(life);
      checkDecisions(life);
      checkObligations(life);
      checkClock(life);
      checkLadder(life);
      checkMessages(life);
    });
    fc.assert(sound, RUNS);
  });

  it('When the clocks of machines differ a little, then nothing throws and all but lateness is sound', () => {
    const sound = fc.property(lives(rules, { clockJitter: true }), (life) => {
      checkEvents(life);
      checkDecisions(life);
      checkObligations(life);
      checkMessages(life);
    });
    fc.assert(sound, RUNS);
  });
});

describe('a random life', () => {
  it('When many are lived, then together they reach every state and take every edge', () => {
    const edges = new Set<string>();
    for (const life of fc.sample(lives(fc.constant(hueRules)), { numRuns: 500, seed: 1 })) {
      for (const { does, before, outcome } of accepted(life)) {
        if (does !== 'sort' && does !== 'tick' && before) edges.add(`${does} ${before.status} ${outcome.state.status}`);
      }
    }
    const all = COMMAND_EDGES.map(({ by, from, to }) => `${by} ${from} ${to}`);
    // Nobody acts between submission and sorting, which are one turn of the workflow.
    expect(all.filter((edge) => !edges.has(edge) && !edge.includes(' received '))).toEqual([]);
  });

  it('When an open one is left alone for ten years, then ticks stay small', () => {
    const open = (life: Life) => openObligation(accepted(life).at(-1)!.outcome.state, 'resolution') !== undefined;
    fc.assert(
      fc.property(lives(randomRules).filter(open), ({ rules, steps }) => {
        let { state } = accepted({ rules, reference: '', steps }).at(-1)!.outcome;
        const later = steps.at(-1)!.now + 10 * 365 * 86_400_000;
        for (let i = 0; i < 3; i++) {
          const decision = tick(state, rules, later + i * 86_400_000);
          assert.ok(decision.events.length <= 60);
          state = decision.state;
        }
      }),
      { numRuns: 200 },
    );
  });
});
