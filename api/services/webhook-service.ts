import { randomBytes } from 'node:crypto';
import { WEBHOOK_TEST_TYPE } from '../../contracts/webhook-delivery';
import type { CityDirectory } from '../../db/city-directory';
import type { Database } from '../../db/connect';
import { recordAudit } from '../../db/stores/audit-store';
import {
  insertDeliveries,
  listDeliveries,
  readDelivery,
  replayDelivery,
  type DeliveryStatus,
  type WebhookDelivery,
} from '../../db/stores/webhook-delivery-store';
import {
  deleteWebhook,
  insertWebhook,
  listWebhooks,
  readWebhook,
  rotateSecret,
  updateWebhook,
  type WebhookEndpoint,
  type WebhookSettings,
} from '../../db/stores/webhook-store';
import type { Actor } from '../../domain/report/actor';
import { sealSecret } from '../../security/secret-box';
import { AppError } from '../errors/app-error';

interface Dependencies {
  db: Database;
  city: CityDirectory;
  /** Seals the secrets of endpoints. */
  secretKey: Buffer;
  /** Whether plain http is refused. */
  production: boolean;
  now: () => number;
}

/** An endpoint, with its secret in plain, which is known only now. */
export interface WithSecret {
  endpoint: WebhookEndpoint;
  secret: string;
}

/** Endpoints in the hands of an administrator. All of it throws `not_found`; whatever changes something is audited. */
export interface WebhookService {
  list(): Promise<WebhookEndpoint[]>;
  read(id: string): Promise<WebhookEndpoint>;
  create(settings: WebhookSettings, actor: Actor): Promise<WithSecret>;
  /** Throws `precondition_failed` when `version` is given and is not the present one. */
  replace(id: string, settings: WebhookSettings, actor: Actor, version: string | undefined): Promise<WebhookEndpoint>;
  remove(id: string, actor: Actor): Promise<void>;
  rotate(id: string, actor: Actor): Promise<WithSecret>;
  /** The worker sends it in a moment, also when Temporal is away now. */
  test(id: string, actor: Actor): Promise<WebhookDelivery>;
  deliveries(
    id: string,
    page: { status?: DeliveryStatus | undefined; before?: string | undefined; limit: number },
  ): Promise<WebhookDelivery[]>;
  /** What is on its way already stays on its way. */
  replay(id: string, delivery: string, actor: Actor): Promise<WebhookDelivery>;
}

const OVERLAP_HOURS = 24;

export function createWebhookService({ db, city, secretKey, production, now }: Dependencies): WebhookService {
  const read = async (id: string): Promise<WebhookEndpoint> => {
    const endpoint = await readWebhook(db, id);
    if (!endpoint) throw new AppError('not_found');
    return endpoint;
  };
  const delivery = async (id: string): Promise<WebhookDelivery> => {
    const found = await readDelivery(db, id);
    if (!found) throw new AppError('not_found');
    return found;
  };
  const check = ({ url, agency }: WebhookSettings): void => {
    const issues = [
      ...(production && !url.startsWith('https:') ? [{ field: 'url', rule: 'must begin with https://' }] : []),
      ...(agency !== null && !city.current().agencies.some(({ code }) => code === agency)
        ? [{ field: 'agency', rule: 'is not a known agency' }]
        : []),
    ];
    if (issues.length > 0) throw new AppError('validation_failed', { issues });
  };

  return {
    list: () => listWebhooks(db),
    read,

    async create(settings, actor) {
      check(settings);
      const id = `wh_${randomBytes(8).toString('hex')}`;
      const secret = newSecret();
      await db.transaction(async (trx) => {
        await insertWebhook(trx, id, settings, sealSecret(secretKey, id, secret));
        await recordAudit(trx, { actor, action: 'webhook.create', target: id });
      });
      return { endpoint: await read(id), secret };
    },

    async replace(id, settings, actor, version) {
      check(settings);
      await db.transaction(async (trx) => {
        const present = await readWebhook(trx, id, { lock: true });
        if (!present) throw new AppError('not_found');
        if (version !== undefined && version !== versionOf(present)) throw new AppError('precondition_failed');
        await updateWebhook(trx, id, settings);
        await recordAudit(trx, { actor, action: 'webhook.edit', target: id });
      });
      return read(id);
    },

    async remove(id, actor) {
      await db.transaction(async (trx) => {
        if (!(await deleteWebhook(trx, id))) throw new AppError('not_found');
        await recordAudit(trx, { actor, action: 'webhook.remove', target: id });
      });
    },

    async rotate(id, actor) {
      await read(id);
      const secret = newSecret();
      await db.transaction(async (trx) => {
        await rotateSecret(trx, id, sealSecret(secretKey, id, secret), OVERLAP_HOURS);
        await recordAudit(trx, { actor, action: 'webhook.rotate_secret', target: id });
      });
      return { endpoint: await read(id), secret };
    },

    async test(id, actor) {
      await read(id);
      const test = `${id}-test-${randomBytes(6).toString('hex')}`;
      const payload = JSON.stringify({ type: WEBHOOK_TEST_TYPE, timestamp: new Date(now()).toISOString(), data: {} });
      await db.transaction(async (trx) => {
        await insertDeliveries(trx, [{ id: test, endpoint: id, reference: null, type: WEBHOOK_TEST_TYPE, payload }]);
        await recordAudit(trx, { actor, action: 'webhook.test', target: id });
      });
      return delivery(test);
    },

    async deliveries(id, page) {
      await read(id);
      return listDeliveries(db, id, page);
    },

    async replay(id, deliveryId, actor) {
      const { endpoint } = await delivery(deliveryId);
      if (endpoint !== id) throw new AppError('not_found');
      await db.transaction(async (trx) => {
        if (!(await replayDelivery(trx, deliveryId))) return;
        await recordAudit(trx, { actor, action: 'webhook.replay', target: deliveryId });
      });
      return delivery(deliveryId);
    },
  };
}

/** Of the `ETag`. */
export function versionOf({ updatedAt }: WebhookEndpoint): string {
  return updatedAt.toISOString();
}

function newSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}
