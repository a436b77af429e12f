import type { Knex } from 'knex';

/** Answers that are given again when a request comes again. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE IF NOT EXISTS replay (
      -- Hash of the operation, the caller and the Idempotency-Key.
      key_hash  bytea PRIMARY KEY,
      body_hash bytea NOT NULL,
      -- Whose turn it is; another one when the first was never heard of again.
      claim     uuid NOT NULL,
      -- Encrypted; null while the request is carried out.
      answer    text,
      begun_at  timestamptz NOT NULL DEFAULT now()
    );
    CREATE INDEX IF NOT EXISTS replay_begun_at ON replay (begun_at);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE IF EXISTS replay');
}
