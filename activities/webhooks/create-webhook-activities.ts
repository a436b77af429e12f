import { ApplicationFailure, ApplicationFailureCategory } from '@temporalio/common';
import type { Logger } from 'pino';
import { Webhook } from 'standardwebhooks';
import type { WebhookActivities } from '../../contracts/webhook-delivery';
import type { Database } from '../../db/connect';
import { recordAudit } from '../../db/stores/audit-store';
import {
  noteAttempt,
  readDelivery,
  settleDelivery,
  type WebhookDelivery,
} from '../../db/stores/webhook-delivery-store';
import {
  countFailure,
  disableWebhook,
  readWebhook,
  resetFailures,
  type WebhookEndpoint,
} from '../../db/stores/webhook-store';
import { SYSTEM } from '../../domain/report/actor';
import { postWebhook, WebhookUnreachableError, type Reach, type Received } from './post-webhook';

interface Dependencies {
  db: Database;
  /** Opens the secret of an endpoint as the database has it. */
  openSecret: (endpoint: string, sealed: string) => string;
  reach: Reach;
  now: () => number;
  logger: Logger;
}

/** Given up in a row; each took three days. */
const MAX_FAILURES = 5;
const MAX_RETRY_AFTER_SECONDS = 3_600;
const GONE = 410;

export function createWebhookActivities({ db, openSecret, reach, now, logger }: Dependencies): WebhookActivities {
  const switchedOff = async (endpoint: string, because: string): Promise<void> => {
    logger.warn({ endpoint, because }, 'A webhook is switched off');
    await recordAudit(db, { actor: SYSTEM, action: 'webhook.disable', target: endpoint, reason: because });
  };

  const attempt = async (delivery: WebhookDelivery, endpoint: WebhookEndpoint): Promise<Received> =>
    postWebhook(endpoint.url, {
      body: delivery.payload,
      headers: signatureHeaders(
        delivery,
        secretsOf(endpoint, now()).map((sealed) => openSecret(endpoint.id, sealed)),
        new Date(now()),
      ),
      reach,
    });

  return {
    async sendWebhook({ delivery: id }) {
      const delivery = await readDelivery(db, id);
      // Settled already by an attempt whose answer Temporal did not get, or gone with its endpoint.
      if (delivery?.status !== 'pending') return;
      const endpoint = await readWebhook(db, delivery.endpoint);
      if (!endpoint?.enabled) {
        await settleDelivery(db, id, 'cancelled', 'the endpoint is switched off');
        return;
      }
      let received: Received;
      try {
        received = await attempt(delivery, endpoint);
      } catch (error) {
        if (!(error instanceof WebhookUnreachableError)) throw error;
        await noteAttempt(db, id, { status: 'pending', responseStatus: null, outcome: error.message });
        throw refused(error.message);
      }
      const { status, excerpt, retryAfterSeconds } = received;
      const taken = status >= 200 && status < 300;
      const outcome = excerpt || (taken ? 'accepted' : 'refused without a word');
      if (taken) {
        await noteAttempt(db, id, { status: 'delivered', responseStatus: status, outcome });
        await resetFailures(db, endpoint.id);
        return;
      }
      if (status === GONE) {
        await noteAttempt(db, id, { status: 'failed', responseStatus: status, outcome });
        const because = 'the receiver answered 410: it does not want to be told any more';
        if (await disableWebhook(db, endpoint.id, because)) await switchedOff(endpoint.id, because);
        return;
      }
      await noteAttempt(db, id, { status: 'pending', responseStatus: status, outcome });
      throw refused(`the receiver answered ${status}`, retryAfterSeconds);
    },

    async giveUpWebhook({ delivery: id }) {
      const delivery = await readDelivery(db, id);
      if (!delivery || !(await settleDelivery(db, id, 'failed'))) return;
      logger.warn({ delivery: id, attempts: delivery.attempts }, 'A webhook could not be delivered and is given up');
      const because = `${MAX_FAILURES} deliveries in a row were given up`;
      if (await countFailure(db, delivery.endpoint, MAX_FAILURES, because))
        await switchedOff(delivery.endpoint, because);
    },
  };
}

/** Each secret signs, so that a receiver that knows one of them can verify. */
function signatureHeaders({ id, payload }: WebhookDelivery, secrets: string[], at: Date): Record<string, string> {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, at, payload)).join(' '),
  };
}

/** As the database has them. */
function secretsOf(endpoint: WebhookEndpoint, now: number): string[] {
  const { secret, previousSecret, previousSecretUntil } = endpoint;
  const overlaps = previousSecret !== null && previousSecretUntil !== null && previousSecretUntil.getTime() > now;
  return [secret, ...(overlaps ? [previousSecret] : [])];
}

/** Expected of a receiver, so no error in the logs; Temporal tries again. */
function refused(message: string, retryAfterSeconds: number | null = null): ApplicationFailure {
  return ApplicationFailure.create({
    message,
    type: 'WebhookNotTaken',
    category: ApplicationFailureCategory.BENIGN,
    ...(retryAfterSeconds === null
      ? {}
      : { nextRetryDelay: Math.min(retryAfterSeconds, MAX_RETRY_AFTER_SECONDS) * 1_000 }),
  });
}
