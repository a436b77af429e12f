import { createHash, randomInt } from 'node:crypto';
import { createChallenge, verifySolution, type Challenge, type Payload } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { Counter } from '../limits/create-counter';

export const CHALLENGE_HEADER = 'X-Challenge';

/** One to three thousand tries of a thousand rounds: some seconds of a telephone, and nobody has to see or hear anything. */
const ROUNDS = 1_000;
const TRIES = { from: 1_000, to: 3_000 };
const VALID_SECONDS = 600;

export interface Challenges {
  /** A new one, to be solved by the caller's own computer. */
  create(): Promise<Challenge>;
  /** Whether a header holds a solved challenge, shown for the first time. */
  isSolved(shown: string): Promise<boolean>;
}

export function createChallenges(counter: Counter, key: Buffer): Challenges {
  const secrets = {
    hmacSignatureSecret: createHash('sha256').update(key).update('challenge').digest('hex'),
    hmacKeySignatureSecret: createHash('sha256').update(key).update('solution').digest('hex'),
  };

  return {
    create: () =>
      createChallenge({
        algorithm: 'PBKDF2/SHA-256',
        cost: ROUNDS,
        counter: randomInt(TRIES.from, TRIES.to),
        deriveKey,
        expiresAt: Math.floor(Date.now() / 1_000) + VALID_SECONDS,
        ...secrets,
      }),

    async isSolved(shown) {
      const payload = read(shown);
      if (!payload) return false;
      const { verified } = await verifySolution({ ...payload, deriveKey, ...secrets }).catch(() => ({
        verified: false,
      }));
      if (!verified) return false;
      const id = createHash('sha256').update(payload.challenge.signature!).digest('base64url');
      const uses = await counter.count('challenge:used', { points: 1, seconds: VALID_SECONDS, shared: true }, id);
      return !uses.exceeded;
    },
  };
}

/** What the header holds: JSON of challenge and solution in base64url. Null for anything else. */
function read(shown: string): Payload | null {
  try {
    const payload = JSON.parse(Buffer.from(shown, 'base64url').toString()) as Partial<Payload> | null;
    const { challenge, solution } = payload ?? {};
    if (typeof challenge?.signature !== 'string' || typeof solution?.counter !== 'number') return null;
    return { challenge, solution };
  } catch {
    return null;
  }
}
