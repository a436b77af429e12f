import assert from 'node:assert/strict';
import fc from 'fast-check';
import { nextStep, tick } from './decide';
import { openObligation } from './state';
import { isTerminal, STATUSES } from './status';
import { accepted, lastOf } from './testing/life-checks';
import { lives, randomRules, rulesOfHue } from './testing/random-lives';
import { COMMAND_EDGES, EFFECT_EDGES, LEAD_EDGES } from './transitions';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

describe('a random life', () => {
  it('When many are lived, then together they reach every state and take every edge', () => {
    const statuses = new Set<string>();
    const edges = new Set<string>();
    for (const life of fc.sample(lives(rulesOfHue), { numRuns: 3_000, seed: 1 })) {
      for (const { does, before, outcome } of accepted(life)) {
        const { state, events } = outcome;
        statuses.add(state.status);
        if (before && does !== 'tick') edges.add(`${does} ${before.status} ${state.status}`);
        let from = before?.status;
        for (const event of events) {
          const { type, status: to } = event;
          if (does === 'tick') {
            const effect = { transferred: 'reassign_to_parent', sent_to_triage: 'return_to_triage' }[type as string];
            const by = effect ?? { closed: 'close', appeal_lapsed: 'end_appeal' }[type as string] ?? 'return_to_work';
            edges.add(`${by} ${from} ${to}`);
          }
          const lead = { resolved: 'lead_resolved', rejected: 'lead_rejected', returned: 'lead_reopened' };
          if (does === 'follow_lead' || does === 'follow_heir') {
            edges.add(`${lead[type as keyof typeof lead] ?? 'lead_withdrawn'} ${from} ${to}`);
          }
          from = to;
        }
      }
    }
    const all = [...COMMAND_EDGES, ...EFFECT_EDGES, ...LEAD_EDGES].map(({ by, from, to }) => `${by} ${from} ${to}`);
    // Nobody acts between submission and sorting, which are one turn of the workflow.
    expect(all.filter((edge) => !edges.has(edge) && !edge.includes(' received '))).toEqual([]);
    expect([...statuses].toSorted()).toEqual([...STATUSES].toSorted());
  });

  it('When an area is suspended, then that ends by itself, wherever the report is', () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(lives(rulesOfHue), (life) => {
        const suspended = accepted(life).findLast(({ outcome }) => outcome.state.suspension !== null);
        if (!suspended) return;
        const { outcome, rules, now } = suspended;
        met.add(outcome.state.status);
        const { state } = tick(outcome.state, rules, Math.max(now, outcome.state.suspension!.until) + 20 * MINUTE);
        assert.equal(state.suspension, null);
        assert.equal(openObligation(state, 'suspension'), undefined);
      }),
      { numRuns: 1_000 },
    );
    expect(met).toEqual(new Set(STATUSES.filter((status) => !isTerminal(status) && status !== 'received')));
  });

  it('When an open one is left alone for ten years, then ticks stay small', () => {
    const open = lives(randomRules).filter((life) => nextStep(lastOf(life).outcome.state) !== null);
    fc.assert(
      fc.property(open, (life) => {
        const { outcome, rules, now } = lastOf(life);
        let { state } = outcome;
        const most = 12 * (state.obligations.length + 2);
        for (let day = 0; day < 3; day++) {
          const decision = tick(state, rules, now + (10 * 365 + day) * DAY);
          assert.ok(decision.events.length <= most);
          state = decision.state;
        }
      }),
      { numRuns: 200 },
    );
  });
});
