import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * The token that makes somebody the citizen of one report. It is computed, not stored, so that the intake can answer
 * it while Postgres is away. 192 bits.
 */
export function accessTokenFor(key: Buffer, reference: string): string {
  return createHmac('sha256', key).update(reference).digest().subarray(0, 24).toString('base64url');
}

/** Compares in constant time. */
export function isAccessTokenFor(key: Buffer, reference: string, token: string): boolean {
  const expected = Buffer.from(accessTokenFor(key, reference));
  const given = Buffer.from(token);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
