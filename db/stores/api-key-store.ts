import type { Database } from '../connect';

/** A key with which a client files reports by Open311; the key itself is kept nowhere. */
export interface ApiKey {
  id: string;
  name: string;
  /** Subject of the administrator who issued it. */
  createdBy: string | null;
  createdAt: Date;
  /** Day, `YYYY-MM-DD`. */
  lastUsedOn: string | null;
  revokedAt: Date | null;
}

const COLUMNS = ['id', 'name', { createdBy: 'created_by', createdAt: 'created_at', revokedAt: 'revoked_at' }] as const;

export async function readApiKeys(db: Database): Promise<ApiKey[]> {
  return db('api_key')
    .orderBy([{ column: 'created_at', order: 'desc' }, { column: 'id' }])
    .select(...COLUMNS, db.raw('last_used_on::text AS "lastUsedOn"')) as Promise<ApiKey[]>;
}

export async function insertApiKey(
  db: Database,
  { id, name, keyHash, createdBy }: { id: string; name: string; keyHash: string; createdBy: string | null },
): Promise<ApiKey> {
  const [row] = await db('api_key')
    .insert({ id, name, key_hash: keyHash, created_by: createdBy })
    .returning<{ created_at: Date }[]>('created_at');
  return { id, name, createdBy, createdAt: row!.created_at, lastUsedOn: null, revokedAt: null };
}

/** Answers false when there is no such key. */
export async function revokeApiKey(db: Database, id: string, at: Date): Promise<boolean> {
  const revoked = await db('api_key')
    .where({ id })
    .update({ revoked_at: db.raw('coalesce(revoked_at, ?)', [at]) });
  return revoked > 0;
}

/** The key that is in force and has this hash; notes that it is used today. */
export async function findApiKey(db: Database, keyHash: string): Promise<{ id: string } | null> {
  const row: { id: string; isFirstToday: boolean } | undefined = await db('api_key')
    .where({ key_hash: keyHash, revoked_at: null })
    .first('id', db.raw('last_used_on IS DISTINCT FROM current_date AS "isFirstToday"'));
  if (!row) return null;
  if (row.isFirstToday)
    await db('api_key')
      .where({ id: row.id })
      .update({ last_used_on: db.raw('current_date') });
  return { id: row.id };
}
