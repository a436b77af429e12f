/** Typed arrays over memory of their own. */
type Floats = Float32Array<ArrayBuffer>;

/** A text as the learner sees it: the features that it has, by number, and how strongly. */
export interface Vector {
  features: Int32Array;
  values: Float32Array;
}

export interface Example {
  vector: Vector;
  /** Number of the label. */
  label: number;
  /** How much it counts; 1 is usual. */
  weight: number;
}

/** Weights by `feature * labels + label`; the last row, after those of the features, is the bias. */
export interface LearnedWeights {
  labels: number;
  weights: Floats;
}

interface Options {
  features: number;
  labels: number;
  /** Weights to begin with, as `LearnedWeights` has them; the last row is not held to. */
  prior: Floats;
  /** How strongly weights are held to the prior; larger is more cautious. */
  caution: number;
  maxSteps?: number;
}

/** Pairs of steps that L-BFGS remembers. */
const MEMORY = 6;
const MAX_STEPS = 120;
/** Stops when a step lowers the loss by less than this share of it. */
const CONVERGED = 1e-4;
const MAX_HALVINGS = 20;
const SUFFICIENT = 1e-4;

/**
 * Learns a multinomial logistic regression: minimises the summed cross-entropy of the examples plus `caution / 2` times the
 * squared distance of the weights from the prior (the bias is free), by limited-memory BFGS with a backtracking line search (Nocedal and Wright, Numerical
 * Optimization, algorithms 7.4 and 3.1). The loss is convex, so that the outcome does not depend on chance.
 *
 * Yields the loss after each step.
 */
export function* learnSoftmax(examples: readonly Example[], options: Options): Generator<number, LearnedWeights> {
  const { features, labels, prior, caution, maxSteps = MAX_STEPS } = options;
  const size = (features + 1) * labels;
  const at = (weights: Floats, gradient: Floats) =>
    lossAndGradient(examples, weights, gradient, { features, labels, prior, caution });
  let weights = new Float32Array(prior);
  let gradient = new Float32Array(size);
  let loss = at(weights, gradient);
  const remembered: { step: Floats; change: Floats; curvature: number }[] = [];
  for (let count = 0; count < maxSteps; count += 1) {
    const direction = descentDirection(gradient, remembered);
    const slope = dot(direction, gradient);
    let length = count === 0 ? 1 / Math.max(1, Math.sqrt(dot(gradient, gradient))) : 1;
    const nextGradient = new Float32Array(size);
    let next = moved(weights, direction, length);
    let nextLoss = at(next, nextGradient);
    for (let halved = 0; nextLoss > loss + SUFFICIENT * length * slope && halved < MAX_HALVINGS; halved += 1) {
      length /= 2;
      next = moved(weights, direction, length);
      nextLoss = at(next, nextGradient);
    }
    if (!(nextLoss < loss)) break;
    const step = difference(next, weights);
    const change = difference(nextGradient, gradient);
    const curvature = dot(step, change);
    if (curvature > 0) remembered.push({ step, change, curvature });
    if (remembered.length > MEMORY) remembered.shift();
    const gained = (loss - nextLoss) / loss;
    weights = next;
    gradient = nextGradient;
    loss = nextLoss;
    yield loss;
    if (gained < CONVERGED) break;
  }
  return { labels, weights };
}

/** Scores of all labels before they are made probabilities, written into `scores`. */
export function scoreVector({ labels, weights }: LearnedWeights, vector: Vector, scores: Float64Array): void {
  const bias = weights.length - labels;
  for (let label = 0; label < labels; label += 1) scores[label] = weights[bias + label]!;
  const { features, values } = vector;
  for (let index = 0; index < features.length; index += 1) {
    const row = features[index]! * labels;
    const value = values[index]!;
    for (let label = 0; label < labels; label += 1) scores[label]! += value * weights[row + label]!;
  }
}

/** Makes scores probabilities, in place; answers the logarithm of what they were divided by. */
export function toProbabilities(scores: Float64Array): number {
  let highest = -Infinity;
  for (const score of scores) if (score > highest) highest = score;
  let sum = 0;
  for (let label = 0; label < scores.length; label += 1) {
    const raised = Math.exp(scores[label]! - highest);
    scores[label] = raised;
    sum += raised;
  }
  for (let label = 0; label < scores.length; label += 1) scores[label]! /= sum;
  return highest + Math.log(sum);
}

function lossAndGradient(
  examples: readonly Example[],
  weights: Floats,
  gradient: Floats,
  { features, labels, prior, caution }: Required<Pick<Options, 'features' | 'labels' | 'prior' | 'caution'>>,
): number {
  const bias = features * labels;
  let loss = 0;
  for (let index = 0; index < bias; index += 1) {
    const away = weights[index]! - prior[index]!;
    gradient[index] = caution * away;
    loss += (caution / 2) * away * away;
  }
  gradient.fill(0, bias);
  const scores = new Float64Array(labels);
  for (const { vector, label, weight } of examples) {
    scoreVector({ labels, weights }, vector, scores);
    const own = scores[label]!;
    loss += weight * (toProbabilities(scores) - own);
    scores[label]! -= 1;
    for (let index = 0; index < vector.features.length; index += 1) {
      const row = vector.features[index]! * labels;
      const value = weight * vector.values[index]!;
      for (let each = 0; each < labels; each += 1) gradient[row + each]! += value * scores[each]!;
    }
    for (let each = 0; each < labels; each += 1) gradient[bias + each]! += weight * scores[each]!;
  }
  return loss;
}

/** The two-loop recursion. */
function descentDirection(
  gradient: Floats,
  remembered: readonly { step: Floats; change: Floats; curvature: number }[],
): Floats {
  const direction = gradient.map((each) => -each);
  const shares: number[] = [];
  for (let index = remembered.length - 1; index >= 0; index -= 1) {
    const { step, change, curvature } = remembered[index]!;
    const share = dot(step, direction) / curvature;
    shares[index] = share;
    addScaled(direction, change, -share);
  }
  const last = remembered.at(-1);
  if (last) {
    const scale = last.curvature / dot(last.change, last.change);
    for (let index = 0; index < direction.length; index += 1) direction[index]! *= scale;
  }
  for (const [index, { step, change, curvature }] of remembered.entries()) {
    addScaled(direction, step, shares[index]! - dot(change, direction) / curvature);
  }
  return direction;
}

function dot(one: Floats, other: Floats): number {
  let sum = 0;
  for (let index = 0; index < one.length; index += 1) sum += one[index]! * other[index]!;
  return sum;
}

function addScaled(target: Floats, source: Floats, factor: number): void {
  for (let index = 0; index < target.length; index += 1) target[index]! += factor * source[index]!;
}

function moved(from: Floats, direction: Floats, length: number): Floats {
  return from.map((each, index) => each + length * direction[index]!);
}

function difference(one: Floats, other: Floats): Floats {
  return one.map((each, index) => each - other[index]!);
}
