import { resolve } from 'node:path';
import pino from 'pino';
import { SetupError } from '../../config/setup-error';
import type { EngineSettings } from '../../config/engine-settings';
import type { CityDirectory } from '../../db/city-directory';
import type { Classification, Classifier } from '../../domain/classification/classifier';
import type { LabelledText } from '../../domain/classification/training/labelled-text';
import { eventually } from '../../test/support/eventually';
import { startLanguageModelService, type LanguageModelService } from '../../test/support/language-model-service';
import { fixedDirectory, hueCityData } from '../../test/support/test-city';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database';
import { createEngine } from './engine';

const TINY = resolve(__dirname, '../../test/fixtures/tiny-embedding');
const OWN: Classification = {
  category: 'noise',
  priority: 'normal',
  confidence: 0.5,
  decided: false,
  because: ['loa'],
};
const TEXTS: LabelledText[] = ['loa', 'nhạc', 'karaoke', 'ồn', 'hát', 'khuya', 'khoan', 'cưa'].flatMap(
  (word, index, all) =>
    all.map((other) => ({
      text: `${word} ${other} ${index}`,
      category: 'noise',
      subcategory: null,
      urgent: null,
      hard: false,
    })),
);

describe('createEngine', () => {
  const logger = pino({ level: 'silent' });
  let database: TestDatabase;
  let city: CityDirectory;
  let service: LanguageModelService;

  beforeAll(async () => {
    database = await createTestDatabase();
    city = fixedDirectory(await hueCityData());
    service = await startLanguageModelService();
  });
  afterAll(async () => {
    service.stop();
    await database.drop();
  });

  const engineOf = (settings: EngineSettings, embedded: () => Classifier, texts = TEXTS) =>
    createEngine({ settings, db: database.db, city, embedded, corpus: () => texts, logger });
  const modelOf = (version: string): Classifier => ({ version, classify: () => OWN });
  const languageModel = (dailyCalls: number) =>
    ({ kind: 'llm', url: service.url, model: 'small', timeoutMs: 20_000, dailyCalls }) as const;

  it('When no engine is named, then it is the trained model', () => {
    const own = modelOf('model-1');
    expect(engineOf(null, () => own)()).toBe(own);
  });

  it('When a language model is named, then it answers until the calls of the day are used up', async () => {
    const own = modelOf('model-1');
    const classifier = engineOf(languageModel(1), () => own)();
    expect(classifier.version).toBe('llm-small-1+model-1');
    service.says({ category: 'traffic', subcategory: null, confidence: 0.9, urgent: false, quotes: [] });
    expect(await classifier.classify({ text: 'Kẹt xe' })).toMatchObject({ category: 'traffic', decided: true });
    expect(await classifier.classify({ text: 'Kẹt xe' })).toEqual({ ...OWN, subcategory: null });
  });

  it('When the service or Postgres fails, then the trained model answers', async () => {
    const own = modelOf('model-1');
    service.answer = (response) => void response.writeHead(503).end();
    expect(await engineOf(languageModel(1_000), () => own)().classify({ text: 'Kẹt xe' })).toEqual(OWN);
    const away = { ...database.db, raw: () => Promise.reject(new Error('away')) } as unknown as TestDatabase['db'];
    const engine = createEngine({
      settings: languageModel(1_000),
      db: away,
      city,
      embedded: () => own,
      corpus: () => [],
      logger,
    });
    expect(await engine().classify({ text: 'Kẹt xe' })).toEqual(OWN);
  });

  it('When another model is promoted, then the classifier is made anew, and otherwise kept', () => {
    let own = modelOf('model-1');
    const engine = engineOf(languageModel(1_000), () => own);
    const first = engine();
    expect(engine()).toBe(first);
    own = modelOf('model-2');
    expect(engine().version).toBe('llm-small-1+model-2');
  });

  it('When an embedding model is named, then the trained model answers until it has learned', async () => {
    const own = modelOf('model-1');
    const engine = engineOf({ kind: 'embedding', folder: TINY }, () => own);
    expect(engine()).toBe(own);
    await eventually(() => engine() !== own, 'the engine has learned');
    expect(engine().version).toMatch(/^embedding-.*\+model-1$/);
    const surer = async () => {
      const found = await engine().classify({ text: 'loa hát' });
      return found.confidence > OWN.confidence && found;
    };
    expect(await eventually(surer, 'the engine answers')).toMatchObject({ category: 'noise', because: ['loa'] });
  });

  it('When there are no texts to learn from, then the trained model goes on answering', async () => {
    const own = modelOf('model-1');
    const lines: string[] = [];
    const telling = pino({ level: 'warn' }, { write: (line) => lines.push(line) });
    const engine = createEngine({
      settings: { kind: 'embedding', folder: TINY },
      db: database.db,
      city,
      embedded: () => own,
      corpus: () => [],
      logger: telling,
    });
    await eventually(() => lines.join().includes('There are no texts to learn from'), 'the engine could not learn');
    expect(engine()).toBe(own);
  });

  it('When the model does not know the language, then a sentence says so and the trained model goes on answering', async () => {
    const own = modelOf('model-1');
    const lines: string[] = [];
    const engine = createEngine({
      settings: { kind: 'embedding', folder: TINY },
      db: database.db,
      city,
      embedded: () => own,
      corpus: () => TEXTS.map((text, index) => ({ ...text, text: `w${index} x`, category: `c${index % 5}` })),
      logger: pino({ level: 'error' }, { write: (line) => lines.push(line) }),
    });
    await eventually(() => lines.join().includes('one that knows the language'), 'the engine has given up');
    expect(engine()).toBe(own);
  });

  it('When the folder has no model, then the start is refused', () => {
    expect(() => engineOf({ kind: 'embedding', folder: '/nowhere' }, () => modelOf('model-1'))).toThrow(SetupError);
  });
});
