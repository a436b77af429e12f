import { createHash, randomBytes } from 'node:crypto';

const BYTES = 32;

/** A new key for a client. The beginning tells those who look for secrets in the wrong places what it is. */
export function newApiKey(): string {
  return `paht_${randomBytes(BYTES).toString('base64url')}`;
}

/** What is kept of a key. It is random and long, so that a plain hash cannot be guessed back. */
export function hashApiKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
