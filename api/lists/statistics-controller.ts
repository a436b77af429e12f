import type { Router } from 'express';
import type { AgencyRankingBody, FiguresBody, ShareBody } from '../../contracts/api/statistics';
import { STATISTICS_OPERATIONS } from '../../contracts/api/statistics';
import type { Coded } from '../../contracts/api/coded';
import type { CityDirectory } from '../../db/city-directory';
import type { Database } from '../../db/connect';
import type { Counts, Dimension, Group } from '../../db/read-models/statistics';
import { wilsonLowerBound } from '../../domain/report/wilson-lower-bound';
import type { Authenticator } from '../auth/authenticate';
import type { Language } from '../middleware/language';
import { createOperationsRouter } from '../operations/create-operations-router';
import { codedAgency, codedArea } from '../public/coded';
import { createStatisticsService } from './statistics-service';
import { codedField } from './summary-view';

interface Dependencies {
  db: Database;
  city: CityDirectory;
  authenticator: Authenticator;
  now: () => number;
}

/** Below, a share says more of chance than of the agency. */
const FEWEST_RANKED = 10;

/** `/api/v1/statistics`: public figures. */
export function createStatisticsRouter({ db, city, authenticator, now }: Dependencies): Router {
  const { router, serve } = createOperationsRouter(authenticator);
  const statistics = createStatisticsService({ db, city, now });

  serve(STATISTICS_OPERATIONS.summary, async ({ query }) => {
    const { groups, ...period } = await statistics.read(query);
    return { body: { ...period, figures: toFigures(groups.find(({ dimension }) => dimension === 'all')!) } };
  });

  const serveGroups = (
    operation: typeof STATISTICS_OPERATIONS.fields,
    wanted: Dimension,
    label: (code: string, language: Language) => Coded,
  ) =>
    serve(operation, async ({ query, language }) => {
      const { groups, ...period } = await statistics.read(query);
      const items = groupsOf(groups, wanted)
        .sort((one, other) => other.received - one.received)
        .map((group) => ({ of: label(group.code, language), ...toFigures(group) }));
      return { body: { ...period, items } };
    });
  serveGroups(STATISTICS_OPERATIONS.fields, 'field', (code, language) => codedField(code, city.current(), language));
  serveGroups(STATISTICS_OPERATIONS.areas, 'area', (code, language) => codedArea(code, city.current(), language));

  serve(STATISTICS_OPERATIONS.agencies, async ({ query, language }) => {
    const { groups, ...period } = await statistics.read(query);
    const items = rank(groupsOf(groups, 'agency')).map(({ group, ...place }) => ({
      of: codedAgency(group.code, city.current(), language),
      ...toFigures(group),
      ...place,
    }));
    return { body: { ...period, items } satisfies AgencyRankingBody };
  });

  return router;
}

type NamedGroup = Group & { code: string };

/** Those that have none, e.g. reports that no agency has yet, are in the figures of the whole city alone. */
function groupsOf(groups: readonly Group[], wanted: Dimension): NamedGroup[] {
  return groups.filter((group): group is NamedGroup => group.dimension === wanted && group.code !== null);
}

/** By score; agencies that are not ranked come last, by how many reports they have. Equal scores share a rank. */
export function rank<Each extends Counts>(
  groups: readonly Each[],
): { group: Each; rank: number | null; score: number | null; repeatedAtLeast: number | null }[] {
  const scored = groups.map((group) => ({
    group,
    score: group.answered < FEWEST_RANKED ? null : wilsonLowerBound(group.inTime, group.answered),
    repeatedAtLeast: group.answered < FEWEST_RANKED ? null : wilsonLowerBound(group.repeated, group.answered),
  }));
  scored.sort((one, other) => (other.score ?? -1) - (one.score ?? -1) || other.group.received - one.group.received);
  return scored.map((each) => ({
    ...each,
    rank: each.score === null ? null : 1 + scored.filter(({ score }) => score !== null && score > each.score!).length,
  }));
}

function toFigures(counts: Counts): FiguresBody {
  const { received, answered, inProgress, overdue, inTime, rated, satisfied, acceptable, repeated } = counts;
  return {
    received,
    handled: share(answered, received),
    inProgress,
    overdue: share(overdue, inProgress),
    onTime: share(inTime, answered),
    satisfied: share(satisfied, rated),
    content: share(satisfied + acceptable, rated),
    repeated: share(repeated, answered),
  };
}

function share(count: number, of: number): ShareBody {
  return { count, of, share: of === 0 ? null : count / of };
}
