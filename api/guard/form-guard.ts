import { createHmac, timingSafeEqual } from 'node:crypto';

/** Names of the fields that people neither see nor fill in. */
export const FORM_GUARD_FIELDS = ['website', 'opened'] as const;
export type FormGuardFields = Record<(typeof FORM_GUARD_FIELDS)[number], string>;

/** `trap`: a field was filled in that is hidden from people; `hurry`: sent sooner than anybody can write. */
export type Suspicion = 'trap' | 'hurry';

/** Keeps the simplest programs out of a form, and asks people nothing. It is no proof: limits stand behind it. */
export interface FormGuard {
  /** Signed instant at which a form was handed out. */
  seal(): string;
  /** What is suspicious about a sent form, if anything is. */
  suspicionOf(fields: FormGuardFields): Suspicion | null;
}

const SHORTEST_MS = 3_000;
const LONGEST_MS = 24 * 3_600_000;

/** Where none is wanted. */
export const NO_FORM_GUARD: FormGuard = { seal: () => '', suspicionOf: () => null };

export function createFormGuard(key: Buffer, now: () => number): FormGuard {
  const sign = (instant: string) => createHmac('sha256', key).update(`form:${instant}`).digest('base64url');
  const openedAt = (seal: string): number | null => {
    const [instant = '', signature = ''] = seal.split('.');
    const expected = Buffer.from(sign(instant));
    const given = Buffer.from(signature);
    return given.length === expected.length && timingSafeEqual(given, expected) ? Number(instant) : null;
  };
  return {
    seal() {
      const instant = String(now());
      return `${instant}.${sign(instant)}`;
    },
    suspicionOf({ website, opened }) {
      if (website !== '') return 'trap';
      const at = openedAt(opened);
      const age = at === null ? 0 : now() - at;
      return age < SHORTEST_MS || age > LONGEST_MS ? 'hurry' : null;
    },
  };
}
