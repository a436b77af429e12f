import type { TimelineEntryBody } from '../../contracts/api/reports';
import type { TimelineEntry } from '../../db/read-models/report-detail';
import type { Bilingual, CityData } from '../../domain/city/city-data';
import { STATUS_LABELS } from '../../domain/report/status';
import type { Language } from '../middleware/language';
import { maySee, nameOfRole, type Audience } from './audience';
import { coded } from './coded';
import { EVENT_SENTENCES, Words } from './event-sentences';

/** What an audience may know of a report's events. */
export function toTimelineBody(
  entries: TimelineEntry[],
  city: CityData,
  language: Language,
  audience: Audience,
): TimelineEntryBody[] {
  const words = new Words(city, audience);
  return entries
    .filter(({ type }) => maySee(audience, sentenceOf(type).seenBy))
    .map(({ seq, at, type, status, actor, data }) => ({
      seq,
      at: at.toISOString(),
      type,
      status: coded(status, STATUS_LABELS[status], language),
      summary: sentenceOf(type).say(data, words)[language],
      by: nameOfRole(actor.role, audience),
      ...(audience === 'staff' ? { data } : {}),
    }));
}

interface AnySentence {
  seenBy: Audience;
  say(data: Record<string, unknown>, words: Words): Bilingual;
}

/** A later version of the product, which was taken back, may have recorded kinds of events that this one does not know. */
export function sentenceOf(type: string): AnySentence {
  if (!Object.hasOwn(EVENT_SENTENCES, type)) return { seenBy: 'staff', say: () => ({ vi: type, en: type }) };
  return (EVENT_SENTENCES as unknown as Readonly<Record<string, AnySentence>>)[type]!;
}
