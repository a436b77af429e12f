import { fork } from 'node:child_process';
import { extname, join } from 'node:path';
import type { TrainingProgress } from '../../domain/classification/training/train-model';
import type { FromTrainingProcess, TrainingResult, TrainingTask } from './training-messages';

interface Options {
  onProgress: (progress: TrainingProgress) => void;
  /** Ends the training. */
  signal: AbortSignal;
}

/** Trains a classifier in a process of its own, which ends with this one. Throws when that process fails. */
export async function runTraining(task: TrainingTask, { onProgress, signal }: Options): Promise<TrainingResult> {
  const extension = extname(__filename);
  const child = fork(join(__dirname, `training-process${extension}`), [], {
    serialization: 'advanced',
    execArgv: extension === '.ts' ? ['--import', 'tsx'] : [],
    stdio: 'ignore',
    signal,
  });
  try {
    return await new Promise<TrainingResult>((resolve, reject) => {
      child.on('message', (message: FromTrainingProcess) => {
        if ('progress' in message) onProgress(message.progress);
        else if ('result' in message) resolve(message.result);
        else reject(new Error(`The training failed: ${message.fault}`));
      });
      child.once('error', reject);
      child.once('exit', (code, killedBy) => reject(new Error(`The training has ended with ${killedBy ?? code}`)));
      child.send(task);
    });
  } finally {
    child.kill();
  }
}
