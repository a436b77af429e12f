import type { Knex } from 'knex';

/** Which photos belong to which report; the pictures themselves are in the photo storage. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE IF NOT EXISTS photo (
      id        text PRIMARY KEY,
      reference text NOT NULL REFERENCES report (reference) ON DELETE CASCADE,
      width     integer NOT NULL,
      height    integer NOT NULL,
      -- Among those that were sent together.
      place     integer NOT NULL,
      -- The event that it came with, and what it shows by that; null until an event has it.
      seq       integer,
      stage     text,
      published boolean NOT NULL DEFAULT false,
      stored_at timestamptz NOT NULL DEFAULT now(),
      CHECK ((seq IS NULL) = (stage IS NULL))
    );
    CREATE INDEX IF NOT EXISTS photo_reference ON photo (reference, seq, id);
    CREATE INDEX IF NOT EXISTS photo_pending ON photo (stored_at) WHERE seq IS NULL;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE IF EXISTS photo');
}
