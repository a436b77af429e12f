import fc from 'fast-check';
import type { AgencyOffice, Priority } from '../../city/city-data';
import { raisedByRepeat } from '../../duplicates/repeat';
import type { Budget } from '../../clock/budget';
import { calendars } from '../../clock/testing/arbitraries';
import type { ObligationKind, ObligationPolicy, Recipient, Rung, RungEffect } from '../../policy/policy';
import { ROLES, SYSTEM, type Actor, type Role } from '../actor';
import {
  ESCALATION_TARGETS,
  RATING_LABELS,
  REJECTION_REASON_LABELS,
  RESULT_LABELS,
  type Command,
  type CommandName,
  type CommandPayloads,
  type EscalationTarget,
  type Rating,
  type RejectionReason,
  type ResultCode,
} from '../commands';
import {
  decide,
  followHeir,
  followLead,
  forbid,
  reproject,
  sort,
  submit,
  tick,
  type AreaSuspension,
  type Classified,
  type Decision,
  type LeadSnapshot,
  type Lookup,
} from '../decide';
import type { Rejection } from '../rejection';
import type { Rules } from '../rules';
import { activeLegs, isFollower, type ReportState } from '../state';
import { STATUSES, type Status } from '../status';
import { COMMAND_NAMES } from '../transitions';
import { deepFreeze } from './deep-freeze';
import { hueRules } from './hue-rules';

/** What people write; it must never reach an agency. */
export const SECRET = 'Nguyễn Văn A 0905123456';
/** What an agency answers is public. */
const ANSWER = 'Đã thay bóng, đèn sáng lại.';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const AGENCIES = ['hepco', 'huewaco', 'thuan-hoa', 'ubnd-thanh-pho'];
const PARENTS = { hepco: 'ubnd-thanh-pho', huewaco: 'hepco' };
const PRIORITIES: Priority[] = ['urgent', 'high', 'normal', 'low'];

/** One thing that happens in a report's life, and what came of it. */
export interface Step {
  does: 'submit' | 'sort' | 'tick' | 'follow_lead' | 'follow_heir' | 'reproject' | CommandName;
  actor: Actor;
  /** Those that hold from this step on. */
  rules: Rules;
  /** Null before the submission. */
  before: ReportState | null;
  now: number;
  outcome: Decision | Rejection;
  /** Decides the same again. */
  again: () => Decision | Rejection;
}

export interface Life {
  reference: string;
  steps: Step[];
}

export function isRejected(outcome: Decision | Rejection): outcome is Rejection {
  return 'code' in outcome;
}

/** What a random number generator chooses for one step; what it means depends on the state that it meets. */
interface Choice {
  gap: number;
  does: 'tick' | 'likely command' | 'any command' | 'lead' | 'reproject';
  pick: number;
  actor: Actor;
  agency: string;
  priority: Priority;
  flag: boolean;
  rating: Rating;
  result: ResultCode;
  rejection: RejectionReason;
  target: EscalationTarget;
  minutes: number;
  workingDays: number;
  lead: { status: Status; itself: boolean; missing: boolean };
  /** Whether it may end before its time. */
  early: boolean;
}

const gap = fc.oneof(
  { weight: 4, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 600 }).map((minutes) => minutes * MINUTE) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 15 * DAY }) },
  { weight: 1, arbitrary: fc.integer({ min: 15 * DAY, max: 90 * DAY }) },
);

const agency = fc.constantFrom(...AGENCIES, 'gone');
const oneIn = (number: number) => fc.integer({ min: 1, max: number }).map((drawn) => drawn === number);

const choices: fc.Arbitrary<Choice> = fc.record({
  gap,
  does: fc.oneof(
    { weight: 12, arbitrary: fc.constant('likely command' as const) },
    { weight: 5, arbitrary: fc.constant('tick' as const) },
    { weight: 6, arbitrary: fc.constant('lead' as const) },
    { weight: 1, arbitrary: fc.constant('any command' as const) },
    { weight: 1, arbitrary: fc.constant('reproject' as const) },
  ),
  pick: fc.nat(),
  actor: fc.record({ role: fc.constantFrom(...ROLES), id: fc.constantFrom('p1', 'p2'), agency }),
  agency,
  priority: fc.constantFrom(...PRIORITIES),
  flag: fc.boolean(),
  rating: fc.constantFrom(...(Object.keys(RATING_LABELS) as Rating[])),
  result: fc.constantFrom(...(Object.keys(RESULT_LABELS) as ResultCode[])),
  rejection: fc.constantFrom(...(Object.keys(REJECTION_REASON_LABELS) as RejectionReason[])),
  target: fc.constantFrom(...ESCALATION_TARGETS),
  minutes: fc.integer({ min: -60, max: 20 * 1_440 }),
  workingDays: fc.integer({ min: 1, max: 12 }),
  lead: fc.record({
    status: fc.constantFrom(...STATUSES, 'resolved', 'resolved', 'in_progress'),
    itself: oneIn(3),
    missing: oneIn(8),
  }),
  early: oneIn(8),
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
  fc
    .record({
      category: fc.constant('lighting'),
      field: fc.constant('infrastructure'),
      priority: fc.constantFrom(...PRIORITIES),
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
      decided: fc.boolean(),
      because: fc.constant<string[]>([SECRET]),
      model: fc.constant('m'),
      route: fc.oneof(
        fc.constant<Classified['route']>({
          lead: 'hepco',
          supporting: ['huewaco'],
          rule: 'r',
          alarm: false,
          parent: 'ubnd-thanh-pho',
        }),
        fc
          .constantFrom('no_rule' as const, 'no_area' as const, 'dead_agency' as const, 'broken_rule' as const)
          .map((reason): Classified['route'] => ({ triage: true, reason, alarm: true })),
      ),
    })
    .map(withRepeat),
  { freq: 8 },
);

/** Some come back after an answer; the activity has raised their priority by then. */
function withRepeat(outcome: Classified): Classified {
  if (outcome.confidence > 0.3) return outcome;
  const earlier = { of: 'HUE-26-EARLIER', count: 2, score: 0.7 };
  return { ...outcome, ...raisedByRepeat(outcome.priority, earlier) };
}

/** The order under which the area is when a report is sorted. */
const order = fc.option(fc.integer({ min: -1, max: 20 }), { freq: 1 });

/**
 * Lives of up to some forty steps under the given rules, with gaps from nothing to months. Now and then the rules change,
 * and back. `clockJitter` lets the clock go back a little now and then, as clocks of several machines do.
 */
export function lives(rules: fc.Arbitrary<Rules>, { clockJitter = false } = {}): fc.Arbitrary<Life> {
  const jitter = clockJitter ? fc.integer({ min: -3_000, max: 0 }) : fc.constant(0);
  return fc
    .record({
      rules: fc.tuple(rules, rules),
      beginning: beginnings,
      outcome: classified,
      suspendedDays: order,
      number: fc.nat(),
      choices: fc.array(fc.tuple(choices, jitter), { minLength: 1, maxLength: 40, size: 'max' }),
    })
    .map(live);
}

interface Fate {
  rules: [Rules, Rules];
  beginning: number;
  outcome: Classified | null;
  suspendedDays: number | null;
  number: number;
  choices: [Choice, number][];
}

function live({ rules, beginning, outcome: sorting, suspendedDays, number, choices: choicesMade }: Fate): Life {
  deepFreeze(rules);
  const reference = `HUE-26-${number}`;
  const steps: Step[] = [];
  let state: ReportState | null = null;
  let now = beginning;
  let current = rules[0];
  const take = (does: Step['does'], actor: Actor, decideIt: () => Decision | Rejection) => {
    const outcome = decideIt();
    deepFreeze(outcome);
    steps.push({ does, actor, rules: current, before: state, now, outcome, again: decideIt });
    if (!isRejected(outcome)) state = outcome.state;
  };
  const submission = { channel: 'web', language: 'vi', area: null, receivedAt: beginning } as const;
  take('submit', { role: 'citizen' }, () => submit(reference, submission, rules[0]));
  for (const [index, [choice, jitter]] of choicesMade.entries()) {
    now = Math.max(beginning - 3_000, now + choice.gap + jitter);
    const met: ReportState = state!;
    const at = now;
    const its = current;
    if (index === 0) {
      take('sort', SYSTEM, () => sort(met, sorting, its, at, orderFor(suspendedDays, at)));
    } else if (choice.does === 'tick') {
      take('tick', SYSTEM, () => tick(met, its, at));
    } else if (choice.does === 'reproject') {
      const others = (current = its === rules[0] ? rules[1] : rules[0]);
      take('reproject', SYSTEM, () => reproject(met, others, at));
    } else if (choice.does === 'lead' && isFollower(met)) {
      const lead = leadFor(choice, met);
      const heir = choice.flag ? met.reference : 'HUE-26-HEIR';
      if (lead?.status === 'withdrawn' && !choice.early)
        take('follow_heir', SYSTEM, () => followHeir(met, heir, its, at));
      else take('follow_lead', SYSTEM, () => followLead(met, lead, its, at));
    } else {
      const { name, actor } = commandFor(choice, met);
      const command = { type: name, payload: payloadFor(name, choice, met, at) } as Command;
      take(name, actor, () => decide(met, command, actor, lookupFor(choice, met), its, at));
    }
  }
  return { reference, steps };
}

function orderFor(days: number | null, now: number): AreaSuspension | null {
  return days === null ? null : { suspension: 'bao-so-5', until: now + days * DAY, reason: SECRET };
}

/** A lead report as Postgres may have it: each state with what belongs to it. */
function leadFor(
  { lead: { status, itself, missing }, result, rejection }: Choice,
  state: ReportState,
): LeadSnapshot | null {
  if (missing) return null;
  return {
    reference: state.merged?.into ?? 'HUE-26-LEAD',
    status,
    mergedInto: status === 'merged' ? (itself ? state.reference : 'HUE-26-OTHER') : null,
    answer: status === 'resolved' || status === 'closed' ? { agency: 'hepco', result, answer: ANSWER } : null,
    refusal: status === 'rejected' ? { reason: rejection, explanation: SECRET } : null,
  };
}

/** Everybody who might act: each role, and of the roles that have one each agency. */
export function actorsFor({ agency: lead, legs }: ReportState): Actor[] {
  const agencies = [...new Set([lead ?? 'hepco', ...legs.map((leg) => leg.agency), 'thuan-hoa'])];
  return ROLES.flatMap((role): Actor[] => {
    if (role === 'officer' || role === 'agency_head')
      return agencies.map((its) => ({ role, id: `o-${its}`, agency: its }));
    return hasId(role) ? ['p1', 'p2'].map((id) => ({ role, id })) : [{ role }];
  });
}

function hasId(role: Role): boolean {
  return role === 'operator' || role === 'supervisor';
}

function commandFor(choice: Choice, state: ReportState): { name: CommandName; actor: Actor } {
  const { pick } = choice;
  const actors = actorsFor(state);
  const possible = COMMAND_NAMES.filter((name) => actors.some((actor) => !forbid(state, name, actor)));
  // Reports that are withdrawn or rejected early say little, and those that are only talked about say nothing.
  const likely = possible
    .filter((name) => choice.early || (name !== 'withdraw' && name !== 'reject'))
    .flatMap((name) => Array.from({ length: weightOf(name) }, () => name));
  if (choice.does === 'any command' || likely.length === 0) {
    return { name: COMMAND_NAMES[pick % COMMAND_NAMES.length]!, actor: choice.actor };
  }
  const name = likely[pick % likely.length]!;
  const may = actors.filter((actor) => !forbid(state, name, actor));
  return { name, actor: may[Math.floor(pick / likely.length) % may.length]! };
}

const IDLE: readonly CommandName[] = [
  'note',
  'comment',
  'follow',
  'reclassify',
  'escalate',
  'reprioritise',
  'unlink_repeat',
  'suspend_area',
  'resume_area',
];
/** What leads to where lives seldom come, and what is seldom possible. */
const PREFERRED: readonly CommandName[] = [
  'accept',
  'request_information',
  'hold',
  'unmerge',
  'request_extension',
  'grant_extension',
  'refuse_extension',
];

function weightOf(name: CommandName): number {
  if (IDLE.includes(name)) return 1;
  return PREFERRED.includes(name) ? 8 : 3;
}

function lookupFor(choice: Choice, state: ReportState): Lookup {
  const { flag, pick } = choice;
  return {
    activeAgencies: AGENCIES,
    parents: PARENTS,
    field: pick % 10 === 0 ? null : 'infrastructure',
    route: flag
      ? { lead: AGENCIES[pick % AGENCIES.length]!, supporting: ['thuan-hoa'], rule: 'r', alarm: false }
      : { triage: true, reason: 'no_rule', alarm: true },
    lead: leadFor(choice, state),
  };
}

function payloadFor(name: CommandName, choice: Choice, state: ReportState, now: number): CommandPayloads[CommandName] {
  const { agency: to, priority, flag, pick, target, workingDays } = choice;
  const some = pick % 2 === 0;
  const until = new Date(now + choice.minutes * MINUTE).toISOString();
  const parts = activeLegs(state);
  const part = parts[pick % Math.max(1, parts.length)]?.agency ?? to;
  const request = state.requests.find(({ kind }) => kind === 'extension');
  const asker = flag ? {} : { agency: some && request ? request.agency : to };
  const payloads: { [Name in CommandName]: CommandPayloads[Name] } = {
    classify: { category: 'noise', ...(flag ? { priority } : {}) },
    assign: {
      agency: to,
      ...(flag ? { supporting: [to, 'hepco', 'thuan-hoa'], consulted: ['huewaco', 'hepco'] } : {}),
      ...(some ? { category: 'noise' } : {}),
      ...(pick % 3 === 0 ? { priority } : {}),
    },
    accept: flag ? { note: SECRET } : {},
    decline: { reason: SECRET, ...(flag ? { suggestedAgency: to } : {}) },
    transfer: { agency: to, reason: SECRET },
    involve: { agency: to, reason: SECRET, ...(flag ? { required: some } : {}) },
    release: { agency: part, reason: SECRET },
    request_information: { question: SECRET },
    provide_information: { text: SECRET },
    request_hold: { until, reason: SECRET },
    grant_hold: flag ? { note: SECRET } : {},
    refuse_hold: { reason: SECRET },
    hold: { until, reason: SECRET },
    resume: flag ? { note: SECRET } : {},
    request_extension: { workingDays, reason: SECRET },
    grant_extension: { ...asker, ...(some ? { workingDays } : {}) },
    refuse_extension: { ...asker, reason: SECRET },
    resolve: { result: choice.result, answer: ANSWER },
    return: { reason: SECRET },
    rate: { rating: choice.rating, ...(some ? { comment: SECRET } : {}), ...(flag ? { reopen: flag } : {}) },
    reject: { reason: choice.rejection, explanation: SECRET, ...(flag ? { contact: SECRET } : {}) },
    appeal: { reason: SECRET },
    merge: {
      into: pick % 20 === 0 ? state.reference : 'HUE-26-LEAD',
      ...(flag ? { reason: SECRET } : {}),
    },
    unmerge: { reason: SECRET },
    withdraw: flag ? { reason: SECRET } : {},
    escalate: { to: target, reason: SECRET },
    reclassify: { category: 'noise', reason: SECRET },
    reprioritise: { priority, reason: SECRET },
    unlink_repeat: { reason: SECRET },
    note: { text: SECRET },
    comment: { text: SECRET },
    follow: { email: 'an@example.com' },
    suspend_area: { suspension: some ? 'bao-so-5' : 'lu-lich-su', until, reason: SECRET },
    resume_area: { suspension: (flag && state.suspension?.id) || 'bao-so-5' },
  };
  return payloads[name];
}

/** Agencies with hours of their own, some or none. */
const offices: fc.Arbitrary<Record<string, AgencyOffice>> = fc.dictionary(
  fc.constantFrom(...AGENCIES),
  calendars.map(({ workingWeekdays, hours }) => ({ workingWeekdays, hours })),
  { maxKeys: 2, noNullPrototype: true },
);

/** Huế's own rules, and as they may have been corrected: another day off, other rungs, an agency with hours of its own. */
export const rulesOfHue: fc.Arbitrary<Rules> = fc.oneof(
  { weight: 2, arbitrary: fc.constant(hueRules) },
  {
    weight: 1,
    arbitrary: fc
      .record({ days: fc.array(fc.integer({ min: 0, max: 800 }), { maxLength: 30 }), rung: fc.nat(3), offices })
      .map(({ days, rung, offices: its }) => corrected(days, rung, its)),
  },
);

function corrected(days: number[], nth: number, its: Record<string, AgencyOffice>): Rules {
  const { calendar, policy } = hueRules;
  const name = { vi: 'Nghỉ do lũ', en: 'Closed because of floods' };
  const closed = days.map((day) => new Date(Date.UTC(2025, 0, 1) + day * DAY).toISOString().slice(0, 10));
  const known = calendar.days.map(({ date }) => date);
  const ladderOf = (kind: ObligationKind) =>
    policy.obligations[kind].ladder.map((rung, index) =>
      index === nth ? { ...rung, name: `${rung.name}-moi` } : rung,
    );
  const { obligations } = policy;
  const changed = (['triage', 'acceptance', 'resolution'] as const).map((kind): [ObligationKind, ObligationPolicy] => [
    kind,
    { ...obligations[kind], ladder: ladderOf(kind) },
  ]);
  return {
    calendar: {
      ...calendar,
      version: `${calendar.version}+${closed.join()}`,
      days: [
        ...calendar.days,
        ...[...new Set(closed)]
          .filter((date) => !known.includes(date))
          .map((date) => ({ date, kind: 'holiday' as const, name, confirmed: true })),
      ],
    },
    policy: { ...policy, obligations: { ...obligations, ...Object.fromEntries(changed) } },
    offices: its,
  };
}

const budgets: fc.Arbitrary<Budget> = fc.oneof(
  fc.integer({ min: 0, max: 9 }).map((amount): Budget => ({ unit: 'working_days', amount })),
  fc.integer({ min: 0, max: 3_000 }).map((minutes): Budget => ({ unit: 'working_hours', amount: minutes / 60 })),
  fc.integer({ min: 0, max: 6_000 }).map((minutes): Budget => ({ unit: 'hours', amount: minutes / 60 })),
);

const RECIPIENTS: Recipient[] = ['operators', 'assignee', 'agency_head', 'supervisor', 'leadership', 'reporter'];
const EFFECTS: RungEffect[] = [
  'raise_priority',
  'publish_overdue',
  'return_to_triage',
  'reassign_to_parent',
  'return_to_work',
  'close',
  'end_appeal',
  'end_suspension',
];

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

const ladders = fc
  .array(rungs, { minLength: 1, maxLength: 4 })
  .map((ladder): Rung[] => ladder.map((rung, index) => ({ ...rung, name: `rung-${index}` })));

const standing = fc.record({ every: budgets, tell: fc.subarray(RECIPIENTS) });

const obligationPolicies: fc.Arbitrary<ObligationPolicy> = fc.record(
  {
    budget: fc.record({ normal: budgets, urgent: budgets, high: budgets, low: budgets }, { requiredKeys: ['normal'] }),
    ladder: ladders,
    ladders: fc.record({ urgent: ladders, high: ladders }, { requiredKeys: [] }),
    standing,
  },
  { requiredKeys: ['budget', 'ladder'] },
);

const KINDS = Object.keys(hueRules.policy.obligations) as ObligationKind[];

/** Small policies of any kind, also such as make little sense, over calendars of any kind. */
export const randomRules: fc.Arbitrary<Rules> = fc.record({
  calendar: calendars,
  policy: fc.record({
    version: fc.constant('random'),
    validFrom: fc.constant('2026-01-01'),
    confirmed: fc.constant(false),
    obligations: fc
      .tuple(...KINDS.map(() => obligationPolicies))
      .map((all) => Object.fromEntries(KINDS.map((kind, index) => [kind, all[index]!]))) as fc.Arbitrary<
      Record<ObligationKind, ObligationPolicy>
    >,
    standing,
    maxReopenings: fc.integer({ min: 0, max: 3 }),
    handoversUntilAlert: fc.integer({ min: 1, max: 3 }),
    maxTransfers: fc.integer({ min: 0, max: 3 }),
    extensions: fc.record({ max: fc.integer({ min: 0, max: 3 }), workingDays: fc.integer({ min: 0, max: 20 }) }),
  }),
  offices,
});
