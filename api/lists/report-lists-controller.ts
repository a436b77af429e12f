import type { Router } from 'express';
import { MAX_COUNT, MAX_FEATURES, REPORT_LIST_OPERATIONS } from '../../contracts/api/report-lists';
import type { Sort } from '../../contracts/api/report-filters';
import { parseReference } from '../../contracts/reference';
import type { CityDirectory } from '../../db/city-directory';
import type { Database } from '../../db/connect';
import { publicPlace, toCells } from '../../db/read-models/public-place';
import { countReports, readReportPage, type ReportFilters, type ReportRow } from '../../db/read-models/report-search';
import type { Actor } from '../../domain/report/actor';
import type { Authenticator } from '../auth/authenticate';
import { scopeOf, type Scope } from '../../domain/report/scope';
import { AppError } from '../errors/app-error';
import { createOperationsRouter } from '../operations/create-operations-router';
import { createCursors } from './cursor';
import { toPlacelessBody, toStaffSummaryBody, toSummaryBody } from './summary-view';

interface Dependencies {
  db: Database;
  city: CityDirectory;
  authenticator: Authenticator;
  /** Signs cursors. */
  cursorKey: Buffer;
  now: () => number;
}

interface ListQuery extends ReportFilters {
  sort: Sort;
  limit: number;
  cursor?: string | undefined;
}

/** What anybody may see of every report; what is shown of it is the view's affair. */
export const EVERY_REPORT: Scope = { reports: 'all' };

/** Lists of reports: the public's, the map, those of staff and what waits for them. */
export function createReportListsRouter({ db, city, authenticator, cursorKey, now }: Dependencies): Router {
  const { router, serve } = createOperationsRouter(authenticator);
  const cursors = createCursors(cursorKey);
  const { list, map, staffList, staffCount, queue } = REPORT_LIST_OPERATIONS;

  serve(list, async ({ query, language }) => {
    const { items, next } = await page(toPublicFilters(query), query, EVERY_REPORT);
    const context = { city: city.current(), language, now: new Date(now()) };
    return { body: { items: items.map((row) => toSummaryBody(row, context)), next } };
  });

  serve(map, async ({ query, language }) => {
    const context = { city: city.current(), language, now: new Date(now()) };
    const filters = { ...toPublicFilters(query), located: true as const };
    const selection = { filters, scope: EVERY_REPORT, now: context.now };
    const rows = await readReportPage(db, selection, { sort: '-submittedAt', limit: MAX_FEATURES + 1 });
    return {
      headers: { 'Content-Type': 'application/geo+json' },
      body: {
        type: 'FeatureCollection',
        features: rows.slice(0, MAX_FEATURES).map((row) => {
          const { lat, lng } = publicPlace(row)!;
          return {
            type: 'Feature',
            id: row.reference,
            geometry: { type: 'Point', coordinates: [lng, lat] },
            properties: toPlacelessBody(row, context),
          };
        }),
        complete: rows.length <= MAX_FEATURES,
      },
    };
  });

  serve(staffList, async ({ query, actor, language }) => {
    const { items, next } = await page(toStaffFilters(query, actor), query, scopeOf(actor));
    const context = { city: city.current(), language, now: new Date(now()) };
    return { body: { items: items.map((row) => toStaffSummaryBody(row, context)), next } };
  });

  serve(staffCount, async ({ query, actor }) => {
    const selection = { filters: toStaffFilters(query, actor), scope: scopeOf(actor), now: new Date(now()) };
    const count = await countReports(db, selection, MAX_COUNT + 1).catch(tooBroad);
    return { body: { count: Math.min(count, MAX_COUNT), complete: count <= MAX_COUNT } };
  });

  serve(queue, async ({ query, actor, language }) => {
    const { sort, ...waiting } = waitingFor(actor);
    const filters = { ...waiting, ...toStaffFilters({ officer: query.officer }, actor) };
    const { items, next } = await page(filters, { ...query, ...filters, sort }, scopeOf(actor));
    const context = { city: city.current(), language, now: new Date(now()) };
    return { body: { items: items.map((row) => toStaffSummaryBody(row, context)), next } };
  });

  return router;

  /** One row more than asked tells whether there is a next page. */
  async function page(
    filters: ReportFilters,
    { cursor, limit, ...list }: ListQuery,
    scope: Scope,
  ): Promise<{ items: ReportRow[]; next: string | null }> {
    const after = cursor === undefined ? undefined : cursors.read(list, cursor);
    const selection = { filters, scope, now: new Date(now()) };
    const rows = await readReportPage(db, selection, {
      sort: list.sort,
      limit: limit + 1,
      ...(after ? { after } : {}),
    });
    const items = rows.slice(0, limit);
    return { items, next: rows.length > limit ? cursors.write(list, items.at(-1)!.position) : null };
  }
}

/** Of filters as everybody may give them: a box tells no more of a place than its cell does. */
export function toPublicFilters(query: ReportFilters): ReportFilters {
  return { ...query, ...(query.bbox ? { bbox: toCells(query.bbox) } : {}) };
}

/** A search that takes too long is a matter of what was asked for. */
function tooBroad(error: unknown): never {
  if ((error as { code?: unknown }).code !== QUERY_CANCELED) throw error;
  throw new AppError('validation_failed', {
    issues: [{ field: 'q', rule: 'finds too much: add a word or a filter' }],
    cause: error,
  });
}

const QUERY_CANCELED = '57014';

/** What looks like a reference is one, and `me` is whoever asks. */
export function toStaffFilters({ q, officer, ...others }: ReportFilters, { id }: Actor): ReportFilters {
  const filters = officer
    ? { ...others, officer: officer.map((each) => (each === 'me' ? (id ?? each) : each)) }
    : others;
  if (q === undefined) return filters;
  const reference = parseReference(q);
  return { ...filters, ...(reference ? { reference } : { q }) };
}

/** What a role has to do, in the order in which it should be done. */
function waitingFor({ role }: Actor): ReportFilters & { sort: Sort } {
  switch (role) {
    case 'operator':
      return { state: ['received', 'triage'], sort: 'priority' };
    case 'officer':
    case 'agency_head':
      return { state: ['assigned', 'in_progress'], sort: 'dueAt' };
    default:
      return { escalatedTo: [role], sort: 'dueAt' };
  }
}
