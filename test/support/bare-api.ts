import { createLexiconClassifier } from '../../domain/classification/lexicon-classifier';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Express } from 'express';
import type { Client } from '@temporalio/client';
import pino, { type Logger } from 'pino';
import { createApp } from '../../api/app';
import { createEmbeddedVerifier, issueEmbeddedToken } from '../../api/auth/identity-provider';
import { startServer } from '../../api/server';
import { createTemporalClient } from '../../api/temporal-client';
import { createEmbeddedProvider, EMBEDDED_CLIENT_ID, embeddedIssuer } from '../../cli/embedded/identity-provider';
import { freePort } from '../../cli/embedded/ports';
import type { CityDirectory } from '../../db/city-directory';
import { connectDatabase, type Database } from '../../db/connect';
import type { Role } from '../../domain/report/actor';
import { createDataConverter } from '../../security/data-converter';
import { deriveKeys, type Keys } from '../../security/keys';
import { EncryptionCodec } from '../../security/payload-codec';
import { createDiskPhotoStorage } from '../../storage/disk-photo-storage';
import { fixedDirectory, hueCityData } from './test-city';

/** An API alone, whose services may be away: nothing listens at the address that stands for them. */
export interface BareApi {
  baseUrl: string;
  app: Express;
  client: Client;
  keys: Keys;
  codec: EncryptionCodec;
  /** Where photos are. */
  photoFolder: string;
  tokenFor(role: Role, agency?: string): Promise<string>;
  stop(): Promise<void>;
}

interface Options {
  /** Away when absent. */
  db?: Database;
  /** Away when absent. */
  temporalAddress?: string;
  keys?: Keys;
  /** Huế's as it is in the folder when absent. */
  city?: CityDirectory;
  logger?: Logger;
  production?: boolean;
  /** Whether requests are limited; the test's own machine may then speak for others by `X-Forwarded-For`. */
  rateLimits?: boolean;
  temporalUiUrl?: string;
  /** Serves the embedded identity provider; the public URL is then the one at which the API is reached. */
  signIn?: boolean;
  now?: () => number;
}

/** Port 1 is nobody's: connections are refused at once. */
const AWAY = '127.0.0.1:1';

export async function startBareApi(options: Options = {}): Promise<BareApi> {
  const logger = options.logger ?? pino({ level: 'silent' });
  const keys = options.keys ?? deriveKeys(randomBytes(32));
  const dataDir = await mkdtemp(join(tmpdir(), 'paht-bare-api-'));
  const client = createTemporalClient({
    connection: { address: options.temporalAddress ?? AWAY },
    namespace: 'default',
    dataConverter: createDataConverter(keys.payload),
  });
  const away = connectDatabase({ url: `postgres://${AWAY}/none`, applicationName: 'test', maxConnections: 2, logger });
  const codec = new EncryptionCodec(keys.payload);
  const photoFolder = join(dataDir, 'photos');
  const city = options.city ?? fixedDirectory(await hueCityData());
  const { lexicon, categories } = city.current();
  const classifier = createLexiconClassifier(lexicon, categories);
  const port = options.signIn ? await freePort() : 0;
  const publicUrl = options.signIn ? `http://127.0.0.1:${port}` : 'http://paht.test';
  const issuer = embeddedIssuer(publicUrl);
  const app = createApp({
    client,
    taskQueue: `paht-test-${randomBytes(6).toString('hex')}`,
    db: options.db ?? away,
    city,
    classifier: () => classifier,
    keys,
    codec,
    verifier: await createEmbeddedVerifier(dataDir, 'paht', issuer),
    photoStorage: createDiskPhotoStorage(photoFolder),
    identityProvider: { issuer, clientId: EMBEDDED_CLIENT_ID },
    ...(options.signIn
      ? { embeddedProvider: createEmbeddedProvider({ dataDir, publicUrl, audience: 'paht', city, mailbox: false }) }
      : {}),
    ...(options.now ? { now: options.now } : {}),
    logger,
    publicUrl,
    temporalUiUrl: options.temporalUiUrl ?? 'http://localhost:8233',
    production: options.production ?? false,
    mailbox: false,
    rateLimits: options.rateLimits ?? false,
    trustedProxies: ['loopback'],
  });
  const server = await startServer(app, '127.0.0.1', port);
  return {
    baseUrl: `http://127.0.0.1:${server.port}`,
    app,
    client,
    keys,
    codec,
    photoFolder,
    tokenFor: (role, agency) => issueEmbeddedToken(dataDir, 'paht', role, agency),
    async stop() {
      await server.close(1_000);
      await client.connection.close();
      await away.destroy();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
