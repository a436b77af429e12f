import { createHmac, timingSafeEqual } from 'node:crypto';

const DIGITS = 6;

/** The one-time code of a request for one. It is computed, not stored, so that no table and no queue has it. */
export function citizenCodeFor(key: Buffer, id: string): string {
  const number = createHmac('sha256', key).update(id).digest().readUIntBE(0, 6);
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0');
}

/** Compares in constant time. */
export function isCitizenCodeFor(key: Buffer, id: string, code: string): boolean {
  const expected = Buffer.from(citizenCodeFor(key, id));
  const given = Buffer.from(code);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
