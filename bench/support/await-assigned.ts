import type { Database } from '../../db/connect';
import { countRows } from './count-rows';
import { until } from './until';

const POLL_MS = 50;

/** Waits until the event that says so of each report is in Postgres. */
export async function awaitAssigned(db: Database, references: string[]): Promise<void> {
  await until(
    'all reports are assigned',
    async () => {
      const events = db('report_event').whereIn('reference', references).andWhere('type', 'assigned');
      return (await countRows(events)) >= references.length;
    },
    POLL_MS,
  );
}

/** Waits until a batch of the baseline has made its inserts. */
export async function awaitInserts(db: Database, batch: string, count: number): Promise<void> {
  await until(
    'all inserts are made',
    async () => (await countRows(db('bench_insert').where({ batch }))) >= count,
    POLL_MS,
  );
}
