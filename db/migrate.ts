import type { Knex } from 'knex';
import { MIGRATIONS } from '../migrations';
import type { Database } from './connect';

/** Any number; it only has to be the same in every process. */
const ADVISORY_LOCK = 7_240_119;

const migrationSource: Knex.MigrationSource<(typeof MIGRATIONS)[number]> = {
  getMigrations: () => Promise.resolve([...MIGRATIONS]),
  getMigrationName: ({ name }) => name,
  getMigration: (migration) => Promise.resolve(migration),
};

const config: Knex.MigratorConfig = { migrationSource, tableName: 'migration' };

/**
 * Brings the schema up to date. Any number of processes may call it at once: the first does the work under a session
 * lock of Postgres, which goes away with its connection, and the others wait and find nothing left to do.
 * Answers the names of the migrations that this call applied.
 */
export async function migrate(db: Database): Promise<string[]> {
  return withLock(db, async () => {
    // Knex has a lock of its own, a row that stays set when a process is killed. Under our lock nobody else can hold it.
    await db.migrate.forceFreeMigrationsLock(config);
    const [, applied] = (await db.migrate.latest(config)) as [number, string[]];
    return applied;
  });
}

/** Takes every migration back; for tests. */
export async function rollbackAll(db: Database): Promise<void> {
  await withLock(db, () => db.migrate.rollback(config, true));
}

interface Connection {
  query(sql: string): Promise<unknown>;
}

interface Pool {
  acquireConnection(): Promise<Connection>;
  releaseConnection(connection: Connection): Promise<void>;
}

async function withLock<Result>(db: Database, work: () => Promise<Result>): Promise<Result> {
  // Knex's types do not know its client; the lock must be taken and given back on one connection.
  const pool = db.client as Pool;
  const client = await pool.acquireConnection();
  try {
    await client.query(`SELECT pg_advisory_lock(${ADVISORY_LOCK})`);
    try {
      return await work();
    } finally {
      await client.query(`SELECT pg_advisory_unlock(${ADVISORY_LOCK})`);
    }
  } finally {
    await pool.releaseConnection(client);
  }
}
