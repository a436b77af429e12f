import type { Knex } from 'knex';
import type { Scope } from '../../domain/report/scope';
import type { Status } from '../../domain/report/status';
import type { Database } from '../connect';
import { restrictToScope } from './restrict-to-scope';

/** Where and when to look for reports of the same matter. */
export interface CandidateQuestion {
  place: { lat: number; lng: number } | null;
  /** In metres. */
  radius: number;
  area: string | null;
  category: string | null;
  /** Answered before this instant, a report is no candidate any more. */
  answeredSince: Date;
  /** Only those that have an answer. */
  answered?: true;
  scope: Scope;
}

export interface CandidateRow {
  reference: string;
  status: Status;
  language: 'vi' | 'en';
  text: string;
  lat: number | null;
  lng: number | null;
  address: string | null;
  area: string | null;
  category: string | null;
  field: string | null;
  agency: string | null;
  mergedInto: string | null;
  occurrence: number;
  submittedAt: Date;
  answeredAt: Date | null;
  closedAt: Date | null;
}

const COLUMNS = {
  reference: 'report.reference',
  status: 'report.status',
  language: 'report.language',
  text: 'report.text',
  lat: 'report.lat',
  lng: 'report.lng',
  address: 'report.address',
  area: 'report.area',
  category: 'report.category',
  field: 'report.field',
  agency: 'report.agency',
  mergedInto: 'report.merged_into',
  occurrence: 'report.occurrence',
  submittedAt: 'report.submitted_at',
  answeredAt: 'report.resolved_at',
  closedAt: 'report.closed_at',
} as const satisfies Record<keyof CandidateRow, string>;

/** So many of a cell are read, and so many of a ward's category. */
const PER_CELL = 24;
const PER_AREA = 150;
/** Nine cells cover a radius of 300 m. */
export const MOST_READ = 9 * PER_CELL;

const METRES_PER_DEGREE = 111_195;
/** As the index of migration 20261127000200-duplicates has it. */
const CELL = (column: 'lat' | 'lng') => `floor((report.${column} * 1000 + 0.5) / 3)`;
const UNTIL = `coalesce(report.resolved_at, 'infinity')`;
const STANDS = `report.status NOT IN ('rejected', 'withdrawn')`;

/**
 * Reports near a place, or of a ward when the place is not known, that may be of the same matter: those without an answer and
 * those answered lately. A bounded number, by an index, however many reports there are; the newest where there are more.
 */
async function readCandidates(db: Database, question: CandidateQuestion): Promise<CandidateRow[]> {
  const query = selectCandidates(db, question);
  const rows: unknown = query === null ? [] : await query;
  return rows as CandidateRow[];
}

/** The query; null when neither place nor ward is known, so that there is nothing to look near. */
export function selectCandidates(db: Knex, question: CandidateQuestion): Knex.QueryBuilder | null {
  const found = question.place ? inCells(db, question, question.place) : inArea(db, question);
  if (found === null) return null;
  return restrictToScope(db.from(found), question.scope).select(COLUMNS).whereNull('report.anonymised_at');
}

/** A row, and the case that it stands for: itself, or the report that it follows. */
export interface FoundCase {
  row: CandidateRow;
  case: CandidateRow;
}

/** Candidates with the cases that they stand for. What follows a report that the asker may not see is left out. */
export async function readCases(db: Database, question: CandidateQuestion): Promise<FoundCase[]> {
  const rows = await readCandidates(db, question);
  const followed = new Set(rows.flatMap(({ mergedInto }) => mergedInto ?? []));
  const leads = followed.size > 0 ? await readLeads(db, [...followed], question.scope) : [];
  return rows.flatMap((row) => {
    const lead = row.mergedInto === null ? row : leads.find(({ reference }) => reference === row.mergedInto);
    return lead ? [{ row, case: lead }] : [];
  });
}

async function readLeads(db: Database, references: readonly string[], scope: Scope): Promise<CandidateRow[]> {
  const rows: unknown = await restrictToScope(db<Record<string, unknown>>('report') as Knex.QueryBuilder, scope)
    .whereIn('report.reference', references)
    .whereRaw(STANDS)
    .whereNull('report.anonymised_at')
    .select(COLUMNS);
  return rows as CandidateRow[];
}

function inCells(
  db: Knex,
  { radius, answeredSince, answered }: CandidateQuestion,
  { lat, lng }: { lat: number; lng: number },
): Knex.Raw {
  const degrees = radius / METRES_PER_DEGREE;
  const shrink = Math.max(Math.cos((lat * Math.PI) / 180), 0.01);
  const [south, north] = [cellOf(lat - degrees), cellOf(lat + degrees)];
  const [west, east] = [cellOf(lng - degrees / shrink), cellOf(lng + degrees / shrink)];
  return db.raw(
    `(SELECT report.* FROM generate_series(?::integer, ?::integer) AS y, generate_series(?::integer, ?::integer) AS x
      CROSS JOIN LATERAL (
        SELECT * FROM report
        WHERE ${CELL('lat')} = y AND ${CELL('lng')} = x AND report.lat IS NOT NULL AND ${STANDS}
          AND ${UNTIL} >= ? ${answered ? `AND ${UNTIL} < 'infinity'` : ''}
        ORDER BY ${UNTIL} DESC, report.submitted_at DESC LIMIT ${PER_CELL}
      ) AS report) AS report`,
    [south, north, west, east, answeredSince],
  );
}

function cellOf(degrees: number): number {
  return Math.floor((degrees * 1000 + 0.5) / 3);
}

function inArea(db: Knex, { area, category, answeredSince, answered }: CandidateQuestion): Knex.Raw | null {
  if (area === null) return null;
  // Without a category the newest of the ward, which another index has in order: none from before those answers.
  const [where, order] =
    category === null
      ? ['AND report.submitted_at >= ?', 'report.submitted_at DESC, report.reference DESC']
      : ['AND report.category = ?', `${UNTIL} DESC, report.submitted_at DESC`];
  return db.raw(
    `(SELECT * FROM report WHERE report.area = ? ${where} AND ${STANDS} AND ${UNTIL} >= ?
        ${answered ? `AND ${UNTIL} < 'infinity'` : ''}
      ORDER BY ${order} LIMIT ${PER_AREA}) AS report`,
    [area, category ?? answeredSince, answeredSince],
  );
}
