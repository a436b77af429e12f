import type { Lexicon } from '../city/city-data';
import { wordsOf } from '../classification/fold-text';
import { createPhraseMatcher, type PhraseMatcher } from '../classification/phrase-matcher';

/**
 * What the phrases that speak for some category leave of a text: neither names nor numbers nor streets. Somebody who compares
 * a text of their own with others' learns no more of those than that they use a category's words.
 */
export type KnownPhrases = (text: string) => string;

const made = new WeakMap<object, KnownPhrases>();

/** Made once for a lexicon: it has thousands of phrases. */
export function knownPhrases(lexicon: Pick<Lexicon, 'categories'>): KnownPhrases {
  const known = made.get(lexicon.categories) ?? make(lexicon);
  made.set(lexicon.categories, known);
  return known;
}

function make({ categories }: Pick<Lexicon, 'categories'>): KnownPhrases {
  const phrases = Object.values(categories).flatMap((each) => Object.keys(each));
  // Of a phrase with a gap, what stands in the gap may be anything.
  const usable = phrases.filter((phrase) => !/[…\p{N}]/u.test(phrase));
  const matcher: PhraseMatcher<true> = createPhraseMatcher(usable.map((phrase) => [phrase, true] as const));
  return (text) => {
    const words = wordsOf(text);
    const found = matcher.match(words).map(({ from, to }) => text.slice(words[from]!.start, words[to - 1]!.end));
    return found.join('. ');
  };
}
