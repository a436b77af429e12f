import type { Category, Lexicon } from '../../city/city-data';
import type { ClassifierModel } from '../model';
import { createModelClassifier } from '../model-classifier';
import { evaluateClassifier, type Evaluation } from './evaluate-classifier';
import type { LabelledText } from './labelled-text';

interface Question {
  model: ClassifierModel;
  /** The model in use, to be judged on the same texts; null where there is none. */
  present: ClassifierModel | null;
  heldOut: readonly LabelledText[];
  lexicon: Lexicon;
  categories: readonly Category[];
}

export interface Judgement {
  evaluation: Evaluation;
  /** Of the model in use; null where there is none, or it does not fit the city's categories any more. */
  present: Evaluation | null;
}

/** How good a new model is on texts that were held out, beside the one in use. */
export async function judgeModel({ model, present, heldOut, lexicon, categories }: Question): Promise<Judgement> {
  const judge = (each: ClassifierModel) =>
    evaluateClassifier(createModelClassifier(each, lexicon, categories), heldOut);
  const evaluation = await judge(model);
  if (!present) return { evaluation, present: null };
  try {
    return { evaluation, present: await judge(present) };
  } catch (error) {
    if (error instanceof RangeError) return { evaluation, present: null };
    throw error;
  }
}
