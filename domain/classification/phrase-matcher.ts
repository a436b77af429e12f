import { agreement, wordsOf, type Word } from './fold-text';

/** A phrase found in a text, as the range of its words. */
export interface PhraseMatch<T> {
  value: T;
  from: number;
  /** End, exclusive. */
  to: number;
  /** All diacritics as in the phrase, or some missing. */
  exact: boolean;
}

export interface PhraseMatcher<T> {
  match(words: readonly Word[]): PhraseMatch<T>[];
}

interface Entry<T> {
  words: Word[];
  value: T;
}

interface Node<T> {
  next: Map<string, Node<T>>;
  entries: Entry<T>[];
}

/**
 * Finds phrases on word boundaries in the folded form. A longer phrase hides the shorter ones inside it; phrases that only
 * overlap both count. A phrase whose words are typed with other diacritics (`chợ` for `chó`) is not found.
 *
 * Linear in the number of words: each start looks at most as far as the longest phrase.
 */
export function createPhraseMatcher<T>(phrases: Iterable<readonly [string, T]>): PhraseMatcher<T> {
  const root: Node<T> = { next: new Map(), entries: [] };
  let longest = 0;
  for (const [phrase, value] of phrases) {
    const words = wordsOf(phrase);
    if (words.length === 0) throw new Error(`A phrase needs a word: ${JSON.stringify(phrase)}`);
    longest = Math.max(longest, words.length);
    let node = root;
    for (const word of words) {
      let next = node.next.get(word.folded);
      if (!next) node.next.set(word.folded, (next = { next: new Map(), entries: [] }));
      node = next;
    }
    node.entries.push({ words, value });
  }
  return {
    match(words) {
      const matches: PhraseMatch<T>[] = [];
      for (let from = 0; from < words.length; from += 1) matches.push(...matchesFrom(root, words, from));
      return withoutParts(matches, longest);
    },
  };
}

function matchesFrom<T>(root: Node<T>, words: readonly Word[], from: number): PhraseMatch<T>[] {
  const matches: PhraseMatch<T>[] = [];
  let node: Node<T> | undefined = root;
  for (let to = from; to < words.length;) {
    const word: Word = words[to]!;
    if (word.sentence !== words[from]!.sentence) break;
    node = node.next.get(word.folded);
    if (!node) break;
    to += 1;
    for (const entry of node.entries) {
      const agreements = entry.words.map((meant, index) => agreement(words[from + index]!, meant));
      if (agreements.includes('contrary')) continue;
      matches.push({ value: entry.value, from, to, exact: agreements.every((each) => each === 'exact') });
    }
  }
  return matches;
}

function withoutParts<T>(matches: PhraseMatch<T>[], longest: number): PhraseMatch<T>[] {
  const reach = new Map<number, number>();
  for (const { from, to } of matches) reach.set(from, Math.max(reach.get(from) ?? 0, to));
  return matches.filter(({ from, to }) => {
    for (let start = from; start > from - longest; start -= 1) {
      const end = reach.get(start) ?? 0;
      if (end >= to && end - start > to - from) return false;
    }
    return true;
  });
}
