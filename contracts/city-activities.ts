import type { AreaOrder } from './report-workflow';
import type { AreaSuspensionInput, ReconciliationReport, TrainingOutcome } from './city-workflows';

/** Which reports a batch is about; only such as have not ended. */
export type Selection =
  | { of: 'open' }
  /** In these areas, or with `null` everywhere, and not suspended by this order until this instant. */
  | { of: 'not_suspended'; suspension: string; areas: string[] | null; until: number }
  | { of: 'suspended'; suspension: string };

/** What each report of a batch is told: an order for its area, or that the rules have changed. */
export type BatchMessage = { signal: 'area'; order: AreaOrder } | { signal: 'rules' };

export interface Page {
  selection: Selection;
  message: BatchMessage;
  /** Goes on behind this reference; begins with the first when null. */
  after: string | null;
}

/** What the workflows of the city as a whole ask of the world. */
export interface CityActivities {
  saveSuspension(suspension: AreaSuspensionInput & { startedAt: number; endedAt: number | null }): Promise<void>;
  countReports(selection: Selection): Promise<number>;
  /**
   * Tells one page of a selection's reports, at most so many a second that intake beside it does not suffer. Answers how
   * many were told, and the reference to go on behind; null at the end.
   */
  tellReports(page: Page): Promise<{ told: number; last: string | null }>;
  /** On working days, a digest of what is owed for the head of each agency that owes anything; once a day. */
  writeDigests(): Promise<{ agencies: number }>;
  /** Compares Temporal and Postgres both ways, and repairs. */
  reconcile(): Promise<ReconciliationReport>;
  /** Takes everything personal from reports that ended long ago, and their histories from Temporal; keeps statistics. */
  anonymiseReports(): Promise<{ anonymised: number; historiesDeleted: number }>;
  /** Trains a classifier, and puts it to use unless it is worse than the one in use. */
  trainClassifier(): Promise<TrainingOutcome>;
}
