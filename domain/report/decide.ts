import type { Priority } from '../city/city-data';
import type { Routed, RoutedToTriage } from '../routing/route';
import { SYSTEM, type Actor } from './actor';
import type { Command, CommandPayloads } from './commands';
import { Draft } from './draft';
import type { Channel, ReportEvent, TriageReason } from './events';
import {
  budgetFor,
  close,
  fire,
  nextRungOf,
  openNew,
  reopen,
  rungPolicy,
  withEntry,
  type Obligation,
  type Owner,
  type Rules,
} from './obligation';
import { rejection, type Rejection } from './rejection';
import { openObligation, type ReportState } from './state';
import { isTerminal } from './status';
import { TRANSITIONS } from './transitions';

/** What a command's category and agencies mean today; looked up before the decision, because it needs the city's data. */
export interface Lookup {
  /** The field of the named category; null when there is no such category. */
  field?: string | null;
  /** Where the category would go. */
  route?: Routed | RoutedToTriage;
  /** Those of the named agencies that are active. */
  activeAgencies: string[];
}

export interface Decision {
  state: ReportState;
  events: ReportEvent[];
}

const CENTRE: Owner = { role: 'centre' };
const REPORTER: Owner = { role: 'reporter' };

/** The first events of a report. */
export function submit(
  reference: string,
  submission: { channel: Channel; language: 'vi' | 'en'; area: string | null; receivedAt: number },
  rules: Rules,
): Decision {
  const { channel, language, area, receivedAt } = submission;
  const draft = new Draft(reference, null, { role: 'citizen' }, receivedAt);
  const triage = openNew(rules, {
    kind: 'triage',
    owner: CENTRE,
    priority: 'normal',
    at: receivedAt,
    seq: draft.nextSeq,
    reference,
  });
  draft.emit('submitted', { channel, language, area }, 'received', [triage]);
  return draft;
}

/** What the classifier and the routing table made of a fresh report; `null` when the classifier gave no answer. */
export interface Classified {
  category: string;
  field: string;
  priority: Priority;
  confidence: number;
  decided: boolean;
  because: string[];
  model: string;
  route: Routed | RoutedToTriage;
}

/** Sorts a fresh report: to the agency when classifier and routing are sure, to the operators otherwise. */
export function sort(state: ReportState, outcome: Classified | null, rules: Rules, now: number): Decision {
  const draft = new Draft(state.reference, state, SYSTEM, now);
  if (!outcome) {
    toTriage(draft, rules, 'classifier_unavailable');
    return draft;
  }
  const { category, field, priority, confidence, because, model, route } = outcome;
  draft.emit('classified', { category, field, priority, confidence, because, model }, 'received');
  if (!outcome.decided) toTriage(draft, rules, 'unsure');
  else if ('triage' in route) toTriage(draft, rules, route.reason);
  else assign(draft, rules, route.lead, route.supporting, route.rule);
  return draft;
}

/**
 * Decides one command: its events, or why not. A rejected command changes nothing. The command's payload must have been
 * validated (`contracts/command-payloads.ts`); `lookup` must cover the category and agencies it names.
 */
export function decide(
  state: ReportState,
  { type, payload }: Command,
  actor: Actor,
  lookup: Lookup,
  rules: Rules,
  now: number,
): Decision | Rejection {
  const refused = forbid(state, type, actor);
  if (refused) return refused;
  const draft = new Draft(state.reference, state, actor, now);
  const handler = HANDLERS[type] as Handler<typeof type>;
  return handler({ draft, payload, lookup, rules, actor, now }) ?? draft;
}

/** Whether the table lets this actor take this command now; null when it does. */
export function forbid(
  state: Pick<ReportState, 'status' | 'agency'>,
  type: Command['type'],
  actor: Actor,
): Rejection | null {
  const { roles, from, ownAgencyOnly } = TRANSITIONS[type];
  if (!roles.includes(actor.role)) return rejection('role_forbids');
  const bound = ownAgencyOnly && (actor.role === 'officer' || actor.role === 'agency_head');
  if (bound && (!actor.agency || actor.agency !== state.agency)) return rejection('other_agency');
  if (!from.includes(state.status)) return rejection('state_forbids');
  return null;
}

/** Fires every rung whose instant has come, in the order of the instants. Answers no events when there is none. */
export function tick(state: ReportState, rules: Rules, now: number): Decision {
  const draft = new Draft(state.reference, state, SYSTEM, now);
  while (!isTerminal(draft.state.status)) {
    const next = nextStep(draft.state);
    if (!next || next.at > now) break;
    climb(draft, rules, next.obligation, next.rung);
  }
  return draft;
}

/** The rung that fires next if nobody acts; null only for a terminal report. */
export function nextStep(state: ReportState): { at: number; rung: string; obligation: Obligation } | null {
  let earliest: { at: number; rung: string; obligation: Obligation } | null = null;
  for (const obligation of state.obligations) {
    const next = nextRungOf(obligation);
    if (next && (!earliest || next.at < earliest.at)) earliest = { at: next.at, rung: next.name, obligation };
  }
  return earliest;
}

interface Handling<Type extends Command['type']> {
  draft: Draft;
  payload: CommandPayloads[Type];
  lookup: Lookup;
  rules: Rules;
  actor: Actor;
  now: number;
}

/** Emits the events of one command, or answers why it is refused. */
type Handler<Type extends Command['type']> = (handling: Handling<Type>) => Rejection | void;

const HANDLERS: { [Type in Command['type']]: Handler<Type> } = {
  classify({ draft, payload, lookup, rules }) {
    if (!lookup.field || !lookup.route) return rejection('unknown_category');
    emitClassified(draft, payload.category, lookup.field, payload.priority);
    const { route } = lookup;
    if ('triage' in route) toTriage(draft, rules, route.reason);
    else assign(draft, rules, route.lead, route.supporting, route.rule);
  },

  assign({ draft, payload, lookup, rules }) {
    const supporting = [...new Set(payload.supporting ?? [])].filter((agency) => agency !== payload.agency);
    if (![payload.agency, ...supporting].every((agency) => lookup.activeAgencies.includes(agency))) {
      return rejection('unknown_agency');
    }
    if (payload.category) {
      if (!lookup.field) return rejection('unknown_category');
      emitClassified(draft, payload.category, lookup.field, payload.priority);
    } else if (!draft.state.category) {
      return rejection('category_needed');
    }
    assign(draft, rules, payload.agency, supporting, null);
  },

  accept({ draft, payload, now }) {
    draft.emit('accepted', payload, 'in_progress', closing(draft.state, ['acceptance'], now, 'met'));
  },

  decline({ draft, payload, rules, now }) {
    const agency = draft.state.agency!;
    draft.emit('declined', { agency, ...payload }, 'triage', closing(draft.state, ['acceptance'], now, 'cancelled'));
    toTriage(draft, rules, 'declined', payload.suggestedAgency);
  },

  transfer({ draft, payload, lookup, rules, now }) {
    const { state } = draft;
    if (payload.agency === state.agency) return rejection('same_agency');
    if (!lookup.activeAgencies.includes(payload.agency)) return rejection('unknown_agency');
    const owner: Owner = { role: 'agency', agency: payload.agency };
    const resolution = openObligation(state, 'resolution');
    draft.emit('transferred', { from: state.agency!, to: payload.agency, reason: payload.reason }, 'assigned', [
      ...closing(state, ['acceptance'], now, 'cancelled'),
      openFor(draft, rules, 'acceptance', owner),
      // The clock goes on; only who owes it changes.
      ...(resolution ? [{ ...resolution, owner }] : []),
    ]);
  },

  request_information({ draft, payload, rules, actor, now }) {
    draft.emit('information_requested', payload, 'awaiting_citizen', [
      ...pausing(draft.state, rules, 'awaiting_citizen', payload.question, actor, now),
      openFor(draft, rules, 'information', REPORTER),
    ]);
  },

  provide_information({ draft, payload, rules, actor, now }) {
    draft.emit('information_provided', payload, 'in_progress', [
      ...closing(draft.state, ['information'], now, 'met'),
      ...resuming(draft.state, rules, 'awaiting_citizen', actor, now),
    ]);
  },

  hold({ draft, payload, rules, actor, now }) {
    const until = Date.parse(payload.until);
    if (!(until > now)) return rejection('until_must_be_later');
    const owner: Owner = { role: 'agency', agency: draft.state.agency! };
    const hold = openNew(rules, {
      kind: 'hold',
      owner,
      priority: draft.state.priority,
      at: now,
      seq: draft.nextSeq,
      reference: draft.state.reference,
      budget: { unit: 'hours', amount: (until - now) / 3_600_000 },
    });
    draft.emit('held', { until, reason: payload.reason }, 'on_hold', [
      ...pausing(draft.state, rules, 'hold', payload.reason, actor, now),
      hold,
    ]);
  },

  resume({ draft, payload, rules, actor, now }) {
    draft.emit('resumed', payload, 'in_progress', [
      ...closing(draft.state, ['hold'], now, 'met'),
      ...resuming(draft.state, rules, 'hold', actor, now),
    ]);
  },

  resolve({ draft, payload, rules, actor, now }) {
    const { state } = draft;
    const resolution = openObligation(state, 'resolution');
    draft.emit('resolved', { agency: state.agency!, ...payload }, 'resolved', [
      ...(resolution ? [close(paused(rules, resolution, 'answered', undefined, actor, now, state), now, 'met')] : []),
      openFor(draft, rules, 'feedback', REPORTER),
    ]);
  },

  return({ draft, payload, rules, actor, now }) {
    const { state } = draft;
    const answered = state.obligations.findLast(({ kind, closed }) => kind === 'resolution' && closed);
    draft.emit('returned', payload, 'in_progress', [
      ...closing(state, ['feedback'], now, 'cancelled'),
      // The agency is not charged for the time in which its answer was being looked at.
      ...(answered ? [resumed(rules, reopen(answered), 'answered', actor, now, state)] : []),
    ]);
  },

  rate({ draft, payload, rules, now }) {
    const { rating, comment, reopen: wantsReopening } = payload;
    if (wantsReopening && rating !== 'dissatisfied') return rejection('reopen_needs_dissatisfied');
    if (wantsReopening && draft.state.reopenings >= rules.policy.maxReopenings) return rejection('reopen_limit');
    const answered = closing(draft.state, ['feedback'], now, 'met');
    draft.emit('rated', { rating, ...(comment ? { comment } : {}) }, 'resolved', answered);
    if (!wantsReopening) {
      draft.emit('closed', { how: 'rated' }, 'closed');
      return;
    }
    draft.emit('reopened', { reason: comment ?? '' }, 'triage');
    toTriage(draft, rules, 'reopened');
  },

  reject({ draft, payload, now }) {
    draft.emit('rejected', payload, 'rejected', closingAll(draft.state, now));
  },

  withdraw({ draft, payload, now }) {
    draft.emit('withdrawn', payload, 'withdrawn', closingAll(draft.state, now));
  },

  reprioritise({ draft, payload, rules, actor }) {
    reprioritise(draft, rules, payload.priority, payload.reason, actor);
  },

  note({ draft, payload }) {
    draft.emit('noted', payload, draft.state.status);
  },
};

function emitClassified(draft: Draft, category: string, field: string, priority: Priority | undefined): void {
  draft.emit(
    'classified',
    { category, field, priority: priority ?? draft.state.priority, confidence: 1, because: [], model: null },
    draft.state.status,
  );
}

function assign(draft: Draft, rules: Rules, agency: string, supporting: string[], rule: string | null): void {
  const { state } = draft;
  const owner: Owner = { role: 'agency', agency };
  const running = openObligation(state, 'resolution');
  draft.emit('assigned', { agency, supporting, rule }, 'assigned', [
    ...closing(state, ['triage'], draft.now, 'met'),
    openFor(draft, rules, 'acceptance', owner),
    // After a decline the promise to the citizen still runs: it changes hands, it does not start again.
    running ? { ...running, owner } : openFor(draft, rules, 'resolution', owner),
  ]);
}

function toTriage(draft: Draft, rules: Rules, reason: TriageReason, suggestion?: string): void {
  const waiting = openObligation(draft.state, 'triage');
  draft.emit('sent_to_triage', { reason, ...(suggestion ? { suggestion } : {}) }, 'triage', [
    waiting ?? openFor(draft, rules, 'triage', CENTRE),
  ]);
}

function openFor(draft: Draft, rules: Rules, kind: Obligation['kind'], owner: Owner): Obligation {
  const { priority, reference } = draft.state;
  return openNew(rules, { kind, owner, priority, at: draft.now, seq: draft.nextSeq, reference });
}

function closing(
  state: ReportState,
  kinds: Obligation['kind'][],
  now: number,
  how: NonNullable<Obligation['closed']>['how'],
): Obligation[] {
  return state.obligations
    .filter(({ kind, closed }) => kinds.includes(kind) && !closed)
    .map((obligation) => close(obligation, now, how));
}

function closingAll(state: ReportState, now: number): Obligation[] {
  return state.obligations.filter(({ closed }) => !closed).map((obligation) => close(obligation, now, 'cancelled'));
}

type PauseCause = 'awaiting_citizen' | 'hold' | 'answered';

function pausing(
  state: ReportState,
  rules: Rules,
  cause: PauseCause,
  reason: string,
  actor: Actor,
  now: number,
): Obligation[] {
  const resolution = openObligation(state, 'resolution');
  return resolution ? [paused(rules, resolution, cause, reason, actor, now, state)] : [];
}

function resuming(state: ReportState, rules: Rules, cause: PauseCause, actor: Actor, now: number): Obligation[] {
  const resolution = openObligation(state, 'resolution');
  return resolution ? [resumed(rules, resolution, cause, actor, now, state)] : [];
}

function paused(
  rules: Rules,
  obligation: Obligation,
  cause: PauseCause,
  reason: string | undefined,
  actor: Actor,
  now: number,
  { reference }: ReportState,
): Obligation {
  const entry = { type: 'paused', at: now, cause, by: authorOf(actor), ...(reason ? { reason } : {}) } as const;
  return withEntry(rules, obligation, entry, reference);
}

function resumed(
  rules: Rules,
  obligation: Obligation,
  cause: PauseCause,
  actor: Actor,
  now: number,
  { reference }: ReportState,
): Obligation {
  return withEntry(rules, obligation, { type: 'resumed', at: now, cause, by: authorOf(actor) }, reference);
}

/** How a ledger names who made an entry: the role and, where there is one, the agency. */
function authorOf({ role, agency }: Actor): string {
  return agency ? `${role}@${agency}` : role;
}

function reprioritise(draft: Draft, rules: Rules, priority: Priority, reason: string, actor: Actor): void {
  const { state } = draft;
  const changed = state.obligations
    .filter(({ kind, closed }) => !closed && (kind === 'triage' || kind === 'acceptance' || kind === 'resolution'))
    .map((obligation) =>
      withEntry(
        rules,
        obligation,
        {
          type: 'rebudgeted',
          at: draft.now,
          budget: budgetFor(rules, obligation.kind, priority),
          reason,
          by: authorOf(actor),
        },
        state.reference,
      ),
    );
  draft.emit('reprioritised', { priority, reason }, state.status, changed);
}

const HIGHER: Record<Priority, Priority> = { low: 'normal', normal: 'high', high: 'high', urgent: 'urgent' };

function climb(draft: Draft, rules: Rules, obligation: Obligation, rungName: string): void {
  const { now, state } = draft;
  const { tell, effects = [] } = rungPolicy(rules, obligation.kind, rungName);
  const rung = obligation.rungs.find(({ name }) => name === rungName)!;
  const agency = obligation.owner.agency;
  draft.emit(
    'escalated',
    {
      obligation: obligation.kind,
      rung: rungName,
      scheduledFor: rung.at!,
      lateMs: now - rung.at!,
      told: tell.map((role) =>
        agency && (role === 'assignee' || role === 'agency_head') ? { role, agency } : { role },
      ),
      effects,
    },
    state.status,
    [fire(rules, obligation, rungName, now)],
  );
  for (const effect of effects) EFFECTS[effect]?.(draft, rules);
}

/** What a rung does to the report besides being recorded; `publish_overdue` needs no more than the record. */
const EFFECTS: Record<string, (draft: Draft, rules: Rules) => void> = {
  raise_priority(draft) {
    const { priority, status } = draft.state;
    if (HIGHER[priority] === priority) return;
    // The clock keeps the budget that the citizen was promised; the report only moves up in the queue.
    draft.emit('reprioritised', { priority: HIGHER[priority], reason: 'escalated' }, status);
  },

  return_to_triage(draft, rules) {
    if (draft.state.status !== 'assigned') return;
    draft.emit('sent_to_triage', { reason: 'declined' }, 'triage', [
      ...closing(draft.state, ['acceptance'], draft.now, 'lapsed'),
      openFor(draft, rules, 'triage', CENTRE),
    ]);
  },

  return_to_work(draft, rules) {
    const { state, now } = draft;
    if (state.status === 'awaiting_citizen') {
      draft.emit('information_lapsed', {}, 'in_progress', [
        ...closing(state, ['information'], now, 'lapsed'),
        ...resuming(state, rules, 'awaiting_citizen', SYSTEM, now),
      ]);
    } else if (state.status === 'on_hold') {
      draft.emit('resumed', {}, 'in_progress', [
        ...closing(state, ['hold'], now, 'lapsed'),
        ...resuming(state, rules, 'hold', SYSTEM, now),
      ]);
    }
  },

  close(draft) {
    if (draft.state.status !== 'resolved') return;
    draft.emit('closed', { how: 'unrated' }, 'closed', closing(draft.state, ['feedback'], draft.now, 'lapsed'));
  },
};
