import type { Logger } from 'pino';
import { classifierModelSchema } from '../contracts/classifier-model';
import type { CityData } from '../domain/city/city-data';
import type { Classifier } from '../domain/classification/classifier';
import { createLexiconClassifier } from '../domain/classification/lexicon-classifier';
import { createModelClassifier } from '../domain/classification/model-classifier';
import type { ClassifierModel } from '../domain/classification/model';
import type { CityDirectory } from './city-directory';
import type { Database } from './connect';
import { readActiveVersion, readModel } from './stores/classifier-model-store';

const REFRESH_MS = 30_000;

/** The classifier that this process uses. Asking for it never waits and never fails. */
export interface ClassifierDirectory {
  current(): Classifier;
  /** Looks in Postgres now whether another model is to be used. */
  refresh(): Promise<void>;
  stop(): void;
}

interface Options {
  db: Database;
  city: CityDirectory;
  /** What holds until Postgres has been read: the model of the city's folder. */
  initial: ClassifierModel | null;
  logger: Logger;
}

/**
 * Keeps the classifier in memory: the model that Postgres says is in use, with the lexicon that is in force. Where there is
 * no model, or it does not fit the city's categories any more, the lexicon alone decides.
 */
export function createClassifierDirectory({ db, city, initial, logger }: Options): ClassifierDirectory {
  let model = initial;
  let made: { model: ClassifierModel | null; data: CityData; classifier: Classifier } | undefined;

  const make = (data: CityData): Classifier => {
    const { lexicon, categories } = data;
    if (model) {
      try {
        return createModelClassifier(model, lexicon, categories);
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        logger.error(
          { err: error, model: model.version },
          'The model does not fit the city: the lexicon alone decides',
        );
      }
    }
    return createLexiconClassifier(lexicon, categories);
  };

  const refresh = async (): Promise<void> => {
    const version = await readActiveVersion(db);
    if (version === null || version === model?.version) return;
    const parsed = classifierModelSchema.safeParse(await readModel(db, version));
    if (parsed.success) model = parsed.data;
    else logger.error({ model: version }, 'The stored model cannot be read; the one before stays in use');
  };

  const timer = setInterval(() => {
    refresh().catch((error: unknown) =>
      logger.warn({ err: error }, 'The classifier in use could not be looked up; the one before stays in use'),
    );
  }, REFRESH_MS);
  timer.unref();

  return {
    current() {
      const data = city.current();
      if (made?.model !== model || made.data.lexicon !== data.lexicon || made.data.categories !== data.categories) {
        made = { model, data, classifier: make(data) };
      }
      return made.classifier;
    },
    refresh,
    stop: () => clearInterval(timer),
  };
}
