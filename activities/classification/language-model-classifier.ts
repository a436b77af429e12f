import type { Logger } from 'pino';
import { z } from 'zod';
import type { Category } from '../../domain/city/city-data';
import type { Classification, Classifier } from '../../domain/classification/classifier';
import { wordsOf, type Word } from '../../domain/classification/fold-text';
import { FALLBACK_CATEGORY, MAX_TEXT_LENGTH } from '../../domain/classification/lexicon-classifier';
import { quotesOf } from '../../domain/classification/quotes';
import { EngineError } from './engine-error';
import type { AskLanguageModel } from './language-model';
import { languageModelAnswer } from './language-model-answer';
import { classificationPrompt, PROMPT_VERSION } from './language-model-prompt';
import { redact } from './redact';

/** Confidence from which a category is decided without an operator. It is what the model says of itself, so it is high. */
const DECIDE_FROM = 0.8;
const MOST_QUOTES = 4;

interface Options {
  ask: AskLanguageModel;
  /** Name of the model. */
  model: string;
  /** Takes one of the day's calls; false when they are used up. */
  takeCall: () => Promise<boolean>;
  embedded: Classifier;
  categories: readonly Category[];
  logger: Logger;
}

/**
 * A classifier that asks a language model, and the embedded one beside it. The service gets the text without personal data,
 * and nothing else of the report.
 *
 * What a citizen writes can talk a language model into anything. So it can make a report urgent, but never less so than the
 * trained model says; and where the two are both sure and differ, or one sees a danger that the other does not, an operator
 * decides. When the calls of the day are used up, the trained model answers alone.
 */
export function createLanguageModelClassifier(options: Options): Classifier {
  const { ask, model, takeCall, embedded, categories, logger } = options;
  const answerSchema = languageModelAnswer(categories);
  const shape = z.toJSONSchema(answerSchema);
  let usedUp = false;

  return {
    version: `llm-${model}-${PROMPT_VERSION}`,
    async classify(input) {
      const text = input.text.slice(0, MAX_TEXT_LENGTH);
      const own = await embedded.classify(input);
      if (!(await takeCall())) {
        if (!usedUp) logger.warn('The calls of the language model are used up for today');
        usedUp = true;
        return own;
      }
      usedUp = false;
      const parsed = answerSchema.safeParse(await ask(classificationPrompt(categories, redact(text)), shape));
      if (!parsed.success) throw new EngineError('The model answered something else');
      const { category: code, confidence, urgent, ...answer } = parsed.data;
      const category = categories.find((each) => each.code === code)!;
      const known = category.subcategories?.some((part) => part.code === answer.subcategory);
      const agreed = own.category === code;
      const danger = own.priority === 'urgent' || urgent;
      const contested = (own.decided && !agreed) || (danger && !(own.decided && own.priority === 'urgent' && urgent));
      return {
        category: code,
        subcategory: known ? answer.subcategory : agreed ? own.subcategory : null,
        priority: danger ? 'urgent' : category.priority,
        confidence,
        // “Other” names no agency, so only a person can decide it.
        decided: code !== FALLBACK_CATEGORY && confidence >= DECIDE_FROM && !contested,
        because: [
          ...new Set([
            ...(own.priority === 'urgent' ? own.because : []),
            ...quotesFrom(text, answer.quotes.slice(0, MOST_QUOTES)),
          ]),
        ],
      } satisfies Classification;
    },
  };
}

/** Those of the quotes that are in the text, as they are written there. */
function quotesFrom(text: string, quotes: readonly string[]): string[] {
  const words = wordsOf(text);
  const ranges = quotes.flatMap((quote) => {
    const quoted = wordsOf(quote);
    const from = placeOf(words, quoted);
    return from === -1 ? [] : [{ from, to: from + quoted.length }];
  });
  return quotesOf(text, words, ranges);
}

function placeOf(words: readonly Word[], quoted: readonly Word[]): number {
  if (quoted.length === 0) return -1;
  return words.findIndex((_word, start) =>
    quoted.every(({ written }, index) => words[start + index]?.written === written),
  );
}
