import { decide, nextStep, sort, submit, tick, type Classified, type Decision } from '../../../domain/report/decide';
import type { Actor } from '../../../domain/report/actor';
import type { CityData } from '../../../domain/city/city-data';
import type { Command } from '../../../domain/report/commands';
import type { ReportEvent } from '../../../domain/report/events';
import { notificationsFor } from '../../../domain/report/notifications';
import { nextInstantOf, type Obligation } from '../../../domain/report/obligation';
import type { Rejection } from '../../../domain/report/rejection';
import { hasEnded, type ReportState } from '../../../domain/report/state';
import { hueCityData } from '../../support/test-city';
import { CHAOS_POLICY } from '../plan/chaos-policy';
import { SCRIPTS } from '../plan/life-scripts';
import { planChaos, type PlannedLife } from '../plan/plan-chaos';
import { hasFired } from '../plan/trail';
import type { LivedLife } from '../play/live-life';
import { checkLife, type RuleName } from './check-life';
import type { LifeRecord } from './life-record';
import { rulesOf } from './replay-life';

const REFERENCE = 'HUE-00000-00000';
const START = Date.UTC(2026, 2, 2, 2);
const HOLD_UNTIL = new Date(START + 3_600_000).toISOString();

const SURE: Classified = {
  category: 'electricity_lighting',
  field: 'urban',
  priority: 'normal',
  confidence: 0.9,
  decided: true,
  because: [],
  model: 'm',
  route: { lead: 'hepco', supporting: [], rule: 'r', alarm: false },
};

let city: CityData;
let plans: PlannedLife[];
beforeAll(async () => {
  city = { ...(await hueCityData()), policies: [CHAOS_POLICY] };
  plans = planChaos({ operations: SCRIPTS.length, seed: '1', holdUntil: HOLD_UNTIL }).lives;
});

/** What would be left of a life of which nothing was broken: everybody acts at once, every timer fires on time. */
function leftOf({ script, trail, steps }: PlannedLife): LifeRecord {
  const events: ReportEvent[] = [];
  const rules = rulesOf(city);
  let now = START;
  const take = (outcome: Decision | Rejection): ReportState => {
    if ('code' in outcome) throw new Error(`${script}: refused with ${outcome.code}`);
    events.push(...outcome.events);
    return outcome.state;
  };
  let state = take(submit(REFERENCE, { channel: 'web', language: 'vi', area: null, receivedAt: now }, rules));
  state = take(sort(state, { ...SURE, decided: trail[2] === 'assigned' }, rules, (now += 10)));
  for (const { rung, act } of steps) {
    while (rung && !hasFired(events, rung)) {
      now = Math.max(now, Math.ceil(nextStep(state)!.at));
      state = take(tick(state, rules, now));
    }
    if (!act) continue;
    const { command, payload, by, agency } = act;
    const actor: Actor = { role: by, ...(by === 'citizen' ? {} : { id: 'somebody' }), ...(agency ? { agency } : {}) };
    const named = 'agency' in payload && payload.agency ? [payload.agency] : [];
    const parents = Object.fromEntries(
      city.agencies.flatMap(({ code, parent }) => (named.includes(code) && parent ? [[code, parent]] : [])),
    );
    const { field } = city.categories.find(({ code }) => code === SURE.category)!;
    const lookup = { activeAgencies: named, field, parents };
    state = take(decide(state, { type: command, payload } as Command, actor, lookup, rules, (now += 10)));
  }
  return recordOf(state, events);
}

function recordOf(state: ReportState, events: ReportEvent[]): LifeRecord {
  const { status, seq, escalation } = state;
  const ended = hasEnded(state);
  const obligations = new Map<string, Obligation>();
  for (const event of events) for (const each of event.obligations ?? []) obligations.set(each.id, each);
  const messages = events.flatMap((event) =>
    notificationsFor(event)
      .filter(({ to }) => to.role !== 'follower')
      .map(({ to, template, data }) => ({
        key: `${REFERENCE}:${event.seq}:${to.agency ? `${to.role}@${to.agency}` : to.role}:email`,
        template,
        data,
        status: 'sent',
      })),
  );
  const whole = (instant: number | null | undefined) => (instant ? Math.floor(instant) : null);
  const record: LifeRecord = {
    row: { status, seq, escalation, ended },
    events: events.map(({ obligations: _, ...event }) => event as LifeRecord['events'][number]),
    obligations: [...obligations.values()].map((obligation) => ({
      id: obligation.id,
      kind: obligation.kind,
      ledger: obligation.ledger,
      rungs: obligation.rungs,
      dueAt: whole(obligation.dueAt),
      nextAt: whole(nextInstantOf(obligation)),
      closedAt: whole(obligation.closed?.at),
    })),
    messages,
    mailbox: messages.map(({ key }) => key),
    workflow: ended
      ? { status: 'COMPLETED', taskFailures: [], timers: 0, live: null }
      : { status: 'RUNNING', taskFailures: [], timers: 1, live: { status, seq } },
  };
  // As it comes from Postgres.
  return JSON.parse(JSON.stringify(record)) as LifeRecord;
}

function brokenRules(script: string, damage: (record: LifeRecord, life: LivedLife) => void): RuleName[] {
  const plan = plans.find((each) => each.script === script)!;
  const life: LivedLife = { plan, reference: REFERENCE, fault: null, refused: [] };
  const record = leftOf(plan);
  damage(record, life);
  return [...new Set(checkLife(life, record, city).map(({ rule }) => rule))];
}

describe('checkLife', () => {
  it.each(SCRIPTS.map(({ name }) => name))('When a life goes undisturbed, then no rule is broken: %s', (script) => {
    expect(brokenRules(script, () => undefined)).toEqual([]);
  });

  const firstRung = (record: LifeRecord) => record.events.findIndex(({ type }) => type === 'escalated');

  it.each<[string, RuleName[], string, (record: LifeRecord, life: LivedLife) => void]>([
    ['the life broke off', ['life'], 'usual', (_, life) => (life.fault = 'accept was answered 500')],
    [
      'Postgres does not know it',
      ['life', 'sequence'],
      'usual',
      (record) => {
        Object.assign(record, { row: null, events: [], obligations: [], messages: [], mailbox: [] });
      },
    ],
    ['an event is gone', ['life', 'sequence', 'decisions'], 'usual', (record) => record.events.splice(3, 1)],
    ['the row is behind', ['sequence'], 'usual', (record) => record.row!.seq--],
    [
      'a rung fired twice',
      ['sequence', 'rungs', 'decisions'],
      'accepted late',
      (record) => {
        record.events.splice(firstRung(record), 0, record.events[firstRung(record)]!);
      },
    ],
    [
      'a rung that was waited for is gone',
      ['sequence', 'rungs', 'decisions', 'lasting'],
      'rejected',
      (record) => {
        record.events = record.events.filter(({ type }) => type !== 'escalated');
      },
    ],
    [
      'an event says something else',
      ['decisions'],
      'accepted late',
      (record) => {
        Object.assign(record.events[firstRung(record)]!.data, { lateMs: 1 });
      },
    ],
    ['somebody else acted', ['decisions'], 'usual', (record) => (record.events[3]!.actor.agency = 'huewaco')],
    ['an obligation is not as its events left it', ['decisions'], 'usual', (record) => record.obligations[0]!.dueAt!++],
    ['a message is missing', ['messages', 'delivery'], 'usual', (record) => record.messages.shift()],
    [
      'a message waits that nothing owes',
      ['messages', 'delivery'],
      'usual',
      (record) => {
        record.messages.push({ ...record.messages[0]!, key: `${REFERENCE}:9:supervisor:email`, status: 'pending' });
      },
    ],
    [
      'a message is out that says something else',
      ['lasting'],
      'usual',
      (record) => {
        record.messages[0]!.template = 'other';
      },
    ],
    [
      'a message waits that says something else',
      ['messages', 'delivery'],
      'usual',
      (record) => {
        Object.assign(record.messages[0]!, { template: 'other', status: 'pending' });
        record.mailbox.shift();
      },
    ],
    [
      'a message is out that nothing owes',
      ['lasting'],
      'usual',
      (record) => {
        record.messages.push({ ...record.messages[0]!, key: `${REFERENCE}:9:supervisor:email` });
        record.mailbox.push(`${REFERENCE}:9:supervisor:email`);
      },
    ],
    ['a command was refused at first', ['lasting'], 'usual', (_, life) => life.refused.push('accept')],
    [
      'a message was not delivered',
      ['delivery'],
      'usual',
      (record) => {
        record.messages[0]!.status = 'pending';
        record.mailbox.shift();
      },
    ],
    ['a message is in the mailbox twice', ['delivery'], 'usual', (record) => record.mailbox.push(record.mailbox[0]!)],
    ['a task failed', ['workflow'], 'usual', (record) => record.workflow.taskFailures.push('TypeError')],
    ['the workflow of an ended report runs', ['workflow'], 'usual', (record) => (record.workflow.status = 'RUNNING')],
    [
      'the workflow of an open report has ended',
      ['workflow'],
      'left resolved',
      (record) => {
        record.workflow = { ...record.workflow, status: 'COMPLETED', timers: 0, live: null };
      },
    ],
    ['an open report has no timer', ['workflow'], 'left resolved', (record) => (record.workflow.timers = 0)],
    [
      'nothing is armed for an open report',
      ['decisions', 'workflow'],
      'left resolved',
      (record) => {
        for (const obligation of record.obligations) obligation.nextAt = null;
      },
    ],
    ['the workflow is ahead of Postgres', ['workflow'], 'left resolved', (record) => record.workflow.live!.seq++],
  ])('When %s, then that is found', (_what, rules, script, damage) => {
    expect(brokenRules(script, damage)).toEqual(rules);
  });
});
