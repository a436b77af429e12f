import { CLOSED_STATUSES } from '../../contracts/open311';
import { FALLBACK_CATEGORY } from '../../domain/classification/lexicon-classifier';
import type { Database } from '../connect';
import { REPORT_COLUMNS, withStanding, type ReportDetail } from './report-detail';

/** A report as Open311 asks for it. */
export interface ServiceRequestRow extends ReportDetail {
  /** When it got its answer, or else when anything last happened to it. */
  changedAt: Date;
  /** Ids of the photos that everybody may see, the oldest first. */
  publishedPhotos: string[];
}

/** Both instants are in it. */
export interface Range {
  from: Date;
  to: Date;
}

export interface ServiceRequestFilter {
  submitted?: Range | undefined;
  changed?: Range | undefined;
  categories?: string[] | undefined;
  statuses?: ('open' | 'closed')[] | undefined;
  /** Counted from 1. */
  page: number;
  pageSize: number;
}

const CHANGED_AT = `CASE WHEN status = ANY (:closed) THEN coalesce(resolved_at, closed_at, updated_at) ELSE updated_at END`;
const PUBLISHED_PHOTOS = `ARRAY(SELECT photo.id FROM photo WHERE photo.reference = report.reference AND photo.published
  ORDER BY photo.seq, photo.stored_at, photo.place, photo.id) AS "publishedPhotos"`;
const BINDINGS = { closed: CLOSED_STATUSES };

/** Those of these reports that there are, the newest first. */
export async function readServiceRequestsById(db: Database, references: string[]): Promise<ServiceRequestRow[]> {
  return tellRows(select(db).whereIn('reference', references));
}

/** A page of the reports that fit, the newest first. */
export async function readServiceRequests(
  db: Database,
  { submitted, changed, categories, statuses, page, pageSize }: ServiceRequestFilter,
): Promise<ServiceRequestRow[]> {
  const query = select(db)
    .limit(pageSize)
    .offset((page - 1) * pageSize);
  if (submitted) void query.whereBetween('submitted_at', [submitted.from, submitted.to]);
  if (changed) {
    // No report is changed before it gets its answer for the last time, so that the index finds where to begin.
    void query
      .where('updated_at', '>=', changed.from)
      .whereRaw(`${CHANGED_AT} BETWEEN :from AND :to`, { ...BINDINGS, ...changed });
  }
  if (categories) {
    void query.whereRaw('coalesce(category, suggested_category, :fallback) = ANY (:categories)', {
      fallback: FALLBACK_CATEGORY,
      categories,
    });
  }
  if (statuses) {
    void query.whereRaw(`CASE WHEN status = ANY (:closed) THEN 'closed' ELSE 'open' END = ANY (:statuses)`, {
      ...BINDINGS,
      statuses,
    });
  }
  return tellRows(query);
}

function select(db: Database) {
  return db('report')
    .orderBy([{ column: 'submitted_at', order: 'desc' }, { column: 'reference' }])
    .select(REPORT_COLUMNS)
    .select<ServiceRequestRow[]>(db.raw(`${CHANGED_AT} AS "changedAt"`, BINDINGS), db.raw(PUBLISHED_PHOTOS));
}

async function tellRows(query: PromiseLike<ServiceRequestRow[]>): Promise<ServiceRequestRow[]> {
  return (await query).map((row) => ({ ...row, ...withStanding(row) }));
}
