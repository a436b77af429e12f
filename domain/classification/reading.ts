import { MAX_TEXT_LENGTH } from './lexicon-classifier';
import type { LexiconReader } from './lexicon-reader';
import { wordsOf, type Word } from './fold-text';
import { featuresOf, type TextFeatures } from './text-features';
import type { Hints } from './vocabulary';

/** A text as a model takes it in. */
export interface Reading {
  text: string;
  words: Word[];
  features: TextFeatures;
  hints: Hints;
}

/** Name of the hint that speaks of danger; the others are the codes of the categories. */
export const DANGER_HINT = '!danger';

/** The phrases of the lexicon weigh a little more in a vector than all its words. */
const HINT_LENGTH = 1.2;
const MOST_DANGER = 8;

/** Takes a text in: its words, its features, and what the lexicon says of it. */
export function readText(text: string, language: 'vi' | 'en' | undefined, lexicon: LexiconReader): Reading {
  const read = text.slice(0, MAX_TEXT_LENGTH);
  const words = wordsOf(read);
  const { categories, danger } = lexicon.read(words, language);
  const length = Math.hypot(...[...categories.values()].map(({ sum }) => sum)) || 1;
  const hints = new Map([...categories].map(([category, { sum }]) => [category, (HINT_LENGTH * sum) / length]));
  hints.set(DANGER_HINT, Math.min(danger.balance, MOST_DANGER) / MOST_DANGER);
  return { text: read, words, features: featuresOf(words), hints };
}
