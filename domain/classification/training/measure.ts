/** What a classifier said of a text, and what is right. */
export interface Judged {
  /** Right category. */
  category: string;
  /** Another one that can be defended. */
  alternative?: string | null;
  said: string;
  confidence: number;
  decided: boolean;
}

export interface CategoryFigures {
  category: string;
  texts: number;
  precision: number;
  recall: number;
  f1: number;
}

/** A step of the calibration curve: how sure it was, and how often right. */
export interface CalibrationStep {
  from: number;
  to: number;
  texts: number;
  /** Means; null where there are no texts. */
  confidence: number | null;
  right: number | null;
}

export interface Figures {
  texts: number;
  accuracy: number;
  /** With the alternatives counted as right; equal to `accuracy` where there are none. */
  defensible: number;
  macroF1: number;
  categories: CategoryFigures[];
  /** Pairs that were taken for one another, the most frequent first. */
  confusions: { category: string; said: string; texts: number }[];
  calibration: CalibrationStep[];
  /** Expected calibration error: the mean distance between confidence and truth, by the texts of the steps. */
  calibrationError: number;
  /** What was decided without an operator, and how much of that is right; null where nothing was. */
  decided: { share: number; right: number | null };
  /** The largest share that could be decided so that 95 % of it are right, and the confidence at which. */
  decidable: { share: number; from: number };
}

export interface UrgencyFigures {
  texts: number;
  urgent: number;
  /** Null where nothing was called urgent, or nothing is. */
  precision: number | null;
  recall: number | null;
}

const STEPS = 10;

/** Share of automatic decisions that must be right. */
export const RIGHT_SHARE = 0.95;

/** Measures what a classifier said. The macro F1 is over the categories that occur. */
export function measure(judged: readonly Judged[]): Figures {
  const texts = judged.length;
  const present = [...new Set(judged.map(({ category }) => category))].sort();
  const categories = present.map((category) => figuresOf(category, judged));
  const decided = judged.filter((each) => each.decided);
  const calibration = calibrationOf(judged);
  return {
    texts,
    accuracy: shareOfTexts(judged, isRight) ?? 0,
    defensible: shareOfTexts(judged, (each) => isRight(each) || each.said === each.alternative) ?? 0,
    macroF1: mean(categories.map(({ f1 }) => f1)),
    categories,
    confusions: confusionsOf(judged),
    calibration,
    calibrationError: calibration.reduce(
      (sum, step) => sum + (step.texts / Math.max(1, texts)) * Math.abs((step.confidence ?? 0) - (step.right ?? 0)),
      0,
    ),
    decided: { share: texts === 0 ? 0 : decided.length / texts, right: shareOfTexts(decided, isRight) },
    decidable: decidableOf(judged),
  };
}

/** Measures what was called urgent. */
export function measureUrgency(judged: readonly { urgent: boolean; said: boolean }[]): UrgencyFigures {
  const right = judged.filter(({ urgent, said }) => urgent && said).length;
  const said = judged.filter((each) => each.said).length;
  const urgent = judged.filter((each) => each.urgent).length;
  return {
    texts: judged.length,
    urgent,
    precision: said === 0 ? null : right / said,
    recall: urgent === 0 ? null : right / urgent,
  };
}

/** The lowest confidence from which on enough of what is decided is right, and the share of texts that it decides. */
export function decidableOf(judged: readonly Pick<Judged, 'category' | 'said' | 'confidence'>[]): {
  share: number;
  from: number;
} {
  const surest = [...judged].sort((one, other) => other.confidence - one.confidence);
  let right = 0;
  let best = { share: 0, from: 1 };
  for (const [index, each] of surest.entries()) {
    if (each.said === each.category) right += 1;
    // Texts of the same confidence are decided together or not at all.
    if (surest[index + 1]?.confidence === each.confidence) continue;
    if (right / (index + 1) >= RIGHT_SHARE) best = { share: (index + 1) / judged.length, from: each.confidence };
  }
  return best;
}

const isRight = ({ category, said }: Pick<Judged, 'category' | 'said'>) => said === category;

function figuresOf(category: string, judged: readonly Judged[]): CategoryFigures {
  const texts = judged.filter((each) => each.category === category).length;
  const said = judged.filter((each) => each.said === category).length;
  const right = judged.filter((each) => each.category === category && isRight(each)).length;
  return {
    category,
    texts,
    precision: said === 0 ? 0 : right / said,
    recall: texts === 0 ? 0 : right / texts,
    f1: right === 0 ? 0 : (2 * right) / (said + texts),
  };
}

function confusionsOf(judged: readonly Judged[]): Figures['confusions'] {
  const counts = new Map<string, { category: string; said: string; texts: number }>();
  for (const { category, said } of judged.filter((each) => !isRight(each))) {
    const known = counts.get(`${category}/${said}`);
    if (known) known.texts += 1;
    else counts.set(`${category}/${said}`, { category, said, texts: 1 });
  }
  return [...counts.values()].sort((one, other) => other.texts - one.texts);
}

function calibrationOf(judged: readonly Judged[]): CalibrationStep[] {
  return Array.from({ length: STEPS }, (_, step) => {
    const from = step / STEPS;
    const to = (step + 1) / STEPS;
    const here = judged.filter(({ confidence }) => Math.min(STEPS - 1, Math.floor(confidence * STEPS)) === step);
    return {
      from,
      to,
      texts: here.length,
      confidence: here.length === 0 ? null : mean(here.map(({ confidence }) => confidence)),
      right: shareOfTexts(here, isRight),
    };
  });
}

function shareOfTexts(judged: readonly Judged[], holds: (each: Judged) => boolean): number | null {
  return judged.length === 0 ? null : judged.filter(holds).length / judged.length;
}

function mean(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
}
