import { createHmac, timingSafeEqual } from 'node:crypto';

/** What proves that somebody has read a follower's mail: `seq` is the number of the event with which they began to follow. */
export function followerTokenFor(key: Buffer, reference: string, seq: number): string {
  return createHmac('sha256', key).update(`${reference}:${seq}`).digest().subarray(0, 24).toString('base64url');
}

/** Compares in constant time. */
export function isFollowerTokenFor(key: Buffer, reference: string, seq: number, token: string): boolean {
  const expected = Buffer.from(followerTokenFor(key, reference, seq));
  const given = Buffer.from(token);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
