import { Writable } from 'node:stream';
import pino from 'pino';
import type { Classification, Classifier } from '../../domain/classification/classifier';
import { EngineError } from './engine-error';
import { createGuardedClassifier } from './guarded-classifier';

const TEXT = 'Rác trước nhà bà Hoa';
const GOOD: Classification = { category: 'waste', priority: 'low', confidence: 0.9, decided: true, because: ['Rác'] };
const OWN: Classification = { ...GOOD, category: 'other', confidence: 0.2, decided: false };

function guarded(answers: () => unknown) {
  let now = 0;
  let asked = 0;
  const lines: string[] = [];
  const destination = new Writable({
    write(line: Buffer, _encoding, done) {
      lines.push(line.toString());
      done();
    },
  });
  const primary: Classifier = {
    version: 'engine-1',
    classify() {
      asked += 1;
      return answers() as Classification;
    },
  };
  const classifier = createGuardedClassifier({
    primary,
    fallback: { version: 'model-1', classify: () => OWN },
    timeoutMs: 50,
    categories: ['waste', 'other'],
    now: () => now,
    logger: pino(destination),
  });
  return {
    version: classifier.version,
    classify: async () => classifier.classify({ text: TEXT }),
    lines,
    asked: () => asked,
    pass: (ms: number) => (now += ms),
  };
}

describe('createGuardedClassifier', () => {
  it('When the primary answers, then its answer counts, and the version names both', async () => {
    const { classify, version, lines } = guarded(() => GOOD);
    expect(await classify()).toEqual({ ...GOOD, subcategory: null });
    expect(version).toBe('engine-1+model-1');
    expect(lines).toEqual([]);
  });

  it.each<[string, () => unknown]>([
    ['throws', () => JSON.parse(TEXT)],
    ['rejects', () => Promise.reject(new Error(TEXT))],
    ['says why it fails', () => Promise.reject(new EngineError('The service answered 500'))],
    ['never answers', () => new Promise(() => undefined)],
    ['answers nothing', () => undefined],
    ['answers text', () => TEXT],
    ['names an unknown category', () => ({ ...GOOD, category: TEXT })],
    ['names an unknown priority', () => ({ ...GOOD, priority: 'extreme' })],
    ['is as sure as no number', () => ({ ...GOOD, confidence: Number.NaN })],
    ['is surer than sure', () => ({ ...GOOD, confidence: 1.01 })],
    ['does not say whether it is decided', () => ({ ...GOOD, decided: undefined })],
    ['gives no words', () => ({ ...GOOD, because: [null] })],
  ])('When the primary %s, then the fallback answers, and the log has nothing of the text', async (_case, answers) => {
    const { classify, lines } = guarded(answers);
    expect(await classify()).toEqual(OWN);
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0]!)).toMatchObject({ engine: 'engine-1', failures: 1, paused: false });
    expect(lines[0]).not.toContain('Hoa');
  });

  it('When it fails five times in a row, then it is left alone for a minute, and then one failure is enough', async () => {
    let works = false;
    const { classify, asked, pass } = guarded(() => (works ? GOOD : undefined));
    for (let count = 0; count < 8; count += 1) await classify();
    expect(asked()).toBe(5);
    pass(60_000);
    await classify();
    await classify();
    expect(asked()).toBe(6);
    pass(60_000);
    works = true;
    expect(await classify()).toMatchObject({ category: 'waste' });
    works = false;
    for (let count = 0; count < 4; count += 1) await classify();
    works = true;
    expect(await classify()).toMatchObject({ category: 'waste' });
  });
});
