import type { Word } from './fold-text';

/** The kinds of features; each kind of a text is brought to the same length, so that none drowns the others. */
export const FEATURE_KINDS = ['words', 'letters'] as const;
export type FeatureKind = (typeof FEATURE_KINDS)[number];

/** How often something occurs in a text, and at which of its words. */
export interface Occurrences {
  count: number;
  /** Indexes of words. */
  at: number[];
}

export type TextFeatures = Record<FeatureKind, Map<string, Occurrences>>;

/** Letter sequences of these lengths, within a word and its edges. */
const SHORTEST = 2;
const LONGEST = 5;

/**
 * What a model sees of a text: its words and pairs of words, each without diacritics and, where they have some, with them;
 * and the letter sequences of its words without diacritics, which forgive typing errors and unknown compounds. Numbers
 * count as one word: house numbers say nothing, and a model must not know telephone numbers.
 */
export function featuresOf(words: readonly Word[]): TextFeatures {
  const features: TextFeatures = { words: new Map(), letters: new Map() };
  const folded = words.map((word) => withoutNumber(word.folded));
  const written = words.map((word) => withoutNumber(word.written));
  for (const [index, word] of words.entries()) {
    const here = folded[index]!;
    add(features.words, here, [index]);
    if (written[index] !== here) add(features.words, `=${written[index]}`, [index]);
    for (const part of lettersOf(here)) add(features.letters, part, [index]);
    if (words[index + 1]?.sentence !== word.sentence) continue;
    const pair = [index, index + 1];
    add(features.words, `${here} ${folded[index + 1]}`, pair);
    if (written[index] !== here || written[index + 1] !== folded[index + 1]) {
      add(features.words, `=${written[index]} ${written[index + 1]}`, pair);
    }
  }
  return features;
}

function withoutNumber(form: string): string {
  return /\d{2}/u.test(form) ? '0' : form;
}

function* lettersOf(word: string): Generator<string> {
  const letters = [...` ${word} `];
  for (let length = SHORTEST; length <= LONGEST; length += 1) {
    for (let from = 0; from + length <= letters.length; from += 1) yield letters.slice(from, from + length).join('');
  }
}

function add(features: Map<string, Occurrences>, name: string, at: number[]): void {
  const known = features.get(name);
  if (!known) features.set(name, { count: 1, at });
  else {
    known.count += 1;
    known.at = [...known.at, ...at];
  }
}
