import type { Category } from '../city/city-data';
import { parametersFor } from './parameters';
import { highestScore, scoreCandidate, type Scored, type Sighting } from './score-candidate';

/** A report that was found, and the case that it stands for: itself, or the report that it follows. */
export interface Seen<Case> {
  sighting: Sighting;
  case: Case;
}

export interface Ranked<Case> extends Scored {
  case: Case;
}

interface Limits {
  atLeast: number;
  atMost: number;
  /** As in `DuplicateParameters`. */
  slack?: number;
}

/** Of more than so many that lie near enough, the texts of the nearest and latest are read: some tenths of a millisecond each. */
const MOST_COMPARED = 40;

/** Cases that may be of the same matter as a report, the surest first, each once with the best of what stands for it. */
export function rankCandidates<Case extends { reference: string }>(
  report: Sighting,
  seen: readonly Seen<Case>[],
  categories: readonly Category[],
  { atLeast, atMost, slack = 0 }: Limits,
): Ranked<Case>[] {
  const near = seen
    .map((each) => {
      const parameters = { ...parametersFor(categories, report.category, each.sighting.category), slack };
      return { ...each, parameters, highest: highestScore(report, each.sighting, parameters) };
    })
    .filter(({ highest }) => highest >= atLeast)
    .sort((one, other) => other.highest - one.highest)
    .slice(0, MOST_COMPARED);
  const best = new Map<string, Ranked<Case>>();
  for (const { sighting, case: found, parameters } of near) {
    const scored = scoreCandidate(report, sighting, parameters);
    const known = best.get(found.reference);
    if (scored.score >= atLeast && scored.score > (known?.score ?? 0)) {
      best.set(found.reference, { ...scored, case: found });
    }
  }
  return [...best.values()]
    .sort((one, other) => other.score - one.score || (one.case.reference < other.case.reference ? -1 : 1))
    .slice(0, atMost);
}
