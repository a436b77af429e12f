import { setTimeout as delay } from 'node:timers/promises';
import { Connection, type ConnectionOptions } from '@temporalio/client';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import type { Logger } from 'pino';
import type { Config } from '../../config/config';
import { SetupError } from '../../config/setup-error';
import { SEARCH_ATTRIBUTES } from '../../contracts/search-attributes';
import { connectDatabase } from '../../db/connect';
import { migrate } from '../../db/migrate';
import { startEmbeddedPostgres } from '../embedded/embedded-postgres';
import { startEmbeddedTemporal } from '../embedded/embedded-temporal';
import { binaryCacheDir, findTemporalCli } from '../embedded/find-binary';
import { registerSearchAttributes, type SearchAttributeTypeName } from '../embedded/register-search-attributes';

/** The two services that the product needs, embedded or outside. */
export interface Services {
  databaseUrl: string;
  temporal: { connection: ConnectionOptions; namespace: string; uiUrl: string };
  /** One line for each that runs on this machine. */
  embedded: string[];
  /** Settles when an embedded service ends by itself, with the name of it. */
  failed: Promise<string>;
  /** Stops what was started, the other way round. */
  stop(): Promise<void>;
}

export const SEARCH_ATTRIBUTE_TYPES: Record<string, SearchAttributeTypeName> = Object.fromEntries(
  Object.values(SEARCH_ATTRIBUTES).map(({ name, type }) => [name, type === 'DATETIME' ? 'Datetime' : 'Keyword']),
);

/** Time that an outside service gets to answer before the start gives up. */
const OUTSIDE_PATIENCE_MS = 60_000;

/** Brings up what is not outside, migrates the database and registers the search attributes. */
export async function startServices(config: Config, logger: Logger): Promise<Services> {
  const { settings, dataDir } = config;
  if (settings.PAHT_ROLE !== 'all' && !(settings.DATABASE_URL && settings.TEMPORAL_ADDRESS)) {
    throw new SetupError(
      `PAHT_ROLE=${settings.PAHT_ROLE} runs one part of an installation: set DATABASE_URL and TEMPORAL_ADDRESS to the services that the parts share.`,
    );
  }
  const stops: (() => Promise<void>)[] = [];
  const embedded: string[] = [];
  const ends: Promise<string>[] = [];
  const stop = async () => {
    for (const each of stops.splice(0).reverse()) await each();
  };
  const log = (line: string) => logger.info(line);

  try {
    let databaseUrl = settings.DATABASE_URL;
    if (!databaseUrl) {
      const postgres = await startEmbeddedPostgres({ dataDir, log });
      stops.push(() => postgres.stop());
      ends.push(postgres.exited.then(() => 'Postgres'));
      databaseUrl = postgres.url;
      embedded.push(`Postgres        127.0.0.1:${postgres.port}`);
    }
    await migrateDatabase(databaseUrl, logger);

    if (settings.TEMPORAL_ADDRESS) {
      const { connectionOptions, namespace = settings.TEMPORAL_NAMESPACE } = loadClientConnectConfig();
      await registerOutside(connectionOptions, namespace, logger);
      const uiUrl = settings.PAHT_TEMPORAL_UI_URL ?? 'http://localhost:8080';
      return {
        databaseUrl,
        temporal: { connection: connectionOptions, namespace, uiUrl },
        embedded,
        failed: Promise.race(ends),
        stop,
      };
    }
    const { path } = await findTemporalCli({ cacheDir: binaryCacheDir(dataDir), log });
    const temporal = await startEmbeddedTemporal({
      binary: path,
      dataDir,
      port: settings.PAHT_TEMPORAL_PORT,
      uiPort: settings.PAHT_TEMPORAL_UI_PORT,
      namespace: settings.TEMPORAL_NAMESPACE,
      searchAttributes: SEARCH_ATTRIBUTE_TYPES,
      codecEndpoint: `${config.publicUrl}/codec`,
      log,
    });
    stops.push(() => temporal.stop());
    ends.push(temporal.exited.then(() => 'Temporal'));
    embedded.push(`Temporal        ${temporal.address}`);
    return {
      databaseUrl,
      temporal: { connection: { address: temporal.address }, namespace: temporal.namespace, uiUrl: temporal.uiUrl },
      embedded,
      failed: Promise.race(ends),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function migrateDatabase(url: string, logger: Logger): Promise<void> {
  const db = connectDatabase({
    url,
    applicationName: 'paht-migrate',
    maxConnections: 3,
    statementTimeoutMs: 0,
    logger,
  });
  try {
    await patiently('Postgres', 'DATABASE_URL', logger, () => db.raw('SELECT 1'));
    const applied = await migrate(db);
    if (applied.length > 0) logger.info({ applied }, 'Database migrated');
  } finally {
    await db.destroy();
  }
}

async function registerOutside(options: ConnectionOptions, namespace: string, logger: Logger): Promise<void> {
  await patiently('Temporal', 'TEMPORAL_ADDRESS', logger, async () => {
    const connection = await Connection.connect(options);
    try {
      await registerSearchAttributes(connection, namespace, SEARCH_ATTRIBUTE_TYPES);
    } catch (error) {
      if (error instanceof SetupError) throw error;
      // Some services, Temporal Cloud among them, let only their administrators do this.
      logger.warn(
        { err: error, needed: SEARCH_ATTRIBUTE_TYPES },
        'Search attributes could not be registered: have them registered by hand',
      );
    } finally {
      await connection.close();
    }
  });
}

async function patiently(
  what: string,
  setting: string,
  logger: Logger,
  attempt: () => Promise<unknown>,
): Promise<void> {
  const until = Date.now() + OUTSIDE_PATIENCE_MS;
  for (;;) {
    try {
      await attempt();
      return;
    } catch (error) {
      if (error instanceof SetupError) throw error;
      if (Date.now() > until) {
        throw new SetupError(`${what} does not answer: start it, or correct ${setting}.`, { cause: error });
      }
      logger.warn(`${what} does not answer yet; trying again`);
      await delay(2_000);
    }
  }
}
