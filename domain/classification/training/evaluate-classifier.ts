import type { Classification, Classifier } from '../classifier';
import type { LabelledText } from './labelled-text';
import { measure, measureUrgency, type Figures, type UrgencyFigures } from './measure';

/** How good a classifier is on texts that it has not learned from. */
export interface Evaluation {
  everyday: EvaluatedPart;
  /** Texts that were written to stand near a border. */
  hard: EvaluatedPart;
}

export interface EvaluatedPart {
  figures: Figures;
  urgency: UrgencyFigures;
}

/** Scores a classifier on texts, each kind by itself. */
export async function evaluateClassifier(
  classifier: Classifier,
  texts: readonly (LabelledText & { alternative?: string | null })[],
): Promise<Evaluation> {
  const said: Classification[] = [];
  for (const { text, language } of texts) {
    said.push(await classifier.classify({ text, ...(language ? { language } : {}) }));
  }
  const part = (hard: boolean): EvaluatedPart => {
    const here = texts.flatMap((text, index) => (text.hard === hard ? [{ text, answer: said[index]! }] : []));
    return {
      figures: measure(
        here.map(({ text, answer }) => ({
          category: text.category,
          alternative: text.alternative ?? null,
          said: answer.category,
          confidence: answer.confidence,
          decided: answer.decided,
        })),
      ),
      urgency: measureUrgency(
        here.flatMap(({ text: { urgent }, answer }) =>
          urgent === null ? [] : [{ urgent, said: answer.priority === 'urgent' }],
        ),
      ),
    };
  };
  return { everyday: part(false), hard: part(true) };
}

/** Why a candidate must not take the place of the present classifier; null when it may. Both judged on the same texts. */
export function whyWorse(candidate: Evaluation, present: Evaluation): string | null {
  for (const kind of ['everyday', 'hard'] as const) {
    const [now, before] = [candidate[kind], present[kind]];
    if (now.figures.macroF1 < before.figures.macroF1) {
      return `macro F1 on ${kind} texts would fall from ${shown(before.figures.macroF1)} to ${shown(now.figures.macroF1)}`;
    }
    const [recall, earlier] = [now.urgency.recall ?? 1, before.urgency.recall ?? 0];
    if (recall < earlier) return `recall of urgent ${kind} texts would fall from ${shown(earlier)} to ${shown(recall)}`;
  }
  return null;
}

function shown(value: number): string {
  return value.toFixed(3);
}
