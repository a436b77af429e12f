import { z } from 'zod';

const NUL = '\u0000';

/**
 * A line or a text as people type it: brought to NFC, so that what looks equal is equal, and trimmed. NUL, which
 * Postgres cannot keep, and halves of surrogate pairs, which no encoding can, are refused rather than dropped.
 */
export function typedText(max: number) {
  return z
    .string()
    .refine((text) => !text.includes(NUL), 'must not contain the character NUL')
    .refine((text) => text.isWellFormed(), 'must be well-formed Unicode')
    .transform((text) => text.normalize('NFC').trim())
    .pipe(z.string().min(1, 'must not be empty').max(max, `must have at most ${max} characters`));
}
