import type { CityDirectory } from '../../db/city-directory';
import type { Database } from '../../db/connect';
import { readCases, type CandidateRow } from '../../db/read-models/duplicate-candidates';
import { publicPlace } from '../../db/read-models/public-place';
import type { ReportDetail } from '../../db/read-models/report-detail';
import { findAreaByName } from '../../domain/areas/find-area-by-name';
import { isInsideCity } from '../../domain/areas/is-inside-city';
import { locateArea } from '../../domain/areas/locate-area';
import { knownPhrases, type KnownPhrases } from '../../domain/duplicates/known-phrases';
import { REPEAT_DAYS, searchRadius } from '../../domain/duplicates/parameters';
import { rankCandidates, type Ranked } from '../../domain/duplicates/rank-candidates';
import { sightingOf } from '../../domain/duplicates/sighting-of';
import type { Scope } from '../../domain/report/scope';

interface Dependencies {
  db: Database;
  city: CityDirectory;
  now: () => number;
}

/** What somebody is about to report. */
export interface Draft {
  text?: string | undefined;
  location: { lat?: number | undefined; lng?: number | undefined; address?: string | undefined };
  category?: string | undefined;
}

export type Candidate = Ranked<CandidateRow>;

export interface DuplicateService {
  /** For somebody who has not sent anything yet: what is found tells no more than the public lists do. */
  similarTo(draft: Draft, atMost: number): Promise<Candidate[]>;
  /** For staff: reports in their scope that may be about the same matter. */
  candidatesFor(report: ReportDetail, scope: Scope, atMost: number): Promise<Candidate[]>;
}

/** Below, two reports have next to nothing in common. */
const SHOWN_FROM = 0.3;
/** Half the diagonal of a cell to which places are public. */
const PUBLIC_SLACK = 80;
const DAY_MS = 86_400_000;
const EVERYTHING: Scope = { reports: 'all' };

export function createDuplicateService({ db, city, now }: Dependencies): DuplicateService {
  const answeredSince = () => new Date(now() - REPEAT_DAYS * DAY_MS);

  return {
    async similarTo({ text = '', location, category = null }, atMost) {
      const data = city.current();
      const { lat = null, lng = null, address = null } = location;
      const place = lat === null || lng === null ? null : { lat, lng };
      if (place && !isInsideCity(data.city, place)) return [];
      const area = place ? locateArea(data, place).area : findAreaByName(data.areas, `${address ?? ''}\n${text}`);
      const radius = searchRadius(data.categories, category) + PUBLIC_SLACK;
      const known = knownPhrases(data.lexicon);
      const question = { place, radius, area, category, answeredSince: answeredSince(), scope: EVERYTHING };
      const cases = await readCases(db, question);
      const field = data.categories.find(({ code }) => code === category)?.field ?? null;
      const submittedAt = new Date(now());
      const draft = { text, category, field, lat, lng, address: null, area, submittedAt, answeredAt: null };
      const report = sightingOf(draft, known);
      const seen = cases.map(({ row, case: found }) => ({ sighting: asThePublicSees(row, known), case: found }));
      return rankCandidates(report, seen, data.categories, { atLeast: SHOWN_FROM, atMost, slack: PUBLIC_SLACK });
    },

    async candidatesFor(report, scope, atMost) {
      const { categories } = city.current();
      const { lat, lng, area, category, mergedInto } = report;
      const place = lat === null || lng === null ? null : { lat, lng };
      const radius = searchRadius(categories, category);
      const cases = await readCases(db, { place, radius, area, category, answeredSince: answeredSince(), scope });
      const itself = [report.reference, mergedInto];
      const seen = cases
        .filter(({ row, case: found }) => !itself.includes(row.reference) && !itself.includes(found.reference))
        .map(({ row, case: found }) => ({ sighting: sightingOf(row), case: found }));
      const sighting = sightingOf({ ...report, answeredAt: null });
      return rankCandidates(sighting, seen, categories, { atLeast: SHOWN_FROM, atMost });
    },
  };
}

function asThePublicSees(row: CandidateRow, known: KnownPhrases) {
  const { lat = null, lng = null } = publicPlace(row) ?? {};
  return sightingOf({ ...row, lat, lng, address: null }, known);
}
