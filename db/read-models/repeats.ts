import type { Database } from '../connect';

/** So many are told of one case. */
const MOST = 20;

/** References of the reports with which a case came back, the first first. */
export async function readRepeats(db: Database, reference: string): Promise<string[]> {
  return db('report')
    .where({ repeat_of: reference })
    .orderBy([{ column: 'submitted_at' }, { column: 'reference' }])
    .limit(MOST)
    .pluck('reference');
}
