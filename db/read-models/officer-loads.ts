import type { Database } from '../connect';

/** How many reports, or parts of reports, each of the officers has to do; who has none is not in it. */
export async function readOfficerLoads(db: Database, officers: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await db.raw<{ rows: { officer: string; reports: number }[] }>(
    `SELECT one.officer, count(*)::integer AS reports
     FROM report, unnest(report.officers) AS one (officer)
     WHERE report.officers && :officers::text[] AND report.closed_at IS NULL
       AND report.status IN ('assigned', 'in_progress', 'awaiting_citizen', 'on_hold')
     GROUP BY one.officer`,
    { officers: [...officers] },
  );
  return new Map(rows.map(({ officer, reports }) => [officer, reports]));
}
