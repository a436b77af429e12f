import type { Actor } from './actor';
import { SYSTEM } from './actor';
import type { Command } from './commands';
import type { Classified, Decision, Lookup } from './decision';
import { Draft } from './draft';
import type { Channel } from './events';
import { HANDLERS, type Handler } from './handlers';
import { assign, classifyAs, toTriage } from './moves';
import { openNew, type Rules } from './obligation';
import { CENTRE } from './obligation-changes';
import { rejection, type Rejection } from './rejection';
import type { ReportState } from './state';
import { TRANSITIONS } from './transitions';

export type { Classified, Decision, Lookup } from './decision';
export { nextStep, tick } from './ladder';

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
  return draft.decision();
}

/**
 * Sorts a fresh report: to the agency when classifier and routing are sure, to the operators otherwise. `null` when the
 * classifier gave no answer. Answers no events when the report was sorted already.
 */
export function sort(state: ReportState, outcome: Classified | null, rules: Rules, now: number): Decision {
  const draft = new Draft(state.reference, state, SYSTEM, now);
  if (state.status !== 'received') return draft.decision();
  if (!outcome) {
    toTriage(draft, rules, 'classifier_unavailable');
    return draft.decision();
  }
  const { category, field, priority, confidence, decided, because, model, route } = outcome;
  classifyAs(draft, rules, { category, field, priority, confidence, because, model });
  if (!decided) toTriage(draft, rules, 'unsure');
  else if ('triage' in route) toTriage(draft, rules, route.reason);
  else assign(draft, rules, route.lead, route.supporting, route.rule);
  return draft.decision();
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
  return handler({ draft, payload, lookup, rules }) ?? draft.decision();
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
