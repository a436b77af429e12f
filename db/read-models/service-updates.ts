import type { Status } from '../../domain/report/status';
import type { Database } from '../connect';
import type { Range } from './service-requests';

/** Something that happened to a report, as Open311 tells of it. */
export interface ServiceUpdateRow {
  reference: string;
  seq: number;
  at: Date;
  type: string;
  status: Status;
  data: Record<string, unknown>;
  /** Whether the client that asks has filed the report. */
  own: boolean;
}

export interface ServiceUpdateFilter {
  /** Kinds of events that everybody may know of, and those that only the citizen's side may. */
  publicTypes: readonly string[];
  ownTypes: readonly string[];
  /** The client that asks, where it has shown its key. */
  apiKey: string | null;
}

/** What happened in a range of time, the oldest first. */
export async function readServiceUpdates(
  db: Database,
  { from, to }: Range,
  filter: ServiceUpdateFilter,
  limit: number,
): Promise<ServiceUpdateRow[]> {
  return visible(db, filter)
    .whereBetween('event.at', [from, to])
    .orderBy(['event.at', 'event.reference', 'event.seq'])
    .limit(limit);
}

/** What happened to these reports, the oldest first. */
export async function readUpdatesOf(
  db: Database,
  references: string[],
  filter: ServiceUpdateFilter,
): Promise<ServiceUpdateRow[]> {
  return visible(db, filter).whereIn('event.reference', references).orderBy(['event.reference', 'event.seq']);
}

function visible(db: Database, { publicTypes, ownTypes, apiKey }: ServiceUpdateFilter) {
  return db('report_event AS event')
    .join('report', 'report.reference', 'event.reference')
    .where((either) => {
      // As SQL, because knex makes `IS NULL` of a null: reports of no client would be the own ones of whoever shows no key.
      void either.whereIn('event.type', publicTypes).orWhere((own) => {
        void own.whereIn('event.type', ownTypes).andWhereRaw('report.api_key = ?', [apiKey]);
      });
    })
    .select<ServiceUpdateRow[]>(
      'event.reference',
      'event.seq',
      'event.at',
      'event.type',
      'event.status',
      'event.data',
      db.raw('coalesce(report.api_key = ?, false) AS own', [apiKey]),
    );
}

/** Number of the event with which one of these Updates was carried out. */
export async function readSeqOfUpdate(db: Database, reference: string, updateIds: string[]): Promise<number | null> {
  const row: { seq: number } | undefined = await db('report_event')
    .where({ reference })
    .whereIn('update_id', updateIds)
    .orderBy('seq')
    .first('seq');
  return row?.seq ?? null;
}
