import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Runtime, type WorkerOptions } from '@temporalio/worker';
import type { Logger } from 'pino';
import { createMailboxTransport, createSmtpTransport } from '../../activities/notifications/mail-transport';
import { createApp, type AppDependencies } from '../../api/app';
import { createEmbeddedVerifier, createOidcVerifier } from '../../api/auth/identity-provider';
import { startServer, type RunningServer } from '../../api/server';
import { createTemporalClient } from '../../api/temporal-client';
import { createEngine } from '../../activities/classification/engine';
import { loadCityData } from '../../cities/load-city-data';
import { loadCorpus } from '../../cities/load-corpus';
import { loadModel } from '../../cities/load-model';
import type { Config } from '../../config/config';
import { projectFolder } from '../../config/project-folder';
import { createTemporalLogger } from '../../config/temporal-logger';
import { TASK_QUEUE } from '../../contracts/report-workflow';
import { createClassifierDirectory } from '../../db/classifier-directory';
import { createCityDirectory, type CityDirectory } from '../../db/city-directory';
import { connectDatabase } from '../../db/connect';
import { takeFolderModel } from '../../db/stores/classifier-model-store';
import { loadCityEntries } from '../../db/stores/city-store';
import { createDataConverter } from '../../security/data-converter';
import { deriveKeys } from '../../security/keys';
import { openSecret } from '../../security/secret-box';
import { EncryptionCodec } from '../../security/payload-codec';
import { bundleWorkflows } from '../../workers/bundle-workflows';
import { startWorkerRole, type WorkerRole } from '../../workers/start-worker-role';
import { startDemoIfEmpty } from '../demo/start-demo-if-empty';
import { createEmbeddedProvider, EMBEDDED_CLIENT_ID, embeddedIssuer } from '../embedded/identity-provider';
import { assertPortFree } from '../embedded/ports';
import { createLinks } from './create-links';
import { installationSecret } from './installation-secret';
import { openPhotoStorage } from './open-photo-storage';
import { openWeb } from './open-web';
import { startServices } from './services';

/** Everything that one `npm start` runs. */
export interface Installation {
  /** Where people find what, one line each. */
  places: string[];
  /** Settles when an embedded service ends by itself, with its name. */
  failed: Promise<string>;
  /** Stops in the order in which nothing is lost: HTTP, worker, database, Temporal's client, embedded services. */
  stop(): Promise<void>;
}

const HTTP_GRACE_MS = 10_000;

/** Starts the parts that the configuration asks for. Throws a SetupError when the machine or a setting is at fault. */
export async function startInstallation(config: Config, logger: Logger): Promise<Installation> {
  const { settings, production, publicUrl, dataDir } = config;
  const runsApi = settings.PAHT_ROLE !== 'worker';
  const runsWorker = settings.PAHT_ROLE !== 'api';
  const stops: (() => Promise<void> | void)[] = [];
  const stop = async () => {
    for (const each of stops.splice(0).reverse()) await each();
  };

  try {
    if (runsApi) await assertPortFree(settings.PORT, 'API', 'PORT');
    const folder = cityFolder(settings.PAHT_CITY);
    const initial = await loadCityData(folder);
    // Webpack takes some seconds of CPU, the services mostly wait: so both at once.
    const bundling = runsWorker ? workflowBundle(settings.PAHT_WORKFLOW_BUNDLE, logger) : undefined;
    bundling?.catch(() => undefined);
    const web = runsApi && settings.PAHT_WEB === 'on' ? openWeb({ production, logger }) : undefined;
    web?.catch(() => undefined);
    Runtime.install({ logger: createTemporalLogger(logger.child({ component: 'temporal' })), shutdownSignals: [] });

    const services = await startServices(config, logger);
    stops.push(() => services.stop());
    const keys = deriveKeys(await installationSecret(config));
    const { connection, namespace, uiUrl } = services.temporal;
    const dataConverter = createDataConverter(keys.payload);
    const client = createTemporalClient({ connection, namespace, dataConverter });
    stops.push(() => client.connection.close());
    const db = connectDatabase({
      url: services.databaseUrl,
      applicationName: `paht-${settings.PAHT_ROLE}`,
      maxConnections: settings.PAHT_DATABASE_POOL,
      logger,
    });
    stops.push(() => db.destroy());
    const changed = await loadCityEntries(db, initial);
    if (changed > 0) logger.info({ city: initial.city.code, changed }, 'City data loaded');
    const city = createCityDirectory({ db, initial, logger });
    await city.refresh();
    stops.push(() => city.stop());
    const model = await loadModel(folder);
    if (model) await takeFolderModel(db, model);
    const classifiers = createClassifierDirectory({ db, city, initial: model, logger });
    await classifiers.refresh();
    stops.push(() => classifiers.stop());
    const photoStorage = openPhotoStorage(config);

    if (runsWorker) {
      const transport = settings.SMTP_URL
        ? createSmtpTransport(settings.SMTP_URL, settings.PAHT_MAIL_FROM)
        : createMailboxTransport(db);
      const corpus = await loadCorpus(folder, initial);
      const worker: WorkerRole = startWorkerRole({
        connection,
        namespace,
        taskQueue: TASK_QUEUE,
        db,
        city,
        classifier: createEngine({
          settings: config.engine,
          db,
          city,
          embedded: () => classifiers.current(),
          corpus: () => corpus,
          logger,
        }),
        corpus,
        dataConverter,
        workflowBundle: await bundling!,
        maxConcurrentActivities: settings.PAHT_DATABASE_POOL,
        transport,
        photos: photoStorage,
        links: createLinks(publicUrl, keys),
        webhooks: {
          openSecret: (endpoint, sealed) => openSecret(keys.webhook, endpoint, sealed),
          reach: { privateAddresses: config.webhookAllowPrivate, plainHttp: !production },
        },
        logger,
      });
      stops.push(() => worker.stop());
    }

    const places = [...services.embedded];
    if (runsApi) {
      const verifier = settings.OIDC_ISSUER
        ? createOidcVerifier(settings.OIDC_ISSUER, settings.OIDC_AUDIENCE)
        : await createEmbeddedVerifier(dataDir, settings.OIDC_AUDIENCE, embeddedIssuer(publicUrl));
      const mailbox = !settings.SMTP_URL;
      const app = createApp({
        client,
        taskQueue: TASK_QUEUE,
        db,
        city,
        // Suggestions while somebody types ask no engine besides.
        classifier: () => classifiers.current(),
        keys,
        codec: new EncryptionCodec(keys.payload),
        verifier,
        photoStorage,
        ...staffSignIn(config, city, mailbox),
        logger,
        publicUrl,
        temporalUiUrl: uiUrl,
        production,
        mailbox,
        ...(web ? { web: await web } : {}),
        ...(settings.PAHT_MAP_TILES
          ? { mapTiles: { url: settings.PAHT_MAP_TILES, attribution: settings.PAHT_MAP_ATTRIBUTION } }
          : {}),
        rateLimits: (settings.PAHT_RATE_LIMITS ?? (production ? 'on' : 'off')) === 'on',
        trustedProxies: settings.PAHT_TRUSTED_PROXIES?.split(',').map((each) => each.trim()) ?? [],
      });
      const server: RunningServer = await startServer(app, settings.PAHT_HOST, settings.PORT);
      stops.push(() => server.close(HTTP_GRACE_MS));
      const demo = startDemoIfEmpty({ config, city: initial, cityFolder: folder, db, logger });
      stops.push(() => demo.stop());
      places.unshift(
        `Product         ${publicUrl}`,
        `API             ${publicUrl}/api/v1/reports`,
        `Staff sign-in   ${publicUrl}/auth/sign-in?returnTo=/api/v1/me`,
        ...(mailbox ? [`Mailbox         ${publicUrl}/mailbox`] : []),
        `Temporal UI     ${uiUrl}`,
      );
    }
    return { places, failed: services.failed, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The identity provider that the settings name, or the embedded one. */
function staffSignIn(
  { settings, dataDir, publicUrl }: Config,
  city: CityDirectory,
  mailbox: boolean,
): Pick<AppDependencies, 'identityProvider' | 'embeddedProvider'> {
  const { OIDC_ISSUER, OIDC_CLIENT_ID: clientId = EMBEDDED_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_AUDIENCE } = settings;
  const secret = OIDC_CLIENT_SECRET === undefined ? {} : { clientSecret: OIDC_CLIENT_SECRET };
  if (OIDC_ISSUER !== undefined) return { identityProvider: { issuer: OIDC_ISSUER, clientId, ...secret } };
  return {
    identityProvider: { issuer: embeddedIssuer(publicUrl), clientId: EMBEDDED_CLIENT_ID },
    embeddedProvider: createEmbeddedProvider({ dataDir, publicUrl, audience: OIDC_AUDIENCE, city, mailbox }),
  };
}

function cityFolder(city: string): string {
  return join(projectFolder(), 'cities', city);
}

/** A production build has its bundle beside it; from the sources it is made at the start. */
async function workflowBundle(
  path: string | undefined,
  logger: Logger,
): Promise<NonNullable<WorkerOptions['workflowBundle']>> {
  const built = join(__dirname, '..', '..', 'workflow-bundle.js');
  const codePath = path ?? (existsSync(built) ? built : undefined);
  return codePath === undefined ? bundleWorkflows(logger) : { codePath };
}
