import type { Word } from './fold-text';

/** More reasons than this explain nothing. */
const MOST_REASONS = 12;

/** A range of words; the end is exclusive. */
interface Range {
  from: number;
  to: number;
}

/** What a citizen wrote at these places: each only once, the first ones; of quotes inside one another, the longer. */
export function quotesOf(text: string, words: readonly Word[], ranges: readonly Range[]): string[] {
  const quotes = ranges.map(({ from, to }) => text.slice(words[from]!.start, words[to - 1]!.end));
  const unique = [...new Set(quotes)].slice(0, MOST_REASONS);
  return unique.filter((quote) => !unique.some((other) => other !== quote && other.includes(quote)));
}
