import type { Actor } from './actor';
import { SYSTEM } from './actor';
import type { Command } from './commands';
import type { AreaSuspension, Classified, Decision, Lookup } from './decision';
import { Draft } from './draft';
import type { Channel } from './events';
import { forbid } from './forbid';
import { HANDLERS, type Handler } from './handlers';
import { classifyAs, follow, suspend, toTriage } from './moves';
import { openNew } from './obligation';
import { CENTRE } from './obligation-changes';
import type { Rejection } from './rejection';
import type { Rules } from './rules';
import type { ReportState } from './state';

export type { AreaSuspension, Classified, Decision, LeadSnapshot, Lookup } from './decision';
export { followHeir, followLead } from './follow-lead';
export { forbid } from './forbid';
export { nextStep, tick } from './ladder';
export { reproject } from './reproject';

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
 * classifier gave no answer. `suspension` is the order under which its area is now. Answers no events when the report was
 * sorted already.
 */
export function sort(
  state: ReportState,
  outcome: Classified | null,
  rules: Rules,
  now: number,
  suspension: AreaSuspension | null = null,
): Decision {
  const draft = new Draft(state.reference, state, SYSTEM, now);
  if (state.status !== 'received') return draft.decision();
  if (suspension && suspension.until > now) suspend(draft, rules, suspension);
  if (!outcome) {
    toTriage(draft, rules, 'classifier_unavailable');
    return draft.decision();
  }
  const { category, subcategory, field, priority, confidence, decided, because, model, repeat, route } = outcome;
  const part = subcategory ? { subcategory } : {};
  classifyAs(draft, rules, { category, ...part, field, priority, confidence, because, model });
  if (repeat) draft.emit('repeated', repeat, draft.state.status);
  if (!decided) toTriage(draft, rules, 'unsure');
  else
    follow(draft, rules, route, { parent: 'triage' in route ? undefined : route.parent, officers: outcome.officers });
  return draft.decision();
}

/**
 * Decides one command: its events, or why not. A rejected command changes nothing. The command's payload must have been
 * validated (`contracts/command-payloads.ts`); `lookup` must cover the category, agencies and reports it names.
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
