import type { Category, Lexicon, Priority } from '../city/city-data';
import type { Classification, Classifier } from './classifier';
import { wordsOf, type Word } from './fold-text';
import { createPhraseMatcher, type PhraseMatch } from './phrase-matcher';

/** The category of a report in which no known phrase was found. */
export const FALLBACK_CATEGORY = 'other';

/** Text beyond this is not read: intake accepts no longer one, and it bounds the time taken. */
export const MAX_TEXT_LENGTH = 4000;

export const DEFAULT_THRESHOLD = 0.45;

export interface LexiconClassifierOptions {
  /** Confidence from which a category is decided without an operator; `DEFAULT_THRESHOLD` when absent. */
  threshold?: number;
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

/** Evidence that a classification must outweigh: the weight of one clear word. */
const DOUBT = 2;

/** More reasons than this explain nothing. */
const MOST_REASONS = 12;

const URGENT_FROM = 3;

const FACT_FROM = 4;

/** How far before a danger, in words, a fear or possibility still speaks of it. */
const FEAR_REACH = 6;

/**
 * A classifier that adds up the weights of known phrases, each once however often it occurs.
 *
 * Confidence = (best − second) / (best + 2), where best and second are the sums of the two leading categories: near 0 when
 * two categories compete or little is known, towards 1 when much speaks for one and nothing for another.
 *
 * A report is urgent when, in one of its sentences, phrases of danger outweigh the calming ones by 3. Calming phrases
 * of weight 4 and 5 state facts (it is over, it has been so for years): they count in the whole sentence, and half in others.
 * Lighter ones are fears and possibilities: they calm only the danger that follows within a few words (`sợ dây điện đứt`,
 * but not `dây điện đứt, ai cũng sợ`). Otherwise the report has the priority of its category.
 */
export function createLexiconClassifier(
  lexicon: Lexicon,
  categories: readonly Pick<Category, 'code' | 'priority'>[],
  { threshold = DEFAULT_THRESHOLD }: LexiconClassifierOptions = {},
): Classifier {
  const priorities = new Map(categories.map((category) => [category.code, category.priority]));
  const categoryMatcher = createPhraseMatcher(categoryPhrases(lexicon, priorities));
  const dangerMatcher = createPhraseMatcher(dangerPhrases(lexicon));
  const quote = (text: string, words: readonly Word[], match: PhraseMatch<unknown>) =>
    text.slice(words[match.from]!.start, words[match.to - 1]!.end);

  return {
    version: `lexicon-${fingerprint(JSON.stringify([lexicon, categories, threshold]))}`,
    classify({ text, language }) {
      const read = text.slice(0, MAX_TEXT_LENGTH);
      const words = wordsOf(read);
      const script = scriptOf(words, language);
      const totals = totalsByCategory(categoryMatcher.match(words), script);
      const [best, second] = [...totals].sort(([, one], [, other]) => other.sum - one.sum);
      const dangers = dangersIn(words, dangerMatcher.match(words), script);

      const category = best?.[0] ?? FALLBACK_CATEGORY;
      const confidence = best ? (best[1].sum - (second?.[1].sum ?? 0)) / (best[1].sum + DOUBT) : 0;
      const reasons = [...dangers, ...(best?.[1].matches ?? [])].map((match) => quote(read, words, match));
      const priority: Priority = dangers.length > 0 ? 'urgent' : (priorities.get(category) ?? 'normal');
      return {
        category,
        priority,
        confidence,
        // “Other” names no agency, so only a person can decide it.
        decided: best !== undefined && category !== FALLBACK_CATEGORY && confidence >= threshold,
        because: withoutParts(reasons),
      } satisfies Classification;
    },
  };
}

/** The first quotes; of those inside one another, the longer. */
function withoutParts(quotes: readonly string[]): string[] {
  const unique = [...new Set(quotes)].slice(0, MOST_REASONS);
  return unique.filter((quote) => !unique.some((other) => other !== quote && other.includes(quote)));
}

function* categoryPhrases(
  lexicon: Lexicon,
  known: ReadonlyMap<string, unknown>,
): Generator<readonly [string, CategoryPhrase]> {
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

interface Total {
  sum: number;
  /** Heaviest first. */
  matches: PhraseMatch<CategoryPhrase>[];
}

function totalsByCategory(matches: readonly PhraseMatch<CategoryPhrase>[], script: Script): Map<string, Total> {
  const heaviest = new Map<CategoryPhrase, { score: number; match: PhraseMatch<CategoryPhrase> }>();
  for (const match of matches) {
    const score = match.value.weight * factor(match, script);
    if (score > (heaviest.get(match.value)?.score ?? 0)) heaviest.set(match.value, { score, match });
  }
  const totals = new Map<string, Total>();
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

function dangersIn(
  words: readonly Word[],
  matches: readonly PhraseMatch<DangerPhrase>[],
  script: Script,
): PhraseMatch<DangerPhrase>[] {
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
  for (const { dangers, fears, facts } of sentences.values()) {
    const danger = dangerOf(dangers, fears);
    if (danger - facts - (factsInAll - facts) / 2 >= URGENT_FROM) return dangers;
  }
  return [];
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

/** FNV-1a over the UTF-16 code units: only tells versions apart. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
