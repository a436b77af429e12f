import type { LiveEventBody } from '../../contracts/api/live';
import type { LoggedEvent } from '../../db/read-models/event-log';
import type { Actor } from '../../domain/report/actor';
import { audienceOf, maySee, type Audience } from '../public/audience';
import { EVENT_SENTENCES } from '../public/event-sentences';

export interface EventFilter {
  reference?: string | undefined;
  types?: string[] | undefined;
  agency?: string | undefined;
}

/** Whether somebody asked for an event, and may know of it: the same events that the report's timeline shows them. */
export function isVisible(
  { position, type, report }: LoggedEvent,
  actor: Actor,
  { reference, types, agency }: EventFilter,
): boolean {
  if (reference !== undefined && position.reference !== reference) return false;
  if (types && !types.includes(type)) return false;
  if (agency !== undefined && report.agency !== agency && !report.supporting.includes(agency)) return false;
  return maySee(audienceOf(actor, report), seenBy(type));
}

/** Nothing in it is personal, whoever gets it. */
export function toLiveEvent({ position, type, at, status, report }: LoggedEvent): LiveEventBody {
  const { reference, seq } = position;
  const { agency, area, category } = report;
  return { type, reference, seq, at: at.toISOString(), status, agency, area, category };
}

/** Kinds that this version does not know may have been recorded by a later one. */
function seenBy(type: string): Audience {
  return Object.hasOwn(EVENT_SENTENCES, type) ? EVENT_SENTENCES[type as keyof typeof EVENT_SENTENCES].seenBy : 'staff';
}
