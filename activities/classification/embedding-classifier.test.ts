import { resolve } from 'node:path';
import type { Classification, Classifier } from '../../domain/classification/classifier';
import type { LabelledText } from '../../domain/classification/training/labelled-text';
import { createEmbedder, type Embedder } from './embedder';
import { createEmbeddingClassifier } from './embedding-classifier';
import { learnEmbeddingHead, type EmbeddingHead } from './embedding-head';

const CATEGORIES = [
  { code: 'environment_waste', priority: 'low' },
  { code: 'noise', priority: 'normal' },
  { code: 'animals', priority: 'high' },
  { code: 'other', priority: 'normal' },
] as const;
const WORDS: Record<string, string> = {
  environment_waste: 'rác thải đổ bốc mùi hôi thối túi thùng bãi rubbish garbage dump',
  noise: 'ồn karaoke loa nhạc hát khuya tiếng khoan loud music speaker',
  animals: 'chó mèo bò trâu thả rông cắn dại dog cat stray barking',
};

/** Texts of three words each, with all pairs of words that stand two apart. */
const CORPUS: LabelledText[] = Object.entries(WORDS).flatMap(([category, line]) => {
  const words = line.split(' ');
  return words.flatMap((word, index) =>
    words.slice(index + 1).map((other) => ({
      text: `${word} ${other} ở gần nhà tôi`,
      category,
      subcategory: null,
      urgent: null,
      hard: false,
    })),
  );
});

const OWN: Classification = {
  category: 'noise',
  subcategory: 'music',
  priority: 'normal',
  confidence: 0.6,
  decided: false,
  because: ['loa'],
};

describe('createEmbeddingClassifier', () => {
  let embedder: Embedder;
  let head: EmbeddingHead;

  beforeAll(async () => {
    embedder = await createEmbedder(resolve(__dirname, '../../test/fixtures/tiny-embedding'));
    head = await learnEmbeddingHead(embedder, CORPUS);
  });
  afterAll(() => embedder.stop());

  const classify = async (text: string, own: Classification = OWN) => {
    const embedded: Classifier = { version: 'model-1', classify: () => own };
    return createEmbeddingClassifier({ embedder, head, embedded, categories: CATEGORIES }).classify({ text });
  };

  it('When a text is like those of a category, then the head is sure of it, also with words that stood in none', async () => {
    for (const [text, category] of [
      ['garbage bốc mùi trong túi', 'environment_waste'],
      ['xe ép gom rác ni lông', 'environment_waste'],
      ['heo và gà sủa trong chuồng', 'animals'],
    ]) {
      const [vector] = await embedder.embed([text!]);
      const { category: found, confidence } = head.judge(vector!);
      expect(found).toBe(category);
      expect(confidence).toBeGreaterThan(0.8);
    }
    expect(head.right).toBeGreaterThan(0.9);
    expect(head.decideFrom).toBeLessThan(1);
  });

  it('When both agree, then the confidence is above that of the surer, and one that is sure decides', async () => {
    const found = await classify('loa karaoke ồn ào');
    expect(found).toMatchObject({ category: 'noise', subcategory: 'music', decided: true, because: ['loa'] });
    expect(found.confidence).toBeGreaterThan(0.9);
    expect(found.confidence).toBeLessThanOrEqual(1);
    expect(await classify('loa karaoke ồn ào', { ...OWN, priority: 'urgent' })).toMatchObject({
      priority: 'urgent',
      decided: false,
    });
  });

  it('When they differ, then the surer one is a suggestion, and nothing is quoted for another category', async () => {
    expect(await classify('rác thải hôi thối', { ...OWN, decided: true, because: ['thải'] })).toMatchObject({
      category: 'environment_waste',
      subcategory: null,
      priority: 'low',
      decided: false,
      because: [],
    });
    const sure = { ...OWN, confidence: 1, decided: true };
    const kept = await classify('rác thải hôi thối', sure);
    expect(kept).toMatchObject({ category: 'noise', priority: 'normal', decided: false, because: ['loa'] });
    expect(kept.confidence).toBeLessThan(0.7);
  });

  it('When the vector says little, then it contradicts nothing', async () => {
    const sure = { ...OWN, confidence: 0.9, decided: true };
    const embedded: Classifier = { version: 'model-1', classify: () => sure };
    const opinion = (confidence: number) => ({ ...head, judge: () => ({ category: 'animals', confidence }) });
    const weak = createEmbeddingClassifier({ embedder, head: opinion(0.49), embedded, categories: CATEGORIES });
    expect(await weak.classify({ text: 'loa' })).toEqual(sure);
    const strong = createEmbeddingClassifier({ embedder, head: opinion(0.5), embedded, categories: CATEGORIES });
    expect(await strong.classify({ text: 'loa' })).toMatchObject({ category: 'noise', decided: false });
  });

  it('When the trained model sees danger, then it is urgent whatever the category', async () => {
    const own = { ...OWN, priority: 'urgent', confidence: 0.1 } as const;
    expect(await classify('rác thải hôi thối', own)).toMatchObject({
      category: 'environment_waste',
      priority: 'urgent',
      decided: false,
      because: ['loa'],
    });
  });

  it('When both say other, then an operator decides', async () => {
    const others = CORPUS.map((text) => ({ ...text, category: 'other' }));
    const untaught = await learnEmbeddingHead(embedder, others);
    const embedded: Classifier = { version: 'model-1', classify: () => ({ ...OWN, category: 'other' }) };
    const classifier = createEmbeddingClassifier({ embedder, head: untaught, embedded, categories: CATEGORIES });
    expect(await classifier.classify({ text: 'rác' })).toMatchObject({ category: 'other', decided: false });
  });

  it('When the texts are others, then so is the version; when they are the same, it is not', async () => {
    expect((await learnEmbeddingHead(embedder, CORPUS.slice(1))).version).not.toBe(head.version);
    expect((await learnEmbeddingHead(embedder, CORPUS)).version).toBe(head.version);
    await expect(learnEmbeddingHead(embedder, [])).rejects.toThrow(RangeError);
  });
});
