import type { Database } from '../connect';

/**
 * Puts events in order that were written on another server, as after a dump was restored: numbers of transactions are a
 * server's own, and those of a new one begin low. Such events would come after all new ones, for years. What webhooks have
 * not been told yet gets its place now, and everything else loses its place. Answers how many events it was about.
 */
export async function mendEventOrder(db: Database): Promise<number> {
  const { rows } = await db.raw<{ rows: { foreign: boolean }[] }>(
    `SELECT EXISTS (SELECT 1 FROM report_event WHERE xid >= pg_snapshot_xmax(pg_current_snapshot())) AS foreign`,
  );
  if (!rows[0]!.foreign) return 0;
  return db.transaction(async (trx) => {
    await trx('webhook_cursor').forUpdate().select('id');
    const { rows: limits } = await trx.raw<{ rows: { limit: string }[] }>(
      'SELECT CAST(pg_snapshot_xmax(pg_current_snapshot()) AS text) AS limit',
    );
    const { limit } = limits[0]!;
    const { rowCount } = await trx.raw<{ rowCount: number }>(
      `UPDATE report_event e SET xid = CASE
         WHEN (e.xid, e.reference COLLATE "C", e.seq) > (c.xid, c.reference, c.seq) THEN pg_current_xact_id()
       END
       FROM webhook_cursor c WHERE e.xid >= CAST(? AS xid8)`,
      [limit],
    );
    // Whatever lies below was told before the dump was made.
    await trx('webhook_cursor')
      .whereRaw('xid >= CAST(? AS xid8)', [limit])
      .update({ xid: trx.raw('pg_current_xact_id()'), reference: '', seq: 0 });
    return rowCount;
  });
}
