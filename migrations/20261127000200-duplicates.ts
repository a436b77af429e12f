import type { Knex } from 'knex';

/** Reports that repeat an earlier case, and what candidates for one matter are found by. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE report
      -- The answered case that came back with this report, and which time the matter was reported.
      ADD COLUMN IF NOT EXISTS repeat_of text,
      ADD COLUMN IF NOT EXISTS occurrence integer NOT NULL DEFAULT 1;
    CREATE INDEX IF NOT EXISTS report_repeat_of ON report (repeat_of, submitted_at) WHERE repeat_of IS NOT NULL;
    CREATE INDEX IF NOT EXISTS report_repeated ON report (submitted_at, reference) WHERE repeat_of IS NOT NULL;

    -- Cells of some 330 m, each of three by three of those to which places are public (db/read-models/public-place.ts): their
    -- borders tell no more of a place than the lists do. In a cell those without an answer come first, then those that were
    -- answered last, so that a search stops after so many rows however many lie there.
    CREATE INDEX IF NOT EXISTS report_by_cell ON report (
      floor((lat * 1000 + 0.5) / 3), floor((lng * 1000 + 0.5) / 3), coalesce(resolved_at, 'infinity'), submitted_at)
      WHERE lat IS NOT NULL AND status NOT IN ('rejected', 'withdrawn');
    -- The same without coordinates.
    CREATE INDEX IF NOT EXISTS report_by_matter ON report (
      area, category, coalesce(resolved_at, 'infinity'), submitted_at)
      WHERE status NOT IN ('rejected', 'withdrawn');
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    DROP INDEX IF EXISTS report_by_matter, report_by_cell, report_repeated, report_repeat_of;
    ALTER TABLE report DROP COLUMN IF EXISTS repeat_of, DROP COLUMN IF EXISTS occurrence;
  `);
}
