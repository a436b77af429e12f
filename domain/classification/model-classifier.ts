import type { Category, Lexicon, Priority } from '../city/city-data';
import type { Classification, Classifier } from './classifier';
import { FALLBACK_CATEGORY } from './lexicon-classifier';
import { createLexiconReader } from './lexicon-reader';
import { unpackWeights, type ClassifierModel } from './model';
import { quotesOf } from './quotes';
import { readText, type Reading } from './reading';
import { scoreVector, toProbabilities, type LearnedWeights } from './training/learn-softmax';
import { createVectoriser, type Vectorised } from './vocabulary';

/** A part of a category is named only when it is this likely, given the category. */
const SUBCATEGORY_FROM = 0.6;

/** A word is a reason when it says at least this much of what the best one says. */
const REASON_SHARE = 0.3;
const MOST_REASONS = 6;

const URGENT = 1;

/**
 * A classifier that was trained: it adds up what each word, pair of words and sequence of letters says for each category.
 *
 * Confidence is the probability of the category, as it turned out on texts that were not learned from. A report is urgent
 * from a probability on that misses little; between that and being sure an operator looks at once, as category and agency of
 * a danger must be right. The words given as reasons are those that spoke most for what was decided.
 *
 * Throws a RangeError when the model and the city do not go together.
 */
export function createModelClassifier(
  model: ClassifierModel,
  lexicon: Lexicon,
  categories: readonly Pick<Category, 'code' | 'priority'>[],
): Classifier {
  const priorities = new Map(categories.map(({ code, priority }) => [code, priority]));
  const unknown = model.labels.find(({ category }) => !priorities.has(category));
  if (unknown) throw new RangeError(`The model knows a category that the city does not have: ${unknown.category}`);
  const reader = createLexiconReader(lexicon, categories);
  const vectoriser = createVectoriser(model.vocabulary, model.hints);
  const forCategory = unpackWeights(model.category, vectoriser.size);
  const forUrgency = unpackWeights(model.urgency, vectoriser.size);

  return {
    version: model.version,
    classify({ text, language }) {
      const reading = readText(text, language, reader);
      const vectorised = vectoriser.vectorise(reading.features, reading.hints);
      const labels = probabilities(forCategory, vectorised, model.temperature);
      const { category, subcategory, confidence } = mostLikely(model.labels, labels);
      const danger = probabilities(forUrgency, vectorised, 1)[URGENT]!;
      const urgent = danger >= model.urgentFrom;
      const priority: Priority = urgent ? 'urgent' : priorities.get(category)!;
      const speaking = model.labels.flatMap((label, index) => (label.category === category ? [index] : []));
      return {
        category,
        subcategory,
        priority,
        confidence,
        // “Other” names no agency, so only a person can decide it.
        decided:
          category !== FALLBACK_CATEGORY && confidence >= model.decideFrom && (!urgent || danger >= model.sureFrom),
        because: [
          ...(urgent ? reasons(reading, vectorised, forUrgency, [URGENT]) : []),
          ...reasons(reading, vectorised, forCategory, speaking),
        ].filter((quote, index, all) => all.indexOf(quote) === index),
      } satisfies Classification;
    },
  };
}

function probabilities(weights: LearnedWeights, { vector }: Vectorised, temperature: number): Float64Array {
  const scores = new Float64Array(weights.labels);
  scoreVector(weights, vector, scores);
  for (let label = 0; label < scores.length; label += 1) scores[label]! /= temperature;
  toProbabilities(scores);
  return scores;
}

/** The likeliest category, all its parts together, and its likeliest part where that is clear. */
export function mostLikely(
  labels: ClassifierModel['labels'],
  likelihood: Float64Array,
): { category: string; subcategory: string | null; confidence: number } {
  const sums = new Map<string, number>();
  for (const [index, { category }] of labels.entries()) {
    sums.set(category, (sums.get(category) ?? 0) + likelihood[index]!);
  }
  const [category, confidence] = [...sums].reduce((best, each) => (each[1] > best[1] ? each : best));
  const part = labels.find(
    (label, index) => label.category === category && likelihood[index]! >= SUBCATEGORY_FROM * confidence,
  );
  return { category, subcategory: part?.subcategory ?? null, confidence };
}

/** The words that spoke most for these labels against the others, as the citizen wrote them. */
function reasons(
  { text, words }: Reading,
  { vector, at }: Vectorised,
  { labels, weights }: LearnedWeights,
  speaking: readonly number[],
): string[] {
  const gain = new Float64Array(words.length);
  for (const [place, feature] of vector.features.entries()) {
    const where = at[place]!;
    if (where.length === 0) continue;
    const row = feature * labels;
    let all = 0;
    for (let label = 0; label < labels; label += 1) all += weights[row + label]!;
    const own = Math.max(...speaking.map((label) => weights[row + label]!));
    const each = (vector.values[place]! * (own - all / labels)) / where.length;
    for (const word of where) gain[word]! += each;
  }
  const least = REASON_SHARE * Math.max(...gain, 0);
  const ranges: { from: number; to: number; gain: number }[] = [];
  for (const [index, word] of words.entries()) {
    if (!(gain[index]! > 0 && gain[index]! >= least)) continue;
    const last = ranges.at(-1);
    if (last?.to === index && words[index - 1]!.sentence === word.sentence) {
      last.to += 1;
      last.gain += gain[index]!;
    } else ranges.push({ from: index, to: index + 1, gain: gain[index]! });
  }
  const best = ranges.sort((one, other) => other.gain - one.gain).slice(0, MOST_REASONS);
  return quotesOf(text, words, best);
}
