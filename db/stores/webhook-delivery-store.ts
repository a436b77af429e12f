import type { Knex } from 'knex';
import type { EventPosition } from '../read-models/event-log';

export type DeliveryStatus =
  | 'pending'
  | 'delivered'
  /** Given up. */
  | 'failed'
  /** The endpoint was switched off before it arrived. */
  | 'cancelled';

export interface WebhookDelivery {
  id: string;
  endpoint: string;
  /** Null of a test. */
  reference: string | null;
  type: string;
  payload: string;
  status: DeliveryStatus;
  run: number;
  attempts: number;
  responseStatus: number | null;
  outcome: string | null;
  createdAt: Date;
  attemptedAt: Date | null;
  settledAt: Date | null;
}

export type NewDelivery = Pick<WebhookDelivery, 'id' | 'endpoint' | 'reference' | 'type' | 'payload'>;

const COLUMNS = {
  id: 'id',
  endpoint: 'endpoint',
  reference: 'reference',
  type: 'type',
  payload: 'payload',
  status: 'status',
  run: 'run',
  attempts: 'attempts',
  responseStatus: 'response_status',
  outcome: 'outcome',
  createdAt: 'created_at',
  attemptedAt: 'attempted_at',
  settledAt: 'settled_at',
} as const satisfies Record<keyof WebhookDelivery, string>;

/** Up to where events have become deliveries. */
export async function readCursor(db: Knex): Promise<EventPosition> {
  const row: EventPosition | undefined = await db('webhook_cursor').first(cursorColumns(db));
  return row!;
}

/** The same, for the caller alone until its transaction ends; null while another has it. */
export async function claimCursor(trx: Knex.Transaction): Promise<EventPosition | null> {
  const row: EventPosition | undefined = await trx('webhook_cursor').forUpdate().skipLocked().first(cursorColumns(trx));
  return row ?? null;
}

function cursorColumns(db: Knex): Record<string, string | Knex.Raw> {
  return { xid: db.raw('CAST(xid AS text)') as never, reference: 'reference', seq: 'seq' };
}

export async function moveCursor(trx: Knex.Transaction, { xid, reference, seq }: EventPosition): Promise<void> {
  await trx('webhook_cursor').update({ xid: trx.raw('CAST(? AS xid8)', [xid]), reference, seq });
}

/** A delivery that is there already stays as it is. */
export async function insertDeliveries(db: Knex, deliveries: NewDelivery[]): Promise<void> {
  if (deliveries.length > 0) await db('webhook_delivery').insert(deliveries).onConflict('id').ignore();
}

/** Deliveries whose workflow was not started, or was so long ago that Temporal must have lost it. */
export async function readUnstarted(db: Knex, limit: number): Promise<Pick<WebhookDelivery, 'id' | 'run'>[]> {
  return db('webhook_delivery')
    .where('status', 'pending')
    .andWhere((either) => {
      void either.whereNull('started_at').orWhereRaw(`started_at < now() - interval '4 days'`);
    })
    .orderBy(['created_at', 'id'])
    .limit(limit)
    .select('id', 'run');
}

export async function markStarted(db: Knex, ids: string[]): Promise<void> {
  await db('webhook_delivery').whereIn('id', ids).update({ started_at: db.fn.now() });
}

export async function readDelivery(db: Knex, id: string): Promise<WebhookDelivery | null> {
  const row: WebhookDelivery | undefined = await db('webhook_delivery').where({ id }).first(COLUMNS);
  return row ?? null;
}

/** The newest first; `before` is the last one of the page before. */
export async function listDeliveries(
  db: Knex,
  endpoint: string,
  { status, before, limit }: { status?: DeliveryStatus | undefined; before?: string | undefined; limit: number },
): Promise<WebhookDelivery[]> {
  const query = db('webhook_delivery')
    .where({ endpoint })
    .orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(limit)
    .select(COLUMNS);
  if (status) void query.andWhere({ status });
  if (before !== undefined) {
    void query.andWhereRaw('(created_at, id) < (SELECT created_at, id FROM webhook_delivery WHERE id = ?)', [before]);
  }
  return query as Promise<WebhookDelivery[]>;
}

/** What an attempt came to. */
export async function noteAttempt(
  db: Knex,
  id: string,
  { status, responseStatus, outcome }: { status: DeliveryStatus; responseStatus: number | null; outcome: string },
): Promise<void> {
  await db('webhook_delivery')
    .where({ id })
    .update({
      status,
      response_status: responseStatus,
      outcome,
      attempts: db.raw('attempts + 1'),
      attempted_at: db.fn.now(),
      settled_at: status === 'pending' ? null : db.fn.now(),
    });
}

/** Ends a delivery that is pending still, without another attempt. Answers whether it was. */
export async function settleDelivery(db: Knex, id: string, status: DeliveryStatus, outcome?: string): Promise<boolean> {
  const changed = await db('webhook_delivery')
    .where({ id, status: 'pending' })
    .update({ status, settled_at: db.fn.now(), ...(outcome === undefined ? {} : { outcome }) });
  return changed > 0;
}

/** Lets a settled delivery be sent once more, by a new workflow. Answers whether it was settled. */
export async function replayDelivery(db: Knex, id: string): Promise<boolean> {
  const changed = await db('webhook_delivery')
    .where({ id })
    .whereNot('status', 'pending')
    .update({ status: 'pending', run: db.raw('run + 1'), started_at: null, settled_at: null });
  return changed > 0;
}

export async function forgetDeliveries(db: Knex, olderThanDays: number): Promise<void> {
  await db('webhook_delivery').whereRaw('settled_at < now() - make_interval(days => ?)', [olderThanDays]).delete();
}
