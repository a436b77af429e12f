import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Client } from '@temporalio/client';
import { issueEmbeddedToken } from '../../../api/auth/identity-provider';
import { createTemporalClient } from '../../../api/temporal-client';
import type { Cleanup } from '../../../bench/support/cleanup';
import { loadCityData } from '../../../cities/load-city-data';
import { startEmbeddedPostgres } from '../../../cli/embedded/embedded-postgres';
import { startEmbeddedTemporal } from '../../../cli/embedded/embedded-temporal';
import { binaryCacheDir, findTemporalCli } from '../../../cli/embedded/find-binary';
import { freePort } from '../../../cli/embedded/ports';
import { SEARCH_ATTRIBUTE_TYPES } from '../../../cli/runtime/services';
import { createLogger } from '../../../config/logger';
import { projectFolder } from '../../../config/project-folder';
import { connectDatabase, type Database } from '../../../db/connect';
import { migrate } from '../../../db/migrate';
import type { CityData } from '../../../domain/city/city-data';
import type { Role } from '../../../domain/report/actor';
import { createDataConverter } from '../../../security/data-converter';
import { deriveKeys } from '../../../security/keys';
import { bundleWorkflows } from '../../../workers/bundle-workflows';
import { startPaht, type PahtProcess } from '../../support/paht-process';
import { CHAOS_POLICY, writeChaosPolicy } from '../plan/chaos-policy';
import type { Outage } from '../plan/plan-chaos';

/** An installation of its own that can be broken: services and product are processes. */
export interface ChaosInstallation {
  baseUrl: string;
  db: Database;
  client: Client;
  /** The city with the policy of the run. */
  city: CityData;
  tokenFor(role: Role, agency?: string): Promise<string>;
  /** Breaks it and brings it up again. */
  suffer(outage: Outage): Promise<void>;
}

interface Options {
  cleanup: Cleanup;
  /** Leaves the folder, with the logs of all processes, when all has ended. */
  keep: boolean;
  /** Instead of bundling the workflows anew. */
  workflowBundle?: string | undefined;
  say: (line: string) => void;
}

const NAMESPACE = 'default';
const AUDIENCE = 'paht';

/** Starts everything in a temporary folder; `cleanup` ends it. */
export async function startChaosInstallation({
  cleanup,
  keep,
  workflowBundle,
  say,
}: Options): Promise<ChaosInstallation> {
  const folder = await cleanup.open(
    () => mkdtemp(join(tmpdir(), 'paht-chaos-')),
    async (path) => (keep ? say(`Kept: ${path}`) : rm(path, { recursive: true, force: true, maxRetries: 3 })),
  );
  // Postgres runs as another user when we are root.
  await chmod(folder, 0o755);
  await mkdir(join(folder, 'logs'));
  const logger = createLogger({ level: 'fatal', pretty: false });
  const cli = await findTemporalCli({ cacheDir: binaryCacheDir(resolve(process.env.PAHT_DATA_DIR ?? '.paht')) });
  const temporalPort = await freePort();
  const startPostgres = () =>
    cleanup.open(
      () => startEmbeddedPostgres({ dataDir: folder }),
      (server) => server.kill(),
    );
  const startTemporal = () =>
    cleanup.open(
      () =>
        startEmbeddedTemporal({
          binary: cli.path,
          dataDir: folder,
          port: temporalPort,
          uiPort: 0,
          namespace: NAMESPACE,
          searchAttributes: SEARCH_ATTRIBUTE_TYPES,
        }),
      (server) => server.kill(),
    );
  const bundling = workflowBundle ?? writeBundle(join(folder, 'workflow-bundle.js'));
  let [postgres, temporal] = await Promise.all([startPostgres(), startTemporal(), bundling]);
  const bundle = await bundling;

  const db = await cleanup.open(
    () => connectDatabase({ url: postgres.url, applicationName: 'paht-chaos', maxConnections: 4, logger }),
    (each) => each.destroy(),
  );
  const city = await loadCityData(join(projectFolder(), 'cities', 'hue'));
  await migrate(db);
  await writeChaosPolicy(db, city);

  const secret = randomBytes(32);
  const client = await cleanup.open(
    () =>
      createTemporalClient({
        connection: { address: temporal.address },
        namespace: NAMESPACE,
        dataConverter: createDataConverter(deriveKeys(secret).payload),
      }),
    (each) => each.connection.close(),
  );
  const port = await freePort();
  let starts = 0;
  const startRole = (role: 'api' | 'worker'): Promise<PahtProcess> => {
    const log = join(folder, 'logs', `${++starts}-${role}.log`);
    return cleanup.open(
      () =>
        startPaht({
          PAHT_ROLE: role,
          ...(role === 'api' ? { PORT: String(port) } : {}),
          PAHT_DATA_DIR: folder,
          PAHT_SECRET: secret.toString('base64'),
          PAHT_WORKFLOW_BUNDLE: bundle,
          DATABASE_URL: postgres.url,
          TEMPORAL_ADDRESS: temporal.address,
          TEMPORAL_NAMESPACE: NAMESPACE,
        }),
      async (paht) => {
        await paht.end('SIGKILL');
        if (keep) await writeFile(log, paht.output());
      },
    );
  };
  let [api, worker] = await Promise.all([startRole('api'), startRole('worker')]);

  const outages: Record<Outage, () => Promise<void>> = {
    async worker() {
      await worker.end('SIGKILL');
      await giveBackLeases(db);
      worker = await startRole('worker');
    },
    async api() {
      await api.end('SIGKILL');
      api = await startRole('api');
    },
    async postgres() {
      await postgres.stop();
      postgres = await startPostgres();
      await giveBackLeases(db);
    },
    async temporal() {
      await temporal.stop();
      temporal = await startTemporal();
    },
  };
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    db,
    client,
    city: { ...city, policies: [CHAOS_POLICY] },
    tokenFor: (role, agency) => issueEmbeddedToken(folder, AUDIENCE, role, agency),
    suffer: (outage) => outages[outage](),
  };
}

async function writeBundle(path: string): Promise<string> {
  const { code } = await bundleWorkflows(createLogger({ level: 'fatal', pretty: false }));
  await writeFile(path, code);
  return path;
}

/** What a relay had claimed when it broke off is tried again after two minutes. A run does not wait for that. */
async function giveBackLeases(db: Database): Promise<void> {
  await db('outbox').where('status', 'pending').update({ next_attempt_at: db.fn.now() });
}
