import type { Actor } from '../domain/report/actor';

/*
 * Workflows of the city as a whole: orders and changes that concern many reports, and what is done at fixed times. Each tells
 * its reports by Signals; what a report makes of it is that report's own decision.
 */

export const AREA_SUSPENSION_WORKFLOW = 'areaSuspensionWorkflow';
export const REPROJECTION_WORKFLOW = 'reprojectionWorkflow';
export const DIGEST_WORKFLOW = 'digestWorkflow';
export const RECONCILIATION_WORKFLOW = 'reconciliationWorkflow';
export const RETENTION_WORKFLOW = 'retentionWorkflow';
export const TRAINING_WORKFLOW = 'trainingWorkflow';

/** One change of rules is worked through at a time; another one meanwhile is worked through after it. */
export const REPROJECTION_WORKFLOW_ID = 'reprojection';

export function areaSuspensionWorkflowId(id: string): string {
  return `suspension:${id}`;
}

/** Normal clocks stand still in some areas, or with `null` in the whole city, until an instant or an earlier end. */
export interface AreaSuspensionInput {
  /** A code that the API makes. */
  id: string;
  areas: string[] | null;
  /** Epoch ms. */
  until: number;
  reason: string;
  actor: Actor;
  /** Of an earlier run. */
  startedAt?: number;
}

/** Updates of a suspension. A refusal is a failure of type `COMMAND_REFUSED`. */
export const SUSPENSION_UPDATES = {
  /** Carries a `SuspensionChange` with `until`. */
  extend: 'extend',
  /** Lets the area go on now; carries a `SuspensionChange`. */
  end: 'end',
} as const;

/** Who changes a suspension, and until when it is to last from now on, epoch ms, later than now. */
export interface SuspensionChange {
  actor: Actor;
  until?: number;
}

/** How far a batch over reports is; a Query of every workflow that runs one. */
export interface BatchProgress {
  phase: 'waiting' | 'suspending' | 'suspended' | 'resuming' | 'reprojecting' | 'done';
  /** Reports that were told in this phase, and how many there were to tell when it began. */
  told: number;
  total: number;
}

export const PROGRESS_QUERY = 'progress';

/** Signal to the re-projection: calendar or policy has changed, once more. */
export const RULES_CHANGED_SIGNAL = 'changed';

/** What a reconciliation found, by reference, and what it did about it. */
export interface ReconciliationReport {
  checked: { openReports: number; runningWorkflows: number };
  /** Open in Postgres without a running workflow: started again with the recorded state. */
  restarted: string[];
  /** Running, but Postgres lacks it or has less: recorded again. */
  recordedAgain: string[];
  /** Postgres has more than the workflow, which was told to go on from there. */
  caughtUp: string[];
  /** Ended in Postgres and still running; it may only have some followers left to tell. */
  stillRunning: string[];
  /** A rung is long due and has not fired. */
  late: string[];
  /** What could not be repaired, and why. */
  unrepaired: { reference: string; why: string }[];
}

/** One training at a time; who asks meanwhile gets the one that runs. */
export const TRAINING_WORKFLOW_ID = 'training';

/** What a training of the classifier came to. */
export interface TrainingOutcome {
  /** Of the model that was made; null when there was nothing to learn from. */
  version: string | null;
  /** Whether it is in use now. */
  activated: boolean;
  /** Why it is not. */
  refusal: string | null;
}
