import { join } from 'node:path';
import { Command } from 'commander';
import { loadCityData } from '../cities/load-city-data';
import { readLabelledLines } from '../cities/read-labelled-lines';
import { loadConfig } from '../config/config';
import { projectFolder } from '../config/project-folder';
import { SetupError } from '../config/setup-error';
import { evaluateClassifier } from '../domain/classification/training/evaluate-classifier';
import { describeEvaluation } from './classifier/describe-evaluation';
import { folderClassifier } from './classifier/folder-classifier';
import { runCli } from './runtime/run-cli';
import { endWrongUsageWith2 } from './runtime/usage';

async function evaluate(path: string, { json }: { json?: boolean }): Promise<void> {
  const { settings } = loadConfig(process.env);
  const folder = join(projectFolder(), 'cities', settings.PAHT_CITY);
  const classifier = await folderClassifier(folder, await loadCityData(folder));
  const lines = await readLabelledLines(path);
  if (lines.length === 0) throw new SetupError(`${path} has no texts.`);
  const { everyday } = await evaluateClassifier(
    classifier,
    lines.map(({ text, language, category, sub, alt, urgent }) => ({
      text,
      ...(language ? { language } : {}),
      category,
      subcategory: sub ?? null,
      alternative: alt ?? null,
      urgent: urgent ?? null,
      hard: false,
    })),
  );
  process.stdout.write(
    json
      ? `${JSON.stringify({ classifier: classifier.version, ...everyday })}\n`
      : `${classifier.version}\n\n${describeEvaluation(path, everyday)}\n`,
  );
}

const command = endWrongUsageWith2(new Command('npm run evaluate --'))
  .description('Scores the classifier of the city’s folder on texts of which it is known what they are about.')
  .argument(
    '<file>',
    'JSON Lines: text, category, and where known sub, alt (another category that can be defended), urgent',
  )
  .option('--json', 'print the figures as JSON')
  .addHelpText('after', '\nExit codes: 0 it was scored, 2 a wrong file, option or setting.')
  .action(evaluate);

if (require.main === module) void runCli(command);
