import { z } from 'zod';

/** A line of the corpus, and of a file that a classifier is scored on. */
export const labelledLineSchema = z.object({
  text: z.string().min(1),
  language: z.enum(['vi', 'en']).optional(),
  category: z.string().min(1),
  /** The part of the category, where it has parts. */
  sub: z.string().min(1).optional(),
  /** Another category that can be defended; only scoring asks for it. */
  alt: z.string().nullish(),
  /** Danger to life or limb now. */
  urgent: z.boolean().optional(),
});

export type LabelledLine = z.infer<typeof labelledLineSchema>;
