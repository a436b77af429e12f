import type { ReconciliationReport } from '../../contracts/city-workflows';
import { anonymiseReports, reconcile, writeDigests } from './activities';

/** Each morning: what every agency owes, for its head. */
export async function digestWorkflow(): Promise<{ agencies: number }> {
  return writeDigests();
}

/** Each hour: whether Temporal and Postgres tell the same of every report. */
export async function reconciliationWorkflow(): Promise<ReconciliationReport> {
  return reconcile();
}

/** Each night: what has been kept long enough. */
export async function retentionWorkflow(): Promise<{ anonymised: number; historiesDeleted: number }> {
  return anonymiseReports();
}
