import { setTimeout as delay } from 'node:timers/promises';
import { WorkflowExecutionAlreadyStartedError, type Client } from '@temporalio/client';
import type { Logger } from 'pino';
import {
  WEBHOOK_DELIVERY_WORKFLOW,
  webhookDeliveryWorkflowId,
  type WebhookDeliveryInput,
} from '../../contracts/webhook-delivery';
import type { Database } from '../../db/connect';
import { readEventLog } from '../../db/read-models/event-log';
import { mendEventOrder } from '../../db/stores/event-order-store';
import {
  claimCursor,
  forgetDeliveries,
  insertDeliveries,
  markStarted,
  moveCursor,
  readCursor,
  readUnstarted,
} from '../../db/stores/webhook-delivery-store';
import { listWebhooks } from '../../db/stores/webhook-store';
import { concerns, webhookPayload, webhookTypeOf } from './webhook-payload';

interface Dependencies {
  db: Database;
  client: Client;
  taskQueue: string;
  /** The page of a report. */
  link: (reference: string) => string;
  logger: Logger;
  /** How long to wait when there was nothing to do. */
  idleMs?: number;
}

/** Turns events into deliveries, and starts a workflow for each; any number of them may run at once. */
export interface WebhookDispatcher {
  stop(): Promise<void>;
}

const PAGE = 200;
const STARTED_AT_ONCE = 10;
const STARTED_PER_TURN = 100;
const RETRY_MS = 5_000;
const FORGET_EVERY_MS = 3_600_000;
const KEPT_DAYS = 30;

/**
 * Two steps, either of which can be repeated. An event becomes deliveries and the cursor moves behind it in one transaction,
 * so that none is left out. A delivery without a workflow is started under an id of its own, so that none goes out twice.
 */
export function startWebhookDispatcher(dependencies: Dependencies): WebhookDispatcher {
  const { db, logger, idleMs = 1_000 } = dependencies;
  const stopping = new AbortController();
  let forgotten = 0;

  const run = async (): Promise<void> => {
    let mended = false;
    while (!stopping.signal.aborted) {
      let more = false;
      let pauseMs = idleMs;
      try {
        if (!mended) {
          const moved = await mendEventOrder(db);
          if (moved > 0) logger.warn({ moved }, 'Events of another server were put in order before those of this one');
          mended = true;
        }
        const events = await writeDeliveries(dependencies);
        const started = await startDeliveries(dependencies);
        more = events === PAGE || started === STARTED_PER_TURN;
        if (Date.now() - forgotten > FORGET_EVERY_MS) {
          forgotten = Date.now();
          await forgetDeliveries(db, KEPT_DAYS);
        }
      } catch (error) {
        logger.warn({ err: error }, 'Webhooks could not be dispatched; trying again');
        pauseMs = RETRY_MS;
      }
      if (!more) await delay(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };

  const running = run();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

/** Answers how many events it has gone over. */
async function writeDeliveries({ db, link }: Dependencies): Promise<number> {
  // Most often there is nothing, and then nothing is locked.
  const present = await readCursor(db);
  if ((await readEventLog(db, present, 1)).events.length === 0) return 0;
  return db.transaction(async (trx) => {
    const cursor = await claimCursor(trx);
    if (!cursor) return 0;
    const { events } = await readEventLog(trx, cursor, PAGE);
    if (events.length === 0) return 0;
    const endpoints = (await listWebhooks(trx)).filter(({ enabled }) => enabled);
    const deliveries = events.flatMap((event) =>
      endpoints
        .filter((endpoint) => concerns(endpoint, event))
        .map(({ id }) => ({
          id: `${id}-${event.position.reference}-${event.position.seq}`,
          endpoint: id,
          reference: event.position.reference,
          type: webhookTypeOf(event),
          payload: webhookPayload(event, link),
        })),
    );
    await insertDeliveries(trx, deliveries);
    await moveCursor(trx, events.at(-1)!.position);
    return events.length;
  });
}

/** Answers how many workflows it has started. */
async function startDeliveries({ db, client, taskQueue }: Dependencies): Promise<number> {
  const waiting = await readUnstarted(db, STARTED_PER_TURN);
  for (let index = 0; index < waiting.length; index += STARTED_AT_ONCE) {
    const some = waiting.slice(index, index + STARTED_AT_ONCE);
    await Promise.all(some.map(({ id, run }) => startDelivery(client, taskQueue, id, run)));
    await markStarted(
      db,
      some.map(({ id }) => id),
    );
  }
  return waiting.length;
}

async function startDelivery(client: Client, taskQueue: string, delivery: string, run: number): Promise<void> {
  const input: WebhookDeliveryInput = { delivery };
  try {
    await client.workflow.start(WEBHOOK_DELIVERY_WORKFLOW, {
      workflowId: webhookDeliveryWorkflowId(delivery, run),
      taskQueue,
      args: [input],
      staticSummary: delivery,
    });
  } catch (error) {
    // By a process that ended before it could note it.
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}
