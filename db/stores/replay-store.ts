import { randomUUID } from 'node:crypto';
import type { Database } from '../connect';

/** What is there under a key: a turn of one's own, or what another request made of its. */
export type Claim = { claim: string } | { bodyHash: Buffer; answer: string | null };

const KEPT = "interval '24 hours'";
/** No request takes so long: the process that had it was killed. */
const GIVEN_UP = "interval '5 minutes'";

/** Takes the turn of a request that nobody has carried out or is carrying out; of two at once one gets it. */
export async function claimReplay(db: Database, keyHash: Buffer, bodyHash: Buffer): Promise<Claim> {
  const claim = randomUUID();
  const taken = await db('replay')
    .insert({ key_hash: keyHash, body_hash: bodyHash, claim })
    .onConflict('key_hash')
    .merge({ body_hash: bodyHash, claim, answer: null, begun_at: db.fn.now() })
    .whereRaw(`replay.begun_at < now() - ${KEPT}`)
    .orWhereRaw(`(replay.answer IS NULL AND replay.begun_at < now() - ${GIVEN_UP} AND replay.body_hash = ?)`, [
      bodyHash,
    ])
    .returning('claim');
  if (taken.length > 0) return { claim };
  const other: { bodyHash: Buffer; answer: string | null } | undefined = await db('replay')
    .where({ key_hash: keyHash })
    .first({ bodyHash: 'body_hash', answer: 'answer' });
  // It was released just now.
  return other ?? claimReplay(db, keyHash, bodyHash);
}

export async function keepReplay(db: Database, claim: string, answer: string): Promise<void> {
  await db('replay').where({ claim }).update({ answer });
}

/** Lets the request be sent again: it was refused. */
export async function releaseReplay(db: Database, claim: string): Promise<void> {
  await db('replay').where({ claim }).delete();
}

export async function removeOldReplays(db: Database): Promise<void> {
  await db('replay').whereRaw(`begun_at < now() - ${KEPT}`).delete();
}
