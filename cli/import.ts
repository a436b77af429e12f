import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { loadCityData } from '../cities/load-city-data';
import { loadConfig } from '../config/config';
import { projectFolder } from '../config/project-folder';
import { SetupError } from '../config/setup-error';
import { assertProductAnswers, createApiClient, parseBaseUrl, StillUnavailable } from './runtime/api-client';
import { startProgress } from './runtime/progress';
import { endWrongUsageWith2, wholeNumber } from './runtime/usage';
import { importFile, type ImportFigures } from './import/import-file';
import { COLUMNS, type RowIssue } from './import/read-rows';
import { runCli } from './runtime/run-cli';

interface Options {
  url?: string;
  dryRun?: boolean;
  concurrency: number;
  json?: boolean;
}

async function importReports(path: string, { url, dryRun, concurrency, json }: Options): Promise<void> {
  const { settings } = loadConfig(process.env);
  const baseUrl = parseBaseUrl(url ?? `http://localhost:${settings.PORT}`);
  const total = await sizeOf(path);
  if (!dryRun) await assertProductAnswers(baseUrl);
  const target = dryRun
    ? { dryRun: await loadCityData(join(projectFolder(), 'cities', settings.PAHT_CITY)) }
    : { api: createApiClient({ baseUrl }) };

  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
  const progress = startProgress({
    total,
    format: '{bar} {percentage}% of the file, {eta_formatted} left',
    line: (read) => `${megabytes(read)} of ${megabytes(total)} read`,
  });
  try {
    const figures = await importFile({
      path,
      concurrency,
      target,
      onIssue: (line, issue) => progress.say(`line ${line}: ${wordingOf(issue)}`),
      onBytes: (read) => progress.update(read),
    });
    progress.stop();
    process.stdout.write(`${json ? JSON.stringify(figures) : summary(figures, dryRun === true)}\n`);
    process.exitCode = figures.rejected > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof StillUnavailable)) throw error;
    throw new SetupError(
      `paht stopped answering at ${baseUrl} (${error.message}): when it is back, run the same command again; nothing is taken twice.`,
    );
  } finally {
    progress.stop();
  }
}

async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch((error: unknown) => {
    throw new SetupError(`${path} cannot be read: name a file that is there.`, { cause: error });
  });
  if (found.isDirectory()) throw new SetupError(`${path} is a folder: name a .csv or .jsonl file.`);
  return found.size;
}

function wordingOf({ field, rule }: RowIssue): string {
  return field ? `${field} ${rule}` : `the row ${rule}`;
}

function summary({ rows, accepted, replayed, rejected }: ImportFigures, dryRun: boolean): string {
  const verb = dryRun ? 'would be accepted' : 'accepted';
  return `${rows} rows: ${accepted} ${verb}, ${replayed} taken before, ${rejected} rejected`;
}

const command = endWrongUsageWith2(new Command('npm run import --'))
  .description('Makes a report, each a workflow of its own, of every row of a CSV or JSON Lines file in UTF-8.')
  .argument('<file>', 'a file with the ending .csv (with a header) or .jsonl')
  .option('--url <url>', 'where paht answers (default: this machine, port PORT)')
  .option('--dry-run', 'only check the rows; nothing is sent')
  .option('--concurrency <n>', 'rows sent at once', wholeNumber(1, 64), 8)
  .option('--json', 'print {rows, accepted, replayed, rejected} as JSON')
  .addHelpText(
    'after',
    `
Columns: ${COLUMNS.join(', ')}.
Each row needs a text, and lat and lng or an address. With an id, a row is one report however often it is imported;
without, equal rows are so many reports. A run that broke off is simply started again: nothing is taken twice.
Rows that break a rule are told on stderr by line, field and rule; the others go on.

Exit codes: 0 all rows are fine, 1 some rows were rejected, 2 paht does not answer, or a wrong file, option or setting.`,
  )
  .action(importReports);

if (require.main === module) void runCli(command);
