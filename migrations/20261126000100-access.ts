import type { Knex } from 'knex';

/** Members of staff who are signed in. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE IF NOT EXISTS staff_session (
      -- SHA-256 of what the cookie holds: who reads this table cannot act as anybody.
      id_hash    bytea PRIMARY KEY,
      subject    text NOT NULL,
      role       text NOT NULL,
      agency     text,
      -- Of staff who are for some wards and communes alone; null means no such limit.
      areas      text[],
      name       text,
      created_at timestamptz NOT NULL,
      -- Brought forward every few minutes while the session is used.
      seen_at    timestamptz NOT NULL
    );
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE IF EXISTS staff_session');
}
