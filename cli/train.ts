import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { loadCityData } from '../cities/load-city-data';
import { loadCorpus } from '../cities/load-corpus';
import { loadModel, MODEL_FILE } from '../cities/load-model';
import { loadConfig } from '../config/config';
import { projectFolder } from '../config/project-folder';
import { SetupError } from '../config/setup-error';
import { whyWorse } from '../domain/classification/training/evaluate-classifier';
import { judgeModel } from '../domain/classification/training/judge-model';
import { isHeldOut, trainModel } from '../domain/classification/training/train-model';
import { describeEvaluation } from './classifier/describe-evaluation';
import { startProgress } from './runtime/progress';
import { runCli } from './runtime/run-cli';
import { endWrongUsageWith2 } from './runtime/usage';

interface Options {
  force?: boolean;
  json?: boolean;
}

async function train({ force, json }: Options): Promise<void> {
  const { settings } = loadConfig(process.env);
  const folder = join(projectFolder(), 'cities', settings.PAHT_CITY);
  const city = await loadCityData(folder);
  const { lexicon, categories } = city;
  const texts = await loadCorpus(folder, city);
  if (texts.length === 0)
    throw new SetupError(`There is nothing to learn from: put texts into ${join(folder, 'corpus')}.`);

  const training = trainModel({ texts, lexicon, categories });
  const first = training.next();
  const progress = startProgress({
    total: first.done ? 0 : first.value.of,
    format: '{bar} {percentage}% of the training',
    line: (done) => `${done} parts of the training done`,
  });
  let step = first;
  while (!step.done) {
    progress.update(step.value.done);
    step = training.next();
  }
  progress.stop();

  const model = step.value;
  const heldOut = texts.filter(isHeldOut);
  const present = force ? null : await loadModel(folder);
  const judged = await judgeModel({ model, present, heldOut, lexicon, categories });
  const { evaluation } = judged;
  const refusal = judged.present && whyWorse(evaluation, judged.present);
  const path = join(folder, MODEL_FILE);
  if (!refusal) await writeFile(path, `${JSON.stringify(model)}\n`);
  const outcome = {
    version: model.version,
    learned: texts.length - heldOut.length,
    heldOut: heldOut.length,
    written: refusal ? null : path,
    refusal,
  };
  process.stdout.write(
    json
      ? `${JSON.stringify({ ...outcome, evaluation })}\n`
      : [
          describeEvaluation('Everyday texts that were held out', evaluation.everyday),
          describeEvaluation('Texts near a border that were held out', evaluation.hard),
          refusal
            ? `${model.version} was not written: ${refusal}. Write it all the same with --force.`
            : `${model.version}, learned from ${outcome.learned} texts, is in ${path}`,
          '',
        ].join('\n\n'),
  );
  process.exitCode = refusal ? 1 : 0;
}

const command = endWrongUsageWith2(new Command('npm run train --'))
  .description('Trains the classifier of the city’s folder from its corpus, and judges it on texts that are held out.')
  .option('--force', 'write the model even if it is worse than the one that is there')
  .option('--json', 'print version, figures and what was written as JSON')
  .addHelpText(
    'after',
    `
An installation begins with this model. It then learns each night from what its staff correct, too: see
docs/operations/classifier.md.

Exit codes: 0 the model was written, 1 it is worse than the one that is there, 2 a wrong option, setting or corpus.`,
  )
  .action(train);

if (require.main === module) void runCli(command);
