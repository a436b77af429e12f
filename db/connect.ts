import knex, { type Knex } from 'knex';
import type { Logger } from 'pino';

export type Database = Knex;

interface ConnectOptions {
  url: string;
  /** Shows in `pg_stat_activity`. */
  applicationName: string;
  maxConnections: number;
  /** A statement that hangs must not hold a connection for ever; no statement of ours comes near the default of 15 s. */
  statementTimeoutMs?: number;
  logger: Logger;
}

/** Opens a pool. Nothing connects before the first query, so a process can start while Postgres is away. */
export function connectDatabase({
  url,
  applicationName,
  maxConnections,
  statementTimeoutMs = 15_000,
  logger,
}: ConnectOptions): Database {
  const log = logger.child({ component: 'db' });
  return knex({
    client: 'pg',
    connection: {
      connectionString: url,
      application_name: applicationName,
      connectionTimeoutMillis: 3_000,
      statement_timeout: statementTimeoutMs,
      keepAlive: true,
    },
    pool: { min: 0, max: maxConnections },
    acquireConnectionTimeout: 5_000,
    // Knex would write the values into its errors' messages: citizens' words and telephone numbers, on into logs.
    compileSqlOnError: false,
    log: {
      warn: (message: unknown) => log.warn({ detail: message }, 'knex'),
      error: (message: unknown) => log.error({ detail: message }, 'knex'),
      deprecate: (message: unknown) => log.warn({ detail: message }, 'knex'),
      debug: () => undefined,
    },
  });
}
