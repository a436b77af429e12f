import type { Coded } from '../../contracts/api/coded';
import type { PendingRequestBody, ReportBody } from '../../contracts/api/report';
import type { ReportDetail } from '../../db/read-models/report-detail';
import type { Bilingual, CityData } from '../../domain/city/city-data';
import { RATING_LABELS, RESULT_LABELS } from '../../domain/report/commands';
import type { LegStatus } from '../../domain/report/leg';
import { LEG_STATUS_LABELS } from '../../domain/report/leg-status-labels';
import type { PendingRequest } from '../../domain/report/state';
import { STATUS_LABELS } from '../../domain/report/status';
import type { Language } from '../middleware/language';
import { toAnswersBody } from './answers-view';
import type { Audience } from './audience';
import { coded, codedAgency, codedArea, codedOfficer, codedSubcategory } from './coded';

export function toReportBody(report: ReportDetail, city: CityData, language: Language, audience: Audience): ReportBody {
  const label = (code: string | null, find: (code: string) => Bilingual | undefined): Coded | null =>
    code === null ? null : coded(code, find(code), language);
  const { standing, category, subcategory, field, area, agency } = report;
  return {
    reference: report.reference,
    status: coded(report.status, STATUS_LABELS[report.status], language),
    category: label(category, (code) => city.categories.find((each) => each.code === code)?.label),
    subcategory: codedSubcategory(category, subcategory, city, language),
    field: label(field, (code) => city.fields.find((each) => each.code === code)?.label),
    priority: report.priority,
    area: area === null ? null : codedArea(area, city, language),
    agency: agency === null ? null : codedAgency(agency, city, language),
    parts: standing.legs
      .filter(({ status }) => audience === 'staff' || !OVER.includes(status))
      .map(({ agency: code, status, required, officer }) => ({
        agency: codedAgency(code, city, language),
        status: coded(status, LEG_STATUS_LABELS[status], language),
        required,
        ...(audience === 'staff' && officer !== undefined ? { officer: codedOfficer(officer, code, city) } : {}),
      })),
    mergedInto: report.mergedInto,
    repeat: report.repeatOf === null ? null : { of: report.repeatOf, count: report.occurrence },
    suspended: report.suspension !== null,
    submittedAt: report.submittedAt.toISOString(),
    dueAt: report.dueAt?.toISOString() ?? null,
    extensions: report.extensions,
    overduePublished: report.overduePublished,
    resolvedAt: report.resolvedAt?.toISOString() ?? null,
    closedAt: report.closedAt?.toISOString() ?? null,
    result: label(report.result, (code) => RESULT_LABELS[code as keyof typeof RESULT_LABELS]),
    answer: report.answer,
    rating: label(report.rating, (code) => RATING_LABELS[code as keyof typeof RATING_LABELS]),
    ...(audience === 'public' ? {} : { own: ownOf(report, city, language) }),
    ...(audience === 'staff'
      ? { officer: report.officer === null ? null : codedOfficer(report.officer, agency, city) }
      : {}),
    ...(audience === 'staff' ? { requests: standing.requests.map((each) => toRequestBody(each, city, language)) } : {}),
  };
}

/** Parts with which an agency has nothing to do any more. */
const OVER: readonly LegStatus[] = ['declined', 'released'];

function ownOf(
  { text, lat, lng, address, channel, suggestedCategory, answers, mediaUrls }: ReportDetail,
  { categories }: CityData,
  language: Language,
): NonNullable<ReportBody['own']> {
  const questions = categories.find(({ code }) => code === suggestedCategory)?.questions ?? [];
  return {
    text,
    location: { lat, lng, address },
    channel,
    answers: toAnswersBody(answers, questions, language),
    mediaUrls,
  };
}

function toRequestBody(
  { kind, agency, until, workingDays, reason }: PendingRequest,
  city: CityData,
  language: Language,
): PendingRequestBody {
  return {
    kind,
    agency: codedAgency(agency, city, language),
    ...(until === undefined ? {} : { until: new Date(until).toISOString() }),
    ...(workingDays === undefined ? {} : { workingDays }),
    reason,
  };
}
