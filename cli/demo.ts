import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { Command } from 'commander';
import { issueEmbeddedToken } from '../api/auth/identity-provider';
import { loadCityData } from '../cities/load-city-data';
import { loadConfig } from '../config/config';
import { projectFolder } from '../config/project-folder';
import { SetupError } from '../config/setup-error';
import { referenceFromBytes } from '../contracts/reference';
import { localDateAt } from '../domain/clock/office-time';
import {
  assertProductAnswers,
  createApiClient,
  parseBaseUrl,
  StillUnavailable,
  type ApiClient,
} from './runtime/api-client';
import { loadDemoMaterial } from './demo/load-demo-material';
import { planDemo } from './demo/plan-demo';
import { playDemo } from './demo/play-demo';
import { startProgress } from './runtime/progress';
import { endWrongUsageWith2, wholeNumber } from './runtime/usage';
import { runCli } from './runtime/run-cli';
import { assertEmbeddedProvider } from './token';

interface Options {
  reports: number;
  url?: string;
  seed?: string;
  pace: number;
  concurrency: number;
  json?: boolean;
}

async function demo(options: Options): Promise<void> {
  const config = loadConfig(process.env);
  assertEmbeddedProvider(config);
  const { settings, dataDir } = config;
  const baseUrl = parseBaseUrl(options.url ?? `http://localhost:${settings.PORT}`);
  const cityFolder = join(projectFolder(), 'cities', settings.PAHT_CITY);
  const city = await loadCityData(cityFolder);
  const material = await loadDemoMaterial(cityFolder);
  await assertProductAnswers(baseUrl);
  const tokenFor: Parameters<typeof playDemo>[0]['tokenFor'] = (role, agency) =>
    issueEmbeddedToken(dataDir, settings.OIDC_AUDIENCE, role, agency);
  const api = createApiClient({ baseUrl });
  await assertTokensAccepted(api, await tokenFor('operator'), city.city.referencePrefix);

  const seed = options.seed ?? String(randomInt(1_000_000));
  process.stderr.write(`Seed ${seed}: with --seed ${seed} a run that breaks off goes on where it was.\n`);
  const day = localDateAt(city.calendar, Date.now());
  const plans = planDemo({ count: options.reports, seed, city, material, day });
  const progress = startProgress({
    total: plans.length,
    format: '{bar} {value}/{total} reports, {eta_formatted} left',
    line: (done) => `${done} of ${plans.length} reports`,
  });
  try {
    const { concurrency, pace } = options;
    const onProgress = (done: number) => progress.update(done);
    const figures = await playDemo({ api, plans, tokenFor, concurrency, paceMs: pace, onProgress });
    progress.stop();
    if (options.json) {
      process.stdout.write(`${JSON.stringify({ ...figures, seed })}\n`);
      return;
    }
    const { reports, byStatus, replayed, seconds } = figures;
    const states = Object.entries(byStatus).map(([status, count]) => `  ${status.padEnd(18)}${count}`);
    const before = replayed > 0 ? ` (${replayed} were there before)` : '';
    process.stdout.write(`${reports} reports${before} in ${seconds} s\n${states.sort().join('\n')}\n`);
  } catch (error) {
    if (!(error instanceof StillUnavailable)) throw error;
    throw new SetupError(
      `paht stopped answering at ${baseUrl} (${error.message}): when it is back, go on with --seed ${seed}.`,
    );
  } finally {
    progress.stop();
  }
}

/** Before anything is filed: a token of another data folder would leave reports that nobody can act on. */
async function assertTokensAccepted(api: ApiClient, token: string, prefix: string): Promise<void> {
  const nobodys = referenceFromBytes(prefix, new Uint8Array(6));
  const { status } = await api.send('GET', `/api/v1/reports/${nobodys}`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  if (status !== 401) return;
  throw new SetupError(
    'paht does not accept the tokens of this data folder: set PAHT_DATA_DIR to the one with which it was started.',
  );
}

const command = endWrongUsageWith2(new Command('npm run demo --'))
  .description(
    'Files believable reports through the API and plays citizens, operators and agencies on them, all of it now and for real.',
  )
  .option(
    '--reports <n>',
    'how many; from 24 on every state is where some report ends up',
    wholeNumber(1, 1_000_000),
    24,
  )
  .option('--url <url>', 'where paht answers (default: this machine, port PORT)')
  .option('--seed <text>', 'the same seed gives the same reports, once (default: a new one each time)')
  .option('--pace <ms>', 'pause before each step of a report, to watch it', wholeNumber(0, 3_600_000), 0)
  .option('--concurrency <n>', 'reports played at once', wholeNumber(1, 64), 8)
  .option('--json', 'print {reports, byStatus, replayed, seconds, seed} as JSON')
  .addHelpText(
    'after',
    '\nIt needs the data folder (PAHT_DATA_DIR) with which paht was started.\n\nExit codes: 0 done, 1 a fault of ours, 2 paht does not answer, or a wrong option or setting.',
  )
  .action(demo);

if (require.main === module) void runCli(command);
