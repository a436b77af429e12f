import type { Status } from '../../domain/report/status';
import type { Database } from '../connect';

export interface OwnReport {
  reference: string;
  status: Status;
  category: string | null;
  area: string | null;
  address: string | null;
  dueAt: Date | null;
  submittedAt: Date;
}

/** Where a page of somebody's reports ended. */
export interface OwnReportsPosition {
  submittedAt: Date;
  reference: string;
}

/** The reports that came with an e-mail address, in small letters; the latest first. */
export async function listOwnReports(
  db: Database,
  email: string,
  after: OwnReportsPosition | undefined,
  limit: number,
): Promise<OwnReport[]> {
  const query = db('reporter')
    .join('report', 'report.reference', 'reporter.reference')
    .whereRaw('lower(reporter.email) = ?', [email])
    .orderBy([
      { column: 'report.submitted_at', order: 'desc' },
      { column: 'report.reference', order: 'desc' },
    ])
    .limit(limit)
    .select(
      'report.reference',
      'report.status',
      'report.category',
      'report.area',
      'report.address',
      'report.due_at as dueAt',
      'report.submitted_at as submittedAt',
    );
  if (after) {
    void query.whereRaw('(report.submitted_at, report.reference) < (?, ?)', [after.submittedAt, after.reference]);
  }
  return query;
}
