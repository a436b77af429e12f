import type { Database } from '../connect';

/** What one agency owes, as counts of reports. */
export interface AgencyDigest {
  agency: string;
  /** Passed to the agency and not accepted yet. */
  waiting: number;
  inProgress: number;
  /** Their clocks do not run, e.g. in a suspended area or until the citizen has answered. */
  standingStill: number;
  /** In which the agency's head has a request to decide. */
  toDecide: number;
  dueToday: number;
  overdue: number;
  /** Those in which something is due at a known instant. */
  dated: number;
  /** Of these the most urgent: overdue longest first, then due soonest. Epoch ms. */
  first: { reference: string; dueAt: number }[];
}

/**
 * What agencies owe for reports that people wait for, their parts in other agencies' reports included. Agencies that owe
 * nothing are left out.
 */
export async function readAgencyDigests(
  db: Database,
  { now, endOfDay, listed }: { now: Date; endOfDay: Date; listed: number },
): Promise<AgencyDigest[]> {
  // What is owed by a report that has its lead's answer stands still, and nobody waits for it (`awaited` of a state).
  const { rows } = await db.raw<{ rows: AgencyDigest[] }>(
    `WITH owed AS (
       SELECT o.agency, o.reference,
              bool_or(o.kind = 'acceptance') AS unaccepted,
              bool_or(o.kind <> 'decision' AND o.due_at IS NOT NULL) AS runs,
              bool_or(o.kind = 'decision') AS asked,
              min(o.due_at) AS due_at
       FROM obligation o JOIN report r USING (reference)
       WHERE o.closed_at IS NULL AND o.owner = 'agency' AND o.agency IS NOT NULL
         AND o.kind IN ('acceptance', 'resolution', 'decision')
         AND r.closed_at IS NULL AND r.status <> 'resolved'
       GROUP BY o.agency, o.reference
     ), ranked AS (
       SELECT *, row_number() OVER (PARTITION BY agency ORDER BY due_at, reference) AS place FROM owed
     )
     SELECT agency,
            (count(*) FILTER (WHERE runs AND unaccepted))::integer AS "waiting",
            (count(*) FILTER (WHERE runs AND NOT unaccepted))::integer AS "inProgress",
            (count(*) FILTER (WHERE NOT runs))::integer AS "standingStill",
            (count(*) FILTER (WHERE asked))::integer AS "toDecide",
            (count(*) FILTER (WHERE due_at > :now AND due_at < :endOfDay))::integer AS "dueToday",
            (count(*) FILTER (WHERE due_at <= :now))::integer AS "overdue",
            count(due_at)::integer AS "dated",
            coalesce(
              json_agg(
                json_build_object('reference', reference, 'dueAt', (extract(epoch FROM due_at) * 1000)::bigint)
                ORDER BY place
              ) FILTER (WHERE due_at IS NOT NULL AND place <= :listed),
              '[]'
            ) AS "first"
     FROM ranked GROUP BY agency ORDER BY agency`,
    { now, endOfDay, listed },
  );
  return rows;
}
