import { z } from 'zod';

const NUL = '\u0000';
/** Something that can be seen: a letter, digit, sign or emoji, not only spaces, joiners and marks. */
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;
/** NFC makes of four UTF-16 units no fewer than one. */
const MAX_SHRINKING = 4;

/**
 * A line or a text as people type it: brought to NFC, so that what looks equal is equal, and trimmed. NUL, which
 * Postgres cannot keep, and halves of surrogate pairs, which no encoding can, are refused rather than dropped.
 */
export function typedText(max: number): z.ZodType<string, string> {
  return (
    z
      .string()
      // Before NFC, which takes time by the square of a run of combining marks: seconds for 100 KB of them.
      .refine((text) => text.trim().length <= max * MAX_SHRINKING, {
        error: `must have at most ${max} characters`,
        abort: true,
      })
      .refine((text) => !text.includes(NUL), 'must not contain the character NUL')
      .refine((text) => text.isWellFormed(), 'must be well-formed Unicode')
      .transform((text) => text.normalize('NFC').trim())
      .pipe(z.string().regex(VISIBLE, 'must not be empty').max(max, `must have at most ${max} characters`))
  );
}
