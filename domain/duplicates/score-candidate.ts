import { distanceInMetres } from '../areas/distance-in-metres';
import type { Point } from '../city/city-data';
import { REPEAT_DAYS, type DuplicateParameters } from './parameters';
import { matterOf, textLikeness, type Matter } from './text-likeness';

const HOUR_MS = 3_600_000;

/** What is known of a report when it is compared with another. */
export interface Sighting {
  /** What its text is about; read when it is asked for, because most reports lie too far away to be compared. */
  matter(): Matter;
  category: string | null;
  field: string | null;
  place: Point | null;
  address: string | null;
  area: string | null;
  /** Epoch ms. */
  submittedAt: number;
  /** When it got the answer that stands, epoch ms. */
  answeredAt: number | null;
}

/** Why two reports may be of one matter; what people are told is made from it. */
export interface Reasons {
  /** Metres between the places; null when one is not known. */
  metres: number | null;
  category: CategoryAgreement;
  /** From the other report, or from its answer, to this one; below zero where the other came later. */
  hours: number;
  /** Whether the hours count from an answer. */
  afterAnswer: boolean;
  /** Words of the first report that the other has too. */
  shared: string | null;
}

export type CategoryAgreement = 'same' | 'field' | 'unknown' | 'other';

export interface Scored {
  /** 0 to 1. */
  score: number;
  reasons: Reasons;
}

/** What is certain before any word is compared, and what alike texts add to it. */
const MATTER: Readonly<Record<CategoryAgreement, { alone: number; words: number }>> = {
  same: { alone: 0.45, words: 0.55 },
  field: { alone: 0.25, words: 0.5 },
  unknown: { alone: 0.1, words: 0.75 },
  // A category may be wrong; that alone makes two matters of one rarely.
  other: { alone: 0, words: 0.4 },
};
/** Of what counts at one place and one instant so much is gone at the end of radius and days. */
const LOST_BY_DISTANCE = 0.5;
const LOST_BY_TIME = 0.3;
/** Without coordinates: one ward, and addresses that are alike or not. */
const AREA_ALONE = 0.4;
const ADDRESS_ALIKE = 0.5;
const AREA_UNKNOWN = 0.8;

/**
 * How surely a report is of the same matter as an earlier one: by place, time, category and words. Of two unanswered reports
 * either may be named first. Beyond the radius or the days it is 0.
 */
export function scoreCandidate(report: Sighting, earlier: Sighting, parameters: DuplicateParameters): Scored {
  const { category, metres, hours, afterAnswer, around } = settingOf(report, earlier, parameters);
  const { score: alike, shared } = textLikeness(report.matter(), earlier.matter());
  const { alone, words } = MATTER[category];
  return { score: around * (alone + words * alike), reasons: { metres, category, hours, afterAnswer, shared } };
}

/** The highest score that two reports can have, whatever their texts say; it costs next to nothing. */
export function highestScore(report: Sighting, earlier: Sighting, parameters: DuplicateParameters): number {
  const { category, around } = settingOf(report, earlier, parameters);
  const { alone, words } = MATTER[category];
  return around * (alone + words);
}

/** All but the words. `around` is what place and time leave of the score. */
function settingOf(report: Sighting, earlier: Sighting, parameters: DuplicateParameters) {
  const metres = report.place && earlier.place ? distanceInMetres(report.place, earlier.place) : null;
  const { hours, afterAnswer } = timeBetween(report, earlier);
  const place = metres === null ? byAddress(report, earlier) : byDistance(metres, parameters);
  const time = fading(Math.abs(hours) / 24, afterAnswer ? REPEAT_DAYS : parameters.days, LOST_BY_TIME);
  return { category: categoryAgreement(report, earlier), metres, hours, afterAnswer, around: place * time };
}

/** Full at nothing, less by `lost` at the limit, and nothing beyond. */
function fading(value: number, limit: number, lost: number): number {
  return value > limit ? 0 : 1 - (lost * value) / limit;
}

function byDistance(metres: number, { radius, slack = 0 }: DuplicateParameters): number {
  return fading(Math.max(0, metres - slack), radius, LOST_BY_DISTANCE);
}

function byAddress(one: Sighting, other: Sighting): number {
  if (one.area !== null && other.area !== null && one.area !== other.area) return 0;
  const known = one.area !== null && other.area !== null ? 1 : AREA_UNKNOWN;
  const addresses = [one, other].map(({ address }) => matterOf(address ?? ''));
  return known * (AREA_ALONE + ADDRESS_ALIKE * textLikeness(addresses[0]!, addresses[1]!).score);
}

function categoryAgreement(one: Sighting, other: Sighting): CategoryAgreement {
  if (one.category === null || other.category === null) return 'unknown';
  if (one.category === other.category) return 'same';
  return one.field !== null && one.field === other.field ? 'field' : 'other';
}

function timeBetween(report: Sighting, earlier: Sighting): { hours: number; afterAnswer: boolean } {
  const afterAnswer = earlier.answeredAt !== null && earlier.answeredAt <= report.submittedAt;
  const since = afterAnswer ? earlier.answeredAt! : earlier.submittedAt;
  return { hours: (report.submittedAt - since) / HOUR_MS, afterAnswer };
}
