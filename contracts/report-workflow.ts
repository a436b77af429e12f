import type { Answers } from '../domain/city/answers';
import type { Policy } from '../domain/policy/policy';
import type { Actor } from '../domain/report/actor';
import type { CommandName, CommandPayloads } from '../domain/report/commands';
import type { Channel } from '../domain/report/events';
import type { RejectionCode } from '../domain/report/rejection';
import type { ReportState } from '../domain/report/state';
import type { StoredPhoto } from './photo';
import type { Contact } from './submission';

/** The one task queue of the product's workers. */
export const TASK_QUEUE = 'paht';

/** The workflow type of a report. Renaming it would break running reports. */
export const REPORT_WORKFLOW = 'reportWorkflow';

export function reportWorkflowId(reference: string): string {
  return `report:${reference}`;
}

/** A validated submission as it travels into the workflow, encrypted; it leaves it again with the first record. */
export interface Submission {
  text: string;
  location: { lat?: number; lng?: number; address?: string };
  /** The ward or commune that the place names, where one could be told. */
  area: string | null;
  /** What the citizen thinks it is about; a hint. */
  suggestedCategory?: string;
  /** To the questions of that category, by their codes. */
  answers?: Answers;
  /** Links that a client of Open311 gave; nothing ever fetches them. */
  mediaUrls?: string[];
  /** The API key of the Open311 client that sent it. */
  apiKey?: string;
  /** They are in the storage already. */
  photos?: StoredPhoto[];
  contact?: Contact;
  language: 'vi' | 'en';
  channel: Channel;
  /** Epoch ms at which the intake took it. */
  receivedAt: number;
  /** Which request made it: hashes of its Idempotency-Key and body. */
  fingerprint: string;
}

/** A report begins with a submission and goes on, after continue-as-new, with its state and the policy it was promised. */
export interface ReportWorkflowInput {
  reference: string;
  from: { submission: Submission } | { state: ReportState; policy: Policy };
  /** Events of a history after which the workflow continues as new; the server's own suggestion when absent. */
  historyLimit?: number;
}

/** The argument of every command's Update. */
export interface CommandRequest<Name extends CommandName = CommandName> {
  actor: Actor;
  payload: CommandPayloads[Name];
  /** The number of the last event that the caller has seen; refused when there are later ones. */
  expectedSeq?: number;
  /** Hash of the payload; answered, so that a repeated Update is told from another one with the same id. */
  fingerprint?: string;
}

/** What a report does next by itself, if nobody acts. */
export interface NextStep {
  obligation: string;
  rung: string;
  /** Epoch ms. */
  at: number;
  dueAt: number | null;
}

/** What the `report` Query and every Update answer: the live state and what comes next. */
export interface ReportView {
  state: ReportState;
  next: NextStep | null;
  /** Of the request that an Update carried out. */
  fingerprint?: string;
}

export const REPORT_QUERY = 'report';

/** Signals to a report; whatever else comes by them is ignored. */
export const REPORT_SIGNALS = {
  /** An order for the report's area; carries an `AreaOrder`. */
  area: 'area',
  /** The report that this one follows has changed; carries a `LeadChange`. */
  lead: 'lead_changed',
  /** Calendar or policy has changed. */
  rules: 'rules_changed',
  /** Postgres and the workflow do not tell the same: one of them has lost something. */
  record: 'record_again',
} as const;

/** Suspends the report's area, or lets it go on. */
export type AreaOrder = {
  [Name in 'suspend_area' | 'resume_area']: { command: Name; payload: CommandPayloads[Name]; actor: Actor };
}['suspend_area' | 'resume_area'];

/** `heir`: the lead was withdrawn, and this report stands for the matter from now on. */
export interface LeadChange {
  heir?: string;
}

/** Types of the failures with which an Update refuses; details carry a `CommandRefusal`. */
export const COMMAND_REFUSED = 'CommandRefused';
export const INVALID_PAYLOAD = 'InvalidPayload';

export interface CommandRefusal {
  code: RejectionCode | 'invalid_payload';
  message: { vi: string; en: string };
  /** For an invalid payload: the fields and the rules they break. */
  issues?: { field: string; rule: string }[];
  status: string;
}
