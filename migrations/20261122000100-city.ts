import type { Knex } from 'knex';

/** What makes the installation one city's: each agency, area, rule or text is one JSON document, checked by one schema. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE IF NOT EXISTS city_entry (
      kind       text NOT NULL,
      code       text NOT NULL,
      position   integer NOT NULL,
      data       jsonb NOT NULL,
      -- Hash of the entry in the city's folder when it was loaded; an entry that was edited since is not overwritten.
      origin     text,
      edited     boolean NOT NULL DEFAULT false,
      updated_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (kind, code)
    );
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE IF EXISTS city_entry');
}
