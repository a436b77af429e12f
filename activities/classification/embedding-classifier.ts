import type { Category } from '../../domain/city/city-data';
import type { Classification, Classifier } from '../../domain/classification/classifier';
import { FALLBACK_CATEGORY } from '../../domain/classification/lexicon-classifier';
import { EMBEDDED_LENGTH, type Embedder } from './embedder';
import type { EmbeddingHead } from './embedding-head';

/** Below this another category is the likelier one by its own account. */
const CONTRADICTS_FROM = 0.5;

interface Options {
  embedder: Embedder;
  head: EmbeddingHead;
  embedded: Classifier;
  categories: readonly Pick<Category, 'code' | 'priority'>[];
}

/**
 * A classifier that asks the embedded one and the vector of the text, which do not err in the same way. Where they agree, one
 * that is sure is enough, and their confidence is raised; where they differ, the surer one is a suggestion and an operator
 * decides, unless the vector says little. Urgency and words are the trained model's: a vector does not say which words
 * decided.
 */
export function createEmbeddingClassifier({ embedder, head, embedded, categories }: Options): Classifier {
  const priorities = new Map(categories.map(({ code, priority }) => [code, priority]));

  return {
    version: `embedding-${head.version}`,
    async classify(input) {
      const [own, vectors] = await Promise.all([
        embedded.classify(input),
        embedder.embed([input.text.slice(0, EMBEDDED_LENGTH)]),
      ]);
      const opinion = head.judge(vectors[0]!);
      const surer = Math.max(own.confidence, opinion.confidence);
      const other = Math.min(own.confidence, opinion.confidence);
      if (opinion.category === own.category) {
        const sure = opinion.confidence >= head.decideFrom && own.priority !== 'urgent';
        return {
          ...own,
          // Both have learned from the same texts, so that the second opinion counts half.
          confidence: surer + ((1 - surer) * other) / 2,
          decided: own.category !== FALLBACK_CATEGORY && (own.decided || sure),
        };
      }
      if (opinion.confidence < CONTRADICTS_FROM) return own;
      const confidence = surer * (1 - other / 2);
      if (own.confidence >= opinion.confidence) return { ...own, confidence, decided: false };
      return {
        category: opinion.category,
        subcategory: null,
        priority: own.priority === 'urgent' ? 'urgent' : priorities.get(opinion.category)!,
        confidence,
        decided: false,
        because: own.priority === 'urgent' ? own.because : [],
      } satisfies Classification;
    },
  };
}
