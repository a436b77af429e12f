import type { Knex } from 'knex';

/** Where events are sent to. Secrets are as the database has them: sealed. */
export interface WebhookEndpoint {
  id: string;
  url: string;
  description: string;
  /** Null means every one. */
  eventTypes: string[] | null;
  /** Only reports that this agency leads or supports; all when null. */
  agency: string | null;
  secret: string;
  /** Signs too, until the receiver has learned the new one. */
  previousSecret: string | null;
  previousSecretUntil: Date | null;
  enabled: boolean;
  /** Why the product itself has switched it off. */
  disabledBecause: string | null;
  createdAt: Date;
  updatedAt: Date;
}

export type WebhookSettings = Pick<WebhookEndpoint, 'url' | 'description' | 'eventTypes' | 'agency' | 'enabled'>;

const COLUMNS = {
  id: 'id',
  url: 'url',
  description: 'description',
  eventTypes: 'event_types',
  agency: 'agency',
  secret: 'secret',
  previousSecret: 'previous_secret',
  previousSecretUntil: 'previous_secret_until',
  enabled: 'enabled',
  disabledBecause: 'disabled_because',
  createdAt: 'created_at',
  updatedAt: 'updated_at',
} as const satisfies Record<keyof WebhookEndpoint, string>;

export async function listWebhooks(db: Knex): Promise<WebhookEndpoint[]> {
  return db('webhook_endpoint').orderBy(['created_at', 'id']).select(COLUMNS) as Promise<WebhookEndpoint[]>;
}

/** `lock` keeps it as it is until the transaction ends. */
export async function readWebhook(db: Knex, id: string, { lock = false } = {}): Promise<WebhookEndpoint | null> {
  const query = db('webhook_endpoint').where({ id }).first(COLUMNS);
  if (lock) void query.forUpdate();
  return ((await query) as WebhookEndpoint | undefined) ?? null;
}

export async function insertWebhook(db: Knex, id: string, settings: WebhookSettings, secret: string): Promise<void> {
  await db('webhook_endpoint').insert({ id, secret, ...rowOf(settings) });
}

/** Whoever switches it on gives it a new chance. */
export async function updateWebhook(db: Knex, id: string, settings: WebhookSettings): Promise<void> {
  await db('webhook_endpoint')
    .where({ id })
    .update({
      ...rowOf(settings),
      ...(settings.enabled ? { failures: 0, disabled_because: null } : {}),
      updated_at: db.fn.now(),
    });
}

function rowOf({ url, description, eventTypes, agency, enabled }: WebhookSettings): Record<string, unknown> {
  return { url, description, event_types: eventTypes, agency, enabled };
}

/** Answers whether there was one. Its deliveries go with it. */
export async function deleteWebhook(db: Knex, id: string): Promise<boolean> {
  return (await db('webhook_endpoint').where({ id }).delete()) > 0;
}

export async function rotateSecret(db: Knex, id: string, secret: string, overlapHours: number): Promise<void> {
  await db('webhook_endpoint')
    .where({ id })
    .update({
      previous_secret: db.ref('secret'),
      previous_secret_until: db.raw('now() + make_interval(hours => ?)', [overlapHours]),
      secret,
      updated_at: db.fn.now(),
    });
}

/** A delivery was given up. Answers whether the endpoint was switched off for it, because it was one too many in a row. */
export async function countFailure(db: Knex, id: string, atMost: number, because: string): Promise<boolean> {
  await db('webhook_endpoint').where({ id }).increment('failures');
  const enough = db('webhook_endpoint').where({ id, enabled: true }).andWhere('failures', '>=', atMost);
  return (await enough.update(switchedOff(db, because))) > 0;
}

/** Answers whether it was on. */
export async function disableWebhook(db: Knex, id: string, because: string): Promise<boolean> {
  return (await db('webhook_endpoint').where({ id, enabled: true }).update(switchedOff(db, because))) > 0;
}

export async function resetFailures(db: Knex, id: string): Promise<void> {
  await db('webhook_endpoint').where({ id }).andWhere('failures', '>', 0).update({ failures: 0 });
}

function switchedOff(db: Knex, because: string): Record<string, unknown> {
  return { enabled: false, disabled_because: because, updated_at: db.fn.now() };
}
