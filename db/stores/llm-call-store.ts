import type { Database } from '../connect';

/** Takes one of the day's calls of the language model; false when all are used up. The day is that of the time zone. */
export async function takeLlmCall(db: Database, timeZone: string, dailyCalls: number): Promise<boolean> {
  const { rows } = await db.raw<{ rows: unknown[] }>(
    `INSERT INTO llm_budget AS known (day, calls) VALUES ((now() AT TIME ZONE :timeZone)::date, 1)
     ON CONFLICT (day) DO UPDATE SET calls = known.calls + 1 WHERE known.calls < :dailyCalls
     RETURNING calls`,
    { timeZone, dailyCalls },
  );
  return rows.length > 0;
}
