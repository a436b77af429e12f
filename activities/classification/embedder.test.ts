import { mkdtempSync, cpSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { SetupError } from '../../config/setup-error';
import { createEmbedder, type Embedder } from './embedder';

const TINY = resolve(__dirname, '../../test/fixtures/tiny-embedding');

describe('createEmbedder', () => {
  let embedder: Embedder;
  let broken: string;

  beforeAll(async () => {
    embedder = await createEmbedder(TINY);
    broken = mkdtempSync(join(tmpdir(), 'paht-embedding-'));
    cpSync(TINY, broken, { recursive: true });
  });
  afterAll(() => {
    embedder.stop();
    rmSync(broken, { recursive: true });
  });

  const likeness = async (one: string, other: string) => {
    const [first, second] = await embedder.embed([one, other]);
    return first!.reduce((sum, value, index) => sum + value * second![index]!, 0);
  };

  it('When texts are embedded, then their vectors have length 1, in their order, alone as together', async () => {
    expect(embedder.dimensions).toBe(16);
    const texts = ['Rác thải bốc mùi hôi thối', 'loa karaoke ồn ào đêm khuya', 'wxyz'];
    const vectors = await embedder.embed(texts);
    for (const [index, vector] of vectors.entries()) {
      expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
      const [alone] = await embedder.embed([texts[index]!]);
      for (const [place, value] of alone!.entries()) expect(vector[place]).toBeCloseTo(value, 5);
    }
  });

  it('When texts are alike, then so are their vectors, in upper case and decomposed too', async () => {
    expect(await likeness('rác thải hôi', 'RÁC THẢI HÔI'.normalize('NFD'))).toBeCloseTo(1, 5);
    expect(await likeness('rác thải hôi', 'đổ rác thối')).toBeGreaterThan(await likeness('rác thải hôi', 'loa ồn'));
  });

  it('When a text is very long or empty, then it has a vector or a fault, and the next one is embedded', async () => {
    const [long] = await embedder.embed(['rác '.repeat(4_000)]);
    expect(long).toHaveLength(16);
    await embedder.embed(['']).catch((error: Error) => expect(error.name).toBe('EngineError'));
    expect(await embedder.embed(['rác'])).toHaveLength(1);
  });

  it('When its process ends, then what waits fails, and the next texts start another one', async () => {
    const own = await createEmbedder(TINY);
    const waiting = own.embed(['rác']);
    own.stop();
    const outcomes = await Promise.allSettled([waiting, own.embed(['rác'])]);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ name: 'EngineError' });
    }
    const again = await Promise.all([own.embed(['rác']), own.embed(['loa'])]);
    expect(again.map((vectors) => vectors.length)).toEqual([1, 1]);
    own.stop();
  });

  it('When the folder has no model, then a sentence says what is missing', async () => {
    const faults = createEmbedder(join(TINY, 'nothing'));
    await expect(faults).rejects.toThrow(SetupError);
    await expect(faults).rejects.toThrow(/config\.json, tokenizer\.json, onnx\/model_quantized\.onnx/);
  });

  it('When the model is broken, then a sentence says so', async () => {
    writeFileSync(join(broken, 'onnx/model.onnx'), 'no model');
    const faults = createEmbedder(broken);
    await expect(faults).rejects.toThrow(SetupError);
    await expect(faults).rejects.toThrow(/does not load .*: correct PAHT_EMBEDDING_MODEL, or unset it\.$/s);
  });
});
