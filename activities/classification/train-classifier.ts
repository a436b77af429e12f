import { Context } from '@temporalio/activity';
import type { Logger } from 'pino';
import type { TrainingOutcome } from '../../contracts/city-workflows';
import { classifierModelSchema } from '../../contracts/classifier-model';
import type { CityDirectory } from '../../db/city-directory';
import type { Database } from '../../db/connect';
import { readCorrections } from '../../db/read-models/corrections';
import { activateModel, insertModel, readActiveVersion, readModel } from '../../db/stores/classifier-model-store';
import type { Category } from '../../domain/city/city-data';
import { whyWorse } from '../../domain/classification/training/evaluate-classifier';
import type { LabelledText } from '../../domain/classification/training/labelled-text';
import { isHeldOut } from '../../domain/classification/training/train-model';
import type { TrainingReport } from '../../domain/classification/training/training-report';
import { runTraining } from './run-training';

interface Dependencies {
  db: Database;
  city: CityDirectory;
  /** The city's own texts. */
  corpus: readonly LabelledText[];
  logger: Logger;
}

/**
 * Trains a classifier from the city's texts and from what staff have corrected, and puts it to use unless it is worse than
 * the one in use on the texts that are held out.
 */
export async function trainClassifier({ db, city, corpus, logger }: Dependencies): Promise<TrainingOutcome> {
  const { lexicon, categories } = city.current();
  const corrections = usable(await readCorrections(db), categories);
  const texts = [...corpus, ...corrections];
  if (texts.length === 0) return { version: null, activated: false, refusal: 'There is nothing to learn from.' };
  const before = await readActiveVersion(db);
  const inUse = before === null ? null : classifierModelSchema.safeParse(await readModel(db, before));
  const { cancellationSignal: signal, heartbeat } = Context.current();
  const { model, heldOut, evaluation, present } = await runTraining(
    { texts, lexicon, categories, present: inUse?.data ?? null },
    { signal, onProgress: (progress) => heartbeat(progress) },
  );
  if (before === model.version) {
    return { version: before, activated: false, refusal: 'Nothing has been learned since the model in use was made.' };
  }
  const refusal = present && whyWorse(evaluation, present);
  const report: TrainingReport = {
    learned: texts.length - heldOut,
    corrections: corrections.filter((text) => !isHeldOut(text)).length,
    heldOut,
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

/** Corrections to categories and parts that the city still has. */
function usable(corrections: readonly LabelledText[], categories: readonly Category[]): LabelledText[] {
  return corrections.flatMap((text) => {
    const category = categories.find(({ code }) => code === text.category);
    if (!category) return [];
    const known = category.subcategories?.some(({ code }) => code === text.subcategory) ?? false;
    return [{ ...text, subcategory: known ? text.subcategory : null }];
  });
}
