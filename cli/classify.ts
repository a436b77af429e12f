import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Command } from 'commander';
import { z } from 'zod';
import { loadCityData } from '../cities/load-city-data';
import { loadConfig } from '../config/config';
import { projectFolder } from '../config/project-folder';
import { SetupError } from '../config/setup-error';
import { folderClassifier } from './classifier/folder-classifier';
import { runCli } from './runtime/run-cli';
import { endWrongUsageWith2 } from './runtime/usage';

const lineSchema = z.looseObject({ text: z.string(), language: z.enum(['vi', 'en']).optional() });

async function classify(path: string): Promise<void> {
  const { settings } = loadConfig(process.env);
  const folder = join(projectFolder(), 'cities', settings.PAHT_CITY);
  const city = await loadCityData(folder);
  const classifier = await folderClassifier(folder, city);
  const fields = new Map(city.categories.map(({ code, field }) => [code, field]));
  let number = 0;
  for await (const line of linesOf(path)) {
    number += 1;
    if (line.trim() === '') continue;
    const { text, language, ...rest } = parse(line, `${path}:${number}`);
    const found = await classifier.classify({ text, ...(language ? { language } : {}) });
    const { category, subcategory = null, priority, confidence, decided, because } = found;
    const answer = { category, subcategory, field: fields.get(category), priority, confidence, decided, because };
    const answered = 'id' in rest ? { id: rest.id, ...answer } : answer;
    process.stdout.write(`${JSON.stringify(answered)}\n`);
  }
}

async function* linesOf(path: string): AsyncGenerator<string> {
  const input = path === '-' ? process.stdin : createReadStream(path);
  try {
    yield* createInterface({ input, crlfDelay: Infinity });
  } catch (error) {
    throw new SetupError(`${path} cannot be read: name a file of JSON Lines, or - for standard input.`, {
      cause: error,
    });
  }
}

function parse(line: string, place: string): z.infer<typeof lineSchema> {
  try {
    return lineSchema.parse(JSON.parse(line));
  } catch (error) {
    throw new SetupError(`${place} must be a JSON object with a text.`, { cause: error });
  }
}

const command = endWrongUsageWith2(new Command('npm run classify --'))
  .description('Tells what texts are about, whose field that is, how urgent it is, and which words decided.')
  .argument('<file>', 'JSON Lines with "text", and "language" and "id" if you like; - reads standard input')
  .addHelpText(
    'after',
    `
Writes JSON Lines in the same order: category, subcategory, field, priority, confidence, decided (false: an operator
decides), because, and the id of the line, if it has one.

Exit codes: 0 all lines were read, 2 a wrong file, line or setting.`,
  )
  .action(classify);

if (require.main === module) void runCli(command);
