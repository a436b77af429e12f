import type { Category, Lexicon } from '../city/city-data';
import type { Word } from './fold-text';
import { createPhraseMatcher, type PhraseMatch } from './phrase-matcher';

/** What the phrases of a lexicon say about a text. */
export interface Evidence {
  /** By category that has any. */
  categories: Map<string, CategoryEvidence>;
  danger: DangerEvidence;
}

export interface CategoryEvidence {
  sum: number;
  /** Heaviest first. */
  matches: PhraseMatch<unknown>[];
}

export interface DangerEvidence {
  /** What speaks of danger in the most dangerous sentence, less what calms it; 0 when nothing is left. */
  balance: number;
  /** The phrases of that sentence that speak of danger. */
  matches: PhraseMatch<unknown>[];
}

export interface LexiconReader {
  read(words: readonly Word[], language: 'vi' | 'en' | undefined): Evidence;
}

interface CategoryPhrase {
  category: string;
  weight: number;
}

/** A phrase of danger, or with `calms` one that takes danger away. */
interface DangerPhrase {
  calms: boolean;
  weight: number;
}

/** A phrase typed with all its diacritics counts this much more: it cannot be another word. */
const EXACT_BONUS = 1.25;

/** A single word typed without its diacritics could be several words. */
const BARE_WORD_FACTOR = 0.5;

const FACT_FROM = 4;

/** How far before a danger, in words, a fear or possibility still speaks of it. */
const FEAR_REACH = 6;

/**
 * Reads texts with a lexicon. A phrase counts once for its category, however often it occurs.
 *
 * Danger is weighed by sentence. Calming phrases of weight 4 and 5 state facts (it is over, it has been so for years): they
 * count in the whole sentence, and half in others. Lighter ones are fears and possibilities: they calm only the danger that
 * follows within a few words (`sợ dây điện đứt`, but not `dây điện đứt, ai cũng sợ`).
 */
export function createLexiconReader(lexicon: Lexicon, categories: readonly Pick<Category, 'code'>[]): LexiconReader {
  const known = new Set(categories.map(({ code }) => code));
  const categoryMatcher = createPhraseMatcher(categoryPhrases(lexicon, known));
  const dangerMatcher = createPhraseMatcher(dangerPhrases(lexicon));
  return {
    read(words, language) {
      const script = scriptOf(words, language);
      return {
        categories: totalsByCategory(categoryMatcher.match(words), script),
        danger: dangerIn(words, dangerMatcher.match(words), script),
      };
    },
  };
}

function* categoryPhrases(lexicon: Lexicon, known: ReadonlySet<string>): Generator<readonly [string, CategoryPhrase]> {
  for (const [category, phrases] of Object.entries(lexicon.categories)) {
    if (!known.has(category)) throw new Error(`The lexicon has phrases for an unknown category: ${category}`);
    for (const [phrase, weight] of Object.entries(phrases)) yield [phrase, { category, weight }];
  }
}

function* dangerPhrases(lexicon: Lexicon): Generator<readonly [string, DangerPhrase]> {
  for (const [phrase, weight] of Object.entries(lexicon.urgent)) yield [phrase, { calms: false, weight }];
  for (const [phrase, weight] of Object.entries(lexicon.notUrgent)) yield [phrase, { calms: true, weight }];
}

type Script = 'with diacritics' | 'bare' | 'english';

/** Words that are frequent in English and are no Vietnamese word without its diacritics. */
const ENGLISH = new Set(
  'is are was were and of there this that with please near from have has very our your'.split(' '),
);

function scriptOf(words: readonly Word[], language: 'vi' | 'en' | undefined): Script {
  const marked = words.filter((word) => word.written !== word.folded).length;
  if (marked >= words.length * 0.2) return 'with diacritics';
  const english = new Set(words.map((word) => word.folded).filter((word) => ENGLISH.has(word))).size;
  return english >= 2 || (language === 'en' && english >= 1) ? 'english' : 'bare';
}

function totalsByCategory(
  matches: readonly PhraseMatch<CategoryPhrase>[],
  script: Script,
): Map<string, CategoryEvidence> {
  const heaviest = new Map<CategoryPhrase, { score: number; match: PhraseMatch<CategoryPhrase> }>();
  for (const match of matches) {
    const score = match.value.weight * factor(match, script);
    if (score > (heaviest.get(match.value)?.score ?? 0)) heaviest.set(match.value, { score, match });
  }
  const totals = new Map<string, CategoryEvidence>();
  for (const { score, match } of [...heaviest.values()].sort((one, other) => other.score - one.score)) {
    const total = totals.get(match.value.category) ?? { sum: 0, matches: [] };
    total.sum += score;
    total.matches.push(match);
    totals.set(match.value.category, total);
  }
  return totals;
}

function factor(match: PhraseMatch<unknown>, script: Script): number {
  if (match.exact) return EXACT_BONUS;
  // An English "on" is no "ồn".
  if (script === 'english') return 0;
  if (match.to - match.from > 1) return 1;
  return script === 'bare' ? BARE_WORD_FACTOR : 0;
}

function dangerIn(
  words: readonly Word[],
  matches: readonly PhraseMatch<DangerPhrase>[],
  script: Script,
): DangerEvidence {
  const sentences = new Map<number, Sentence>();
  let factsInAll = 0;
  for (const match of matches) {
    if (factor(match, script) === 0) continue;
    const number = words[match.from]!.sentence;
    const sentence = sentences.get(number) ?? { dangers: [], fears: [], facts: 0 };
    sentences.set(number, sentence);
    const { calms, weight } = match.value;
    if (!calms) {
      sentence.dangers.push(match);
    } else if (weight < FACT_FROM) {
      sentence.fears.push(match);
    } else {
      sentence.facts += weight;
      factsInAll += weight;
    }
  }
  let worst: DangerEvidence = { balance: 0, matches: [] };
  for (const { dangers, fears, facts } of sentences.values()) {
    const balance = dangerOf(dangers, fears) - facts - (factsInAll - facts) / 2;
    if (balance > worst.balance) worst = { balance, matches: dangers };
  }
  return worst;
}

interface Sentence {
  dangers: PhraseMatch<DangerPhrase>[];
  fears: PhraseMatch<DangerPhrase>[];
  facts: number;
}

/** Sum over the places of danger: of phrases that overlap, such as `dây điện đứt` and `đứt rơi xuống`, the heaviest counts. */
function dangerOf(dangers: readonly PhraseMatch<DangerPhrase>[], fears: readonly PhraseMatch<DangerPhrase>[]): number {
  let sum = 0;
  let heaviest = 0;
  let end = 0;
  for (const match of [...dangers].sort((one, other) => one.from - other.from)) {
    if (match.from >= end) {
      sum += heaviest;
      heaviest = 0;
    }
    heaviest = Math.max(heaviest, match.value.weight - fearBefore(match, fears));
    end = Math.max(end, match.to);
  }
  return sum + heaviest;
}

function fearBefore(danger: PhraseMatch<DangerPhrase>, fears: readonly PhraseMatch<DangerPhrase>[]): number {
  const before = fears.filter(({ from, to }) => from < danger.to && to >= danger.from - FEAR_REACH);
  return sumOf(before.map((fear) => fear.value.weight));
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
