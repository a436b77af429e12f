import { setImmediate as turn } from 'node:timers/promises';
import { fingerprint } from '../../domain/classification/fingerprint';
import type { LabelledText } from '../../domain/classification/training/labelled-text';
import {
  learnSoftmax,
  scoreVector,
  toProbabilities,
  type Example,
  type LearnedWeights,
  type Vector,
} from '../../domain/classification/training/learn-softmax';
import { decidableOf } from '../../domain/classification/training/measure';
import { isHeldOut } from '../../domain/classification/training/train-model';
import { EMBEDDED_LENGTH, type Embedder } from './embedder';

/** What a vector says of the category of its text. */
export interface Opinion {
  category: string;
  /** The category's probability. */
  confidence: number;
}

/** What was learned from labelled texts about the vectors of an embedder. */
export interface EmbeddingHead {
  /** Changes with the model and the texts. */
  version: string;
  /** Share of the texts that it was not learned from and is right about; null when there were none. */
  right: number | null;
  /** Confidence from which 95 % of those were right. */
  decideFrom: number;
  judge(vector: Float32Array): Opinion;
}

/** Texts that are embedded at once. */
const BATCH = 8;
/** How strongly weights may be held down. Vectors of length 1 need large weights, and so little of it. */
const CAUTIONS = [0.01, 0.03, 0.1, 0.3, 1];

interface Sample {
  text: LabelledText;
  vector: Vector;
}

/**
 * Learns which categories the vectors of texts speak for: a softmax over them, held down as strongly as gives the best
 * probabilities for the texts that no classifier learns from.
 *
 * Lets other work run between its steps. Throws a RangeError when there are no texts.
 */
export async function learnEmbeddingHead(embedder: Embedder, texts: readonly LabelledText[]): Promise<EmbeddingHead> {
  const seen = await samplesOf(
    embedder,
    texts.filter((text) => !isHeldOut(text)),
  );
  const unseen = await samplesOf(embedder, texts.filter(isHeldOut));
  if (seen.length === 0) throw new RangeError('There are no texts to learn from');
  const categories = [...new Set(seen.map(({ text }) => text.category))].sort();
  const examples = seen.map(({ text, vector }) => ({ vector, label: categories.indexOf(text.category), weight: 1 }));

  const features = embedder.dimensions;
  const labels = categories.length;
  const prior = new Float32Array((features + 1) * labels);

  let best: { weights: LearnedWeights; loss: number } | undefined;
  for (const caution of CAUTIONS) {
    const weights = await learnInTurns(examples, { features, labels, prior, caution });
    const loss = lossOf(weights, unseen, categories);
    if (!best || loss < best.loss) best = { weights, loss };
  }
  const { weights } = best!;
  const judge = (vector: Vector): Opinion => {
    const likelihood = likelihoodOf(weights, vector);
    const confidence = Math.max(...likelihood);
    return { category: categories[likelihood.indexOf(confidence)]!, confidence };
  };
  const judged = unseen
    .filter(({ text }) => !text.hard)
    .map(({ text, vector }) => {
      const { category: said, confidence } = judge(vector);
      return { category: text.category, said, confidence };
    });
  return {
    version: `${embedder.version}-${fingerprint(JSON.stringify(texts.map(({ text, category }) => [text, category])))}`,
    right: judged.length === 0 ? null : judged.filter(({ category, said }) => said === category).length / judged.length,
    decideFrom: decidableOf(judged).from,
    judge: (values) => judge(dense(values)),
  };
}

async function samplesOf(embedder: Embedder, texts: readonly LabelledText[]): Promise<Sample[]> {
  const samples: Sample[] = [];
  for (let from = 0; from < texts.length; from += BATCH) {
    const batch = texts.slice(from, from + BATCH);
    const vectors = await embedder.embed(batch.map(({ text }) => text.slice(0, EMBEDDED_LENGTH)));
    samples.push(...batch.map((text, index) => ({ text, vector: dense(vectors[index]!) })));
  }
  return samples;
}

async function learnInTurns(
  examples: readonly Example[],
  options: Parameters<typeof learnSoftmax>[1],
): Promise<LearnedWeights> {
  const steps = learnSoftmax(examples, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await turn();
  }
}

function likelihoodOf(weights: LearnedWeights, vector: Vector): Float64Array {
  const scores = new Float64Array(weights.labels);
  scoreVector(weights, vector, scores);
  toProbabilities(scores);
  return scores;
}

/** Summed cross-entropy; a category that was not learned is none's fault. */
function lossOf(weights: LearnedWeights, samples: readonly Sample[], categories: readonly string[]): number {
  return samples
    .filter(({ text }) => categories.includes(text.category))
    .reduce((sum, { text, vector }) => {
      return sum - Math.log(likelihoodOf(weights, vector)[categories.indexOf(text.category)]!);
    }, 0);
}

function dense(values: Float32Array): Vector {
  return { features: Int32Array.from(values.keys()), values };
}
