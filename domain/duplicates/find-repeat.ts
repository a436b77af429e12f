import type { Category } from '../city/city-data';
import { rankCandidates, type Seen } from './rank-candidates';
import type { Repeat } from './repeat';
import { saysAgain } from './says-again';
import type { Sighting } from './score-candidate';

/** A report that has been answered. */
export interface AnsweredCase {
  reference: string;
  /** Which time the matter was reported with it; 1 of the first. */
  occurrence: number;
}

/** From here on two reports are taken for one matter without asking anybody. */
export const REPEAT_SCORE = 0.55;
/** Enough where the text says itself that it is not the first time. */
export const REPEAT_SCORE_SAID = 0.35;

/** The answered case that a report most surely repeats; null when none is sure enough. */
export function findRepeat(
  report: Sighting,
  text: string,
  answered: readonly Seen<AnsweredCase>[],
  categories: readonly Category[],
): Omit<Repeat, 'raisedFrom'> | null {
  const before = answered.filter(({ sighting: { answeredAt } }) => (answeredAt ?? Infinity) <= report.submittedAt);
  const atLeast = saysAgain(text) ? REPEAT_SCORE_SAID : REPEAT_SCORE;
  const [best] = rankCandidates(report, before, categories, { atLeast, atMost: 1 });
  if (!best) return null;
  const { case: earlier, score } = best;
  return { of: earlier.reference, count: earlier.occurrence + 1, score: Math.round(score * 100) / 100 };
}
