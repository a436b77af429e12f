import type { Priority } from '../domain/city/city-data';
import type { AreaSuspension, Classified, LeadSnapshot, Lookup } from '../domain/report/decide';
import type { Channel, ReportEvent } from '../domain/report/events';
import type { Rules } from '../domain/report/rules';
import type { ReportState } from '../domain/report/state';
import type { Submission } from './report-workflow';

/** What a report's workflow has decided and wants recorded, in one transaction. */
export interface ReportRecord {
  /** The state after the last of the events. */
  state: ReportState;
  events: ReportEvent[];
  /** With the first record only. */
  submission?: Submission;
  /** The Update that the events carry out. */
  updateId?: string;
  /** Who follows from now on, by the number of the event. */
  follower?: { seq: number; email: string; language: 'vi' | 'en' };
}

/** What a report's workflow asks of the world. */
export interface ReportActivities {
  /** What deadlines are computed with now. */
  loadRules(question: RulesQuestion): Promise<LoadedRules>;
  /** What the report is about and who answers for that. */
  classify(submission: Submission): Promise<Classified>;
  /** What the categories, agencies and reports named in a command mean now. */
  lookUp(question: LookupQuestion): Promise<Lookup>;
  /** The report that another one follows; null when there is none. */
  readLead(reference: string): Promise<LeadSnapshot | null>;
  /**
   * Writes a record; again, if need be, without changing anything. When something else is recorded in its place, that
   * counts. Fails for good only with `REFERENCE_TAKEN`.
   */
  recordEvents(record: ReportRecord): Promise<Recorded>;
  /** Brings Postgres and the report's workflow together, whichever of them knows less. */
  recordStateAgain(record: { state: ReportState; submission: Submission | null }): Promise<RecordedAgain>;
  /**
   * Sends a signal to every report that follows this one. When it was withdrawn, the first of them becomes the lead of the
   * others. Answers how many were told.
   */
  informFollowers(question: { lead: string; withdrawn: boolean }): Promise<number>;
}

export interface RulesQuestion {
  /** The calendar comes without what lay well before this instant, epoch ms. */
  since: number;
  /** Version of the policy that was promised; that of the day `since` when absent. */
  policy?: string;
  /** The report's ward or commune. */
  area: string | null;
  /** Reads the city's data anew first, because it has changed. */
  fresh?: boolean;
}

/** `policy` is null when the promised version is not there any more. */
export type LoadedRules = Omit<Rules, 'policy'> & {
  policy: Rules['policy'] | null;
  /** The order under which the area is now. */
  suspension?: AreaSuspension | null;
};

export interface LookupQuestion {
  category?: string;
  subcategory?: string;
  /** Absent in questions of an earlier version. */
  channel?: Channel;
  area: string | null;
  priority: Priority;
  agencies: string[];
  /** Reference of another report. */
  lead?: string;
}

export interface Recorded {
  /** How many reports follow this one, where an event concerns them. */
  followers: number;
  /** What was recorded in the record's place: the state to go on with, and the Updates that led to it. */
  instead?: { state: ReportState; updates: string[] };
}

export interface RecordedAgain {
  /** False where Postgres does not know the report, and its submission is not known any more. */
  recorded: boolean;
  /** Where Postgres has more than the workflow: the state to go on with. */
  ahead?: ReportState;
}

/** Type of the failure when another report has the reference already; retrying cannot help. */
export const REFERENCE_TAKEN = 'ReferenceTaken';
