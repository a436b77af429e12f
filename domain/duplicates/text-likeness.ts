import { wordsOf, type Word } from '../classification/fold-text';
import { COMMON_WORDS } from './common-words';

/** What a text is about, ready to be compared with many others. */
export interface Matter {
  /** The words as they were typed, in order. */
  words: readonly Word[];
  text: string;
  /** Words, and pairs of words that stand beside each other, with what they count. */
  features: ReadonlyMap<string, number>;
  /** Of the words that say something, so that a slip of the keyboard costs little. */
  trigrams: ReadonlySet<string>;
}

export interface Likeness {
  /** 0 to 1. */
  score: number;
  /** The longest run of words that both have, as the first text writes it; null where none says anything. */
  shared: string | null;
}

const COMMON = 0.05;
/** A house number or a bus line tells two places apart. */
const NUMBER = 1.5;
const PLAIN = 1;
const WORDS_SHARE = 0.65;
/** Two people who tell of the same thing in their own words share about this much; more says no more. */
const FULL_AT = 0.7;

/** Reads a text; an address counts as a part of it. */
export function matterOf(text: string): Matter {
  const words = wordsOf(text);
  const features = new Map<string, number>();
  const trigrams = new Set<string>();
  for (const [index, { folded }] of words.entries()) {
    const weight = weightOf(folded);
    features.set(folded, weight);
    const next = words[index + 1]?.folded;
    // Folded syllables are ambiguous, two of them rarely.
    if (next !== undefined && (weight > COMMON || weightOf(next) > COMMON)) {
      features.set(`${folded} ${next}`, (weight + weightOf(next)) / 2);
    }
    if (weight > COMMON) for (const trigram of trigramsOf(folded)) trigrams.add(trigram);
  }
  return { words, text, features, trigrams };
}

/** How alike two texts are. The score does not depend on which comes first. */
export function textLikeness(one: Matter, other: Matter): Likeness {
  const words = cosine(sharedWeight(one.features, other.features), weightIn(one.features), weightIn(other.features));
  const sharedTrigrams = [...one.trigrams].filter((each) => other.trigrams.has(each)).length;
  const trigrams = cosine(sharedTrigrams, one.trigrams.size, other.trigrams.size);
  const alike = WORDS_SHARE * words + (1 - WORDS_SHARE) * trigrams;
  return { score: Math.min(1, alike / FULL_AT), shared: longestShared(one, other) };
}

function weightOf(folded: string): number {
  if (/\p{N}/u.test(folded)) return NUMBER;
  return COMMON_WORDS.has(folded) || folded.length === 1 ? COMMON : PLAIN;
}

function isCommon({ folded }: Word): boolean {
  return weightOf(folded) === COMMON;
}

function trigramsOf(word: string): string[] {
  const padded = ` ${word} `;
  return Array.from({ length: padded.length - 2 }, (_, index) => padded.slice(index, index + 3));
}

/** Kinder to a short text beside a long one than a share of all that both say. */
function cosine(shared: number, one: number, other: number): number {
  return one === 0 || other === 0 ? 0 : shared / Math.sqrt(one * other);
}

function weightIn(features: Matter['features']): number {
  let sum = 0;
  for (const weight of features.values()) sum += weight;
  return sum;
}

function sharedWeight(one: Matter['features'], other: Matter['features']): number {
  const [fewer, more] = one.size <= other.size ? [one, other] : [other, one];
  // Sorted, because sums of fractions depend on their order, and the score must not.
  const shared = [...fewer].filter(([feature]) => more.has(feature)).map(([, weight]) => weight);
  return shared.sort((a, b) => a - b).reduce((sum, weight) => sum + weight, 0);
}

/** Longest by the weight of its words; runs go over no end of a sentence. */
function longestShared(one: Matter, other: Matter): string | null {
  let best: { from: Word; to: Word; weight: number } | null = null;
  let run: Word[] = [];
  const end = () => {
    while (run.length > 0 && isCommon(run[0]!)) run.shift();
    // One syllable alone says little: `đèn đường`, not `đèn`.
    while (run.length > 2 && isCommon(run.at(-1)!)) run.pop();
    const weight = run.reduce((sum, { folded }) => sum + weightOf(folded), 0);
    if (weight > (best?.weight ?? 0)) best = { from: run[0]!, to: run.at(-1)!, weight };
    run = [];
  };
  for (const word of one.words) {
    const previous = run.at(-1);
    const goesOn =
      previous !== undefined &&
      previous.sentence === word.sentence &&
      other.features.has(`${previous.folded} ${word.folded}`);
    if (!goesOn) end();
    if (other.features.has(word.folded)) run.push(word);
  }
  end();
  const found = best as { from: Word; to: Word } | null;
  return found && one.text.slice(found.from.start, found.to.end);
}
