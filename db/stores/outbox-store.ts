import type { Knex } from 'knex';
import type { Database } from '../connect';

/** A message that a recorded event owes somebody. */
export interface OutboxMessage {
  /** `reference:seq:audience:channel`. */
  key: string;
  /** Null for what is about no single report. */
  reference: string | null;
  /** `reporter`, or a role with its agency, e.g. `agency_head@hepco`. */
  audience: string;
  channel: 'email';
  template: string;
  /** What the template needs besides the report itself. */
  data: Record<string, unknown>;
}

export interface PendingMessage extends OutboxMessage {
  attempts: number;
}

/** How long a claimed message belongs to the process that claimed it; after that another may try. */
export const LEASE_SECONDS = 120;

export async function insertMessages(trx: Knex, messages: OutboxMessage[]): Promise<void> {
  if (messages.length > 0) await messageInsert(trx, messages);
}

/** The statement alone, to be run or to be made part of another one. */
export function messageInsert(db: Knex, messages: OutboxMessage[]): Knex.QueryBuilder {
  const rows = messages.map((message) => ({ ...message, data: JSON.stringify(message.data) }));
  return db('outbox').insert(rows).onConflict('key').ignore();
}

/**
 * Takes up to `limit` messages whose time has come. Each goes to one process only: rows that others hold are skipped,
 * and the lease keeps a claimed one away from them until it is settled or its holder has died.
 */
export async function claimMessages(db: Database, limit: number): Promise<PendingMessage[]> {
  const { rows } = await db.raw<{ rows: (PendingMessage & { created_at: Date })[] }>(
    `UPDATE outbox SET attempts = attempts + 1, next_attempt_at = now() + make_interval(secs => ${LEASE_SECONDS})
     WHERE key IN (
       SELECT key FROM outbox WHERE status = 'pending' AND next_attempt_at <= now()
       ORDER BY next_attempt_at LIMIT ? FOR UPDATE SKIP LOCKED
     )
     RETURNING key, reference, audience, channel, template, data, attempts, created_at`,
    [limit],
  );
  // RETURNING has no order, and people should read of a report's steps in theirs.
  return rows.sort((a, b) => a.created_at.getTime() - b.created_at.getTime() || seqOf(a) - seqOf(b));
}

function seqOf({ key }: OutboxMessage): number {
  return Number(key.split(':')[1]);
}

/** Gives claimed messages back that were not tried. */
export async function releaseMessages(db: Database, keys: string[]): Promise<void> {
  if (keys.length === 0) return;
  await db('outbox')
    .whereIn('key', keys)
    .andWhere('status', 'pending')
    .update({ attempts: db.raw('attempts - 1'), next_attempt_at: db.fn.now() });
}

/** The message was delivered, or will not be: `outcome` says which and why. */
export async function settleMessage(
  db: Database,
  key: string,
  status: 'sent' | 'undeliverable' | 'failed',
  outcome: string,
): Promise<void> {
  await db('outbox').where('key', key).update({ status, outcome, settled_at: db.fn.now() });
}

/** The message could not be delivered now; it is tried again after `delaySeconds`. */
export async function postponeMessage(db: Database, key: string, delaySeconds: number, outcome: string): Promise<void> {
  await db('outbox')
    .where('key', key)
    .update({ outcome, next_attempt_at: db.raw('now() + make_interval(secs => ?)', [delaySeconds]) });
}
