import fc from 'fast-check';
import { decidableOf, measure, measureUrgency, type Judged } from './measure';

const said = (category: string, saying: string, confidence = 0.9, decided = true): Judged => ({
  category,
  said: saying,
  confidence,
  decided,
});

describe('measure', () => {
  it('When two of three are right, then precision, recall and F1 are those of the textbook', () => {
    const figures = measure([said('a', 'a'), said('a', 'b'), said('b', 'b')]);
    expect(figures.accuracy).toBeCloseTo(2 / 3);
    expect(figures.categories).toEqual([
      { category: 'a', texts: 2, precision: 1, recall: 0.5, f1: 2 / 3 },
      { category: 'b', texts: 1, precision: 0.5, recall: 1, f1: 2 / 3 },
    ]);
    expect(figures.macroF1).toBeCloseTo(2 / 3);
    expect(figures.confusions).toEqual([{ category: 'a', said: 'b', texts: 1 }]);
  });

  it('When another label can be defended, then that counts as defensible, not as right', () => {
    const { accuracy, defensible } = measure([{ ...said('a', 'b'), alternative: 'b' }]);
    expect([accuracy, defensible]).toEqual([0, 1]);
  });

  it('When it is as sure as it is right, then the calibration error is 0', () => {
    const half = [said('a', 'a', 0.5), said('a', 'b', 0.5)];
    expect(measure(half).calibrationError).toBe(0);
    expect(measure([said('a', 'b', 1)]).calibrationError).toBe(1);
    expect(measure(half).calibration[5]).toEqual({ from: 0.5, to: 0.6, texts: 2, confidence: 0.5, right: 0.5 });
  });

  it('When some are left to an operator, then only the others count as decided', () => {
    const { decided } = measure([said('a', 'a'), said('a', 'b', 0.2, false)]);
    expect(decided).toEqual({ share: 0.5, right: 1 });
    expect(measure([said('a', 'b', 0.2, false)]).decided).toEqual({ share: 0, right: null });
  });
});

describe('decidableOf', () => {
  it('When the surest are right, then all down to the first wrong ones are decidable', () => {
    const judged = [
      ...Array.from({ length: 19 }, (_, index) => said('a', 'a', 0.99 - index / 100)),
      said('a', 'b', 0.5),
    ];
    expect(decidableOf(judged)).toEqual({ share: 1, from: 0.5 });
    expect(decidableOf([said('a', 'b', 0.9), said('a', 'a', 0.8)])).toEqual({ share: 0, from: 1 });
  });

  it('When texts are decided from there on, then at least 95 % of them are right', () => {
    const judged = fc.array(
      fc.record({
        category: fc.constant('a'),
        said: fc.constantFrom('a', 'a', 'a', 'b'),
        confidence: fc.constantFrom(0.2, 0.4, 0.6, 0.8, 1),
      }),
      { maxLength: 80 },
    );
    fc.assert(
      fc.property(judged, (all) => {
        const { share, from } = decidableOf(all);
        const decided = all.filter(({ confidence }) => share > 0 && confidence >= from);
        expect(decided.length).toBe(Math.round(share * all.length));
        expect(decided.filter((each) => each.said === 'a').length).toBeGreaterThanOrEqual(decided.length * 0.95);
      }),
    );
  });
});

describe('measureUrgency', () => {
  it('When one of two is found and one is called so in vain, then both are a half', () => {
    const figures = measureUrgency([
      { urgent: true, said: true },
      { urgent: true, said: false },
      { urgent: false, said: true },
    ]);
    expect(figures).toEqual({ texts: 3, urgent: 2, precision: 0.5, recall: 0.5 });
  });

  it('When there is nothing to divide by, then it says so', () => {
    expect(measureUrgency([])).toEqual({ texts: 0, urgent: 0, precision: null, recall: null });
  });
});
