import type { Priority } from '../city/city-data';
import type { Draft } from './draft';
import type { Addressee, EventData, TriageReason } from './events';
import type { Owner, Rules } from './obligation';
import { CENTRE, closing, handingOver, openFor, rebudgeting } from './obligation-changes';
import { openObligation } from './state';

/** Records what a report is about. A changed priority changes the budgets of what is owed already. */
export function classifyAs(draft: Draft, rules: Rules, data: EventData['classified']): void {
  const { status, priority } = draft.state;
  const changed =
    data.priority === priority
      ? []
      : rebudgeting(draft, rules, data.priority, `mức ưu tiên / priority: ${data.priority}`);
  draft.emit('classified', data, status, changed);
}

/** Gives the report to an agency, which owes its acceptance and, in the time that is left, a result. */
export function assign(draft: Draft, rules: Rules, agency: string, supporting: string[], rule: string | null): void {
  const owner: Owner = { role: 'agency', agency };
  // After a decline the promise to the citizen still runs: it changes hands, it does not start again.
  const running = handingOver(draft, owner);
  draft.emit('assigned', { agency, supporting, rule }, 'assigned', [
    ...closing(draft, 'triage', 'met'),
    openFor(draft, rules, 'acceptance', owner),
    ...(running.length > 0 ? running : [openFor(draft, rules, 'resolution', owner)]),
  ]);
}

/** Gives the report to the operators; what an agency owed is the centre's until the next assignment. */
export function toTriage(
  draft: Draft,
  rules: Rules,
  reason: TriageReason,
  more: { suggestion?: string; told?: Addressee[] } = {},
): void {
  draft.emit('sent_to_triage', { reason, ...more }, 'triage', [
    ...closing(draft, 'acceptance', 'lapsed'),
    openObligation(draft.state, 'triage') ?? openFor(draft, rules, 'triage', CENTRE),
    ...handingOver(draft, CENTRE),
  ]);
}

export function reprioritise(draft: Draft, rules: Rules, priority: Priority, reason: string): void {
  draft.emit('reprioritised', { priority, reason }, draft.state.status, rebudgeting(draft, rules, priority, reason));
}
