import pino from 'pino';
import categoriesData from '../../cities/hue/categories.json';
import type { Category } from '../../domain/city/city-data';
import type { Classification, Classifier } from '../../domain/classification/classifier';
import { startLanguageModelService, type LanguageModelService } from '../../test/support/language-model-service';
import { createLanguageModel } from './language-model';
import { createLanguageModelClassifier } from './language-model-classifier';

const CATEGORIES = categoriesData as Category[];
const TEXT =
  'Rác chất đống trước nhà số 12 Lê Lợi, bốc mùi hôi. Gọi tôi 0905 123 456, ông Nguyễn Văn An, an@example.com';
const ANSWER = {
  category: 'environment_waste',
  subcategory: 'waste',
  confidence: 0.95,
  urgent: false,
  quotes: ['Rác chất đống', 'bốc mùi hôi'],
};
const OWN: Classification = {
  category: 'environment_waste',
  subcategory: null,
  priority: 'normal',
  confidence: 0.5,
  decided: false,
  because: ['mùi hôi'],
};

describe('createLanguageModelClassifier', () => {
  let service: LanguageModelService;
  let calls = 10;

  beforeAll(async () => {
    service = await startLanguageModelService();
  });
  beforeEach(() => {
    service.asked = [];
    service.says(ANSWER);
    calls = 10;
  });
  afterAll(() => service.stop());

  const classify = async (own: Partial<Classification> = {}, text = TEXT, timeoutMs = 20_000) => {
    const embedded: Classifier = { version: 'model-1', classify: () => ({ ...OWN, ...own }) };
    const classifier = createLanguageModelClassifier({
      ask: createLanguageModel({ url: service.url, model: 'small', apiKey: 'geheim', timeoutMs }),
      model: 'small',
      takeCall: async () => (calls -= 1) >= 0,
      embedded,
      categories: CATEGORIES,
      logger: pino({ level: 'silent' }),
    });
    return classifier.classify({ text });
  };

  it('When the model is sure, then its answer counts, with the words as the citizen wrote them', async () => {
    service.says({ ...ANSWER, quotes: ['rác CHẤT đống', 'mùi hôi', 'tiếng ồn', 'bốc mùi hôi'] });
    expect(await classify()).toEqual({
      category: 'environment_waste',
      subcategory: 'waste',
      priority: CATEGORIES.find(({ code }) => code === 'environment_waste')!.priority,
      confidence: 0.95,
      decided: true,
      because: ['Rác chất đống', 'bốc mùi hôi'],
    });
    service.says(ANSWER);
    expect((await classify({}, TEXT.normalize('NFD'))).because).toEqual(
      ANSWER.quotes.map((each) => each.normalize('NFD')),
    );
  });

  it('When it is asked, then it gets categories and the text, and nothing that tells who wrote it', async () => {
    await classify();
    const [{ url, headers, body }] = service.asked as [LanguageModelService['asked'][number]];
    expect(url).toBe('/v1/chat/completions');
    expect(headers.authorization).toBe('Bearer geheim');
    expect(body).toMatchObject({ model: 'small', temperature: 0 });
    expect(body.response_format).toMatchObject({ type: 'json_schema', json_schema: { strict: true } });
    const { schema } = body.response_format.json_schema;
    expect(schema.properties.category.enum).toEqual(CATEGORIES.map(({ code }) => code));
    expect(schema.required).toEqual(['category', 'subcategory', 'confidence', 'urgent', 'quotes']);
    const [system, user] = body.messages;
    for (const { description } of CATEGORIES) expect(system.content).toContain(description.en);
    expect(JSON.parse(user.content)).toEqual({
      report: 'Rác chất đống trước nhà số [number] Lê Lợi, bốc mùi hôi. Gọi tôi [number], ông [name], [email]',
    });
    for (const secret of ['0905', '123', 'Nguyễn', 'example.com']) expect(JSON.stringify(body)).not.toContain(secret);
  });

  it.each<[string, (response: Parameters<LanguageModelService['answer']>[0]) => void, string]>([
    [
      'has too much to do',
      (response) => response.writeHead(429).end('{"error":"slow down"}'),
      'The service answered 429',
    ],
    ['is broken', (response) => response.writeHead(500).end('Rác'), 'The service answered 500'],
    ['leads elsewhere', (response) => response.writeHead(307, { location: '/' }).end(), 'The service was not reached'],
    ['is slow', () => undefined, 'The service was too slow'],
    [
      'begins and never ends',
      (response) => void response.writeHead(200).write('{'),
      'The service did not answer to the end',
    ],
    ['hangs up', (response) => response.destroy(), 'The service was not reached'],
    ['answers no JSON', (response) => response.end('<html>Rác'), 'The service answered no JSON'],
    ['answers something else', (response) => response.end('{"choices":[]}'), 'The service answered no completion'],
    ['answers without end', (response) => response.end('x'.repeat(100_000)), 'The service answered too much'],
    [
      'refuses',
      (response) => response.end('{"choices":[{"message":{"content":null,"refusal":"Rác"}}]}'),
      'The service answered no completion',
    ],
  ])('When the service %s, then it is an engine’s error without the text', async (_case, answer, message) => {
    service.answer = answer;
    await expect(classify({}, TEXT, 500)).rejects.toMatchObject({ name: 'EngineError', message });
  });

  it.each([
    ['plain words', 'It is waste.'],
    ['an unknown category', { ...ANSWER, category: 'rubbish' }],
    ['more than all confidence', { ...ANSWER, confidence: 95 }],
    ['no urgency', { ...ANSWER, urgent: undefined }],
    ['words that are none', { ...ANSWER, quotes: [1] }],
  ])('When the model answers %s, then it is an engine’s error', async (_case, content) => {
    service.says(content);
    await expect(classify()).rejects.toMatchObject({ name: 'EngineError' });
  });

  it('When nobody listens, then it is an engine’s error', async () => {
    const ask = createLanguageModel({ url: 'http://127.0.0.1:1/v1', model: 'small', timeoutMs: 300 });
    await expect(ask([], {})).rejects.toMatchObject({ message: 'The service was not reached' });
  });

  it('When the sub-category is of another category, then it is not named', async () => {
    service.says({ ...ANSWER, subcategory: 'roads' });
    expect((await classify({ subcategory: 'pollution' })).subcategory).toBe('pollution');
    expect((await classify({ category: 'noise' })).subcategory).toBeNull();
  });

  it.each<[string, Partial<typeof ANSWER>, Partial<Classification>, Partial<Classification>]>([
    ['the model is not sure', { confidence: 0.79 }, {}, { decided: false, priority: 'normal' }],
    ['it is other', { category: 'other' }, {}, { decided: false, category: 'other' }],
    ['the trained model is sure of another', {}, { category: 'noise', decided: true }, { decided: false }],
    ['the trained model was not sure of another', {}, { category: 'noise' }, { decided: true }],
    ['only the model sees danger', { urgent: true }, { decided: true }, { decided: false, priority: 'urgent' }],
    ['only the trained model does', {}, { priority: 'urgent', decided: true }, { decided: false, priority: 'urgent' }],
    [
      'both do, and both are sure',
      { urgent: true },
      { priority: 'urgent', decided: true },
      { decided: true, priority: 'urgent' },
    ],
    ['both do, and one is not sure', { urgent: true }, { priority: 'urgent' }, { decided: false, priority: 'urgent' }],
  ])('When %s, then who decides follows from that', async (_case, answer, own, expected) => {
    service.says({ ...ANSWER, ...answer });
    expect(await classify(own)).toMatchObject(expected);
  });

  it('When the trained model sees danger, then its words come first', async () => {
    expect((await classify({ priority: 'urgent', because: ['Gọi'] })).because).toEqual(['Gọi', ...ANSWER.quotes]);
  });

  it('When the calls are used up, then the trained model answers and nobody is asked', async () => {
    calls = 1;
    expect(await classify()).toMatchObject({ confidence: 0.95 });
    expect(await classify()).toEqual(OWN);
    expect(service.asked).toHaveLength(1);
  });
});
