import { setTimeout as delay } from 'node:timers/promises';
import { Client, type ConnectionOptions } from '@temporalio/client';
import { NativeConnection, type NativeConnectionOptions, type Worker, type WorkerOptions } from '@temporalio/worker';
import type { DataConverter } from '@temporalio/common';
import type { Logger } from 'pino';
import type { MailTransport } from '../activities/notifications/mail-transport';
import { startOutboxRelay } from '../activities/notifications/outbox-relay';
import { createWebhookActivities } from '../activities/webhooks/create-webhook-activities';
import type { Reach } from '../activities/webhooks/post-webhook';
import { startWebhookDispatcher, type WebhookDispatcher } from '../activities/webhooks/webhook-dispatcher';
import { createCityActivities } from '../activities/city/create-city-activities';
import { createReportActivities } from '../activities/report/create-report-activities';
import type { CityDirectory } from '../db/city-directory';
import type { Database } from '../db/connect';
import type { Classifier } from '../domain/classification/classifier';
import type { LabelledText } from '../domain/classification/training/labelled-text';
import type { PhotoStorage } from '../storage/photo-storage';
import type { Links } from '../activities/notifications/render-message';
import { createWorker } from './create-worker';
import { ensureSchedules } from './ensure-schedules';

export interface WorkerRoleDependencies {
  connection: ConnectionOptions;
  namespace: string;
  taskQueue: string;
  db: Database;
  city: CityDirectory;
  /** What is in force now. */
  classifier: () => Classifier;
  /** The city's own texts, for the training of its classifier. */
  corpus: readonly LabelledText[];
  dataConverter: DataConverter;
  workflowBundle: NonNullable<WorkerOptions['workflowBundle']>;
  maxConcurrentActivities: number;
  transport: MailTransport;
  photos: PhotoStorage;
  links: Links;
  webhooks: {
    /** Opens the secret of an endpoint as the database has it. */
    openSecret: (endpoint: string, sealed: string) => string;
    reach: Reach;
  };
  logger: Logger;
}

export interface WorkerRole {
  /** Takes no new tasks, lets those in hand end, then closes the connection. */
  stop(): Promise<void>;
}

const RETRY_MS = 3_000;

/**
 * Runs a worker and the outbox relay. A Temporal that is away, at the start or later, is waited for: the worker is made
 * anew until it runs.
 */
export function startWorkerRole(dependencies: WorkerRoleDependencies): WorkerRole {
  const {
    db,
    city,
    classifier,
    corpus,
    photos,
    transport,
    links,
    dataConverter,
    namespace,
    taskQueue,
    workflowBundle,
    maxConcurrentActivities,
  } = dependencies;
  const logger = dependencies.logger.child({ component: 'worker' });
  const activities = {
    ...createReportActivities({ db, city, classifier, now: Date.now, logger }),
    ...createCityActivities({ db, city, photos, corpus, taskQueue, now: Date.now, logger }),
    ...createWebhookActivities({ db, ...dependencies.webhooks, now: Date.now, logger }),
  };
  const relay = startOutboxRelay({ db, city, transport, links, logger });
  const stopping = new AbortController();
  let worker: Worker | undefined;

  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      let connection: NativeConnection | undefined;
      let dispatcher: WebhookDispatcher | undefined;
      try {
        connection = await NativeConnection.connect(toNativeOptions(dependencies.connection));
        const { timeZone } = city.current().city;
        const client = new Client({ connection, namespace, dataConverter });
        await ensureSchedules({ client, taskQueue, timeZone });
        dispatcher = startWebhookDispatcher({
          db,
          client,
          taskQueue,
          link: (reference) => links.page(reference),
          logger,
        });
        worker = await createWorker({
          connection,
          namespace,
          taskQueue,
          activities,
          dataConverter,
          workflowBundle,
          maxConcurrentActivities,
        });
        if (stopping.signal.aborted) worker.shutdown();
        else logger.info({ namespace, taskQueue }, 'Worker polls for reports');
        await worker.run();
      } catch (error) {
        logger.warn({ err: error }, 'Worker cannot run; trying again');
        await delay(RETRY_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
      } finally {
        worker = undefined;
        await dispatcher?.stop();
        await connection?.close();
      }
    }
  };

  const running = run();
  return {
    async stop() {
      stopping.abort();
      if (worker?.getState() === 'RUNNING') worker.shutdown();
      await running;
      await relay.stop();
      transport.close();
    },
  };
}

/** The options of a worker's connection are those of a client's, but that its API key cannot be a function. */
function toNativeOptions({ address, tls, apiKey, metadata }: ConnectionOptions): NativeConnectionOptions {
  return {
    ...(address === undefined ? {} : { address }),
    ...(tls === undefined ? {} : { tls }),
    ...(apiKey === undefined ? {} : { apiKey: typeof apiKey === 'function' ? apiKey() : apiKey }),
    ...(metadata === undefined ? {} : { metadata: metadata }),
  };
}
