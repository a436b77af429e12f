import { project } from '../clock/ledger';
import type { Command, CommandPayloads } from './commands';
import type { Lookup } from './decision';
import type { Draft } from './draft';
import { assign, classifyAs, reprioritise, toTriage } from './moves';
import { budgetFor, close, reopen, type Owner, type Rules } from './obligation';
import { closing, closingAll, handingOver, openFor, pausing, REPORTER, resumed, resuming } from './obligation-changes';
import { rejection, type Rejection } from './rejection';

const HOUR_MS = 3_600_000;

interface Handling<Type extends Command['type']> {
  draft: Draft;
  payload: CommandPayloads[Type];
  lookup: Lookup;
  rules: Rules;
}

/** Emits the events of one command that the transition table allows, or answers why it is refused. */
export type Handler<Type extends Command['type']> = (handling: Handling<Type>) => Rejection | void;

export const HANDLERS: { readonly [Type in Command['type']]: Handler<Type> } = {
  classify({ draft, payload, lookup, rules }) {
    const { field, route } = lookup;
    if (!field || !route) return rejection('unknown_category');
    classifyAs(draft, rules, byPerson(draft, payload, field));
    if ('triage' in route) toTriage(draft, rules, route.reason);
    else assign(draft, rules, route.lead, route.supporting, route.rule);
  },

  assign({ draft, payload, lookup, rules }) {
    const { agency, category, priority } = payload;
    const supporting = [...new Set(payload.supporting ?? [])].filter((each) => each !== agency);
    if (![agency, ...supporting].every((each) => lookup.activeAgencies.includes(each))) {
      return rejection('unknown_agency');
    }
    if (category !== undefined) {
      if (!lookup.field) return rejection('unknown_category');
      classifyAs(draft, rules, byPerson(draft, { category, priority }, lookup.field));
    } else {
      const { category: known, field } = draft.state;
      if (known === null || field === null) return rejection('category_needed');
      if (priority) classifyAs(draft, rules, byPerson(draft, { category: known, priority }, field));
    }
    assign(draft, rules, agency, supporting, null);
  },

  accept({ draft, payload }) {
    draft.emit('accepted', payload, 'in_progress', closing(draft, 'acceptance', 'met'));
  },

  decline({ draft, payload, rules }) {
    const { suggestedAgency: suggestion } = payload;
    draft.emit(
      'declined',
      { agency: draft.state.agency!, ...payload },
      'triage',
      closing(draft, 'acceptance', 'cancelled'),
    );
    const often = draft.state.declines >= rules.policy.declinesUntilAlert;
    toTriage(draft, rules, 'declined', {
      ...(suggestion ? { suggestion } : {}),
      ...(often ? { told: [{ role: 'supervisor' }] } : {}),
    });
  },

  transfer({ draft, payload, lookup, rules }) {
    const { agency, reason } = payload;
    const from = draft.state.agency!;
    if (agency === from) return rejection('same_agency');
    if (!lookup.activeAgencies.includes(agency)) return rejection('unknown_agency');
    const owner: Owner = { role: 'agency', agency };
    draft.emit('transferred', { from, to: agency, reason }, 'assigned', [
      ...closing(draft, 'acceptance', 'cancelled'),
      openFor(draft, rules, 'acceptance', owner),
      ...handingOver(draft, owner),
    ]);
  },

  request_information({ draft, payload, rules }) {
    draft.emit('information_requested', payload, 'awaiting_citizen', [
      ...pausing(draft, rules, 'awaiting_citizen', payload.question),
      openFor(draft, rules, 'information', REPORTER),
    ]);
  },

  provide_information({ draft, payload, rules }) {
    draft.emit('information_provided', payload, 'in_progress', [
      ...closing(draft, 'information', 'met'),
      ...resuming(draft, rules, 'awaiting_citizen'),
    ]);
  },

  hold({ draft, payload, rules }) {
    const { now, state } = draft;
    const until = Date.parse(payload.until);
    if (!(until > now)) return rejection('until_must_be_later');
    const longest = [{ type: 'opened', at: now, budget: budgetFor(rules, 'hold', state.priority) }] as const;
    if (until > project(rules.calendar, longest).dueAt!) return rejection('until_too_far');
    const owner: Owner = { role: 'agency', agency: state.agency! };
    draft.emit('held', { until, reason: payload.reason }, 'on_hold', [
      ...pausing(draft, rules, 'hold', payload.reason),
      openFor(draft, rules, 'hold', owner, { unit: 'hours', amount: (until - now) / HOUR_MS }),
    ]);
  },

  resume({ draft, payload, rules }) {
    draft.emit('resumed', payload, 'in_progress', [
      ...closing(draft, 'hold', 'met'),
      ...resuming(draft, rules, 'hold'),
    ]);
  },

  resolve({ draft, payload, rules }) {
    draft.emit('resolved', { agency: draft.state.agency!, ...payload }, 'resolved', [
      ...pausing(draft, rules, 'answered').map((resolution) => close(resolution, draft.now, 'met')),
      openFor(draft, rules, 'feedback', REPORTER),
    ]);
  },

  return({ draft, payload, rules }) {
    const answered = draft.state.obligations.filter(({ kind, closed }) => kind === 'resolution' && closed);
    draft.emit('returned', payload, 'in_progress', [
      ...closing(draft, 'feedback', 'cancelled'),
      // The agency is not charged for the time in which its answer was being looked at.
      ...answered.map((resolution) => resumed(draft, rules, reopen(resolution), 'answered')),
    ]);
  },

  rate({ draft, payload, rules }) {
    const { rating, comment, reopen: wantsReopening } = payload;
    if (wantsReopening && rating !== 'dissatisfied') return rejection('reopen_needs_dissatisfied');
    if (wantsReopening && draft.state.reopenings >= rules.policy.maxReopenings) return rejection('reopen_limit');
    draft.emit('rated', { rating, ...(comment ? { comment } : {}) }, 'resolved', closing(draft, 'feedback', 'met'));
    if (!wantsReopening) {
      draft.emit('closed', { how: 'rated' }, 'closed');
      return;
    }
    draft.emit('reopened', { reason: comment ?? '' }, 'triage');
    toTriage(draft, rules, 'reopened');
  },

  reject({ draft, payload }) {
    draft.emit('rejected', payload, 'rejected', closingAll(draft));
  },

  withdraw({ draft, payload }) {
    draft.emit('withdrawn', payload, 'withdrawn', closingAll(draft));
  },

  reprioritise({ draft, payload, rules }) {
    reprioritise(draft, rules, payload.priority, payload.reason);
  },

  note({ draft, payload }) {
    draft.emit('noted', payload, draft.state.status);
  },
};

/** A category that a person chose. Without a priority the report keeps the one it has. */
function byPerson(
  { state }: Draft,
  { category, priority }: CommandPayloads['classify'],
  field: string,
): Parameters<typeof classifyAs>[2] {
  return { category, field, priority: priority ?? state.priority, confidence: 1, because: [], model: null };
}
