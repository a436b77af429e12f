/** What the bare workflows, their worker and the bench agree on. */
export const BASELINE_TASK_QUEUE = 'bench-baseline';
/** Nobody polls it. */
export const UNATTENDED_TASK_QUEUE = 'bench-unattended';

export interface BaselineActivities {
  /** One row, committed. */
  insert(batch: string): Promise<void>;
  nothing(): Promise<void>;
}

export interface Deadline {
  batch: string;
  kind: 'local' | 'normal';
  /** Epoch ms. */
  dueAt: number;
}

/** Makes a `signalledWorkflow` go on. */
export const GO_SIGNAL = 'go';

export interface Steps {
  batch: string;
  kind: 'local' | 'normal';
  activities: number;
  /** How many of the activities make an insert; the others do nothing. */
  inserts: number;
}
