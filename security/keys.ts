import { hkdfSync } from 'node:crypto';

/** The keys of one installation, each for one purpose, all derived from its one secret. */
export interface Keys {
  /** Turns an Idempotency-Key into a reference. */
  reference: Buffer;
  /** Makes and checks citizens' access tokens. */
  accessToken: Buffer;
  /** Encrypts what Temporal keeps. */
  payload: Buffer;
  /** Makes the keys under which callers and contacts are counted, so that no table has an address. */
  limits: Buffer;
  /** Signs challenges and the opening times of forms. */
  challenge: Buffer;
  /** Computes citizens' one-time codes. */
  citizenCode: Buffer;
  /** Encrypts answers that are kept to be given again. */
  replay: Buffer;
  /** Signs the cursors of lists. */
  cursor: Buffer;
  /** Signs the links to photos. */
  photo: Buffer;
  /** Signs the links with which followers confirm and leave. */
  follower: Buffer;
  /** Encrypts the secrets of webhooks. */
  webhook: Buffer;
}

/** Derives the keys with HKDF-SHA-256. The secret is 32 random bytes or more, never a password. */
export function deriveKeys(secret: Buffer): Keys {
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', `paht/${purpose}`, 32));
  return {
    reference: derive('reference'),
    accessToken: derive('access-token'),
    payload: derive('payload'),
    limits: derive('limits'),
    challenge: derive('challenge'),
    citizenCode: derive('citizen-code'),
    replay: derive('replay'),
    cursor: derive('cursor'),
    photo: derive('photo'),
    follower: derive('follower'),
    webhook: derive('webhook'),
  };
}
