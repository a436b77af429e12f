import { once } from 'node:events';
import type { Readable } from 'node:stream';
import type { Knex } from 'knex';
import type { PoolClient } from 'pg';
import QueryStream from 'pg-query-stream';
import type { Database } from '../connect';

/** Few enough that memory stays where it is, many enough that the round trips do not count. */
const BATCH = 500;

interface Pool {
  acquireConnection(): Promise<PoolClient>;
  releaseConnection(connection: PoolClient): Promise<void>;
}

/**
 * Runs a query whose rows are handed over as they are asked for, through a cursor of Postgres. When `use` has ended, or has
 * failed, e.g. because the client went away, the query ends and its connection goes back.
 */
export async function streamRows<Result>(
  db: Database,
  query: Knex.QueryBuilder,
  use: (rows: Readable) => Promise<Result>,
): Promise<Result> {
  // Knex's types do not know its client.
  const pool = db.client as Pool;
  const connection = await pool.acquireConnection();
  try {
    const { sql, bindings } = query.toSQL().toNative();
    const rows = connection.query(new QueryStream(sql, [...bindings], { batchSize: BATCH }));
    try {
      return await use(rows);
    } finally {
      rows.destroy();
      if (!rows.closed) await once(rows, 'close').catch(() => undefined);
    }
  } finally {
    await pool.releaseConnection(connection);
  }
}
