import type { Knex } from 'knex';

/** What citizens answer to a category's questions, and Open311: its clients' keys and what they have filed. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE IF NOT EXISTS api_key (
      id           text PRIMARY KEY,
      name         text NOT NULL,
      -- SHA-256 of the key, which is 32 random bytes: who reads the table cannot use it.
      key_hash     text NOT NULL UNIQUE,
      created_by   text,
      created_at   timestamptz NOT NULL DEFAULT now(),
      -- A day, not an instant: otherwise every request would be a write.
      last_used_on date,
      revoked_at   timestamptz
    );

    ALTER TABLE report
      ADD COLUMN IF NOT EXISTS suggested_category text,
      ADD COLUMN IF NOT EXISTS answers jsonb NOT NULL DEFAULT '{}',
      ADD COLUMN IF NOT EXISTS media_urls text[] NOT NULL DEFAULT '{}',
      -- Of the client that filed it. Without a foreign key: a key that is gone must not keep a report from being recorded.
      ADD COLUMN IF NOT EXISTS api_key text;

    -- Clients ask for what has changed and for what has happened since they asked last.
    CREATE INDEX IF NOT EXISTS report_event_at ON report_event (at, reference, seq);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    DROP INDEX IF EXISTS report_event_at;
    ALTER TABLE report
      DROP COLUMN IF EXISTS api_key,
      DROP COLUMN IF EXISTS media_urls,
      DROP COLUMN IF EXISTS answers,
      DROP COLUMN IF EXISTS suggested_category;
    DROP TABLE IF EXISTS api_key;
  `);
}
