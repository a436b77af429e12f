import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from '@temporalio/client';
import type { Express } from 'express';
import { Runtime } from '@temporalio/worker';
import pino from 'pino';
import { createMailboxTransport } from '../../activities/notifications/mail-transport';
import { createApp } from '../../api/app';
import { createEmbeddedVerifier, issueEmbeddedToken } from '../../api/auth/identity-provider';
import { startServer } from '../../api/server';
import { openWebBuild } from '../../api/web/web-build';
import { createTemporalClient } from '../../api/temporal-client';
import { createLinks } from '../../cli/runtime/create-links';
import { webBuildFolder } from '../../cli/runtime/web-folder';
import { createTemporalLogger } from '../../config/temporal-logger';
import type { Database } from '../../db/connect';
import { loadCityEntries } from '../../db/stores/city-store';
import type { CityData } from '../../domain/city/city-data';
import type { Role } from '../../domain/report/actor';
import { createDataConverter } from '../../security/data-converter';
import { deriveKeys, type Keys } from '../../security/keys';
import { openSecret } from '../../security/secret-box';
import { EncryptionCodec } from '../../security/payload-codec';
import { createDiskPhotoStorage } from '../../storage/disk-photo-storage';
import { startWorkerRole } from '../../workers/start-worker-role';
import { fixedDirectory, hueCityData, hueClassifier } from './test-city';
import { createTestDatabase } from './test-database';

/** A whole installation in the test's process, on a database and a task queue of its own. */
export interface TestInstallation {
  baseUrl: string;
  app: Express;
  db: Database;
  client: Client;
  keys: Keys;
  city: CityData;
  /** Where photos are. */
  photoFolder: string;
  /** A bearer token of the embedded identity provider. */
  tokenFor(role: Role, agency?: string, areas?: readonly string[]): Promise<string>;
  stop(): Promise<void>;
}

interface Options {
  /** False leaves the worker out: reports are accepted and wait. */
  worker?: boolean;
  /** Whether requests are limited; the test's own machine may then speak for others by `X-Forwarded-For`. */
  rateLimits?: boolean;
  /** Serves the web application, which `openBrowser` has built. */
  web?: boolean;
  /** Gets every log line, down to debug. */
  onLog?: (line: string) => void;
}

const AUDIENCE = 'paht';
const UI_URL = 'http://localhost:8233';

export async function startTestInstallation({
  worker = true,
  rateLimits = false,
  web = false,
  onLog,
}: Options = {}): Promise<TestInstallation> {
  const logger = onLog
    ? pino({ level: 'debug' }, { write: onLog })
    : pino({ level: process.env.TEST_LOG_LEVEL ?? 'silent' });
  Runtime.install({ logger: createTemporalLogger(logger), shutdownSignals: [] });
  const dataDir = await mkdtemp(join(tmpdir(), 'paht-installation-'));
  const database = await createTestDatabase();
  const { db } = database;
  const city = await hueCityData();
  await loadCityEntries(db, city);
  const directory = fixedDirectory(city);
  const engine = await hueClassifier();
  const classifier = () => engine;
  const keys = deriveKeys(randomBytes(32));
  const dataConverter = createDataConverter(keys.payload);
  const connection = { address: process.env.TEST_TEMPORAL_ADDRESS! };
  const taskQueue = `paht-test-${randomBytes(6).toString('hex')}`;
  const client = createTemporalClient({ connection, namespace: 'default', dataConverter });
  const publicUrl = 'http://paht.test';
  const links = createLinks(publicUrl, keys);
  const photoFolder = join(dataDir, 'photos');
  const photoStorage = createDiskPhotoStorage(photoFolder);
  const role = worker
    ? startWorkerRole({
        connection,
        namespace: 'default',
        taskQueue,
        db,
        city: directory,
        classifier,
        corpus: [],
        dataConverter,
        workflowBundle: { codePath: process.env.TEST_WORKFLOW_BUNDLE! },
        maxConcurrentActivities: 20,
        transport: createMailboxTransport(db),
        photos: photoStorage,
        links,
        webhooks: {
          openSecret: (endpoint, sealed) => openSecret(keys.webhook, endpoint, sealed),
          reach: { privateAddresses: true, plainHttp: true },
        },
        logger,
      })
    : undefined;
  const app = createApp({
    client,
    taskQueue,
    db,
    city: directory,
    classifier,
    keys,
    codec: new EncryptionCodec(keys.payload),
    verifier: await createEmbeddedVerifier(dataDir, AUDIENCE),
    photoStorage,
    identityProvider: { issuer: 'http://paht.test/idp', clientId: 'paht' },
    logger,
    publicUrl,
    temporalUiUrl: UI_URL,
    production: false,
    mailbox: true,
    ...(web ? { web: openWebBuild(webBuildFolder(), { changes: false }) } : {}),
    rateLimits,
    trustedProxies: ['loopback'],
  });
  const server = await startServer(app, '127.0.0.1', 0);
  return {
    baseUrl: `http://127.0.0.1:${server.port}`,
    app,
    db,
    client,
    keys,
    city,
    photoFolder,
    tokenFor: (who, agency, areas) => issueEmbeddedToken(dataDir, AUDIENCE, who, agency, areas),
    async stop() {
      await server.close(1_000);
      await role?.stop();
      await client.connection.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
