import { setImmediate as breathe } from 'node:timers/promises';
import { Context } from '@temporalio/activity';
import type { Logger } from 'pino';
import type { TrainingOutcome } from '../../contracts/city-workflows';
import { classifierModelSchema } from '../../contracts/classifier-model';
import type { CityDirectory } from '../../db/city-directory';
import type { Database } from '../../db/connect';
import { readCorrections } from '../../db/read-models/corrections';
import { activateModel, insertModel, readActiveVersion, readModel } from '../../db/stores/classifier-model-store';
import type { CityData } from '../../domain/city/city-data';
import { createModelClassifier } from '../../domain/classification/model-classifier';
import type { ClassifierModel } from '../../domain/classification/model';
import { evaluateClassifier, whyWorse } from '../../domain/classification/training/evaluate-classifier';
import type { LabelledText } from '../../domain/classification/training/labelled-text';
import { isHeldOut, trainModel } from '../../domain/classification/training/train-model';
import type { TrainingReport } from '../../domain/classification/training/training-report';

interface Dependencies {
  db: Database;
  city: CityDirectory;
  /** The city's own texts. */
  corpus: readonly LabelledText[];
  logger: Logger;
}

/**
 * Trains a classifier from the city's texts and from what staff have corrected, and puts it to use unless it is worse than
 * the one in use on the texts that are held out. Between its steps other work of the worker goes on.
 */
export async function trainClassifier({ db, city, corpus, logger }: Dependencies): Promise<TrainingOutcome> {
  const data = city.current();
  const corrections = usable(await readCorrections(db), data);
  const texts = [...corpus, ...corrections];
  if (texts.length === 0) return { version: null, activated: false, refusal: 'There is nothing to learn from.' };
  const model = await train(texts, data);
  const before = await readActiveVersion(db);
  if (before === model.version) {
    return { version: before, activated: false, refusal: 'Nothing has been learned since the model in use was made.' };
  }
  const heldOut = texts.filter(isHeldOut);
  const evaluation = await evaluateClassifier(createModelClassifier(model, data.lexicon, data.categories), heldOut);
  const present = before === null ? null : await evaluateStored(db, before, data, heldOut);
  const refusal = present === null ? null : whyWorse(evaluation, present);
  const report: TrainingReport = {
    learned: texts.length - heldOut.length,
    corrections: corrections.filter((text) => !isHeldOut(text)).length,
    heldOut: heldOut.length,
    evaluation,
    before: present && { version: before!, evaluation: present },
    refusal,
  };
  const activated = await db.transaction(async (trx) => {
    await insertModel(trx, model, report);
    return refusal === null && (await activateModel(trx, model.version, null));
  });
  logger.info({ model: model.version, before, activated, refusal }, 'A classifier was trained');
  return { version: model.version, activated, refusal };
}

async function train(texts: readonly LabelledText[], { lexicon, categories }: CityData): Promise<ClassifierModel> {
  const training = trainModel({ texts, lexicon, categories });
  for (;;) {
    const step = training.next();
    if (step.done) return step.value;
    Context.current().heartbeat(step.value);
    await breathe();
  }
}

/** The model in use on the same texts; null where it does not fit the city any more. */
async function evaluateStored(db: Database, version: string, data: CityData, texts: readonly LabelledText[]) {
  const parsed = classifierModelSchema.safeParse(await readModel(db, version));
  if (!parsed.success) return null;
  try {
    return await evaluateClassifier(createModelClassifier(parsed.data, data.lexicon, data.categories), texts);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Corrections to categories and parts that the city still has. */
function usable(corrections: readonly LabelledText[], { categories }: CityData): LabelledText[] {
  return corrections.flatMap((text) => {
    const category = categories.find(({ code }) => code === text.category);
    if (!category) return [];
    const known = category.subcategories?.some(({ code }) => code === text.subcategory) ?? false;
    return [{ ...text, subcategory: known ? text.subcategory : null }];
  });
}
