import type { Category, Lexicon, Priority } from '../city/city-data';
import type { Classification, Classifier } from './classifier';
import { fingerprint } from './fingerprint';
import { wordsOf } from './fold-text';
import { createLexiconReader } from './lexicon-reader';
import { quotesOf } from './quotes';

/** The category of a report in which no known phrase was found. */
export const FALLBACK_CATEGORY = 'other';

/** Text beyond this is not read: intake accepts no longer one, and it bounds the time taken. */
export const MAX_TEXT_LENGTH = 4000;

export const DEFAULT_THRESHOLD = 0.45;

export interface LexiconClassifierOptions {
  /** Confidence from which a category is decided without an operator; `DEFAULT_THRESHOLD` when absent. */
  threshold?: number;
}

/** Evidence that a classification must outweigh: the weight of one clear word. */
const DOUBT = 2;

const URGENT_FROM = 3;

/**
 * A classifier that adds up the weights of known phrases, each once however often it occurs.
 *
 * Confidence = (best − second) / (best + 2), where best and second are the sums of the two leading categories: near 0 when
 * two categories compete or little is known, towards 1 when much speaks for one and nothing for another.
 *
 * A report is urgent when what speaks of danger outweighs what calms it by 3 (`createLexiconReader`). Otherwise it has the
 * priority of its category. It is what there is before a model has been trained.
 */
export function createLexiconClassifier(
  lexicon: Lexicon,
  categories: readonly Pick<Category, 'code' | 'priority'>[],
  { threshold = DEFAULT_THRESHOLD }: LexiconClassifierOptions = {},
): Classifier {
  const priorities = new Map(categories.map((category) => [category.code, category.priority]));
  const reader = createLexiconReader(lexicon, categories);

  return {
    version: `lexicon-${fingerprint(JSON.stringify([lexicon, categories, threshold]))}`,
    classify({ text, language }) {
      const read = text.slice(0, MAX_TEXT_LENGTH);
      const words = wordsOf(read);
      const evidence = reader.read(words, language);
      const [best, second] = [...evidence.categories].sort(([, one], [, other]) => other.sum - one.sum);
      const dangers = evidence.danger.balance >= URGENT_FROM ? evidence.danger.matches : [];

      const category = best?.[0] ?? FALLBACK_CATEGORY;
      const confidence = best ? (best[1].sum - (second?.[1].sum ?? 0)) / (best[1].sum + DOUBT) : 0;
      const priority: Priority = dangers.length > 0 ? 'urgent' : (priorities.get(category) ?? 'normal');
      return {
        category,
        priority,
        confidence,
        // “Other” names no agency, so only a person can decide it.
        decided: best !== undefined && category !== FALLBACK_CATEGORY && confidence >= threshold,
        because: quotesOf(read, words, [...dangers, ...(best?.[1].matches ?? [])]),
      } satisfies Classification;
    },
  };
}
