import type { Category, Lexicon } from '../../domain/city/city-data';
import type { ClassifierModel } from '../../domain/classification/model';
import type { Evaluation } from '../../domain/classification/training/evaluate-classifier';
import type { LabelledText } from '../../domain/classification/training/labelled-text';
import type { TrainingProgress } from '../../domain/classification/training/train-model';

/** What a training process is given. */
export interface TrainingTask {
  texts: LabelledText[];
  lexicon: Lexicon;
  categories: Category[];
  /** The model in use, to be judged on the same texts. */
  present: ClassifierModel | null;
}

export interface TrainingResult {
  model: ClassifierModel;
  /** How many texts were held out. */
  heldOut: number;
  evaluation: Evaluation;
  /** Of the model in use; null where there is none, or it does not fit the city any more. */
  present: Evaluation | null;
}

/** What it says. */
export type FromTrainingProcess = { progress: TrainingProgress } | { result: TrainingResult } | { fault: string };
