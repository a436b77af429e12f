import fc from 'fast-check';
import { packWeights, unpackWeights } from './model';

describe('packWeights', () => {
  test('When weights are packed and unpacked, then each is off by less than a hundredth of its label’s largest', () => {
    const finite = fc.float({ noNaN: true, noDefaultInfinity: true, min: -1_000, max: 1_000 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.array(finite, { maxLength: 60 }), (labels, values) => {
        const features = Math.floor(values.length / labels);
        const weights = new Float32Array((features + 1) * labels);
        weights.set(values.slice(0, features * labels));
        weights.fill(0.25, features * labels);
        const unpacked = unpackWeights(packWeights({ labels, weights }), features);
        expect(unpacked.labels).toBe(labels);
        expect([...unpacked.weights.slice(features * labels)]).toEqual(Array(labels).fill(0.25));
        for (let label = 0; label < labels; label += 1) {
          const own = (each: Float32Array) =>
            [...each].filter((_, index) => index % labels === label).slice(0, features);
          const largest = Math.max(...own(weights).map(Math.abs), 0);
          for (const [index, value] of own(weights).entries()) {
            expect(Math.abs(own(unpacked.weights)[index]! - value)).toBeLessThanOrEqual(largest / 100);
          }
        }
      }),
    );
  });

  test('When weights are those of other features, then they are refused', () => {
    const packed = packWeights({ labels: 2, weights: new Float32Array(8) });
    expect(() => unpackWeights(packed, 4)).toThrow(RangeError);
  });
});
