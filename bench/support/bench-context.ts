import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { Client as PostgresClient } from 'pg';
import { issueEmbeddedToken } from '../../api/auth/identity-provider';
import { startEmbeddedPostgres } from '../../cli/embedded/embedded-postgres';
import { startEmbeddedTemporal } from '../../cli/embedded/embedded-temporal';
import { binaryCacheDir, findTemporalCli } from '../../cli/embedded/find-binary';
import { freePort } from '../../cli/embedded/ports';
import { SEARCH_ATTRIBUTE_TYPES } from '../../cli/runtime/services';
import { createLogger } from '../../config/logger';
import { connectDatabase, type Database } from '../../db/connect';
import type { Role } from '../../domain/report/actor';
import { createDataConverter } from '../../security/data-converter';
import { deriveKeys } from '../../security/keys';
import { bundleWorkflows } from '../../workers/bundle-workflows';
import { BASELINE_TASK_QUEUE } from '../baseline/baseline-contract';
import { startChild, type Child } from './child-process';
import type { Cleanup } from './cleanup';
import { machineFacts, type MachineFacts } from './machine-facts';
import { createProduct, isPolled, untilReady, type Product } from './product';
import type { Progress } from './progress';
import { until } from './until';

/** How much of each thing is done in a round. */
export interface Sizes {
  clients: number;
  intakeReports: number;
  assignedReports: number;
  updates: number;
  deadlines: number;
  openReports: number;
  /** Rows that are made in bulk, to be read. */
  readReports: number;
  idleStreams: number;
}

/** What the rows work with. Processes are started when a row first asks for them. */
export interface BenchContext {
  sizes: Sizes;
  progress: Progress;
  machine: MachineFacts;
  /** The product's database. */
  db: Database;
  /** The baselines' database, with the table `bench_insert`. */
  baselineDb: Database;
  /** Temporal's client as it comes, for the baselines. */
  bareClient: Client;
  /** With the product's encryption. */
  productClient: Client;
  /** An API without a worker, on a namespace that nobody polls. */
  intakeApi: () => Promise<Product>;
  /** API and worker in one process. */
  product: () => Promise<Product>;
  /** The same, but a process that has done nothing yet. */
  freshProduct: () => Promise<Product>;
  baselineWorker: () => Promise<Child>;
  token: (role: Role, agency?: string) => Promise<string>;
}

interface Options {
  sizes: Sizes;
  cleanup: Cleanup;
  progress: Progress;
  /** Everything is written to a new folder in this one, which is removed in the end. */
  folder: string;
  profileDir?: string;
}

const NAMESPACE = 'default';
const UNATTENDED_NAMESPACE = 'unattended';
const AUDIENCE = 'paht';
/** The product's default of PAHT_DATABASE_POOL, which is also its number of activity slots. */
const SLOTS = 20;

/** Brings up the services with the product's own durability. Throws a SetupError when the machine is at fault. */
export async function createBenchContext(options: Options): Promise<BenchContext> {
  const { sizes, cleanup, progress, profileDir } = options;
  const folder = await cleanup.open(
    () => mkdtemp(join(resolve(options.folder), 'paht-bench-')),
    (path) => rm(path, { recursive: true, force: true, maxRetries: 3 }),
  );
  // Postgres runs as another user when we are root.
  await chmod(folder, 0o755);
  const log = (line: string) => progress.say(line);
  const logger = createLogger({ level: 'fatal', pretty: false });

  const cli = await findTemporalCli({ cacheDir: binaryCacheDir(resolve(process.env.PAHT_DATA_DIR ?? '.paht')), log });
  progress.say('Starting Postgres and Temporal, bundling the workflows');
  const bundling = Promise.all([
    bundleWorkflows(logger),
    bundleWorkflowCode({ workflowsPath: require.resolve('../baseline/workflows'), logger: new DefaultLogger('ERROR') }),
  ]);
  bundling.catch(() => undefined);
  const postgres = await cleanup.open(
    () => startEmbeddedPostgres({ dataDir: folder }),
    (server) => server.kill(),
  );
  const temporal = await cleanup.open(
    () =>
      startEmbeddedTemporal({
        binary: cli.path,
        dataDir: folder,
        port: 0,
        uiPort: 0,
        namespace: NAMESPACE,
        searchAttributes: SEARCH_ATTRIBUTE_TYPES,
      }),
    (server) => server.kill(),
  );
  const [productBundle, baselineBundle] = await bundling;
  const bundlePath = join(folder, 'product-bundle.js');
  const baselineBundlePath = join(folder, 'baseline-bundle.js');
  await writeFile(bundlePath, productBundle.code);
  await writeFile(baselineBundlePath, baselineBundle.code);
  const baselineUrl = withDatabase(postgres.url, 'bench');
  const postgresVersion = await makeBaselineDatabase(postgres.url, baselineUrl);

  const secret = randomBytes(32);
  const dataDir = join(folder, 'product');
  await mkdir(dataDir);
  const connection = await cleanup.open(
    () => Connection.connect({ address: temporal.address }),
    (each) => each.close(),
  );
  const connect = (url: string) =>
    cleanup.open(
      () => connectDatabase({ url, applicationName: 'paht-bench', maxConnections: 3, logger }),
      (db) => db.destroy(),
    );
  const db = await connect(postgres.url);
  const baselineDb = await connect(baselineUrl);
  const bareClient = new Client({ connection, namespace: NAMESPACE });
  const productClient = new Client({
    connection,
    namespace: NAMESPACE,
    dataConverter: createDataConverter(deriveKeys(secret).payload),
  });

  const startProduct = async (name: string, role: 'all' | 'api', namespace: string): Promise<Product> => {
    const port = await freePort();
    const baseUrl = `http://127.0.0.1:${port}`;
    const product = await cleanup.open(
      () => {
        const child = startChild({
          script: 'cli/start.ts',
          name,
          folder,
          ...(profileDir ? { profileDir } : {}),
          env: {
            PAHT_ROLE: role,
            PAHT_WEB: 'off',
            PORT: String(port),
            PAHT_DATA_DIR: dataDir,
            PAHT_SECRET: secret.toString('base64'),
            PAHT_DEMO_REPORTS: '0',
            PAHT_DATABASE_POOL: String(SLOTS),
            PAHT_WORKFLOW_BUNDLE: bundlePath,
            DATABASE_URL: postgres.url,
            TEMPORAL_ADDRESS: temporal.address,
            TEMPORAL_NAMESPACE: namespace,
          },
        });
        return createProduct({ child, baseUrl, clients: sizes.clients, db });
      },
      (each) => each.stop(),
    );
    await untilReady(product.child, baseUrl, role === 'all' ? { client: bareClient, namespace } : undefined);
    return product;
  };
  let product: Promise<Product> | undefined;
  let starts = 0;

  return {
    sizes,
    progress,
    machine: machineFacts(folder, cli.version, postgresVersion),
    db,
    baselineDb,
    bareClient,
    productClient,
    intakeApi: once(async () => {
      await registerNamespace(bareClient, UNATTENDED_NAMESPACE);
      const api = await startProduct('intake-api', 'api', UNATTENDED_NAMESPACE);
      // A new namespace and its attributes reach all parts of Temporal only after some seconds.
      await until('the API accepts a report', () =>
        api.submit().then(
          () => true,
          () => false,
        ),
      );
      return api;
    }),
    product: () => (product ??= startProduct(`product-${++starts}`, 'all', NAMESPACE)),
    async freshProduct() {
      await (await product)?.stop();
      product = startProduct(`product-${++starts}`, 'all', NAMESPACE);
      return product;
    },
    baselineWorker: once(async () => {
      const child = await cleanup.open(
        () =>
          startChild({
            script: 'bench/baseline/run-worker.ts',
            name: 'baseline',
            folder,
            ...(profileDir ? { profileDir } : {}),
            env: {
              BENCH_TEMPORAL_ADDRESS: temporal.address,
              BENCH_DATABASE_URL: baselineUrl,
              BENCH_BUNDLE: baselineBundlePath,
              BENCH_SLOTS: String(SLOTS),
            },
          }),
        (each) => each.stop(),
      );
      await until('the baseline worker polls', async () => {
        child.assertAlive();
        return isPolled(bareClient, NAMESPACE, BASELINE_TASK_QUEUE);
      });
      return child;
    }),
    token: (role, agency) => issueEmbeddedToken(dataDir, AUDIENCE, role, agency),
  };
}

/** Answers the version of Postgres. */
async function makeBaselineDatabase(serverUrl: string, url: string): Promise<string> {
  const admin = new PostgresClient({ connectionString: serverUrl });
  await admin.connect();
  await admin.query('CREATE DATABASE bench');
  const { rows } = await admin.query<{ server_version: string }>('SHOW server_version');
  await admin.end();
  const client = new PostgresClient({ connectionString: url });
  await client.connect();
  await client.query(`
    CREATE TABLE bench_insert (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, batch text NOT NULL);
    CREATE INDEX ON bench_insert (batch);
  `);
  await client.end();
  return rows[0]!.server_version;
}

async function registerNamespace(client: Client, namespace: string): Promise<void> {
  await client.workflowService.registerNamespace({
    namespace,
    workflowExecutionRetentionPeriod: { seconds: 86_400 as unknown as Long },
  });
}

type Long = NonNullable<
  NonNullable<
    Parameters<Client['workflowService']['registerNamespace']>[0]['workflowExecutionRetentionPeriod']
  >['seconds']
>;

function withDatabase(url: string, name: string): string {
  const parsed = new URL(url);
  parsed.pathname = `/${name}`;
  return parsed.toString();
}

function once<Result>(action: () => Promise<Result>): () => Promise<Result> {
  let result: Promise<Result> | undefined;
  return () => (result ??= action());
}
