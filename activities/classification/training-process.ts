import { constants, setPriority } from 'node:os';
import type { Classifier } from '../../domain/classification/classifier';
import { createModelClassifier } from '../../domain/classification/model-classifier';
import type { ClassifierModel } from '../../domain/classification/model';
import { evaluateClassifier } from '../../domain/classification/training/evaluate-classifier';
import { isHeldOut, trainModel, type TrainingInput } from '../../domain/classification/training/train-model';
import type { FromTrainingProcess, TrainingResult, TrainingTask } from './training-messages';

/**
 * The process in which a classifier is trained: `run-training.ts` starts it. Some minutes of computing would hold up the
 * worker: in its own process, an Update waited for more than 20 seconds (measured). So it is another one, and comes last.
 */
async function run({ texts, lexicon, categories, present }: TrainingTask): Promise<TrainingResult> {
  const model = learn({ texts, lexicon, categories });
  const heldOut = texts.filter(isHeldOut);
  const classifierOf = (each: ClassifierModel) => createModelClassifier(each, lexicon, categories);
  let before: Classifier | null = null;
  try {
    before = present && classifierOf(present);
  } catch (error) {
    // It is of categories that the city does not have any more.
    if (!(error instanceof RangeError)) throw error;
  }
  return {
    model,
    heldOut: heldOut.length,
    evaluation: await evaluateClassifier(classifierOf(model), heldOut),
    present: before && (await evaluateClassifier(before, heldOut)),
  };
}

function learn(input: TrainingInput): ClassifierModel {
  const training = trainModel(input);
  let told = -1;
  for (;;) {
    const step = training.next();
    if (step.done) return step.value;
    if (step.value.done === told) continue;
    told = step.value.done;
    send({ progress: step.value });
  }
}

function send(message: FromTrainingProcess): void {
  process.send?.(message);
}

setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
// Whoever asked is gone.
process.on('disconnect', () => process.exit());
// Ctrl+C in a terminal reaches this process too, while the worker still ends what it has begun.
process.on('SIGINT', () => undefined);
process.once('message', (task: TrainingTask) => {
  run(task).then(
    (result) => send({ result }),
    // Not its message, which could quote a text.
    (error: Error) => send({ fault: error.name }),
  );
});
