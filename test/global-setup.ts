import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { createLogger } from '../config/logger';
import { connectDatabase } from '../db/connect';
import { migrate } from '../db/migrate';
import { startEmbeddedPostgres } from '../cli/embedded/embedded-postgres';
import { startEmbeddedTemporal } from '../cli/embedded/embedded-temporal';
import { buildApart, isStale } from '../cli/runtime/open-web';
import { binaryCacheDir, findTemporalCli, findTestServer } from '../cli/embedded/find-binary';
import { SEARCH_ATTRIBUTE_TYPES } from '../cli/runtime/services';
import { bundleWorkflows } from '../workers/bundle-workflows';
import { TEMPLATE_DATABASE } from './support/test-database';

/** Of Jest's configuration: which tests were asked for; all of them when none is named. */
interface Asked {
  testPathPatterns: { patterns: string[] };
}

/**
 * Starts once what the tests share: a Postgres with a migrated template database, a Temporal dev server, and the
 * workflow bundle. Where they are goes to the tests by environment variables.
 */
export default async function globalSetup({ testPathPatterns: { patterns } }: Asked): Promise<void> {
  const logger = createLogger({ level: 'warn', pretty: false });
  const folder = await mkdtemp(join(tmpdir(), 'paht-test-'));
  const cacheDir = binaryCacheDir(resolve(process.env.PAHT_DATA_DIR ?? '.paht'));
  const [postgres, temporal, testServer, bundle] = await Promise.all([
    startEmbeddedPostgres({ dataDir: folder, durable: false }),
    findTemporalCli({ cacheDir }).then(({ path }) =>
      startEmbeddedTemporal({
        binary: path,
        dataDir: folder,
        port: 0,
        uiPort: 0,
        inMemory: true,
        searchAttributes: SEARCH_ATTRIBUTE_TYPES,
      }),
    ),
    findTestServer({ cacheDir }),
    bundleWorkflows(logger),
    buildWebIfAsked(patterns),
  ]);

  const admin = new Client({ connectionString: postgres.url });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${TEMPLATE_DATABASE}`);
  await admin.end();
  const template = connectDatabase({
    url: withDatabase(postgres.url, TEMPLATE_DATABASE),
    applicationName: 'paht-test-template',
    maxConnections: 3,
    logger,
  });
  await migrate(template);
  await template.destroy();

  const bundlePath = join(folder, 'workflow-bundle.js');
  await writeFile(bundlePath, bundle.code);
  process.env.TEST_DATABASE_URL = postgres.url;
  process.env.TEST_TEMPORAL_ADDRESS = temporal.address;
  process.env.TEST_SERVER_PATH = testServer.path;
  process.env.TEST_WORKFLOW_BUNDLE = bundlePath;
  Object.assign(globalThis, { testServices: { folder, postgres, temporal } });
}

/** Once for all its tests, which run at the same time; those that nobody named by it find out by themselves. */
async function buildWebIfAsked(patterns: string[]): Promise<void> {
  const asked = patterns.length === 0 || patterns.some((pattern) => pattern.includes('web'));
  if (asked && (await isStale())) await buildApart();
}

function withDatabase(url: string, name: string): string {
  const parsed = new URL(url);
  parsed.pathname = `/${name}`;
  return parsed.toString();
}
