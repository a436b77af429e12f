import type { ObligationKind } from '../../../domain/policy/policy';
import type { EventType, ReportEvent } from '../../../domain/report/events';
import type { RungName } from './life-scripts';

/** As much of a recorded event as says what happened. */
export type Happening = Pick<ReportEvent, 'type' | 'actor' | 'data'>;

/** The types of the events that do not depend on instants, as rungs do, what they raise by the way, the all-clear, and what was answered before. */
export function trailOf(events: readonly Happening[]): EventType[] {
  return events
    .filter((event) => rungOf(event) === null && !isDueToRung(event) && event.type !== 'repeated')
    .map(({ type }) => type);
}

/** The rung that an event records; null for any other event. */
export function rungOf({ type, data }: Happening): RungName | null {
  if (type !== 'escalated') return null;
  const { obligation, rung } = data as { obligation: ObligationKind; rung: string };
  return `${obligation}:${rung}`;
}

/** Whether a rung has fired for the latest obligation of its kind. */
export function hasFired(events: readonly Happening[], rung: RungName): boolean {
  const opening = OPENED_BY[rung.split(':')[0] as ObligationKind];
  const from = events.findLastIndex(({ type }) => opening.includes(type));
  return events.slice(from).some((event) => rungOf(event) === rung);
}

/** A resolution goes on through declines and transfers, and what the centre owes begins before `sent_to_triage`. */
const OPENED_BY: Readonly<Record<ObligationKind, readonly EventType[]>> = {
  triage: ['submitted', 'declined', 'reopened'],
  acceptance: ['assigned', 'transferred'],
  resolution: ['submitted', 'reopened'],
  information: ['information_requested'],
  hold: ['held'],
  decision: ['hold_requested', 'extension_requested'],
  feedback: ['resolved'],
  appeal: ['rejected'],
  merge: ['merged'],
  suspension: ['suspended'],
};

/** Whether people were called in before is a matter of instants, and so is what follows from it. */
function isDueToRung({ type, actor }: Happening): boolean {
  return type === 'deescalated' || (type === 'reprioritised' && actor.role === 'system');
}
