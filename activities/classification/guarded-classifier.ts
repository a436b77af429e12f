import type { Logger } from 'pino';
import { z } from 'zod';
import type { Classification, Classifier, ClassifierInput } from '../../domain/classification/classifier';
import { EngineError } from './engine-error';

/** Failures in a row after which the primary is left alone for a while. */
const FAILURES = 5;
const PAUSE_MS = 60_000;

interface Options {
  primary: Classifier;
  /** Answers whenever the primary does not, or not well. */
  fallback: Classifier;
  timeoutMs: number;
  /** Codes of the categories that may be answered. */
  categories: readonly string[];
  now?: () => number;
  logger: Logger;
}

/**
 * Asks the primary for so long, and else the fallback. What the primary answers must be a classification of this city. After
 * five failures in a row it is not asked for a minute; then one more failure is enough for the next minute.
 */
export function createGuardedClassifier(options: Options): Classifier {
  const { primary, fallback, timeoutMs, categories, now = Date.now, logger } = options;
  const accepted = classificationSchema(categories);
  let failures = 0;
  let pausedUntil = -Infinity;

  const ask = async (input: ClassifierInput): Promise<Classification> => {
    const answer = accepted.safeParse(await withinTime(async () => primary.classify(input), timeoutMs));
    if (!answer.success) throw new EngineError('The answer is no classification of this city');
    return answer.data;
  };

  return {
    version: `${primary.version}+${fallback.version}`,
    async classify(input) {
      if (now() < pausedUntil) return fallback.classify(input);
      try {
        const answer = await ask(input);
        failures = 0;
        return answer;
      } catch (error) {
        failures += 1;
        const paused = failures >= FAILURES;
        if (paused) pausedUntil = now() + PAUSE_MS;
        logger.warn(
          { engine: primary.version, reason: reasonOf(error), failures, paused },
          'The engine did not classify',
        );
        return fallback.classify(input);
      }
    },
  };
}

function classificationSchema(categories: readonly string[]) {
  return z.object({
    category: z.enum(categories),
    subcategory: z
      .string()
      .nullish()
      .transform((code) => code ?? null),
    priority: z.enum(['urgent', 'high', 'normal', 'low']),
    confidence: z.number().min(0).max(1),
    decided: z.boolean(),
    because: z.array(z.string()),
  });
}

async function withinTime<Answer>(ask: () => Promise<Answer>, timeoutMs: number): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new EngineError(`No answer within ${timeoutMs} ms`)), timeoutMs);
  });
  try {
    return await Promise.race([ask(), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

/** Messages of others may quote what the citizen wrote, as those of JSON.parse do. */
function reasonOf(error: unknown): string {
  if (error instanceof EngineError) return error.message;
  return error instanceof Error ? error.name : 'unknown';
}
