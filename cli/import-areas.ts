import { basename, join } from 'node:path';
import { Command } from 'commander';
import { loadCityData } from '../cities/load-city-data';
import { loadConfig, type Config } from '../config/config';
import { projectFolder } from '../config/project-folder';
import { SetupError } from '../config/setup-error';
import type { CityData } from '../domain/city/city-data';
import { compareOutlines, type Comparison } from './areas/compare-outlines';
import { readAreaFile, type AreaFile } from './areas/read-area-file';
import { storeOutlines } from './areas/store-outlines';
import { assertProductAnswers, createApiClient, parseBaseUrl, StillUnavailable } from './runtime/api-client';
import { startProgress, type Progress } from './runtime/progress';
import { runCli } from './runtime/run-cli';
import { endWrongUsageWith2 } from './runtime/usage';
import { makeToken } from './token';

interface Options {
  url?: string;
  source?: string;
  dryRun?: boolean;
  compare?: boolean;
  json?: boolean;
}

/** Fine enough that the smallest ward of a city has some hundred points, and 5,000 km² take under a minute. */
const SPACING_METRES = 150;

async function importAreas(path: string, options: Options): Promise<void> {
  const config = loadConfig(process.env);
  const city = await loadCityData(join(projectFolder(), 'cities', config.settings.PAHT_CITY));
  const source = options.source ?? `Imported from ${basename(path)}`;
  const file = await readAreaFile(path, { city: city.city, areas: city.areas, source });
  for (const line of [...file.refused, ...file.warnings.map((warning) => `warning: ${warning}`)]) {
    process.stderr.write(`${line}\n`);
  }
  if (options.compare) compare(file, city, options.json === true);
  else await take(file, config, options);
  if (file.refused.length > 0) process.exitCode = 1;
}

async function take(file: AreaFile, config: Config, { url, dryRun, json }: Options): Promise<void> {
  const { outlines, refused, warnings, missing } = file;
  const store = !dryRun && refused.length === 0;
  if (store) await send(file, config, url);
  const figures = { stored: store ? outlines.length : 0, refused, warnings, missing: missing.map(({ code }) => code) };
  if (json) {
    process.stdout.write(`${JSON.stringify(figures)}\n`);
    return;
  }
  const absent = missing.map(({ name }) => name.vi).join(', ');
  const verb = store ? 'stored' : `can be stored${refused.length > 0 ? ', but nothing is while one is refused' : ''}`;
  process.stdout.write(`${outlines.length} outlines ${verb}; ${refused.length} features refused\n`);
  if (absent !== '') process.stdout.write(`Not in the file, and left as they are: ${absent}\n`);
}

async function send({ outlines }: AreaFile, config: Config, url: string | undefined): Promise<void> {
  const { PORT, PAHT_TOKEN } = config.settings;
  const baseUrl = parseBaseUrl(url ?? `http://localhost:${PORT}`);
  await assertProductAnswers(baseUrl);
  const token = PAHT_TOKEN ?? (await makeToken(config, [], { role: 'admin' }));
  const progress = startAreaProgress(outlines.length, 'stored');
  try {
    await storeOutlines({
      api: createApiClient({ baseUrl }),
      token,
      outlines,
      onStored: (done) => progress.update(done),
    });
  } catch (error) {
    if (!(error instanceof StillUnavailable)) throw error;
    throw new SetupError(
      `paht stopped answering at ${baseUrl} (${error.message}): when it is back, run the same command again.`,
    );
  } finally {
    progress.stop();
  }
}

function compare({ outlines }: AreaFile, city: CityData, json: boolean): void {
  const progress = startAreaProgress(outlines.length, 'compared');
  const comparison = compareOutlines({
    city,
    against: outlines,
    spacingMetres: SPACING_METRES,
    onArea: (done) => progress.update(done),
  });
  progress.stop();
  process.stdout.write(`${json ? JSON.stringify(comparison) : tableOf(comparison)}\n`);
}

function startAreaProgress(total: number, what: string): Progress {
  return startProgress({
    total,
    format: `{bar} {value}/{total} areas ${what}, {eta_formatted} left`,
    line: (done) => `${done} of ${total} areas ${what}`,
  });
}

function tableOf({ areas, ...all }: Comparison): string {
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`.padStart(8);
  const rows = [{ name: 'all', ...all }, ...areas];
  return [
    `Another area than the file names, of ${all.points} points ${SPACING_METRES} m apart:`,
    'outlines  nearest centre  points  area',
    ...rows.map(
      ({ name, points, outlines, nearestCentre }) =>
        `${percent(outlines)}  ${percent(nearestCentre).padStart(14)}  ${String(points).padStart(6)}  ${name}`,
    ),
  ].join('\n');
}

const command = endWrongUsageWith2(new Command('npm run import-areas --'))
  .description('Takes the outlines of wards and communes from a GeoJSON file in place of the approximate ones.')
  .argument('<file>', 'a GeoJSON FeatureCollection of polygons in WGS84 degrees')
  .option('--url <url>', 'where paht answers (default: this machine, port PORT)')
  .option('--source <text>', 'where the outlines come from (default: the name of the file)')
  .option('--dry-run', 'only check the file; nothing is stored')
  .option('--compare', "only tell how often the outlines in the city's folder name another area than the file does")
  .option('--json', 'print the figures as JSON')
  .addHelpText(
    'after',
    `
A feature belongs to the area whose code is its property "code", or else whose present name is its "fullName" or "name".
A feature that is none of the city's is refused, and then nothing is stored. Areas that are not in the file stay as they
are. It asks as an administrator: with the token in PAHT_TOKEN, or one of the embedded identity provider.

Exit codes: 0 all features are fine, 1 some were refused, 2 paht does not answer, or a wrong file, option or setting.`,
  )
  .action(importAreas);

if (require.main === module) void runCli(command);
