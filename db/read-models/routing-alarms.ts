import type { RoutingFault } from '../../domain/routing/route';
import type { Database } from '../connect';

/** Decisions at which the routing table was at fault in the same way. */
export interface RoutingAlarm {
  reason: RoutingFault;
  rule: string | null;
  category: string | null;
  subcategory: string | null;
  /** Supporting agencies that had to be left out, as the rule names them. */
  missing: string[];
  reports: number;
  firstAt: Date;
  lastAt: Date;
  /** References, at most five, the latest first. */
  latest: string[];
}

/** The alarms since an instant, the latest first. They are in the events themselves, so that none is ever lost or told twice. */
export async function readRoutingAlarms(db: Database, since: Date): Promise<RoutingAlarm[]> {
  const { rows } = await db.raw<{ rows: RoutingAlarm[] }>(
    `SELECT coalesce(data ->> 'reason', 'dead_agency') AS reason,
            data ->> 'rule' AS rule,
            data #>> '{routing,asked,category}' AS category,
            data #>> '{routing,asked,subcategory}' AS subcategory,
            coalesce(data -> 'missing', '[]') AS missing,
            count(DISTINCT reference)::integer AS reports,
            min(at) AS "firstAt",
            max(at) AS "lastAt",
            (array_agg(reference ORDER BY at DESC))[1:5] AS latest
     FROM report_event
     WHERE data -> 'alarm' IS NOT NULL AND at >= ?
     GROUP BY 1, 2, 3, 4, 5
     ORDER BY max(at) DESC`,
    [since],
  );
  return rows;
}
