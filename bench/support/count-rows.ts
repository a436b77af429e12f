import type { Knex } from 'knex';

export async function countRows(query: Knex.QueryBuilder): Promise<number> {
  const rows: { n: string }[] = await query.count('* as n');
  return Number(rows[0]!.n);
}
