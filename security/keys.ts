import { hkdfSync } from 'node:crypto';

/** The keys of one installation, each for one purpose, all derived from its one secret. */
export interface Keys {
  /** Turns an Idempotency-Key into a reference. */
  reference: Buffer;
  /** Makes and checks citizens' access tokens. */
  accessToken: Buffer;
  /** Encrypts what Temporal keeps. */
  payload: Buffer;
}

/** Derives the keys with HKDF-SHA-256. The secret is 32 random bytes or more, never a password. */
export function deriveKeys(secret: Buffer): Keys {
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', `paht/${purpose}`, 32));
  return { reference: derive('reference'), accessToken: derive('access-token'), payload: derive('payload') };
}
