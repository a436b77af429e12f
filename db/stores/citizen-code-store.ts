import type { Database } from '../connect';
import { insertMessages } from './outbox-store';

export const CODE_MINUTES = 10;
export const CODE_TRIES = 5;

/** Somebody who wants to see their reports; the address is as they typed it, in small letters. */
export interface CodeRequest {
  id: string;
  email?: string | undefined;
  phone?: string | undefined;
  language: 'vi' | 'en';
}

/**
 * Keeps a request for a code and the message that it owes. It does the same whether a report has this address or not, and
 * takes as long: the message's delivery looks.
 */
export async function requestCode(db: Database, { id, email, phone, language }: CodeRequest): Promise<void> {
  await db.transaction(async (trx) => {
    await trx('citizen_code').insert({
      id,
      email: email ?? null,
      phone: phone ?? null,
      language,
      expires_at: trx.raw(`now() + interval '${CODE_MINUTES} minutes'`),
    });
    const key = `citizen-code:${id}:claimant:email`;
    const audience = `claimant@${id}`;
    await insertMessages(trx, [
      { key, reference: null, audience, channel: 'email', template: 'citizen_code', data: {} },
    ]);
  });
}

/** Codes stay for a day, so that one that came too late can be told from one that never was. */
export async function removeOldCodes(db: Database): Promise<void> {
  await db('citizen_code').where('expires_at', '<', db.raw("now() - interval '1 day'")).delete();
}

/**
 * Takes one try of the latest code that an address was sent, and answers whose it is; null when there is none that could
 * still be right. Two tries at once are two tries.
 */
export async function takeTry(db: Database, email: string): Promise<string | null> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `UPDATE citizen_code SET tries = tries + 1
     WHERE id = (SELECT id FROM citizen_code WHERE email = ? ORDER BY created_at DESC, id LIMIT 1)
       AND expires_at > now() AND used_at IS NULL AND tries < ?
     RETURNING id`,
    [email, CODE_TRIES],
  );
  return rows[0]?.id ?? null;
}

/** Uses a code up. False when somebody has used it already. */
export async function useCode(db: Database, id: string): Promise<boolean> {
  const used = await db('citizen_code').where({ id, used_at: null }).update({ used_at: db.fn.now() });
  return used === 1;
}

/** Whom a code is for, when it is about to be sent. */
export interface CodeRecipient {
  email: string | null;
  language: 'vi' | 'en';
  /** Whether a report has the address; to nobody else a mail goes out. */
  known: boolean;
}

/** Null when the code is of no use any more. */
export async function readCodeRecipient(db: Database, id: string): Promise<CodeRecipient | null> {
  const row: CodeRecipient | undefined = await db('citizen_code as code')
    .where('code.id', id)
    .andWhere('code.expires_at', '>', db.fn.now())
    .whereNull('code.used_at')
    .first(
      'code.email',
      'code.language',
      db.raw('EXISTS (SELECT 1 FROM reporter WHERE lower(reporter.email) = code.email) AS known'),
    );
  return row ?? null;
}
