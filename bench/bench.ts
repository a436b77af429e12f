import { writeFile } from 'node:fs/promises';
import { constants, tmpdir } from 'node:os';
import { Command, InvalidArgumentError } from 'commander';
import { runCli } from '../cli/runtime/run-cli';
import { SetupError } from '../config/setup-error';
import { ALL_ROWS } from './rows/all-rows';
import { createBenchContext, type Sizes } from './support/bench-context';
import { Cleanup } from './support/cleanup';
import { memoryFileSystem } from './support/machine-facts';
import { printReport } from './support/print-report';
import { createProgress } from './support/progress';
import type { Row } from './support/row';
import { runRow, type RowResult } from './support/run-row';

interface Options {
  rows?: string;
  rounds: number;
  json?: string;
  openReports?: number;
  quick?: boolean;
  folder: string;
  profile?: string;
}

const FULL: Sizes = {
  clients: 16,
  intakeReports: 600,
  assignedReports: 150,
  updates: 40,
  deadlines: 2_000,
  openReports: 10_000,
  readReports: 1_000_000,
  idleStreams: 1_000,
};
/** To see that everything works; the figures mean nothing. */
const QUICK: Sizes = {
  clients: 8,
  intakeReports: 40,
  assignedReports: 12,
  updates: 6,
  deadlines: 40,
  openReports: 30,
  readReports: 20_000,
  idleStreams: 20,
};

/** Measures the product beside its baselines, on services of its own, and leaves nothing behind. */
async function bench(options: Options): Promise<void> {
  const rows = chosenRows(options.rows);
  const rounds = options.quick ? 1 : options.rounds;
  const base = options.quick ? QUICK : FULL;
  const sizes = { ...base, openReports: options.openReports ?? base.openReports };
  const progress = createProgress();
  const memory = memoryFileSystem(options.folder);
  if (memory) progress.say(`${options.folder} is on ${memory}: nothing reaches a disk, choose another --folder`);

  const cleanup = new Cleanup();
  const interrupted = new Promise<NodeJS.Signals>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, resolve);
  });
  const measuring = (async () => {
    const context = await createBenchContext({
      sizes,
      cleanup,
      progress,
      folder: options.folder,
      ...(options.profile ? { profileDir: options.profile } : {}),
    });
    const results: RowResult[] = [];
    for (const row of rows) results.push(await runRow(row, context, rounds));
    return { machine: context.machine, results };
  })();
  // After a Ctrl-C it fails in some way that tells nothing.
  measuring.catch(() => undefined);

  try {
    const outcome = await Promise.race([measuring, interrupted]);
    if (typeof outcome === 'string') {
      progress.say(`${outcome}: cleaning up`);
      process.exitCode = 128 + constants.signals[outcome];
      return;
    }
    const { machine, results } = outcome;
    process.stdout.write(`\n${printReport(machine, results)}\n`);
    if (options.json) {
      const result = { at: new Date().toISOString(), machine, quick: options.quick === true, sizes, rows: results };
      await writeFile(options.json, `${JSON.stringify(result, undefined, 2)}\n`);
    }
  } finally {
    await cleanup.close();
  }
}

function chosenRows(names: string | undefined): Row[] {
  if (names === undefined) return ALL_ROWS;
  const asked = names.split(',').map((name) => name.trim());
  const unknown = asked.filter((name) => !ALL_ROWS.some((row) => row.name === name));
  if (unknown.length > 0) {
    throw new SetupError(
      `There is no row ${unknown.join(', ')}: choose from ${ALL_ROWS.map(({ name }) => name).join(', ')}.`,
    );
  }
  return ALL_ROWS.filter(({ name }) => asked.includes(name));
}

function positive(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('It must be a whole number from 1.');
  return value;
}

const command = new Command('npm run bench --')
  .description(
    'Measures the product beside its baselines (docs/benchmarks.md): both take turns in one run, on embedded services with the durability that the product has by default. The table goes to stdout, progress to stderr. A missed budget is a result, not an error.',
  )
  .option('--rows <names>', `which rows, with commas between (${ALL_ROWS.map(({ name }) => name).join(', ')})`)
  .option('--rounds <number>', 'how often everything is measured in turn', positive, 3)
  .option(
    '--open-reports <number>',
    `open reports of the rows reprojection and memory (default: ${FULL.openReports})`,
    positive,
  )
  .option('--quick', 'one round of a few each, to see that all of it works')
  .option('--json <file>', 'writes machine, sizes and every figure to this file')
  .option('--folder <folder>', 'where the services keep their data while it runs', tmpdir())
  .option('--profile <folder>', 'writes CPU profiles of the measured processes to this folder')
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
  .action(bench);

void runCli(command);
