import type { Category, Lexicon } from '../../city/city-data';
import { fingerprint } from '../fingerprint';
import { foldText } from '../fold-text';
import { FALLBACK_CATEGORY } from '../lexicon-classifier';
import { createLexiconReader } from '../lexicon-reader';
import { packWeights, type ClassifierModel, type Label } from '../model';
import { mostLikely } from '../model-classifier';
import { DANGER_HINT, readText, type Reading } from '../reading';
import { createVectoriser, vocabularyOf, type Vectoriser, type Vocabulary } from '../vocabulary';
import type { LabelledText } from './labelled-text';
import { complementPrior } from './complement-prior';
import { learnSoftmax, scoreVector, toProbabilities, type Example, type LearnedWeights } from './learn-softmax';
import { decidableOf } from './measure';

export interface TrainingInput {
  texts: readonly LabelledText[];
  lexicon: Lexicon;
  categories: readonly Pick<Category, 'code' | 'subcategories'>[];
}

/** What a training is about to do, before each of its parts. */
export interface TrainingProgress {
  done: number;
  of: number;
}

/** Texts whose share is below this are never learned from, so that all models can be compared on them. */
const HELD_OUT_BELOW = 10;
/** Parts into which the other texts are cut to find out how sure is sure enough: each is judged by what the others taught. */
const FOLDS = 4;
const CATEGORY_CAUTION = 0.03;
const URGENCY_CAUTION = 0.1;
/** Texts near a border are more in the corpus than in life: for the category each counts as so much of another. */
const HARD_WEIGHT = 0.5;
/** Of what is urgent, this share must be called so: in everyday texts, and in those that stand near a border. */
const URGENT_RECALL = { everyday: 0.97, hard: 0.9 };
/** From which share of right ones on an urgent report goes to its agency without an operator. */
const SURE_PRECISION = 0.9;

/** Whether a text is kept apart to compare models on. It depends on the words alone, not on how they are typed. */
export function isHeldOut({ text }: Pick<LabelledText, 'text'>): boolean {
  return shareOf(text) < HELD_OUT_BELOW;
}

/** A whole number from 0 to 99. */
function shareOf(text: string): number {
  return parseInt(fingerprint(foldText(text)), 16) % 100;
}

interface Sample {
  labelled: LabelledText;
  reading: Reading;
  fold: number;
}

/**
 * Trains a classifier from all texts but those that are held out. It first learns four times from three quarters and looks
 * at the fourth, to find out how sure it must be to decide alone and when to call something urgent, and then from all.
 * The same texts give the same model. Yields how far it is.
 *
 * Throws a RangeError when no text is left to learn from.
 */
export function* trainModel({
  texts,
  lexicon,
  categories,
}: TrainingInput): Generator<TrainingProgress, ClassifierModel> {
  const reader = createLexiconReader(lexicon, categories);
  const samples = texts.flatMap((labelled): Sample[] => {
    const share = shareOf(labelled.text);
    if (share < HELD_OUT_BELOW) return [];
    return [{ labelled, reading: readText(labelled.text, labelled.language, reader), fold: share % FOLDS }];
  });
  if (samples.length === 0) throw new RangeError('There are no texts to learn from');
  const labels = labelsOf(categories, samples);
  const hints = [...categories.map(({ code }) => code), DANGER_HINT];
  const of = 2 * (FOLDS + 1);
  let done = 0;
  const learn = function* (part: readonly Sample[], known: Learner): Generator<TrainingProgress, Learned> {
    yield { done: done++, of };
    const category = yield* quietly(known.category(part), { done, of });
    yield { done: done++, of };
    const urgency = yield* quietly(known.urgency(part), { done, of });
    return { ...known, weights: { category, urgency } };
  };

  const judged: Judged[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const others = samples.filter((sample) => sample.fold !== fold);
    if (others.length === 0 || others.length === samples.length) continue;
    const learned = yield* learn(others, learnerOf(others, labels, hints));
    judged.push(...samples.filter((sample) => sample.fold === fold).map((sample) => judge(sample, learned, labels)));
  }
  const everyday = judged.filter(({ sample }) => !sample.labelled.hard);
  const temperature = bestTemperature(everyday, labels);
  const { from: decideFrom } = decidableOf(
    everyday.flatMap(({ sample, scores }) => {
      const { category: said, confidence } = mostLikely(labels, softened(scores, temperature));
      // It is never decided, however sure it is.
      return said === FALLBACK_CATEGORY ? [] : [{ category: sample.labelled.category, said, confidence }];
    }),
  );

  const { vocabulary, weights } = yield* learn(samples, learnerOf(samples, labels, hints));
  const model = {
    format: 1 as const,
    labels,
    vocabulary,
    hints,
    category: packWeights(weights.category),
    temperature,
    decideFrom,
    urgency: packWeights(weights.urgency),
    ...urgencyBounds(judged),
  };
  return { ...model, version: `model-${fingerprint(JSON.stringify(model))}` };
}

interface Learner {
  vocabulary: Vocabulary;
  vectoriser: Vectoriser;
  category(samples: readonly Sample[]): Generator<number, LearnedWeights>;
  urgency(samples: readonly Sample[]): Generator<number, LearnedWeights>;
}

type Learned = Learner & { weights: { category: LearnedWeights; urgency: LearnedWeights } };

function learnerOf(samples: readonly Sample[], labels: readonly Label[], hints: readonly string[]): Learner {
  const vocabulary = vocabularyOf(samples.map(({ reading }) => reading.features));
  const vectoriser = createVectoriser(vocabulary, hints);
  const features = vectoriser.size;
  const counted = features - hints.length;
  const vectorOf = ({ reading }: Sample) => vectoriser.vectorise(reading.features, reading.hints).vector;
  return {
    vocabulary,
    vectoriser,
    category: (part) => {
      const examples = part.flatMap((sample) => examplesOf(sample, labels, vectorOf(sample)));
      const shape = { features, labels: labels.length };
      const prior = complementPrior(examples, { ...shape, counted });
      return learnSoftmax(examples, { ...shape, prior, caution: CATEGORY_CAUTION });
    },
    urgency: (part) => {
      const examples = part.flatMap((sample) =>
        sample.labelled.urgent === null
          ? []
          : [{ vector: vectorOf(sample), label: Number(sample.labelled.urgent), weight: 1 }],
      );
      // Danger is told by what comes together, which the prior does not see: it made the ranking worse.
      const prior = new Float32Array((features + 1) * 2);
      return learnSoftmax(examples, { features, labels: 2, prior, caution: URGENCY_CAUTION });
    },
  };
}

/** A text of which only the category is known counts for each of its parts, a part of one for each. */
function examplesOf({ labelled }: Sample, labels: readonly Label[], vector: Example['vector']): Example[] {
  const { category, subcategory, hard } = labelled;
  const fitting = labels.flatMap((label, index) =>
    label.category === category && (subcategory === null || label.subcategory === subcategory) ? [index] : [],
  );
  const weight = (hard ? HARD_WEIGHT : 1) / fitting.length;
  return fitting.map((label) => ({ vector, label, weight }));
}

/** Only categories, and parts, that some text has: what nobody has shown cannot be learned. */
function labelsOf(categories: TrainingInput['categories'], samples: readonly Sample[]): Label[] {
  const shown = new Set(samples.map(({ labelled }) => `${labelled.category}/${labelled.subcategory ?? ''}`));
  return categories.flatMap(({ code: category, subcategories = [] }): Label[] => {
    const parts = subcategories.flatMap(({ code }) =>
      shown.has(`${category}/${code}`) ? [{ category, subcategory: code }] : [],
    );
    if (parts.length > 0) return parts;
    return samples.some(({ labelled }) => labelled.category === category) ? [{ category, subcategory: null }] : [];
  });
}

function* quietly<T>(steps: Generator<number, T>, progress: TrainingProgress): Generator<TrainingProgress, T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    yield progress;
  }
}

interface Judged {
  sample: Sample;
  /** Of the labels, before they are made probabilities. */
  scores: Float64Array;
  danger: number;
}

function judge(sample: Sample, { vectoriser, weights }: Learned, labels: readonly Label[]): Judged {
  const { vector } = vectoriser.vectorise(sample.reading.features, sample.reading.hints);
  const scores = new Float64Array(labels.length);
  scoreVector(weights.category, vector, scores);
  const urgency = new Float64Array(2);
  scoreVector(weights.urgency, vector, urgency);
  toProbabilities(urgency);
  return { sample, scores, danger: urgency[1]! };
}

function softened(scores: Float64Array, temperature: number): Float64Array {
  const likelihood = scores.map((score) => score / temperature);
  toProbabilities(likelihood);
  return likelihood;
}

/** The temperature under which what was right was the least surprising (Guo et al. 2017), to a twentieth. */
function bestTemperature(judged: readonly Judged[], labels: readonly Label[]): number {
  const candidates = Array.from({ length: 40 }, (_, index) => (index + 5) / 20);
  const surprise = (temperature: number) =>
    judged.reduce((sum, { sample, scores }) => {
      const likelihood = softened(scores, temperature);
      const right = labels.reduce(
        (all, { category }, index) => (category === sample.labelled.category ? all + likelihood[index]! : all),
        0,
      );
      return sum - Math.log(Math.max(right, Number.MIN_VALUE));
    }, 0);
  const surprises = candidates.map(surprise);
  return candidates[surprises.indexOf(Math.min(...surprises))]!;
}

/** From when on a report is called urgent, and from when on without an operator's look. */
function urgencyBounds(judged: readonly Judged[]): { urgentFrom: number; sureFrom: number } {
  const known = judged.filter(({ sample }) => sample.labelled.urgent !== null);
  const boundFor = (hard: boolean) => {
    const dangers = known
      .filter(({ sample }) => sample.labelled.urgent && sample.labelled.hard === hard)
      .map(({ danger }) => danger)
      .sort((one, other) => other - one);
    return dangers[Math.ceil(dangers.length * (hard ? URGENT_RECALL.hard : URGENT_RECALL.everyday)) - 1] ?? 0.5;
  };
  const urgentFrom = Math.min(boundFor(false), boundFor(true));
  const surest = [...known].sort((one, other) => other.danger - one.danger);
  let right = 0;
  let sureFrom = 1;
  for (const [index, { sample, danger }] of surest.entries()) {
    if (sample.labelled.urgent) right += 1;
    if (right / (index + 1) >= SURE_PRECISION) sureFrom = danger;
  }
  return { urgentFrom, sureFrom: Math.max(sureFrom, urgentFrom) };
}
