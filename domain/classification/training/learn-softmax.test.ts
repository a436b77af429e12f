import { complementPrior } from './complement-prior';
import { learnSoftmax, scoreVector, toProbabilities, type Example, type LearnedWeights } from './learn-softmax';

function example(label: number, features: number[], weight = 1): Example {
  return {
    label,
    weight,
    vector: { features: Int32Array.from(features), values: new Float32Array(features.length).fill(1) },
  };
}

function learn(examples: readonly Example[], options: Partial<Parameters<typeof learnSoftmax>[1]> = {}) {
  const steps = learnSoftmax(examples, {
    features: 3,
    labels: 2,
    prior: new Float32Array(8),
    caution: 0.01,
    ...options,
  });
  const losses: number[] = [];
  for (;;) {
    const step = steps.next();
    if (step.done) return { losses, learned: step.value };
    losses.push(step.value);
  }
}

function likelihood(learned: LearnedWeights, features: number[]): number[] {
  const scores = new Float64Array(learned.labels);
  scoreVector(learned, example(0, features).vector, scores);
  toProbabilities(scores);
  return [...scores];
}

describe('learnSoftmax', () => {
  const examples = [example(0, [0]), example(0, [0, 2]), example(1, [1]), example(1, [1, 2])];

  it('When features tell the labels apart, then it learns which, and that a shared one says nothing', () => {
    const { learned } = learn(examples);
    expect(likelihood(learned, [0])[0]).toBeGreaterThan(0.9);
    expect(likelihood(learned, [1])[1]).toBeGreaterThan(0.9);
    expect(likelihood(learned, [2])[0]).toBeCloseTo(0.5, 2);
  });

  it('When it goes on, then the loss falls with each step', () => {
    const { losses } = learn(examples);
    expect(losses.length).toBeGreaterThan(3);
    expect(losses).toEqual([...losses].sort((one, other) => other - one));
  });

  it('When an example weighs more, then it counts like so many', () => {
    const twice = learn([example(0, [2]), example(0, [2]), example(1, [2])]).learned;
    const heavy = learn([example(0, [2], 2), example(1, [2])]).learned;
    expect(likelihood(heavy, [2])[0]).toBeCloseTo(likelihood(twice, [2])[0]!, 3);
  });

  it('When the caution is great, then the weights stay at the prior', () => {
    const prior = new Float32Array(8);
    prior[0] = 3;
    const { learned } = learn([example(1, [0])], { prior, caution: 1e6 });
    expect(learned.weights[0]).toBeCloseTo(3, 3);
  });
});

describe('complementPrior', () => {
  it('When a feature is only one label’s, then it speaks for that label and against the others', () => {
    const weights = complementPrior([example(0, [0]), example(1, [1]), example(1, [1, 2])], {
      features: 3,
      counted: 2,
      labels: 2,
    });
    expect(weights[0]).toBeGreaterThan(0);
    expect(weights[1]).toBeCloseTo(-weights[0]!);
    expect(weights[3]).toBeGreaterThan(0);
    // Not counted, and the bias.
    expect([...weights.slice(4)]).toEqual([0, 0, 0, 0]);
  });
});
