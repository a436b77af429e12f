import type { ServiceRequest } from '../../contracts/open311';
import { publicPlace } from '../../db/read-models/public-place';
import type { ServiceRequestRow } from '../../db/read-models/service-requests';
import type { CityData } from '../../domain/city/city-data';
import { FALLBACK_CATEGORY } from '../../domain/classification/lexicon-classifier';
import type { Language } from '../middleware/language';
import { publishedPhotoPath } from '../photos/photo-links';
import { toAnswersBody } from '../public/answers-view';
import { coded, codedAgency, codedArea } from '../public/coded';
import { detailedStatusOf, isClosed } from './service-status';

interface View {
  city: CityData;
  language: Language;
  /** Whether the client that asks has filed it. */
  own: boolean;
  /** Why it was refused, where it was. */
  refusal: string | null;
  /** With extensions: what has happened. */
  notes: ServiceRequest['notes'] | null;
  /** Begins the links. */
  publicUrl: string;
}

/**
 * A report as a service request. What the citizen wrote, the exact place and links to pictures may tell who reported: only
 * the client that sent them gets them back. Everybody else reads what it is about and where roughly it is.
 */
export function toServiceRequest(
  row: ServiceRequestRow,
  { city, language, own, refusal, notes, publicUrl }: View,
): ServiceRequest {
  const service = row.category ?? row.suggestedCategory ?? FALLBACK_CATEGORY;
  const { label: name } = coded(service, city.categories.find(({ code }) => code === service)?.label, language);
  const area = row.area === null ? null : codedArea(row.area, city, language).label;
  const closed = isClosed(row.status);
  const place = own ? row : publicPlace(row);
  const photos = row.publishedPhotos.map((id) => publicUrl + publishedPhotoPath(id));
  return {
    service_request_id: row.reference,
    status: closed ? 'closed' : 'open',
    status_notes: closed ? (refusal ?? row.answer) : null,
    service_name: name,
    service_code: service,
    description: own && row.text !== '' ? row.text : [name, area].filter((part) => part !== null).join(', '),
    agency_responsible: row.agency === null ? null : codedAgency(row.agency, city, language).label,
    service_notice: null,
    requested_datetime: row.submittedAt.toISOString(),
    updated_datetime: row.changedAt.toISOString(),
    expected_datetime: row.dueAt?.toISOString() ?? null,
    address: own ? row.address : null,
    address_id: row.area,
    zipcode: null,
    lat: place?.lat ?? null,
    long: place?.lng ?? null,
    media_url: (own ? row.mediaUrls[0] : undefined) ?? photos[0] ?? null,
    ...(notes === null ? {} : { ...extended(row), ...(own ? attributesOf(row, city, language) : {}), notes, photos }),
  };
}

function extended({ status, result }: ServiceRequestRow): Pick<ServiceRequest, 'extended_attributes'> {
  return { extended_attributes: { detailed_status: detailedStatusOf(status, result), status_code: status } };
}

function attributesOf(
  { answers, suggestedCategory }: ServiceRequestRow,
  { categories }: CityData,
  language: Language,
): Pick<ServiceRequest, 'attributes'> {
  const questions = categories.find(({ code }) => code === suggestedCategory)?.questions ?? [];
  const given = toAnswersBody(answers, questions, language);
  return { attributes: given.map(({ code, label, text }) => ({ code, name: label, value: text })) };
}
