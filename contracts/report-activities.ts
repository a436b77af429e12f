import type { Classified, Lookup } from '../domain/report/decide';
import type { ReportEvent } from '../domain/report/events';
import type { Rules } from '../domain/report/obligation';
import type { ReportState } from '../domain/report/state';
import type { Priority } from '../domain/city/city-data';
import type { Submission } from './report-workflow';

/** What a report's workflow has decided and wants recorded, in one transaction. */
export interface ReportRecord {
  /** The state after the last of the events. */
  state: ReportState;
  events: ReportEvent[];
  /** With the first record only. */
  submission?: Submission;
}

/** What a report's workflow asks of the world. */
export interface ReportActivities {
  /** The calendar and the policy that hold now. The calendar comes without what lay well before `since`, epoch ms. */
  loadRules(since: number): Promise<Rules>;
  /** What the report is about and who answers for that. */
  classify(submission: Submission): Promise<Classified>;
  /** What the categories and agencies named in a command mean today. */
  lookUp(question: LookupQuestion): Promise<Lookup>;
  /** Writes a record; again, if need be, without changing anything. Fails for good only with `REFERENCE_TAKEN`. */
  recordEvents(record: ReportRecord): Promise<void>;
}

export interface LookupQuestion {
  category?: string;
  area: string | null;
  priority: Priority;
  agencies: string[];
}

/** Type of the failure when another report has the reference already; retrying cannot help. */
export const REFERENCE_TAKEN = 'ReferenceTaken';
