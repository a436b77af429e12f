import { isDeepStrictEqual } from 'node:util';
import type { CityData } from '../../../domain/city/city-data';
import { notificationsFor } from '../../../domain/report/notifications';
import { nextInstantOf, type Obligation } from '../../../domain/report/obligation';
import { hasFired, rungOf, trailOf } from '../plan/trail';
import type { LivedLife } from '../play/live-life';
import type { LifeRecord, RecordedObligation } from './life-record';
import { replayLife, type ReplayedLife } from './replay-life';

/** What must hold of every report, whatever was broken while it lived. */
export const RULES = {
  life: 'it went and ended as its script says',
  sequence: 'its events count from 1 without a gap, and its row is where the last of them left it',
  rungs: 'each rung fired at most once for an obligation',
  decisions: 'the domain decides the same again; obligations and row follow from it',
  messages: 'its messages are those that its events owe, each once',
  lasting: 'nothing that was shown is gone: no rung that was acted upon, no event of which people were told',
  delivery: 'each message was delivered or explained, and is in the mailbox once',
  workflow:
    'it runs exactly as long as the report is open, with a timer, without a failed task, knowing what Postgres knows',
} as const;

export type RuleName = keyof typeof RULES;

export interface Violation {
  reference: string;
  script: string;
  rule: RuleName;
  detail: string;
}

/** Judges what is left of one life. */
export function checkLife(life: LivedLife, record: LifeRecord, city: CityData): Violation[] {
  const { plan, reference } = life;
  const acts = plan.steps.flatMap(({ act }) => act ?? []);
  const replayed = replayLife(reference!, record.events, acts, city);
  const owed = messagesOwed(reference!, replayed);
  const found: Record<RuleName, string[]> = {
    life: faultsOfLife(life, record),
    sequence: faultsOfSequence(record),
    rungs: faultsOfRungs(record),
    decisions: faultsOfDecisions(record, replayed),
    // What is owed is known only where the record is what the domain decides.
    messages: replayed.mismatch ? [] : faultsOfMessages(record, owed),
    lasting: [
      ...life.refused,
      ...unfiredRungs(life, record),
      ...(replayed.mismatch ? [] : untrueMessages(record, owed)),
    ],
    delivery: faultsOfDelivery(record),
    workflow: faultsOfWorkflow(record),
  };
  return (Object.keys(RULES) as RuleName[]).flatMap((rule) =>
    found[rule].map((detail) => ({ reference: reference!, script: plan.script, rule, detail })),
  );
}

/** A life whose submission nobody took. */
export function neverTaken({ plan, fault }: LivedLife): Violation {
  return { reference: plan.key, script: plan.script, rule: 'life', detail: fault! };
}

function faultsOfLife({ plan, fault }: LivedLife, { row, events }: LifeRecord): string[] {
  const trail = trailOf(events).join(', ');
  const expected = plan.trail.join(', ');
  return [
    ...(fault ? [fault] : []),
    ...(trail === expected ? [] : [`${expected} was expected, ${trail} is recorded`]),
    ...(row?.status === plan.ends ? [] : [`it should be ${plan.ends} and is ${row?.status}`]),
  ];
}

function faultsOfSequence({ row, events }: LifeRecord): string[] {
  if (!row) return ['Postgres does not know it'];
  const gap = events.findIndex(({ seq }, index) => seq !== index + 1);
  const last = events.at(-1);
  return [
    ...(gap < 0 ? [] : [`event ${gap + 1} is missing`]),
    ...(row.seq === last?.seq ? [] : [`the row is at event ${row.seq}, the last one is ${last?.seq}`]),
    ...(row.status === last?.status ? [] : [`the row is ${row.status}, the last event left it ${last?.status}`]),
  ];
}

function faultsOfRungs({ events, obligations }: LifeRecord): string[] {
  const recorded = countBy(events.flatMap((event) => rungOf(event) ?? []));
  const climbed = countBy(
    obligations.flatMap(({ kind, rungs }) =>
      rungs.filter(({ firedAt }) => firedAt !== undefined).map(({ name }) => `${kind}:${name}`),
    ),
  );
  const names = [...new Set([...recorded.keys(), ...climbed.keys()])];
  const uneven = names.filter((name) => recorded.get(name) !== climbed.get(name));
  return uneven.map(
    (name) => `${name} is recorded ${recorded.get(name) ?? 0} times for ${climbed.get(name) ?? 0} obligations`,
  );
}

/** Rungs that somebody saw before acting, and that the record does not have before the action. */
function unfiredRungs({ plan, fault }: LivedLife, { events }: LifeRecord): string[] {
  if (fault) return [];
  let shown = plan.trail.length - plan.steps.flatMap(({ shows }) => shows).length;
  return plan.steps.flatMap(({ rung, act, shows }) => {
    const before = events.findIndex((_, index) => trailOf(events.slice(0, index + 1)).length > shown);
    shown += shows.length;
    if (!rung || hasFired(events.slice(0, before < 0 ? events.length : before), rung)) return [];
    return [`${rung} was seen and did not fire before ${act?.command ?? 'the end'}`];
  });
}

function countBy(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function faultsOfDecisions({ row, obligations }: LifeRecord, { state, obligations: decided, mismatch }: ReplayedLife) {
  if (mismatch) return [mismatch];
  const known = new Map(obligations.map((obligation) => [obligation.id, obligation]));
  const ids = [...new Set([...decided.keys(), ...known.keys()])];
  const differing = ids.filter((id) => {
    const obligation = decided.get(id);
    return !obligation || !isDeepStrictEqual(recordOf(obligation), known.get(id));
  });
  return [
    ...differing.map((id) => `the obligation ${id} is not as its events left it`),
    ...(row && state && row.escalation !== state.escalation
      ? [`the row is at rung ${row.escalation}, its events left it at ${state.escalation}`]
      : []),
  ];
}

function recordOf(obligation: Obligation): RecordedObligation {
  const { id, kind, ledger, rungs, dueAt, closed } = obligation;
  const kept = JSON.parse(JSON.stringify({ id, kind, ledger, rungs })) as typeof obligation;
  return {
    ...kept,
    dueAt: instant(dueAt),
    nextAt: closed ? null : instant(nextInstantOf(obligation)),
    closedAt: instant(closed?.at ?? null),
  };
}

/** Postgres keeps whole milliseconds. */
function instant(epochMs: number | null): number | null {
  return epochMs === null ? null : new Date(epochMs).getTime();
}

type Message = Pick<LifeRecord['messages'][number], 'template' | 'data'>;

/** What the events owe, by key. */
function messagesOwed(reference: string, { events }: ReplayedLife): Map<string, Message> {
  return new Map(
    events.flatMap((event) =>
      notificationsFor(event)
        // Nobody follows these reports.
        .filter(({ to }) => to.role !== 'follower')
        .map(({ to, template, data }): [string, Message] => {
          const audience = to.agency ? `${to.role}@${to.agency}` : to.role;
          return [`${reference}:${event.seq}:${audience}:email`, { template, data }];
        }),
    ),
  );
}

function faultsOfMessages({ messages }: LifeRecord, owed: Map<string, Message>): string[] {
  const there = new Map(messages.map((message) => [message.key, message]));
  return [
    ...[...owed.keys()].filter((key) => !there.has(key)).map((key) => `${key} is missing`),
    ...messages
      .filter(({ key, status }) => !owed.has(key) && status === 'pending')
      .map(({ key }) => `${key} waits to be sent, and no event owes it`),
    ...messages
      .filter((message) => message.status === 'pending' && saysElse(message, owed))
      .map(({ key }) => `${key} says something else than its event`),
  ];
}

/** Messages that are out, about events that the record does not have. */
function untrueMessages({ messages }: LifeRecord, owed: Map<string, Message>): string[] {
  const out = messages.filter(({ status }) => status !== 'pending');
  return [
    ...out
      .filter(({ key }) => !owed.has(key))
      .map(({ key, template }) => `${key} (${template}) is out, and no event owes it`),
    // The key is taken, so that what the event owes never goes out.
    ...out
      .filter((message) => saysElse(message, owed))
      .map(({ key, template }) => `${key} (${template}) is out, and says something else than its event`),
  ];
}

function saysElse(message: LifeRecord['messages'][number], owed: Map<string, Message>): boolean {
  const right = owed.get(message.key);
  return right !== undefined && !isDeepStrictEqual(timeless(message), timeless(right));
}

/**
 * Without its instants. A record whose worker died before Temporal knew of it is decided again, some seconds later; a
 * message that was out by then names the instants of the first time.
 */
function timeless({ template, data }: Message): unknown {
  const { at: _at, dueAt: _dueAt, ...rest } = data;
  return { template, ...rest };
}

function faultsOfDelivery({ row, messages, mailbox }: LifeRecord): string[] {
  const sent = messages.filter(({ status }) => status === 'sent').map(({ key }) => key);
  const counts = countBy(mailbox);
  // An open report goes on, and its latest message may be on its way.
  const due = row?.ended ? messages : messages.filter(({ status }) => status !== 'pending');
  return [
    ...due
      .filter(({ status }) => status !== 'sent' && status !== 'undeliverable')
      .map(({ key, status }) => `${key} is ${status}`),
    ...sent.filter((key) => !counts.has(key)).map((key) => `${key} was sent and is not in the mailbox`),
    ...[...counts].filter(([, count]) => count > 1).map(([key, count]) => `${key} is in the mailbox ${count} times`),
    ...[...counts.keys()]
      .filter((key) => !messages.some((message) => message.key === key))
      .map((key) => `${key} is in the mailbox, but not in the outbox`),
  ];
}

function faultsOfWorkflow({ row, obligations, workflow }: LifeRecord): string[] {
  const { status, taskFailures, timers, live } = workflow;
  const failures = taskFailures.map((reason) => `a task failed: ${reason}`);
  if (!row) return failures;
  if (row.ended) {
    const owed = obligations
      .filter(({ nextAt }) => nextAt !== null)
      .map(({ id }) => `it has ended and still owes ${id}`);
    return [
      ...failures,
      ...owed,
      ...(status === 'COMPLETED' ? [] : [`the report has ended, its workflow is ${status}`]),
    ];
  }
  return [
    ...failures,
    ...(status === 'RUNNING' ? [] : [`the report is open, its workflow is ${status}`]),
    ...(obligations.some(({ nextAt }) => nextAt !== null) ? [] : ['it is open and nothing is armed']),
    ...(timers === 1 ? [] : [`its workflow has ${timers} timers`]),
    ...(live && (live.seq !== row.seq || live.status !== row.status)
      ? [`its workflow is ${live.status} at event ${live.seq}, Postgres ${row.status} at event ${row.seq}`]
      : []),
  ];
}
