import type { Knex } from 'knex';

/** The trained classifiers of this installation; one of them is in use. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE IF NOT EXISTS classifier_model (
      version      text PRIMARY KEY,
      -- folder: came with the city's data. training: learned here, from the city's texts and from what staff corrected.
      origin       text NOT NULL CHECK (origin IN ('folder', 'training')),
      model        jsonb NOT NULL,
      -- How good it was on texts that were held out, and the one in use beside it.
      report       jsonb,
      made_at      timestamptz NOT NULL DEFAULT now(),
      active       boolean NOT NULL DEFAULT false,
      activated_at timestamptz,
      -- Null for the training itself.
      activated_by text
    );
    CREATE UNIQUE INDEX IF NOT EXISTS classifier_model_active ON classifier_model (active) WHERE active;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE IF EXISTS classifier_model');
}
