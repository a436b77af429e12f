import type { OpenReport } from '../../db/read-models/open-data';
import type { ReportRow } from '../../db/read-models/report-search';
import type { CityData } from '../../domain/city/city-data';
import { STATUS_LABELS, type Status } from '../../domain/report/status';
import type { Language } from '../middleware/language';

/** One line of an export: codes for programs, with labels for people beside them. */
export type ExportRecord = Readonly<Record<string, string | number | boolean | null>>;

type Label = (code: string | null) => string | null;

export interface Labels {
  status: Label;
  category: Label;
  area: Label;
  agency: Label;
}

/** Made once for all lines. */
export function labelsOf(city: CityData, language: Language): Labels {
  const find = (named: Iterable<readonly [string, string]>): Label => {
    const labels = new Map(named);
    return (code) => (code === null ? null : (labels.get(code) ?? code));
  };
  return {
    status: (code) => code && STATUS_LABELS[code as Status][language],
    category: find(city.categories.map(({ code, label }) => [code, label[language]] as const)),
    area: find(city.areas.map(({ code, name }) => [code, name[language]] as const)),
    agency: find(city.agencies.map(({ code, name }) => [code, name[language]] as const)),
  };
}

export function toStaffRecord(row: ReportRow, labels: Labels): ExportRecord {
  return {
    reference: row.reference,
    status: row.status,
    statusLabel: labels.status(row.status),
    submittedAt: row.submittedAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    dueAt: row.dueAt?.toISOString() ?? null,
    resolvedAt: row.resolvedAt?.toISOString() ?? null,
    closedAt: row.closedAt?.toISOString() ?? null,
    channel: row.channel,
    priority: row.priority,
    category: row.category,
    categoryLabel: labels.category(row.category),
    subcategory: row.subcategory,
    field: row.field,
    area: row.area,
    areaLabel: labels.area(row.area),
    agency: row.agency,
    agencyLabel: labels.agency(row.agency),
    supporting: row.supporting.join(' '),
    escalation: row.escalation,
    mergedInto: row.mergedInto,
    repeatOf: row.repeatOf,
    result: row.result,
    rating: row.rating,
    lat: row.lat,
    lng: row.lng,
    address: row.address,
    text: row.text,
  };
}

export function toOpenRecord(row: OpenReport, labels: Labels): ExportRecord {
  const { submittedOn, resolvedOn, closedOn, status, category, field, priority, area, agency, ...rest } = row;
  return {
    submittedOn,
    resolvedOn,
    closedOn,
    status,
    statusLabel: labels.status(status),
    category,
    categoryLabel: labels.category(category),
    field,
    priority,
    area,
    areaLabel: labels.area(area),
    agency,
    agencyLabel: labels.agency(agency),
    ...rest,
  };
}
