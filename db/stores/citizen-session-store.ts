import { createHash } from 'node:crypto';
import type { Database } from '../connect';

export const SESSION_MINUTES = 30;

/** Keeps a session of somebody who has shown that an address is theirs; of its token only a hash. */
export async function createCitizenSession(db: Database, token: string, email: string): Promise<Date> {
  const expires_at = db.raw(`date_trunc('milliseconds', now()) + interval '${SESSION_MINUTES} minutes'`);
  const [row]: { expiresAt: Date }[] = await db('citizen_session')
    .insert({ token_hash: hashOf(token), email, expires_at })
    .returning('expires_at as expiresAt');
  return row!.expiresAt;
}

/** The address that a token stands for; null when it is none, or no longer one. */
export async function readCitizenSession(db: Database, token: string): Promise<string | null> {
  const row: { email: string } | undefined = await db('citizen_session')
    .where('token_hash', hashOf(token))
    .andWhere('expires_at', '>', db.fn.now())
    .first('email');
  return row?.email ?? null;
}

export async function removeOldCitizenSessions(db: Database): Promise<void> {
  await db('citizen_session').where('expires_at', '<', db.fn.now()).delete();
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
