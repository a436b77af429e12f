import type { Knex } from 'knex';
import type { Database } from '../connect';
import { selectReports, type Selection } from './report-search';

/** A report as open data: nothing that anybody wrote, nothing that leads back to the report's page. */
export interface OpenReport {
  submittedOn: string;
  resolvedOn: string | null;
  closedOn: string | null;
  status: string;
  category: string | null;
  field: string | null;
  priority: string;
  area: string | null;
  agency: string | null;
  result: string | null;
  rating: string | null;
  inTime: boolean | null;
  lat: number | null;
  lng: number | null;
}

/** In a cell with fewer reports, a neighbour would know whose it is. */
const FEWEST_IN_A_CELL = 5;

/** Cells as `publicPlace` has them. */
const cell = (column: string) => `floor(report.${column} * 1000 + 0.5)`;

/** Reports with their ward or commune and, where enough lie in the same cell, the middle of the cell. */
export function selectOpenReports(db: Database, selection: Selection, timeZone: string): Knex.QueryBuilder {
  const day = (column: string, name: string) =>
    db.raw(`to_char(report.${column} AT TIME ZONE ?, 'YYYY-MM-DD') AS ??`, [timeZone, name]);
  const crowded = db('report')
    .whereNotNull('lat')
    .groupByRaw('1, 2')
    .havingRaw('count(*) >= ?', [FEWEST_IN_A_CELL])
    .select(db.raw(`${cell('lat')} AS lat, ${cell('lng')} AS lng`));
  return selectReports(db, selection)
    .with('crowded', crowded)
    .joinRaw(`LEFT JOIN crowded ON crowded.lat = ${cell('lat')} AND crowded.lng = ${cell('lng')}`)
    .orderBy([{ column: 'report.submitted_at' }, { column: 'report.reference' }])
    .select(
      day('submitted_at', 'submittedOn'),
      day('resolved_at', 'resolvedOn'),
      day('closed_at', 'closedOn'),
      'report.status',
      'report.category',
      'report.field',
      'report.priority',
      'report.area',
      'report.agency',
      'report.result',
      'report.rating',
      { inTime: 'report.answered_in_time' },
      db.raw('crowded.lat / 1000 AS lat, crowded.lng / 1000 AS lng'),
    );
}
