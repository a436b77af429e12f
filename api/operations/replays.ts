import { createHash } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import type { Database } from '../../db/connect';
import { claimReplay, keepReplay, releaseReplay } from '../../db/stores/replay-store';
import { openSecret, sealSecret } from '../../security/secret-box';
import { AppError } from '../errors/app-error';
import type { Reply } from './create-operations-router';

/** A request with an `Idempotency-Key`. */
interface KeyedRequest {
  /** What it is, of whom, with which key. Any two that are the same are one request. */
  identity: readonly unknown[];
  /** What must be the same when it comes again. */
  content: unknown;
}

/** Carries out a request once, and gives its answer again when it comes again. */
export type Replay = (request: KeyedRequest, carryOut: () => Promise<Reply | void>) => Promise<Reply | void>;

/**
 * Lets every operation find the answers of earlier requests, in Postgres, so that several API processes agree. They may hold
 * what only the caller may read, such as a new key, so they are encrypted.
 */
export function provideReplays(db: Database, key: Buffer): RequestHandler {
  const replay: Replay = async ({ identity, content }, carryOut) => {
    const keyHash = hash(identity);
    const bodyHash = hash(content);
    const owner = keyHash.toString('base64url');
    const found = await claimReplay(db, keyHash, bodyHash);
    if ('claim' in found) return first(found.claim, owner, carryOut);
    if (!found.bodyHash.equals(bodyHash)) throw new AppError('idempotency_key_reused');
    if (found.answer === null) throw underWay();
    const reply = JSON.parse(openSecret(key, owner, found.answer)) as Reply;
    return { ...reply, headers: { ...reply.headers, 'Idempotent-Replayed': 'true' } };
  };

  const first = async (claim: string, owner: string, carryOut: () => Promise<Reply | void>): Promise<Reply | void> => {
    let reply: Reply | void;
    try {
      reply = await carryOut();
    } catch (error) {
      // What was refused may be sent again. Should this fail too, the turn is given up by itself after some minutes.
      await releaseReplay(db, claim).catch(() => undefined);
      throw error;
    }
    if (reply) await keepReplay(db, claim, sealSecret(key, owner, JSON.stringify(reply)));
    else await releaseReplay(db, claim);
    return reply;
  };

  return (_request, response, next) => {
    response.locals.replay = replay;
    next();
  };
}

export function replayOf(response: Response): Replay {
  return response.locals.replay as Replay;
}

function underWay(): AppError {
  return new AppError('conflict', {
    detail: {
      vi: 'Yêu cầu cùng khóa Idempotency-Key đang được thực hiện; hãy gửi lại sau ít giây.',
      en: 'The request with this Idempotency-Key is being carried out; send it again in some seconds.',
    },
    members: { code: 'under_way' },
    retryAfter: 2,
  });
}

function hash(value: unknown): Buffer {
  return createHash('sha256').update(JSON.stringify(value)).digest();
}
