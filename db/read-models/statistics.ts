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
            (count(*) FILTER (WHERE rating = 'acceptable'))::integer AS acceptable
     FROM (
       SELECT agency, area, field, due_at, answered_in_time, rating,
              status IN ('resolved', 'closed') AND resolved_at IS NOT NULL AS answered,
              status IN ('closed', 'rejected', 'merged', 'withdrawn') AS ended
       FROM report
       WHERE submitted_at >= (:from::date)::timestamp AT TIME ZONE :timeZone
         AND submitted_at < (:to::date + 1)::timestamp AT TIME ZONE :timeZone
     ) AS received
     GROUP BY GROUPING SETS ((), (agency), (area), (field))`,
    { from, to, timeZone, now },
  );
  return rows;
}
