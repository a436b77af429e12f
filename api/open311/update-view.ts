import type { RequestUpdate } from '../../contracts/open311';
import type { ServiceUpdateFilter, ServiceUpdateRow } from '../../db/read-models/service-updates';
import type { CityData } from '../../domain/city/city-data';
import type { Language } from '../middleware/language';
import type { Audience } from '../public/audience';
import { EVENT_SENTENCES, Words } from '../public/event-sentences';
import { sentenceOf } from '../public/timeline-view';
import { isClosed } from './service-status';

/** That it was submitted is no update: it is the request. */
const typesFor = (audience: Audience) =>
  Object.entries(EVENT_SENTENCES)
    .filter(([type, { seenBy }]) => seenBy === audience && type !== 'submitted')
    .map(([type]) => type);

/** Which events a client may read: those of the public, and of what it has filed also those of the citizen. */
export const UPDATE_TYPES: Pick<ServiceUpdateFilter, 'publicTypes' | 'ownTypes'> = {
  publicTypes: typesFor('public'),
  ownTypes: typesFor('citizen'),
};

/** An update, as FixMyStreet's client reads it. Its id never changes. */
export function toRequestUpdate(row: ServiceUpdateRow, city: CityData, language: Language): RequestUpdate {
  return {
    update_id: updateIdOf(row.reference, row.seq),
    service_request_id: row.reference,
    status: isClosed(row.status) ? 'CLOSED' : 'OPEN',
    external_status_code: row.status,
    updated_datetime: row.at.toISOString(),
    description: sayUpdate(row, city, language),
  };
}

/** What happened, in a sentence; with the agency's answer, which everybody may read. */
export function sayUpdate({ type, data, own }: ServiceUpdateRow, city: CityData, language: Language): string {
  const sentence = sentenceOf(type).say(data, new Words(city, own ? 'citizen' : 'public'))[language];
  return type === 'resolved' && typeof data.answer === 'string' ? `${sentence}. ${data.answer}` : sentence;
}

export function updateIdOf(reference: string, seq: number): string {
  return `${reference}:${seq}`;
}
