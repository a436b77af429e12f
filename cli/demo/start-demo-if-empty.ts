import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { issueEmbeddedToken } from '../../api/auth/identity-provider';
import type { Config } from '../../config/config';
import type { Database } from '../../db/connect';
import type { CityData } from '../../domain/city/city-data';
import { localDateAt } from '../../domain/clock/office-time';
import { createApiClient } from '../runtime/api-client';
import { loadDemoMaterial } from './load-demo-material';
import { planDemo } from './plan-demo';
import { playDemo } from './play-demo';

interface Options {
  config: Config;
  city: CityData;
  cityFolder: string;
  db: Database;
  logger: Logger;
}

/** Slow enough to watch: 24 reports take a good minute. */
const PACE_MS = 1_500;
const CONCURRENCY = 3;
/** A step that hangs must not hold up a Ctrl-C. */
const STOP_MS = 1_000;

/**
 * Plays demo reports in the background when everything runs on this machine, nobody has reported anything yet, and
 * PAHT_DEMO_REPORTS wants some. Whatever goes wrong with them is a line in the log and nothing more.
 */
export function startDemoIfEmpty({ config, city, cityFolder, db, logger }: Options): { stop(): Promise<void> } {
  const { settings, production, dataDir } = config;
  const count = settings.PAHT_DEMO_REPORTS;
  const embedded = !settings.DATABASE_URL && !settings.TEMPORAL_ADDRESS && !settings.OIDC_ISSUER;
  if (count === 0 || production || !embedded || settings.PAHT_ROLE !== 'all') return { stop: () => Promise.resolve() };

  const stopping = new AbortController();
  const { signal } = stopping;
  const run = async () => {
    if (await db('report').first('reference')) return;
    const plans = planDemo({
      count,
      seed: 'first-start',
      city,
      material: await loadDemoMaterial(cityFolder),
      day: localDateAt(city.calendar, Date.now()),
    });
    if (signal.aborted) return;
    logger.info({ reports: count }, 'Demo reports begin to come in (PAHT_DEMO_REPORTS=0 leaves them out)');
    const { byStatus, seconds } = await playDemo({
      api: createApiClient({ baseUrl: ownAddress(settings.PAHT_HOST, settings.PORT), signal }),
      plans,
      tokenFor: (role, agency) => issueEmbeddedToken(dataDir, settings.OIDC_AUDIENCE, role, agency),
      concurrency: CONCURRENCY,
      paceMs: PACE_MS,
      signal,
    });
    logger.info({ byStatus, seconds }, 'Demo reports are done');
  };
  const running = run().catch((error: unknown) => {
    if (!signal.aborted) logger.warn({ err: error }, 'The demo reports broke off; everything else goes on');
  });
  return {
    async stop() {
      stopping.abort();
      await Promise.race([running, delay(STOP_MS)]);
    },
  };
}

function ownAddress(host: string, port: number): string {
  const reachable = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}
