import type { Category, Lexicon } from '../../domain/city/city-data';
import type { ClassifierModel } from '../../domain/classification/model';
import type { Judgement } from '../../domain/classification/training/judge-model';
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

export interface TrainingResult extends Judgement {
  model: ClassifierModel;
  /** How many texts were held out. */
  heldOut: number;
}

/** What it says. */
export type FromTrainingProcess = { progress: TrainingProgress } | { result: TrainingResult } | { fault: string };
