import { project } from '../clock/ledger';
import type { Addressee } from './addressee';
import type { Command, CommandPayloads } from './commands';
import type { Lookup } from './decision';
import type { Draft } from './draft';
import {
  assign,
  classifyAs,
  follow,
  merge,
  partsOwed,
  reject,
  reprioritise,
  suspend,
  toTriage,
  transfer,
  unlinkRepeat,
  unmerge,
  unsuspend,
} from './moves';
import { budgetFor, climbByHand, close, reopen } from './obligation';
import {
  CENTRE,
  closing,
  closingAll,
  closingLeg,
  closingRequests,
  extending,
  inArea,
  openFor,
  openLeg,
  pausing,
  REPORTER,
  resumed,
  resuming,
} from './obligation-changes';
import { rejection, type Rejection } from './rejection';
import type { Owner, Rules } from './rules';
import { activeLeg, activeLegs, openObligation, type PendingRequest } from './state';

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
    if (payload.subcategory !== undefined && !lookup.subcategoryKnown) return rejection('unknown_subcategory');
    classifyAs(draft, rules, byPerson(draft, payload, field));
    const parent = 'triage' in route ? undefined : lookup.parents?.[route.lead];
    follow(draft, rules, route, { parent, officers: lookup.officers });
  },

  assign({ draft, payload, lookup, rules }) {
    const { agency, supporting = [], consulted = [], subcategory, priority } = payload;
    const category = payload.category ?? (subcategory === undefined ? undefined : draft.state.category);
    if (![agency, ...supporting, ...consulted].every((each) => lookup.activeAgencies.includes(each))) {
      return rejection('unknown_agency');
    }
    const parts = new Set([...activeLegs(draft.state).map((leg) => leg.agency), ...supporting, ...consulted]);
    parts.delete(agency);
    if (parts.size > MAX_LEGS) return rejection('too_many_agencies');
    if (category === null) return rejection('category_needed');
    if (category !== undefined) {
      if (!lookup.field) return rejection('unknown_category');
      if (payload.subcategory !== undefined && !lookup.subcategoryKnown) return rejection('unknown_subcategory');
      classifyAs(draft, rules, byPerson(draft, { category, subcategory, priority }, lookup.field));
    } else {
      const { category: known, field } = draft.state;
      if (known === null || field === null) return rejection('category_needed');
      if (priority) classifyAs(draft, rules, byPerson(draft, { category: known, priority }, field));
    }
    const { parents, officers } = lookup;
    assign(draft, rules, { agency, supporting, consulted, rule: null, parent: parents?.[agency], officers });
  },

  accept({ draft, payload }) {
    const agency = supportingAgency(draft);
    if (agency === null) {
      draft.emit('accepted', payload, 'in_progress', closing(draft, 'acceptance', 'met'));
    } else {
      const met = closing(draft, 'acceptance', 'met', agency);
      draft.emit('leg_accepted', { agency, ...payload }, draft.state.status, met);
    }
  },

  decline({ draft, payload, rules }) {
    const leg = supportingAgency(draft);
    if (leg !== null) {
      draft.emit('leg_declined', { agency: leg, ...payload }, draft.state.status, closingLeg(draft, leg, 'cancelled'));
      return;
    }
    const { suggestedAgency: suggestion } = payload;
    const agency = draft.state.agency!;
    draft.emit('declined', { agency, ...payload }, 'triage', [...closing(draft, 'acceptance', 'cancelled')]);
    const told = toldOfHandovers(draft, rules, 0);
    toTriage(draft, rules, 'declined', { ...(suggestion ? { suggestion } : {}), ...(told.length > 0 ? { told } : {}) });
  },

  transfer({ draft, payload, lookup, rules }) {
    const { agency: to, reason } = payload;
    const { agency, declinedBy, transfers } = draft.state;
    if (to === agency) return rejection('same_agency');
    if (!lookup.activeAgencies.includes(to)) return rejection('unknown_agency');
    const byAgency = draft.actor.role === 'officer' || draft.actor.role === 'agency_head';
    // What goes to and fro between agencies is for the centre to decide.
    if (byAgency && declinedBy.includes(to)) return rejection('declined_before');
    if (byAgency && transfers >= rules.policy.maxTransfers) return rejection('transfer_limit');
    const told = toldOfHandovers(draft, rules, byAgency ? 1 : 0);
    const parent = lookup.parents?.[to];
    const officer = lookup.officers?.[to];
    transfer(
      draft,
      rules,
      {
        to,
        reason,
        ...(officer ? { officer } : {}),
        ...(parent ? { parent } : {}),
        ...(byAgency && told.length > 0 ? { told } : {}),
      },
      'cancelled',
    );
  },

  involve({ draft, payload, lookup, rules }) {
    const { agency, required = true, reason } = payload;
    if (agency === draft.state.agency || activeLeg(draft.state, agency)) return rejection('same_agency');
    if (!lookup.activeAgencies.includes(agency)) return rejection('unknown_agency');
    if (activeLegs(draft.state).length >= MAX_LEGS) return rejection('too_many_agencies');
    const officer = lookup.officers?.[agency];
    const data = { agency, required, reason, ...(officer ? { officer } : {}) };
    draft.emit('involved', data, draft.state.status, openLeg(draft, rules, agency));
  },

  release({ draft, payload }) {
    const { agency } = payload;
    if (!activeLeg(draft.state, agency)) return rejection('not_involved');
    draft.emit('leg_released', payload, draft.state.status, closingLeg(draft, agency, 'cancelled'));
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

  request_hold({ draft, payload, rules }) {
    const until = Date.parse(payload.until);
    const refused = refuseHold(draft, rules, until);
    if (refused) return refused;
    const agency = draft.state.agency!;
    draft.emit('hold_requested', { agency, until, reason: payload.reason }, draft.state.status, [
      openFor(draft, rules, 'decision', { role: 'agency', agency }),
    ]);
  },

  grant_hold({ draft, rules }) {
    const { until, reason } = requestOf(draft, 'hold')!;
    const refused = refuseHold(draft, rules, until!);
    if (refused) return refused;
    hold(draft, rules, until!, reason);
  },

  refuse_hold({ draft, payload }) {
    const request = requestOf(draft, 'hold')!;
    draft.emit('hold_refused', { agency: request.agency, ...payload }, draft.state.status, deciding(draft, request));
  },

  hold({ draft, payload, rules }) {
    const until = Date.parse(payload.until);
    const refused = refuseHold(draft, rules, until);
    if (refused) return refused;
    hold(draft, rules, until, payload.reason);
  },

  resume({ draft, payload, rules }) {
    draft.emit('resumed', payload, 'in_progress', [
      ...closing(draft, 'hold', 'met'),
      ...resuming(draft, rules, 'hold'),
    ]);
  },

  request_extension({ draft, payload, rules }) {
    const { workingDays, reason } = payload;
    const leg = supportingAgency(draft);
    const agency = leg ?? draft.state.agency!;
    const refused = refuseExtension(draft, rules, workingDays);
    if (refused) return refused;
    draft.emit('extension_requested', { agency, workingDays, reason }, draft.state.status, [
      // The centre decides, so that no agency gives itself time.
      openFor(draft, rules, 'decision', CENTRE, leg === null ? {} : { leg }),
    ]);
  },

  grant_extension({ draft, payload, rules }) {
    const request = requestOf(draft, 'extension', payload.agency);
    if (!request) return rejection('nothing_requested');
    const { agency, reason } = request;
    const workingDays = payload.workingDays ?? request.workingDays!;
    const refused = refuseExtension(draft, rules, workingDays);
    if (refused) return refused;
    const leg = agency === draft.state.agency ? undefined : agency;
    draft.emit('extension_granted', { agency, workingDays, reason }, draft.state.status, [
      ...deciding(draft, request),
      ...extending(draft, rules, leg, workingDays, reason),
    ]);
  },

  refuse_extension({ draft, payload }) {
    const request = requestOf(draft, 'extension', payload.agency);
    if (!request) return rejection('nothing_requested');
    const { agency } = request;
    const { reason } = payload;
    draft.emit('extension_refused', { agency, reason }, draft.state.status, deciding(draft, request));
  },

  resolve({ draft, payload, rules }) {
    const leg = supportingAgency(draft);
    if (leg !== null) {
      draft.emit('leg_answered', { agency: leg, ...payload }, draft.state.status, closingLeg(draft, leg, 'met'));
      return;
    }
    if (partsOwed(draft).length > 0) return rejection('parts_unanswered');
    const answered = openObligation(draft.state, 'resolution');
    draft.emit('resolved', { agency: draft.state.agency!, ...payload }, 'resolved', [
      ...pausing(draft, rules, 'answered')
        .filter(({ id }) => id === answered?.id)
        .map((resolution) => close(resolution, draft.now, 'met')),
      // Agencies that were only asked to help have nothing to add any more.
      ...activeLegs(draft.state).flatMap(({ agency }) => closingLeg(draft, agency, 'cancelled')),
      ...closingRequests(draft),
      openFor(draft, rules, 'feedback', REPORTER),
    ]);
  },

  return({ draft, payload, rules }) {
    const answered = draft.state.obligations.filter(({ kind, closed }) => kind === 'resolution' && closed);
    draft.emit('returned', payload, 'in_progress', [
      ...closing(draft, 'feedback', 'cancelled'),
      // The agency is not charged for the time in which its answer was being looked at.
      ...answered.map((resolution) => inArea(draft, rules, resumed(draft, rules, reopen(resolution), 'answered'))),
    ]);
  },

  rate({ draft, payload, rules }) {
    const { rating, comment, reopen: wantsReopening } = payload;
    if (wantsReopening && rating !== 'dissatisfied') return rejection('reopen_needs_dissatisfied');
    if (wantsReopening && draft.state.reopenings >= rules.policy.maxReopenings) return rejection('reopen_limit');
    draft.emit('rated', { rating, ...(comment ? { comment } : {}) }, 'resolved', closing(draft, 'feedback', 'met'));
    if (!wantsReopening) {
      draft.emit('closed', { how: 'rated' }, 'closed', closingAll(draft));
      return;
    }
    // Somebody else looks at it, and a report that followed another stands for itself from now on.
    const left = closingAll(draft).filter(({ kind }) => kind !== 'suspension');
    draft.emit('reopened', { reason: comment ?? '' }, 'triage', left);
    toTriage(draft, rules, 'reopened');
  },

  reject({ draft, payload, rules }) {
    reject(draft, rules, payload);
  },

  appeal({ draft, payload, rules }) {
    draft.emit('appealed', payload, 'triage', closing(draft, 'appeal', 'met'));
    toTriage(draft, rules, 'appealed', { told: [{ role: 'supervisor' }] });
  },

  merge({ draft, payload, lookup, rules }) {
    const { lead } = lookup;
    if (payload.into === draft.state.reference) return rejection('own_report');
    if (!lead) return rejection('unknown_report');
    if (lead.mergedInto !== null && lead.status === 'merged') return rejection('lead_is_merged');
    // A report that has ended without an answer has none to give.
    if (lead.status === 'withdrawn' || lead.status === 'rejected') return rejection('lead_has_ended');
    merge(draft, rules, { into: lead.reference, ...(payload.reason ? { reason: payload.reason } : {}) });
  },

  unmerge({ draft, payload, rules }) {
    unmerge(draft, rules, 'decided', payload.reason);
  },

  withdraw({ draft, payload }) {
    draft.emit('withdrawn', payload, 'withdrawn', closingAll(draft));
  },

  escalate({ draft, payload }) {
    const { to, reason } = payload;
    const { agency, status } = draft.state;
    const told: Addressee[] = [
      to !== 'agency_head' ? { role: to } : agency !== null ? { role: to, agency } : { role: 'supervisor' },
    ];
    const about = openObligation(draft.state, 'resolution') ?? openObligation(draft.state, 'triage');
    draft.emit('escalated_by_hand', { told, reason }, status, about ? [climbByHand(about, draft.now, told)] : []);
  },

  reclassify({ draft, payload, lookup }) {
    const { category, reason } = payload;
    const { field } = lookup;
    if (!field) return rejection('unknown_category');
    if (payload.subcategory !== undefined && !lookup.subcategoryKnown) return rejection('unknown_subcategory');
    draft.emit('reclassified', { category, ...subcategoryOf(draft, payload), field, reason }, draft.state.status);
  },

  reprioritise({ draft, payload, rules }) {
    reprioritise(draft, rules, payload.priority, payload.reason);
  },

  unlink_repeat({ draft, payload, rules }) {
    unlinkRepeat(draft, rules, payload.reason);
  },

  note({ draft, payload }) {
    draft.emit('noted', payload, draft.state.status);
  },

  comment({ draft, payload }) {
    // A comment never touches a clock.
    draft.emit('commented', payload, draft.state.status);
  },

  follow({ draft }) {
    if (draft.state.followers >= MAX_FOLLOWERS) return rejection('too_many_followers');
    // The address goes into a table of its own, never into an event.
    draft.emit('followed', {}, draft.state.status);
  },

  suspend_area({ draft, payload, rules }) {
    const { suspension, reason } = payload;
    const until = Date.parse(payload.until);
    if (!(until > draft.now)) return rejection('until_must_be_later');
    suspend(draft, rules, { suspension, until, reason });
  },

  resume_area({ draft, payload, rules }) {
    if (draft.state.suspension?.id === payload.suspension) unsuspend(draft, rules, 'met');
  },
};

/** Anybody may follow; a report's history must not be filled up that way. */
const MAX_FOLLOWERS = 500;
/** As many parts can be owed at once as one `assign` can name. */
const MAX_LEGS = 20;

/** A category that a person chose. Without a priority the report keeps the one it has. */
function byPerson(draft: Draft, payload: CommandPayloads['classify'], field: string): Parameters<typeof classifyAs>[2] {
  const { category, priority = draft.state.priority } = payload;
  return { category, ...subcategoryOf(draft, payload), field, priority, confidence: 1, because: [], model: null };
}

/** The sub-category that is named; a category that stays the same keeps its own. */
function subcategoryOf(
  { state }: Draft,
  { category, subcategory }: { category: string; subcategory?: string },
): { subcategory?: string } {
  const known = subcategory ?? (category === state.category ? state.subcategory : null);
  return known ? { subcategory: known } : {};
}

/** The agency of an officer or head who acts on a supporting part; null for everybody who acts on the report itself. */
function supportingAgency({ actor, state }: Draft): string | null {
  if (actor.role !== 'officer' && actor.role !== 'agency_head') return null;
  return actor.agency === state.agency ? null : (activeLeg(state, actor.agency)?.agency ?? null);
}

/** The supervisor, once agencies have handed the report on as often as the policy lets pass. */
function toldOfHandovers({ state }: Draft, rules: Rules, more: number): Addressee[] {
  const handovers = state.declinedBy.length + state.transfers + more;
  return handovers >= rules.policy.handoversUntilAlert ? [{ role: 'supervisor' }] : [];
}

function requestOf({ state }: Draft, kind: PendingRequest['kind'], agency?: string): PendingRequest | undefined {
  return state.requests.find((request) => request.kind === kind && (agency === undefined || request.agency === agency));
}

function deciding({ state, now }: Draft, { id }: PendingRequest) {
  return state.obligations.filter((each) => each.id === id).map((decision) => close(decision, now, 'met'));
}

function refuseHold({ now, state }: Draft, rules: Rules, until: number): Rejection | null {
  if (!(until > now)) return rejection('until_must_be_later');
  const longest = [{ type: 'opened', at: now, budget: budgetFor(rules, 'hold', state.priority) }] as const;
  return until > project(rules.calendar, longest).dueAt! ? rejection('until_too_far') : null;
}

function hold(draft: Draft, rules: Rules, until: number, reason: string): void {
  const { state, now } = draft;
  const owner: Owner = { role: 'agency', agency: state.agency! };
  const request = requestOf(draft, 'hold');
  draft.emit('held', { until, reason }, 'on_hold', [
    ...(request ? deciding(draft, request) : []),
    ...pausing(draft, rules, 'hold', reason),
    openFor(draft, rules, 'hold', owner, { budget: { unit: 'hours', amount: (until - now) / HOUR_MS } }),
  ]);
}

function refuseExtension({ state }: Draft, { policy }: Rules, workingDays: number): Rejection | null {
  const { count, workingDays: granted } = state.extensions;
  if (count >= policy.extensions.max) return rejection('extension_limit');
  return granted + workingDays > policy.extensions.workingDays ? rejection('extension_too_long') : null;
}
