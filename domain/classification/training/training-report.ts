import type { Evaluation } from './evaluate-classifier';

/** What a training did, and why its model was or was not put to use. */
export interface TrainingReport {
  /** Texts that were learned from, and of those the ones that staff had corrected or confirmed. */
  learned: number;
  corrections: number;
  heldOut: number;
  evaluation: Evaluation;
  /** The model that was in use, judged on the same texts; null when there was none. */
  before: { version: string; evaluation: Evaluation } | null;
  /** Why it was not put to use; null when it was. */
  refusal: string | null;
}
