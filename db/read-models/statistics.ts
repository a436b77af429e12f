import { REPEAT_DAYS } from '../../domain/duplicates/parameters';
import type { Database } from '../connect';

/** Counts of the reports of one group that came in during a period. */
export interface Counts {
  received: number;
  answered: number;
  inProgress: number;
  overdue: number;
  inTime: number;
  rated: number;
  satisfied: number;
  acceptable: number;
  /** Of those answered: the matter came back soon after. */
  repeated: number;
}

export type Dimension = 'all' | 'agency' | 'area' | 'field';

export interface Group extends Counts {
  dimension: Dimension;
  /** Null for all, and for those that have none. */
  code: string | null;
}

export interface Period {
  /** First and last day, e.g. `2026-03-02`, in the time zone. */
  from: string;
  to: string;
  timeZone: string;
}

/** The figures of the whole city and of each agency, area and field, all in one reading. */
export async function readStatistics(db: Database, { from, to, timeZone }: Period, now: Date): Promise<Group[]> {
  const { rows } = await db.raw<{ rows: Group[] }>(
    `SELECT CASE WHEN grouping(agency) = 0 THEN 'agency' WHEN grouping(area) = 0 THEN 'area'
                 WHEN grouping(field) = 0 THEN 'field' ELSE 'all' END AS dimension,
            coalesce(agency, area, field) AS code,
            count(*)::integer AS received,
            (count(*) FILTER (WHERE answered))::integer AS answered,
            (count(*) FILTER (WHERE NOT answered AND NOT ended))::integer AS "inProgress",
            (count(*) FILTER (WHERE NOT answered AND NOT ended AND due_at <= :now))::integer AS overdue,
            (count(*) FILTER (WHERE answered AND answered_in_time))::integer AS "inTime",
            count(rating)::integer AS rated,
            (count(*) FILTER (WHERE rating = 'satisfied'))::integer AS satisfied,
            (count(*) FILTER (WHERE rating = 'acceptable'))::integer AS acceptable,
            (count(*) FILTER (WHERE answered AND came_back <= resolved_at + make_interval(days => :days)))::integer AS repeated
     FROM (
       SELECT agency, area, field, due_at, answered_in_time, rating, resolved_at, repeats.came_back,
              status IN ('resolved', 'closed') AND resolved_at IS NOT NULL AS answered,
              status IN ('closed', 'rejected', 'merged', 'withdrawn') AS ended
       FROM report
       -- Few of all reports repeat another: they are put together once, and not looked for from each row.
       LEFT JOIN (
         SELECT repeat_of, min(submitted_at) AS came_back FROM report WHERE repeat_of IS NOT NULL GROUP BY repeat_of
       ) AS repeats ON repeats.repeat_of = report.reference
       WHERE submitted_at >= (:from::date)::timestamp AT TIME ZONE :timeZone
         AND submitted_at < (:to::date + 1)::timestamp AT TIME ZONE :timeZone
     ) AS received
     GROUP BY GROUPING SETS ((), (agency), (area), (field))`,
    { from, to, timeZone, now, days: REPEAT_DAYS },
  );
  return rows;
}
