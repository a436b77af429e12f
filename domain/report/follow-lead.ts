import { SYSTEM } from './actor';
import type { Decision, LeadSnapshot } from './decision';
import { Draft } from './draft';
import { reject, unmerge } from './moves';
import { CENTRE, closing, openFor, REPORTER } from './obligation-changes';
import type { Rules } from './rules';
import type { ReportState } from './state';

/**
 * Brings a report in line with the one that it follows: its answer or refusal becomes this one's too, with a rating or an
 * appeal of its own; an answer that does not stand any more is waited for again. Answers no events when nothing has
 * changed, so that it can be asked at any time, as often as one likes. `lead` is null when there is no such report.
 */
export function followLead(state: ReportState, lead: LeadSnapshot | null, rules: Rules, now: number): Decision {
  const draft = new Draft(state.reference, state, SYSTEM, now);
  const { merged, status } = state;
  if (merged === null || (status !== 'merged' && status !== 'resolved')) return draft.decision();
  if (status === 'resolved') {
    // What was answered stays answered, whatever becomes of a lead that was put away later.
    if (lead && !lead.answer && !['withdrawn', 'rejected'].includes(lead.status)) awaitAgain(draft, rules, lead);
    return draft.decision();
  }
  if (!lead) unmerge(draft, rules, 'lead_missing');
  else if (lead.mergedInto === state.reference) unmerge(draft, rules, 'circle');
  else if (lead.status === 'merged') relink(draft, lead.mergedInto!);
  else if (lead.status === 'withdrawn') unmerge(draft, rules, 'lead_withdrawn');
  else if (lead.refusal) reject(draft, rules, { ...lead.refusal, lead: lead.reference });
  else if (lead.answer) answer(draft, rules, lead.reference, lead.answer);
  return draft.decision();
}

/**
 * What a report does whose lead report was withdrawn by its citizen: the first of its followers stands for the matter from
 * now on (`heir` is itself), the others follow that one.
 */
export function followHeir(state: ReportState, heir: string, rules: Rules, now: number): Decision {
  const draft = new Draft(state.reference, state, SYSTEM, now);
  if (state.merged === null || state.status !== 'merged') return draft.decision();
  if (heir === state.reference) unmerge(draft, rules, 'lead_withdrawn');
  else if (heir !== state.merged.into) relink(draft, heir);
  return draft.decision();
}

function relink(draft: Draft, into: string): void {
  draft.emit('relinked', { from: draft.state.merged!.into, into }, 'merged');
}

function answer(draft: Draft, rules: Rules, lead: string, given: NonNullable<LeadSnapshot['answer']>): void {
  // All else stays as it was, standing still: if the answer is taken back, or is not this report's, it goes on from there.
  draft.emit('resolved', { ...given, lead }, 'resolved', [
    ...closing(draft, 'merge', 'met'),
    openFor(draft, rules, 'feedback', REPORTER),
  ]);
}

function awaitAgain(draft: Draft, rules: Rules, { reference }: LeadSnapshot): void {
  draft.emit('returned', { reason: '', lead: reference }, 'merged', [
    ...closing(draft, 'feedback', 'cancelled'),
    openFor(draft, rules, 'merge', CENTRE),
  ]);
}
