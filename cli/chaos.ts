import { constants } from 'node:os';
import { randomInt } from 'node:crypto';
import { Command } from 'commander';
import { loadConfig } from '../config/config';
import { RULES, type RuleName } from '../test/chaos/check/check-life';
import { runChaos, type ChaosResult } from '../test/chaos/run-chaos';
import { startProgress, type Progress } from './runtime/progress';
import { runCli } from './runtime/run-cli';
import { endWrongUsageWith2, wholeNumber } from './runtime/usage';

interface Options {
  operations: number;
  seed?: string;
  json?: boolean;
  keep?: boolean;
}

async function chaos({ operations, seed = String(randomInt(1_000_000)), json, keep = false }: Options): Promise<void> {
  const { settings } = loadConfig(process.env);
  process.stderr.write(`Seed ${seed}: with --seed ${seed} the same lives and outages come again.\n`);
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      process.exitCode = 128 + constants.signals[signal];
      stopping.abort();
    });
  }
  let progress: Progress | undefined;
  try {
    const result = await runChaos({
      operations,
      seed,
      keep,
      workflowBundle: settings.PAHT_WORKFLOW_BUNDLE,
      signal: stopping.signal,
      onPlan({ steps }) {
        progress = startProgress({
          total: steps,
          format: '{bar} {value}/{total} steps',
          line: (taken) => `${taken} of ${steps} steps`,
        });
      },
      onStep: (taken) => progress?.update(taken),
      say: (line) => progress?.say(line),
    });
    progress?.stop();
    process.stdout.write(`${json ? JSON.stringify(result) : summary(result)}\n`);
    process.exitCode = result.violations.length > 0 ? 1 : 0;
  } catch (error) {
    // After a Ctrl-C it fails in some way that tells nothing.
    if (!stopping.signal.aborted) throw error;
  } finally {
    progress?.stop();
  }
}

function summary({ seed, reports, steps, outages, events, rungs, messages, seconds, violations }: ChaosResult): string {
  const broken = new Map<RuleName, Set<string>>();
  for (const { rule, reference } of violations) broken.set(rule, (broken.get(rule) ?? new Set()).add(reference));
  const rows = (Object.keys(RULES) as RuleName[]).map((rule) => {
    const count = broken.get(rule)?.size ?? 0;
    return `  ${rule.padEnd(11)}${String(reports - count).padStart(6)}${String(count).padStart(8)}  ${RULES[rule]}`;
  });
  const kinds = [...new Set(outages.map(({ what }) => what))];
  const broke = kinds.map((kind) => `${outages.filter(({ what }) => what === kind).length} × ${kind}`).join(', ');
  return [
    `${reports} reports, ${steps} steps, seed ${seed}: ${events} events (${rungs} rungs), ${messages} messages in ${seconds} s`,
    `${outages.length} outages: ${broke}`,
    '',
    `  ${'rule'.padEnd(11)}${'holds'.padStart(6)}${'broken'.padStart(8)}`,
    ...rows,
    ...(violations.length > 0 ? [''] : []),
    ...violations.map(({ reference, script, rule, detail }) => `${reference} (${script}): ${rule}: ${detail}`),
  ].join('\n');
}

const command = endWrongUsageWith2(new Command('npm run chaos --'))
  .description(
    'Leads reports through their lives while worker, API, Postgres and Temporal are killed or go away, and checks what is left. It brings services of its own, in a temporary folder.',
  )
  .option('--operations <n>', 'how many reports; an outage comes for every thirty', wholeNumber(1, 10_000), 100)
  .option('--seed <text>', 'the same seed gives the same lives and outages (default: a new one each time)')
  .option('--json', 'print the result as JSON')
  .option('--keep', 'leave the folder, with the logs of all processes')
  .addHelpText(
    'after',
    '\nExit codes: 0 every rule holds, 1 some rule is broken or a fault of ours, 2 wrong usage or this machine is at fault.',
  )
  .action(chaos);

if (require.main === module) void runCli(command);
