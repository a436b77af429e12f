import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { EngineSettings, LanguageModelSettings } from '../../config/engine-settings';
import { SetupError } from '../../config/setup-error';
import type { CityDirectory } from '../../db/city-directory';
import type { Database } from '../../db/connect';
import { takeLlmCall } from '../../db/stores/llm-call-store';
import type { Category } from '../../domain/city/city-data';
import type { Classifier } from '../../domain/classification/classifier';
import type { LabelledText } from '../../domain/classification/training/labelled-text';
import { checkEmbeddingModel, createEmbedder, type Embedder } from './embedder';
import { createEmbeddingClassifier } from './embedding-classifier';
import { learnEmbeddingHead, type EmbeddingHead } from './embedding-head';
import { createGuardedClassifier } from './guarded-classifier';
import { createLanguageModel } from './language-model';
import { createLanguageModelClassifier } from './language-model-classifier';

interface Options {
  settings: EngineSettings;
  db: Database;
  city: CityDirectory;
  /** The classifier of the product itself that is in force; the same object for as long as it is. */
  embedded: () => Classifier;
  /** Texts from which an embedding engine learns at the start. */
  corpus: () => readonly LabelledText[] | Promise<readonly LabelledText[]>;
  logger: Logger;
}

type Engine = (embedded: Classifier, categories: readonly Category[]) => Classifier;

/** An embedding takes some hundredths of a second; a long text on a busy machine more. */
const EMBEDDING_TIMEOUT_MS = 1_500;
/**
 * A model that knows less would only contradict. One for English alone was right about 27 % of 123 texts, most of them
 * Vietnamese.
 */
const LEAST_RIGHT = 0.6;
/** Postgres may be away at the start. */
const RETRY_MS = 60_000;
/** For the count of the day's calls, besides the answer. */
const COUNTING_MS = 500;

/**
 * The classifier in force: the embedded one, or an engine that the settings name, with the embedded one whenever the engine
 * does not answer. Throws a SetupError when the engine cannot work here.
 */
export function createEngine({ settings, embedded, ...options }: Options): () => Classifier {
  if (settings === null) return embedded;
  const logger = options.logger.child({ component: 'classifier' });
  const engine =
    settings.kind === 'llm'
      ? languageModelEngine(settings, { ...options, logger })
      : embeddingEngine(settings.folder, { ...options, logger });

  const { city } = options;
  let made:
    { engine: Engine; embedded: Classifier; categories: readonly Category[]; classifier: Classifier } | undefined;
  return () => {
    const ready = engine();
    const current = embedded();
    const { categories } = city.current();
    if (!ready) return current;
    // Made anew when a model was promoted or the categories were edited; between, the guard keeps count of failures.
    if (made?.engine !== ready || made.embedded !== current || made.categories !== categories) {
      made = { engine: ready, embedded: current, categories, classifier: ready(current, categories) };
    }
    return made.classifier;
  };
}

type Parts = Pick<Options, 'db' | 'city' | 'corpus' | 'logger'>;

function languageModelEngine(settings: LanguageModelSettings, { db, city, logger }: Parts) {
  const { model, timeoutMs, dailyCalls } = settings;
  const ask = createLanguageModel(settings);
  const takeCall = () => takeLlmCall(db, city.current().city.timeZone, dailyCalls);
  const engine: Engine = (embedded, categories) =>
    createGuardedClassifier({
      primary: createLanguageModelClassifier({ ask, model, takeCall, embedded, categories, logger }),
      fallback: embedded,
      timeoutMs: timeoutMs + COUNTING_MS,
      categories: categories.map(({ code }) => code),
      logger,
    });
  return () => engine;
}

/** Learning takes a while; until it is done, the trained model classifies alone. */
function embeddingEngine(folder: string, { corpus, logger }: Parts): () => Engine | undefined {
  checkEmbeddingModel(folder);
  let engine: Engine | undefined;
  const learn = async (embedder: Embedder): Promise<EmbeddingHead> => {
    for (;;) {
      try {
        return await learnEmbeddingHead(embedder, await corpus());
      } catch (error) {
        logger.warn({ err: error }, 'The embedding engine cannot learn yet; trying again');
        await delay(RETRY_MS, undefined, { ref: false });
      }
    }
  };
  const prepare = async () => {
    const embedder = await createEmbedder(folder);
    const head = await learn(embedder);
    if (head.right !== null && head.right < LEAST_RIGHT) {
      embedder.stop();
      throw new SetupError(
        `The model in ${folder} tells the categories of only ${Math.round(head.right * 100)} % of texts: set PAHT_EMBEDDING_MODEL to one that knows the language, or unset it.`,
      );
    }
    engine = (embedded, categories) =>
      createGuardedClassifier({
        primary: createEmbeddingClassifier({ embedder, head, embedded, categories }),
        fallback: embedded,
        timeoutMs: EMBEDDING_TIMEOUT_MS,
        categories: categories.map(({ code }) => code),
        logger,
      });
    logger.info(
      { version: head.version, right: head.right, decideFrom: head.decideFrom },
      'The embedding engine has learned',
    );
  };
  prepare().catch((error: unknown) =>
    logger.error({ err: error }, 'The embedding engine cannot be used; the trained model classifies alone'),
  );
  return () => engine;
}
