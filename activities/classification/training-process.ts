import { constants, setPriority } from 'node:os';
import type { ClassifierModel } from '../../domain/classification/model';
import { judgeModel } from '../../domain/classification/training/judge-model';
import { isHeldOut, trainModel, type TrainingInput } from '../../domain/classification/training/train-model';
import type { FromTrainingProcess, TrainingResult, TrainingTask } from './training-messages';

/**
 * The process in which a classifier is trained: `run-training.ts` starts it. Some minutes of computing would hold up the
 * worker: in its own process, an Update waited for more than 20 seconds (measured). So it is another one, and comes last.
 */
async function run({ present, ...input }: TrainingTask): Promise<TrainingResult> {
  const model = learn(input);
  const heldOut = input.texts.filter(isHeldOut);
  return { model, heldOut: heldOut.length, ...(await judgeModel({ ...input, model, present, heldOut })) };
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
