import type { Knex } from 'knex';
import type { Sort } from '../../contracts/api/report-filters';
import type { Scope } from '../../domain/report/scope';
import { foldWords, toTsquery } from '../../domain/report/search-words';
import type { Status } from '../../domain/report/status';
import type { Database } from '../connect';
import type { Box } from './public-place';
import { restrictToScope } from './restrict-to-scope';

/** What reports are looked for by; of a list any one, of several filters all. */
export interface ReportFilters {
  reference?: string | undefined;
  state?: readonly string[] | undefined;
  agency?: readonly string[] | undefined;
  /** Subjects of officers who have it, or a part of it. */
  officer?: readonly string[] | undefined;
  category?: readonly string[] | undefined;
  subcategory?: readonly string[] | undefined;
  field?: readonly string[] | undefined;
  priority?: readonly string[] | undefined;
  area?: readonly string[] | undefined;
  channel?: readonly string[] | undefined;
  /** Roles. */
  escalatedTo?: readonly string[] | undefined;
  overdue?: boolean | undefined;
  /** Whether something can happen to it still. */
  open?: boolean | undefined;
  /** Whether an earlier case came back with it. */
  repeated?: boolean | undefined;
  dueBefore?: string | undefined;
  submittedFrom?: string | undefined;
  submittedTo?: string | undefined;
  updatedFrom?: string | undefined;
  updatedTo?: string | undefined;
  /** Words of text and address, with or without diacritics. */
  q?: string | undefined;
  bbox?: Box | undefined;
  /** Whether it has coordinates. */
  located?: true | undefined;
  near?: { lat: number; lng: number; metres: number } | undefined;
}

export interface Selection {
  filters: ReportFilters;
  /** Every report, where nothing is shown that not everybody may see. */
  scope: Scope;
  now: Date;
}

/** One line of a list. */
export interface ReportRow {
  reference: string;
  status: Status;
  channel: string;
  text: string;
  lat: number | null;
  lng: number | null;
  address: string | null;
  area: string | null;
  category: string | null;
  subcategory: string | null;
  field: string | null;
  priority: string;
  agency: string | null;
  officer: string | null;
  supporting: string[];
  escalation: string | null;
  suspension: string | null;
  mergedInto: string | null;
  repeatOf: string | null;
  occurrence: number;
  dueAt: Date | null;
  submittedAt: Date;
  updatedAt: Date;
  resolvedAt: Date | null;
  closedAt: Date | null;
  result: string | null;
  rating: string | null;
}

export const ROW_COLUMNS = {
  reference: 'report.reference',
  status: 'report.status',
  channel: 'report.channel',
  text: 'report.text',
  lat: 'report.lat',
  lng: 'report.lng',
  address: 'report.address',
  area: 'report.area',
  category: 'report.category',
  subcategory: 'report.subcategory',
  field: 'report.field',
  priority: 'report.priority',
  agency: 'report.agency',
  officer: 'report.officer',
  supporting: 'report.supporting',
  escalation: 'report.escalation',
  suspension: 'report.suspension',
  mergedInto: 'report.merged_into',
  repeatOf: 'report.repeat_of',
  occurrence: 'report.occurrence',
  dueAt: 'report.due_at',
  submittedAt: 'report.submitted_at',
  updatedAt: 'report.updated_at',
  resolvedAt: 'report.resolved_at',
  closedAt: 'report.closed_at',
  result: 'report.result',
  rating: 'report.rating',
} as const satisfies Record<keyof ReportRow, string>;

type SortKey = 'submittedAt' | 'updatedAt' | 'dueAt' | 'priority';

// Each as its index has it, or the index is not used. What has no due time is due at the end of all days.
const DUE = "coalesce(report.due_at, 'infinity')";
const RANK = `array_position(ARRAY['urgent', 'high', 'normal', 'low'], report.priority)`;

/** What each order goes by; references make it total. */
const KEYS: Record<SortKey, string[]> = {
  submittedAt: ['report.submitted_at', 'report.reference'],
  updatedAt: ['report.updated_at', 'report.reference'],
  dueAt: [DUE, 'report.reference'],
  priority: [RANK, DUE, 'report.reference'],
};

/** A line with its place in the order; in words of Postgres, whose instants are finer than a `Date`. */
export interface PlacedRow extends ReportRow {
  position: string[];
}

export interface Page {
  sort: Sort;
  limit: number;
  /** Position of the last row of the page before. */
  after?: string[];
}

/** One page of reports. It goes on behind a row, not behind a number of rows: what arrives meanwhile moves nothing. */
export async function readReportPage(db: Database, selection: Selection, page: Page): Promise<PlacedRow[]> {
  if (selection.filters.q === undefined) return rowsOf(selectPage(db, selection, page));
  // Of common words a page is found among the next reports, of others by the index; neither is slow where the other is.
  const { submittedFrom, submittedTo, updatedFrom, updatedTo } = selection.filters;
  const period = { ...selection, filters: { submittedFrom, submittedTo, updatedFrom, updatedTo } };
  const next = inOrder(selectReports(db, period).select('report.*'), { ...page, limit: LOOKED_THROUGH });
  const near = await rowsOf(selectPage(db, selection, page).withMaterialized('report', next));
  if (near.length === page.limit) return near;
  return byWords(db, (trx) => rowsOf(selectPage(trx, selection, page)));
}

/** The query of one page. */
export function selectPage(db: Knex, selection: Selection, page: Page): Knex.QueryBuilder {
  const position = keysOf(page)
    .map((key) => `(${key})::text`)
    .join(', ');
  return inOrder(selectReports(db, selection).select(ROW_COLUMNS, db.raw(`ARRAY[${position}] AS position`)), page);
}

function inOrder(query: Knex.QueryBuilder, page: Page): Knex.QueryBuilder {
  const { sort, limit, after } = page;
  const descending = sort.startsWith('-');
  const keys = keysOf(page);
  query.orderByRaw(keys.map((key) => `${key} ${descending ? 'DESC' : 'ASC'}`).join(', ')).limit(limit);
  if (after) {
    query.whereRaw(`(${keys.join(', ')}) ${descending ? '<' : '>'} (${keys.map(() => '?').join(', ')})`, after);
  }
  return query;
}

function keysOf({ sort }: Page): string[] {
  return KEYS[sort.replace('-', '') as SortKey];
}

async function rowsOf(query: Knex.QueryBuilder): Promise<PlacedRow[]> {
  const rows: unknown = await query;
  return rows as PlacedRow[];
}

/** How many there are, counted up to a bound. */
export async function countReports(db: Database, selection: Selection, bound: number): Promise<number> {
  const count = (each: Knex) => countUpTo(each, selectReports(each, selection), bound);
  return selection.filters.q === undefined ? count(db) : byWords(db, count);
}

async function countUpTo(db: Knex, query: Knex.QueryBuilder, bound: number): Promise<number> {
  const some = query.select(db.raw('1')).limit(bound).as('some');
  const rows: unknown = await db.from(some).select(db.raw('count(*)::integer AS count'));
  return (rows as { count: number }[])[0]!.count;
}

/** So many reports in their order are looked at before the words' index is asked. */
const LOOKED_THROUGH = 2_000;
const SEARCH_TIMEOUT_MS = 4_000;

/**
 * Has the words' index used. Postgres takes words for independent: of two common ones that never meet it expects many, and
 * reads a million reports in their order to find none (21 s).
 */
async function byWords<Result>(db: Database, work: (trx: Knex) => Promise<Result>): Promise<Result> {
  return db.transaction(async (trx) => {
    // With 4 MB a bitmap of a common beginning keeps pages instead of rows, and each of their rows is looked at again.
    await trx.raw(`SET LOCAL statement_timeout = ${SEARCH_TIMEOUT_MS}; SET LOCAL work_mem = '32MB'`);
    await trx.raw('SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off');
    return work(trx);
  });
}

/** The reports of a selection, without order and columns. */
export function selectReports(db: Knex, { filters, scope, now }: Selection): Knex.QueryBuilder {
  const query = restrictToScope(db<Record<string, unknown>>('report') as Knex.QueryBuilder, scope);
  for (const name of ['state', 'agency', 'category', 'subcategory', 'field', 'priority', 'area', 'channel'] as const) {
    const wanted = filters[name];
    if (wanted) query.whereIn(name === 'state' ? 'report.status' : `report.${name}`, [...wanted]);
  }
  if (filters.officer) query.whereRaw('report.officers && ?::text[]', [[...filters.officer]]);
  if (filters.reference !== undefined) query.where('report.reference', filters.reference);
  if (filters.overdue !== undefined) {
    query.whereRaw(`coalesce(report.due_at, 'infinity') ${filters.overdue ? '<=' : '>'} ?`, [now]);
  }
  if (filters.open !== undefined) query[filters.open ? 'whereNull' : 'whereNotNull']('report.closed_at');
  if (filters.repeated !== undefined) query[filters.repeated ? 'whereNotNull' : 'whereNull']('report.repeat_of');
  if (filters.dueBefore) query.whereRaw("coalesce(report.due_at, 'infinity') < ?", [filters.dueBefore]);
  if (filters.submittedFrom) query.where('report.submitted_at', '>=', filters.submittedFrom);
  if (filters.submittedTo) query.where('report.submitted_at', '<', filters.submittedTo);
  if (filters.updatedFrom) query.where('report.updated_at', '>=', filters.updatedFrom);
  if (filters.updatedTo) query.where('report.updated_at', '<', filters.updatedTo);
  if (filters.q !== undefined) query.whereRaw('report.words @@ ?::tsquery', [toTsquery(foldWords(filters.q))]);
  if (filters.escalatedTo) escalatedTo(query, filters.escalatedTo);
  if (filters.bbox) within(query, filters.bbox);
  if (filters.located) query.whereNotNull('report.lat');
  if (filters.near) near(query, filters.near);
  return query;
}

/** Rungs that have told one of the roles of what is so still. */
const TOLD = '$[*] ? (exists(@.firedAt) && !exists(@.settledAt)).told[*].role';

function escalatedTo(query: Knex.QueryBuilder, roles: readonly string[]): void {
  query.whereNotNull('report.escalation').whereNull('report.closed_at');
  query.whereRaw(
    `EXISTS (SELECT 1 FROM obligation o, jsonb_path_query(o.rungs, ?::jsonpath) AS told
       WHERE o.reference = report.reference AND o.closed_at IS NULL AND told #>> '{}' = ANY (?::text[]))`,
    [TOLD, [...roles]],
  );
}

/** Plain comparisons, for which Postgres knows how many rows there are; for points in boxes it only guesses. */
function within(query: Knex.QueryBuilder, { minLat, minLng, maxLat, maxLng }: Box): void {
  query.whereBetween('report.lat', [minLat, maxLat]).whereBetween('report.lng', [minLng, maxLng]);
}

const METRES_PER_DEGREE = 111_195;

/** On a plane that touches the earth at the place: within some kilometres nobody could measure the difference. */
function near(query: Knex.QueryBuilder, { lat, lng, metres }: { lat: number; lng: number; metres: number }): void {
  const degrees = metres / METRES_PER_DEGREE;
  const shrink = Math.max(Math.cos((lat * Math.PI) / 180), 0.01);
  within(query, {
    minLat: lat - degrees,
    maxLat: lat + degrees,
    minLng: lng - degrees / shrink,
    maxLng: lng + degrees / shrink,
  });
  query.whereRaw('(report.lat - ?) ^ 2 + ((report.lng - ?) * ?) ^ 2 <= ?', [lat, lng, shrink, degrees ** 2]);
}
