import type { Knex } from 'knex';
import type { Selection } from '../../contracts/city-activities';
import type { Database } from '../connect';

/** The next references of a selection, in their order. */
export async function readBatch(
  db: Database,
  selection: Selection,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const behind = selected(db, selection);
  if (after !== null) void behind.andWhere('reference', '>', after);
  const rows: { reference: string }[] = await behind.orderBy('reference').limit(limit).select('reference');
  return rows.map(({ reference }) => reference);
}

export async function countBatch(db: Database, selection: Selection): Promise<number> {
  const [row] = await selected(db, selection).count<{ count: string }[]>('* as count');
  return Number(row!.count);
}

function selected(db: Database, selection: Selection): Knex.QueryBuilder {
  const open = db('report').whereNull('closed_at');
  switch (selection.of) {
    case 'open':
      return open;
    case 'suspended':
      return open.andWhere('suspension', selection.suspension);
    case 'not_suspended': {
      const { suspension, areas, until } = selection;
      // A refused report takes no order; its appeal keeps its time.
      const standing = open.andWhereNot('status', 'rejected');
      return (areas === null ? standing : standing.whereIn('area', areas)).andWhereRaw(
        `(suspension IS DISTINCT FROM ? OR (process #>> '{suspension,until}')::bigint IS DISTINCT FROM ?)`,
        [suspension, until],
      );
    }
  }
}
