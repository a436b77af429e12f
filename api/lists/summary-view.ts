import type { Coded } from '../../contracts/api/coded';
import type { ReportSummaryBody, StaffReportSummaryBody } from '../../contracts/api/report-lists';
import { publicPlace } from '../../db/read-models/public-place';
import type { ReportRow } from '../../db/read-models/report-search';
import type { CityData } from '../../domain/city/city-data';
import { RATING_LABELS, RESULT_LABELS } from '../../domain/report/commands';
import { STATUS_LABELS } from '../../domain/report/status';
import type { Language } from '../middleware/language';
import { coded, codedAgency, codedArea, codedOfficer, codedSubcategory } from '../public/coded';

const EXCERPT = 240;

interface Context {
  city: CityData;
  language: Language;
  now: Date;
}

/** What a list tells of a report to everybody, but for its place. */
export function toPlacelessBody(row: ReportRow, { city, language, now }: Context): Omit<ReportSummaryBody, 'place'> {
  const { category, subcategory, field, area, agency, result, rating } = row;
  return {
    reference: row.reference,
    status: coded(row.status, STATUS_LABELS[row.status], language),
    category: category && coded(category, city.categories.find(({ code }) => code === category)?.label, language),
    subcategory: codedSubcategory(category, subcategory, city, language),
    field: field && codedField(field, city, language),
    priority: row.priority,
    area: area && codedArea(area, city, language),
    agency: agency && codedAgency(agency, city, language),
    submittedAt: row.submittedAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    dueAt: instant(row.dueAt),
    overdue: row.dueAt !== null && row.dueAt <= now,
    resolvedAt: instant(row.resolvedAt),
    closedAt: instant(row.closedAt),
    result: result && coded(result, RESULT_LABELS[result as keyof typeof RESULT_LABELS], language),
    repeat: row.repeatOf === null ? null : { of: row.repeatOf, count: row.occurrence },
    rating: rating && coded(rating, RATING_LABELS[rating as keyof typeof RATING_LABELS], language),
  } as Omit<ReportSummaryBody, 'place'>;
}

export function toSummaryBody(row: ReportRow, context: Context): ReportSummaryBody {
  return { ...toPlacelessBody(row, context), place: publicPlace(row) };
}

export function toStaffSummaryBody(row: ReportRow, context: Context): StaffReportSummaryBody {
  const { text, lat, lng, address, channel, agency, officer, supporting, escalation, suspension, mergedInto } = row;
  return {
    ...toPlacelessBody(row, context),
    excerpt: excerptOf(text),
    location: { lat, lng, address },
    channel,
    officer: officer === null ? null : codedOfficer(officer, agency, context.city),
    supporting: supporting.map((code) => codedAgency(code, context.city, context.language)),
    escalation,
    suspended: suspension !== null,
    mergedInto,
  };
}

export function codedField(code: string, { fields }: CityData, language: Language): Coded {
  return coded(code, fields.find((field) => field.code === code)?.label, language);
}

function excerptOf(text: string): string {
  // By characters, not UTF-16 units: half of an emoji is none.
  const characters = [...text.slice(0, 2 * EXCERPT)];
  return characters.length > EXCERPT || text.length > 2 * EXCERPT
    ? `${characters.slice(0, EXCERPT).join('').trimEnd()}…`
    : text;
}

function instant(date: Date | null): string | null {
  return date?.toISOString() ?? null;
}
