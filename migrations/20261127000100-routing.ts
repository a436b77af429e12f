import type { Knex } from 'knex';

/** Sub-categories and officers of reports, the places of routing rules that administrators add, and decisions at which the table failed. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE report
      ADD COLUMN IF NOT EXISTS subcategory text,
      -- The lead agency's officer who has it; and all of whom it waits for, supporting agencies' included.
      ADD COLUMN IF NOT EXISTS officer text,
      ADD COLUMN IF NOT EXISTS officers text[] NOT NULL DEFAULT '{}';
    CREATE INDEX IF NOT EXISTS report_officers ON report USING gin (officers);
    -- How much each has to do must not depend on how much was done in all the years.
    CREATE INDEX IF NOT EXISTS report_officers_open ON report USING gin (officers) WHERE closed_at IS NULL;
    CREATE INDEX IF NOT EXISTS report_by_subcategory ON report (subcategory, submitted_at, reference)
      WHERE subcategory IS NOT NULL;

    -- Between two places there is another one.
    ALTER TABLE city_entry ALTER COLUMN position TYPE double precision;
    -- Where an administrator put it: directly before this entry of its kind, wherever the city's folder has that.
    ALTER TABLE city_entry ADD COLUMN IF NOT EXISTS placed_before text;

    CREATE INDEX IF NOT EXISTS report_event_alarm ON report_event (at) WHERE data -> 'alarm' IS NOT NULL;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    DROP INDEX IF EXISTS report_event_alarm, report_by_subcategory, report_officers, report_officers_open;
    ALTER TABLE city_entry DROP COLUMN IF EXISTS placed_before;
    ALTER TABLE city_entry ALTER COLUMN position TYPE integer USING round(position)::integer;
    ALTER TABLE report
      DROP COLUMN IF EXISTS subcategory, DROP COLUMN IF EXISTS officer, DROP COLUMN IF EXISTS officers;
  `);
}
