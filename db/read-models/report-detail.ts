import type { Answers } from '../../domain/city/answers';
import type { Standing } from '../../domain/report/state';
import type { Status } from '../../domain/report/status';
import type { Database } from '../connect';

/** One report as it is shown; personal data of the citizen is not in it. */
export interface ReportDetail {
  reference: string;
  seq: number;
  status: Status;
  channel: string;
  language: 'vi' | 'en';
  text: string;
  lat: number | null;
  lng: number | null;
  address: string | null;
  area: string | null;
  /** What the citizen thought it is about, and the answers to that category's questions. */
  suggestedCategory: string | null;
  answers: Answers;
  /** Links to pictures, as an Open311 client gave them. */
  mediaUrls: string[];
  /** The Open311 client that filed it. */
  apiKey: string | null;
  category: string | null;
  subcategory: string | null;
  field: string | null;
  priority: string;
  agency: string | null;
  /** Subject of the lead agency's officer who has it. */
  officer: string | null;
  /** Supporting agencies that have to do with it still. */
  supporting: string[];
  /** What its workflow looks at to say who may do what now. */
  standing: Standing;
  /** The report that it follows. */
  mergedInto: string | null;
  /** The answered case that came back with it, and which time it is. */
  repeatOf: string | null;
  occurrence: number;
  /** The order under which its area is now. */
  suspension: string | null;
  declines: number;
  transfers: number;
  extensions: number;
  overduePublished: boolean;
  dueAt: Date | null;
  result: string | null;
  answer: string | null;
  rating: string | null;
  escalation: string | null;
  submittedAt: Date;
  resolvedAt: Date | null;
  closedAt: Date | null;
  updatedAt: Date;
}

/** Columns of `report` by the names that `ReportDetail` has. */
export const REPORT_COLUMNS = {
  reference: 'reference',
  seq: 'seq',
  status: 'status',
  channel: 'channel',
  language: 'language',
  text: 'text',
  lat: 'lat',
  lng: 'lng',
  address: 'address',
  area: 'area',
  suggestedCategory: 'suggested_category',
  answers: 'answers',
  mediaUrls: 'media_urls',
  apiKey: 'api_key',
  category: 'category',
  subcategory: 'subcategory',
  field: 'field',
  priority: 'priority',
  agency: 'agency',
  officer: 'officer',
  supporting: 'supporting',
  standing: 'process',
  mergedInto: 'merged_into',
  repeatOf: 'repeat_of',
  occurrence: 'occurrence',
  suspension: 'suspension',
  declines: 'declines',
  transfers: 'transfers',
  extensions: 'extensions',
  overduePublished: 'overdue_published',
  dueAt: 'due_at',
  result: 'result',
  answer: 'answer',
  rating: 'rating',
  escalation: 'escalation',
  submittedAt: 'submitted_at',
  resolvedAt: 'resolved_at',
  closedAt: 'closed_at',
  updatedAt: 'updated_at',
} as const satisfies Record<keyof ReportDetail, string>;

export async function readReportDetail(db: Database, reference: string): Promise<ReportDetail | null> {
  const row: ReportDetail | undefined = await db('report').where({ reference }).first(REPORT_COLUMNS);
  return row ? withStanding(row) : null;
}

/** Rows from before several agencies could work on a report lack what other columns say. */
export function withStanding(row: ReportDetail): ReportDetail {
  const { status, agency, escalation } = row;
  return { ...row, standing: { ...row.standing, status, agency, escalation } };
}

/** Which request made the report that has this reference; null when none has it. */
export async function readFingerprint(db: Database, reference: string): Promise<string | null> {
  const row = await db<{ reference: string; fingerprint: string }>('report').where({ reference }).first('fingerprint');
  return row?.fingerprint ?? null;
}

export interface TimelineEntry {
  seq: number;
  at: Date;
  type: string;
  status: Status;
  actor: { role: string; agency?: string };
  data: Record<string, unknown>;
}

/** All events of a report, the oldest first. Who may see which is decided by the caller. */
export async function readTimeline(db: Database, reference: string): Promise<TimelineEntry[]> {
  return db('report_event').where({ reference }).orderBy('seq').select('seq', 'at', 'type', 'status', 'actor', 'data');
}

/** The latest reports that anybody may know of, the newest first; nothing of their texts. */
export async function readRecentReports(db: Database, limit: number): Promise<ReportDetail[]> {
  const rows: ReportDetail[] = await db('report')
    .orderBy([
      { column: 'submitted_at', order: 'desc' },
      { column: 'reference', order: 'asc' },
    ])
    .limit(limit)
    .select(REPORT_COLUMNS);
  return rows.map(withStanding);
}
