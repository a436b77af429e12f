import type { ReconciliationReport, TrainingOutcome } from '../../contracts/city-workflows';
import { anonymiseReports, reconcile, trainClassifier, writeDigests } from './activities';

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

/** Each night, and when an administrator asks: what can be learned from what staff have corrected. */
export async function trainingWorkflow(): Promise<TrainingOutcome> {
  return trainClassifier();
}
