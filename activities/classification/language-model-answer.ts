import { z } from 'zod';
import type { Category } from '../../domain/city/city-data';

/** What a language model answers about a report. */
export interface LanguageModelAnswer {
  category: string;
  subcategory: string | null;
  confidence: number;
  urgent: boolean;
  /** Pieces of the text that decided. */
  quotes: string[];
}

/** What it must answer about a report to this city. */
export function languageModelAnswer(categories: readonly Category[]): z.ZodType<LanguageModelAnswer> {
  const parts = [...new Set(categories.flatMap(({ subcategories = [] }) => subcategories.map(({ code }) => code)))];
  return z.object({
    category: z.enum(categories.map(({ code }) => code)),
    subcategory: parts.length > 0 ? z.enum(parts).nullable() : z.null(),
    // Not every service knows limits of numbers, so they are checked besides.
    confidence: z.number().refine((share) => share >= 0 && share <= 1),
    urgent: z.boolean(),
    quotes: z.array(z.string()),
  });
}
