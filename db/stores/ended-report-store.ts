import type { ReportState } from '../../domain/report/state';
import type { Database } from '../connect';
import { saveStateAgain } from './report-store';

/** Brings a report's row to the end that its workflow came to, after Postgres has lost it. */
export async function saveEndAgain(db: Database, state: ReportState, endedAt: Date): Promise<void> {
  await db.transaction(async (trx) => {
    await saveStateAgain(trx, state, null);
    await trx('report').where({ reference: state.reference }).update({ closed_at: endedAt });
  });
}
