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

/** In a phrase: up to `WIDEST_GAP` other words may stand here, as in `dây điện … đứt`. At most one a phrase. */
const GAP = '…';
const WIDEST_GAP = 5;

interface Node<T> {
  next: Map<string, Node<T>>;
  /** What follows when a gap comes here. */
  afterGap?: Node<T>;
  entries: { words: Word[]; value: T }[];
}

/** A match and its pieces without gaps. */
interface Found<T> {
  match: PhraseMatch<T>;
  pieces: [from: number, to: number][];
}

/**
 * Finds phrases on word boundaries within a sentence, in the folded form. A longer phrase hides the shorter ones inside it,
 * but not what stands in its gap; phrases that only overlap both count. A phrase whose words are typed with other
 * diacritics (`chợ` for `chó`) is not found.
 *
 * Linear in the number of words: each start looks at most as far as the longest phrase and its gap.
 */
export function createPhraseMatcher<T>(phrases: Iterable<readonly [string, T]>): PhraseMatcher<T> {
  const root = emptyNode<T>();
  let longest = 0;
  for (const [phrase, value] of phrases) {
    const parts = phrase.split(GAP).map((part) => wordsOf(part));
    if (parts.length > 2 || parts.some((part) => part.length === 0)) {
      throw new Error(`A phrase needs words, and at most one gap between them: ${JSON.stringify(phrase)}`);
    }
    let node = root;
    for (const [index, part] of parts.entries()) {
      if (index > 0) node = node.afterGap ??= emptyNode();
      node = part.reduce((at, word) => childOf(at, word.folded), node);
      longest = Math.max(longest, part.length);
    }
    node.entries.push({ words: parts.flat(), value });
  }
  return {
    match(words) {
      const found: Found<T>[] = [];
      for (let from = 0; from < words.length; from += 1) collect(root, words, [[from, from]], found);
      return withoutHidden(found, longest);
    },
  };
}

function emptyNode<T>(): Node<T> {
  return { next: new Map(), entries: [] };
}

function childOf<T>(node: Node<T>, folded: string): Node<T> {
  let child = node.next.get(folded);
  if (!child) node.next.set(folded, (child = emptyNode()));
  return child;
}

/** Goes on from the end of the last piece, and adds what ends on the way. */
function collect<T>(start: Node<T>, words: readonly Word[], pieces: Found<T>['pieces'], found: Found<T>[]): void {
  const [from, begin] = pieces.at(-1)!;
  const sentence = words[pieces[0]![0]]!.sentence;
  let node: Node<T> | undefined = start;
  for (let to = begin; words[to]?.sentence === sentence;) {
    node = node.next.get(words[to]!.folded);
    if (!node) return;
    to += 1;
    const reached: Found<T>['pieces'] = [...pieces.slice(0, -1), [from, to]];
    for (const entry of node.entries) {
      const typed = reached.flatMap(([first, end]) => words.slice(first, end));
      const agreements = typed.map((word, index) => agreement(word, entry.words[index]!));
      if (agreements.includes('contrary')) continue;
      const exact = agreements.every((each) => each === 'exact');
      found.push({ match: { value: entry.value, from: reached[0]![0], to, exact }, pieces: reached });
    }
    if (!node.afterGap) continue;
    for (let next = to; next <= to + WIDEST_GAP && next < words.length; next += 1) {
      collect(node.afterGap, words, [...reached, [next, next]], found);
    }
  }
}

function withoutHidden<T>(found: readonly Found<T>[], longest: number): PhraseMatch<T>[] {
  const reach = new Map<number, number>();
  for (const [from, to] of found.flatMap(({ pieces }) => pieces)) reach.set(from, Math.max(reach.get(from) ?? 0, to));
  const isHidden = ([from, to]: [number, number]) => {
    for (let start = from; start > from - longest; start -= 1) {
      const end = reach.get(start) ?? 0;
      if (end >= to && end - start > to - from) return true;
    }
    return false;
  };
  return found.filter(({ pieces }) => !pieces.every(isHidden)).map(({ match }) => match);
}
