import { setImmediate } from 'node:timers/promises';
import { MAX_COMPARED, MAX_EXAMPLES, type ComparisonRequest } from '../../contracts/api/routing';
import type { CityDirectory } from '../../db/city-directory';
import type { Database } from '../../db/connect';
import { readRoutedReports, type RoutedReport } from '../../db/read-models/routed-reports';
import { findAreaByName } from '../../domain/areas/find-area-by-name';
import { locateArea } from '../../domain/areas/locate-area';
import type { CityData, Priority, RoutingRule } from '../../domain/city/city-data';
import type { Classification, Classifier } from '../../domain/classification/classifier';
import { localDateAt } from '../../domain/clock/office-time';
import type { Channel } from '../../domain/report/events';
import { changeTable } from '../../domain/routing/change-table';
import { checkRouting, newFindings, type RoutingFinding } from '../../domain/routing/check-routing';
import { localMomentAt } from '../../domain/routing/local-moment';
import { explainRoute, route, type RouteInput } from '../../domain/routing/route';
import { AppError } from '../errors/app-error';

interface Dependencies {
  db: Database;
  city: CityDirectory;
  /** Of texts that are tried out. */
  classifier: () => Classifier;
  now: () => number;
}

export interface SimulationRequest {
  category?: string | undefined;
  subcategory?: string | undefined;
  text?: string | undefined;
  area?: string | undefined;
  location?: { lat?: number | undefined; lng?: number | undefined; address?: string | undefined } | undefined;
  priority?: Priority | undefined;
  channel: Channel;
  at?: string | undefined;
}

export type ExplainedRoute = ReturnType<typeof explainRoute>;

/** Where reports would go by one table and by another; null stands for the operators. */
export interface Comparison {
  reports: number;
  complete: boolean;
  changed: number;
  /** The most frequent first. */
  moves: { from: string | null; to: string | null; reports: number }[];
  examples: Difference[];
  findings: RoutingFinding[];
}

interface Difference {
  reference: string;
  from: string | null;
  to: string | null;
  ruleBefore: string | null;
  ruleAfter: string | null;
}

export interface RoutingService {
  /** Throws `validation_failed` where something is named that there is not. */
  simulate(request: SimulationRequest): Promise<{ routed: ExplainedRoute; classification: Classification | null }>;
  /** Throws `validation_failed` where a change names a rule that there is not. */
  compare(request: ComparisonRequest): Promise<Comparison>;
  /** What the table says of a report now. */
  present(asked: Pick<RouteInput, 'category' | 'subcategory' | 'area' | 'priority' | 'channel'>): ExplainedRoute;
  check(): { day: string; findings: RoutingFinding[] };
}

const DAY_MS = 86_400_000;
const AT_ONCE = 1_000;

/** The routing table, asked instead of followed. */
export function createRoutingService({ db, city, classifier, now }: Dependencies): RoutingService {
  const today = () => localDateAt(city.current().calendar, now());

  return {
    async simulate(request) {
      const data = city.current();
      const { category: named, text, channel, at } = request;
      const classification = named === undefined && text !== undefined ? await classifier().classify({ text }) : null;
      const category = data.categories.find(({ code }) => code === (named ?? classification?.category));
      if (!category) throw invalid('category', 'must be the code of a category');
      const subcategory = request.subcategory ?? classification?.subcategory ?? null;
      if (subcategory !== null && !category.subcategories?.some(({ code }) => code === subcategory)) {
        throw invalid('subcategory', `must be the code of a sub-category of ${category.code}`);
      }
      const asked: RouteInput = {
        category: category.code,
        subcategory,
        area: areaOf(request, data),
        priority: request.priority ?? classification?.priority ?? category.priority,
        channel,
        ...localMomentAt(data.calendar, at === undefined ? now() : Date.parse(at)),
      };
      return { routed: explainRoute(asked, data), classification };
    },

    async compare({ table, changes, remove, days }) {
      const data = city.current();
      const changed = { ...data, routing: table ?? tableWith(data.routing, remove, changes) };
      const reports = await readRoutedReports(db, new Date(now() - days * DAY_MS), MAX_COMPARED + 1);
      const compared = reports.slice(0, MAX_COMPARED);
      const differences: Difference[] = [];
      for (const [index, report] of compared.entries()) {
        differences.push(...differenceOf(report, data, changed));
        // Others are served in between: all of them take some 300 ms.
        if (index % AT_ONCE === AT_ONCE - 1) await setImmediate();
      }
      return {
        reports: compared.length,
        complete: reports.length <= MAX_COMPARED,
        changed: differences.length,
        moves: movesOf(differences),
        examples: differences.slice(0, MAX_EXAMPLES),
        findings: newFindings(data, changed, today()),
      };
    },

    present(asked) {
      const data = city.current();
      return explainRoute({ ...asked, ...localMomentAt(data.calendar, now()) }, data);
    },

    check: () => ({ day: today(), findings: checkRouting(city.current(), today()) }),
  };
}

function areaOf({ area, location, text }: SimulationRequest, data: CityData): string | null {
  const { areas } = data;
  if (area !== undefined) {
    if (!areas.some(({ code }) => code === area)) throw invalid('area', 'must be the code of an area');
    return area;
  }
  const { lat, lng, address } = location ?? {};
  if (lat !== undefined && lng !== undefined) return locateArea(data, { lat, lng }).area;
  return findAreaByName(areas, address ?? '') ?? findAreaByName(areas, text ?? '');
}

function tableWith(
  routing: readonly RoutingRule[],
  remove: ComparisonRequest['remove'],
  changes: ComparisonRequest['changes'],
): RoutingRule[] {
  const changed = changeTable(routing, remove, changes);
  if ('table' in changed) return changed.table;
  const field = remove.includes(changed.unknown) ? 'remove' : 'changes';
  throw invalid(field, `there is no rule "${changed.unknown}"`);
}

function differenceOf(report: RoutedReport, data: CityData, changed: CityData): Difference[] {
  const { reference, submittedAt, ...known } = report;
  const asked = { ...known, ...localMomentAt(data.calendar, submittedAt.getTime()) };
  const before = route(asked, data);
  const after = route(asked, changed);
  const from = 'triage' in before ? null : before.lead;
  const to = 'triage' in after ? null : after.lead;
  return from === to ? [] : [{ reference, from, to, ruleBefore: before.rule ?? null, ruleAfter: after.rule ?? null }];
}

function movesOf(differences: readonly Difference[]): Comparison['moves'] {
  const moves = new Map<string, Comparison['moves'][number]>();
  for (const { from, to } of differences) {
    const key = JSON.stringify([from, to]);
    const move = moves.get(key) ?? { from, to, reports: 0 };
    move.reports++;
    moves.set(key, move);
  }
  return [...moves.values()].sort((one, other) => other.reports - one.reports);
}

function invalid(field: string, rule: string): AppError {
  return new AppError('validation_failed', { issues: [{ field, rule }] });
}
