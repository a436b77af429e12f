import type { Database } from '../connect';

/** As much of a report's row as the reconciliation compares. */
export interface Standing {
  seq: number;
  updatedAt: Date;
  closedAt: Date | null;
}

/** How reports stand, by reference; those that have no row are left out. */
export async function readStandings(db: Database, references: string[]): Promise<Map<string, Standing>> {
  const rows: (Standing & { reference: string })[] = await db('report')
    .whereIn('reference', references)
    .select('reference', 'seq', { updatedAt: 'updated_at', closedAt: 'closed_at' });
  return new Map(rows.map(({ reference, ...standing }) => [reference, standing]));
}

export interface OpenReport {
  reference: string;
  fingerprint: string;
  seq: number;
  updatedAt: Date;
}

/** The next reports that have not ended, by reference. */
export async function readOpenReports(db: Database, after: string, limit: number): Promise<OpenReport[]> {
  return db('report')
    .whereNull('closed_at')
    .andWhere('reference', '>', after)
    .orderBy('reference')
    .limit(limit)
    .select('reference', 'fingerprint', 'seq', { updatedAt: 'updated_at' }) as Promise<OpenReport[]>;
}

export interface LateRung {
  reference: string;
  id: string;
  nextAt: Date;
}

/**
 * The next open obligations of which a rung should have fired before an instant, the longest due first; `after` is the
 * last one of the page before.
 */
export async function readLateRungs(
  db: Database,
  before: Date,
  after: LateRung | null,
  limit: number,
): Promise<LateRung[]> {
  return db('obligation')
    .whereNull('closed_at')
    .andWhere('next_at', '<', before)
    .modify((query) => {
      if (after)
        void query.andWhereRaw('(next_at, reference, id) > (?, ?, ?)', [after.nextAt, after.reference, after.id]);
    })
    .orderBy([{ column: 'next_at' }, { column: 'reference' }, { column: 'id' }])
    .limit(limit)
    .select('reference', 'id', { nextAt: 'next_at' }) as Promise<LateRung[]>;
}
