import type { Example, LearnedWeights } from './learn-softmax';

interface Options {
  /** Number of features; weights are made for the first `counted` of them, 0 for the rest. */
  features: number;
  counted: number;
  labels: number;
}

/** Added to what was counted, so that a feature that a label never had speaks against it only so much. */
const SMOOTHING = 0.2;
/** How strongly the weights speak: measured on texts by other hands than those that were learned from. */
const STRENGTH = 3;

/**
 * Weights of complement naive Bayes (Rennie et al. 2003): a feature speaks for a label by how rare it is in all texts of the
 * others. It needs few texts for good weights; what it does not see, that features come together, is learned after it.
 */
export function complementPrior(
  examples: readonly Example[],
  { features, counted, labels }: Options,
): LearnedWeights['weights'] {
  const own = new Float64Array(counted * labels);
  const all = new Float64Array(counted);
  for (const { vector, label, weight } of examples) {
    for (const [place, feature] of vector.features.entries()) {
      if (feature >= counted) continue;
      const value = weight * vector.values[place]!;
      own[feature * labels + label]! += value;
      all[feature]! += value;
    }
  }
  const others = new Float64Array(labels);
  for (let index = 0; index < own.length; index += 1) {
    const feature = Math.floor(index / labels);
    others[index % labels]! += all[feature]! - own[index]! + SMOOTHING;
  }
  const weights = new Float32Array((features + 1) * labels);
  const row = new Float64Array(labels);
  for (let feature = 0; feature < counted; feature += 1) {
    let sum = 0;
    for (let label = 0; label < labels; label += 1) {
      row[label] = -Math.log((all[feature]! - own[feature * labels + label]! + SMOOTHING) / others[label]!);
      sum += row[label]!;
    }
    for (let label = 0; label < labels; label += 1) {
      weights[feature * labels + label] = STRENGTH * (row[label]! - sum / labels);
    }
  }
  return weights;
}
