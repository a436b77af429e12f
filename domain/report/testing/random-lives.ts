import fc from 'fast-check';
import type { Priority } from '../../city/city-data';
import type { Budget } from '../../clock/budget';
import { calendars } from '../../clock/testing/arbitraries';
import type { ObligationKind, ObligationPolicy, Recipient, Rung, RungEffect } from '../../policy/policy';
import { ROLES, type Actor } from '../actor';
import {
  RATING_LABELS,
  REJECTION_REASON_LABELS,
  RESULT_LABELS,
  type Command,
  type CommandName,
  type CommandPayloads,
  type Rating,
  type RejectionReason,
  type ResultCode,
} from '../commands';
import { decide, sort, submit, tick, type Classified, type Decision, type Lookup } from '../decide';
import type { Rules } from '../obligation';
import type { Rejection } from '../rejection';
import type { ReportState } from '../state';
import { COMMAND_NAMES, TRANSITIONS } from '../transitions';
import { deepFreeze } from './deep-freeze';

/** What people write; it must never reach an agency. */
export const SECRET = 'Nguyễn Văn A 0905123456';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const AGENCIES = ['hepco', 'huewaco', 'thuan-hoa'];
const PRIORITIES: Priority[] = ['urgent', 'high', 'normal', 'low'];

/** One thing that happens in a report's life, and what came of it. */
export interface Step {
  does: 'submit' | 'sort' | 'tick' | CommandName;
  /** Null before the submission. */
  before: ReportState | null;
  now: number;
  outcome: Decision | Rejection;
  /** Decides the same again. */
  again: () => Decision | Rejection;
}

export interface Life {
  rules: Rules;
  reference: string;
  steps: Step[];
}

export function isRejected(outcome: Decision | Rejection): outcome is Rejection {
  return 'code' in outcome;
}

/** What a random number generator chooses for one step; what it means depends on the state that it meets. */
interface Choice {
  gap: number;
  does: 'tick' | 'likely command' | 'any command';
  pick: number;
  actor: Actor;
  agency: string;
  priority: Priority;
  flag: boolean;
  rating: Rating;
  result: ResultCode;
  rejection: RejectionReason;
  holdMinutes: number;
  /** Whether it may end before its time. */
  early: boolean;
}

const gap = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 600 }).map((minutes) => minutes * MINUTE) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 15 * DAY }) },
  { weight: 1, arbitrary: fc.integer({ min: 15 * DAY, max: 200 * DAY }) },
);

const agency = fc.constantFrom(...AGENCIES, 'gone');

const choices: fc.Arbitrary<Choice> = fc.record({
  gap,
  does: fc.oneof(
    { weight: 6, arbitrary: fc.constant('likely command' as const) },
    { weight: 3, arbitrary: fc.constant('tick' as const) },
    { weight: 1, arbitrary: fc.constant('any command' as const) },
  ),
  pick: fc.nat(),
  actor: fc.record({ role: fc.constantFrom(...ROLES), agency }),
  agency,
  priority: fc.constantFrom(...PRIORITIES),
  flag: fc.boolean(),
  rating: fc.constantFrom(...(Object.keys(RATING_LABELS) as Rating[])),
  result: fc.constantFrom(...(Object.keys(RESULT_LABELS) as ResultCode[])),
  rejection: fc.constantFrom(...(Object.keys(REJECTION_REASON_LABELS) as RejectionReason[])),
  holdMinutes: fc.integer({ min: -60, max: 30 * 1_440 }),
  early: fc.integer({ min: 0, max: 9 }).map((number) => number === 0),
});

/** Near Tết, the turn of the year, the September holidays, or anywhere. */
const beginnings = fc
  .oneof(
    fc.integer({ min: Date.UTC(2026, 1, 5), max: Date.UTC(2026, 1, 24) }),
    fc.integer({ min: Date.UTC(2025, 11, 20), max: Date.UTC(2026, 0, 12) }),
    fc.integer({ min: Date.UTC(2026, 7, 20), max: Date.UTC(2026, 8, 5) }),
    fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2027, 0, 1) }),
  )
  .map((instant) => instant - (instant % 1_000));

const classified: fc.Arbitrary<Classified | null> = fc.option(
  fc.record({
    category: fc.constant('lighting'),
    field: fc.constant('infrastructure'),
    priority: fc.constantFrom(...PRIORITIES),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }),
    decided: fc.boolean(),
    because: fc.constant<string[]>([SECRET]),
    model: fc.constant('m'),
    route: fc.oneof(
      fc.constant<Classified['route']>({ lead: 'hepco', supporting: ['huewaco'], rule: 'r', alarm: false }),
      fc
        .constantFrom('no_rule' as const, 'no_area' as const, 'dead_agency' as const)
        .map((reason): Classified['route'] => ({ triage: true, reason, alarm: true })),
    ),
  }),
);

/**
 * Lives of up to some forty steps under the given rules, with gaps from nothing to months. `clockJitter` lets the clock
 * go back a little now and then, as clocks of several machines do.
 */
export function lives(rules: fc.Arbitrary<Rules>, { clockJitter = false } = {}): fc.Arbitrary<Life> {
  const jitter = clockJitter ? fc.integer({ min: -3_000, max: 0 }) : fc.constant(0);
  return fc
    .tuple(
      rules,
      beginnings,
      classified,
      fc.nat(),
      fc.array(fc.tuple(choices, jitter), { minLength: 1, maxLength: 40, size: 'max' }),
    )
    .map(([its, beginning, outcome, number, steps]) => live(its, beginning, outcome, `HUE-26-${number}`, steps));
}

function live(
  rules: Rules,
  beginning: number,
  outcome: Classified | null,
  reference: string,
  choicesMade: [Choice, number][],
): Life {
  deepFreeze(rules);
  const steps: Step[] = [];
  let state: ReportState | null = null;
  let now = beginning;
  const take = (does: Step['does'], decideIt: () => Decision | Rejection) => {
    const result = decideIt();
    deepFreeze(result);
    steps.push({ does, before: state, now, outcome: result, again: decideIt });
    if (!isRejected(result)) state = result.state;
  };
  take('submit', () => submit(reference, { channel: 'web', language: 'vi', area: null, receivedAt: beginning }, rules));
  for (const [index, [choice, jitter]] of choicesMade.entries()) {
    now = Math.max(beginning - 3_000, now + choice.gap + jitter);
    const met: ReportState = state!;
    const at = now;
    if (index === 0) {
      take('sort', () => sort(met, outcome, rules, at));
    } else if (choice.does === 'tick') {
      take('tick', () => tick(met, rules, at));
    } else {
      const { name, actor } = commandFor(choice, met);
      const command = { type: name, payload: payloadFor(name, choice, at) } as Command;
      take(name, () => decide(met, command, actor, lookupFor(choice), rules, at));
    }
  }
  return { rules, reference, steps };
}

function commandFor(choice: Choice, state: ReportState): { name: CommandName; actor: Actor } {
  const possible = COMMAND_NAMES.filter((name) => TRANSITIONS[name].from.includes(state.status));
  // Reports that are withdrawn or rejected early say little.
  const likely = possible.filter((name) => choice.early || (name !== 'withdraw' && name !== 'reject'));
  if (choice.does === 'any command' || likely.length === 0) {
    return { name: COMMAND_NAMES[choice.pick % COMMAND_NAMES.length]!, actor: choice.actor };
  }
  const name = likely[choice.pick % likely.length]!;
  const { roles } = TRANSITIONS[name];
  return { name, actor: { role: roles[choice.pick % roles.length]!, agency: state.agency ?? 'hepco' } };
}

function lookupFor({ flag, pick }: Choice): Lookup {
  return {
    activeAgencies: AGENCIES,
    field: pick % 10 === 0 ? null : 'infrastructure',
    route: flag
      ? { lead: AGENCIES[pick % AGENCIES.length]!, supporting: [], rule: 'r', alarm: false }
      : { triage: true, reason: 'no_rule', alarm: true },
  };
}

function payloadFor(name: CommandName, choice: Choice, now: number): CommandPayloads[CommandName] {
  const { agency: to, priority, flag, pick } = choice;
  const some = pick % 2 === 0;
  const payloads: { [Name in CommandName]: CommandPayloads[Name] } = {
    classify: { category: 'noise', ...(flag ? { priority } : {}) },
    assign: {
      agency: to,
      ...(flag ? { supporting: [to, 'hepco', 'thuan-hoa'] } : {}),
      ...(some ? { category: 'noise' } : {}),
      ...(pick % 3 === 0 ? { priority } : {}),
    },
    accept: flag ? { note: SECRET } : {},
    decline: { reason: SECRET, ...(flag ? { suggestedAgency: to } : {}) },
    transfer: { agency: to, reason: SECRET },
    request_information: { question: SECRET },
    provide_information: { text: SECRET },
    hold: { until: new Date(now + choice.holdMinutes * MINUTE).toISOString(), reason: SECRET },
    resume: flag ? { note: SECRET } : {},
    resolve: { result: choice.result, answer: SECRET },
    return: { reason: SECRET },
    rate: { rating: choice.rating, ...(some ? { comment: SECRET } : {}), ...(flag ? { reopen: flag } : {}) },
    reject: { reason: choice.rejection, explanation: SECRET, ...(flag ? { contact: SECRET } : {}) },
    withdraw: flag ? { reason: SECRET } : {},
    reprioritise: { priority, reason: SECRET },
    note: { text: SECRET },
  };
  return payloads[name];
}

const budgets: fc.Arbitrary<Budget> = fc.oneof(
  fc.integer({ min: 0, max: 9 }).map((amount): Budget => ({ unit: 'working_days', amount })),
  fc.integer({ min: 0, max: 3_000 }).map((minutes): Budget => ({ unit: 'working_hours', amount: minutes / 60 })),
  fc.integer({ min: 0, max: 6_000 }).map((minutes): Budget => ({ unit: 'hours', amount: minutes / 60 })),
);

const RECIPIENTS: Recipient[] = ['operators', 'assignee', 'agency_head', 'supervisor', 'leadership', 'reporter'];
const EFFECTS: RungEffect[] = ['raise_priority', 'publish_overdue', 'return_to_triage', 'return_to_work', 'close'];

const rungs = fc.record(
  {
    when: fc.oneof(
      fc.integer({ min: 1, max: 100 }).map((percent) => ({ atShare: percent / 100 })),
      fc.record({ afterDue: budgets }),
    ),
    tell: fc.subarray(RECIPIENTS),
    effects: fc.subarray(EFFECTS),
    spreadMinutes: fc.integer({ min: 1, max: 60 }),
  },
  { requiredKeys: ['when', 'tell'] },
);

const obligationPolicies: fc.Arbitrary<ObligationPolicy> = fc.record({
  budget: fc.record({ normal: budgets, urgent: budgets, high: budgets, low: budgets }, { requiredKeys: ['normal'] }),
  ladder: fc
    .array(rungs, { minLength: 1, maxLength: 4 })
    .map((ladder): Rung[] => ladder.map((rung, index) => ({ ...rung, name: `rung-${index}` }))),
});

const KINDS: ObligationKind[] = ['triage', 'acceptance', 'resolution', 'information', 'hold', 'feedback'];

/** Small policies of any kind, also such as make little sense, over calendars of any kind. */
export const randomRules: fc.Arbitrary<Rules> = fc.record({
  calendar: calendars,
  policy: fc.record({
    version: fc.constant('random'),
    validFrom: fc.constant('2026-01-01'),
    obligations: fc
      .tuple(...KINDS.map(() => obligationPolicies))
      .map((all) => Object.fromEntries(KINDS.map((kind, index) => [kind, all[index]!]))) as fc.Arbitrary<
      Record<ObligationKind, ObligationPolicy>
    >,
    standing: fc.record({ every: budgets, tell: fc.subarray(RECIPIENTS) }),
    maxReopenings: fc.integer({ min: 0, max: 3 }),
    declinesUntilAlert: fc.integer({ min: 1, max: 3 }),
  }),
});
