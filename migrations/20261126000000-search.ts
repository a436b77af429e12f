import type { Knex } from 'knex';

/**
 * What lists, search, maps and statistics read by, and saved views. Lists go on behind the last row that was read, which an
 * index can find only when all its columns run in one direction: two older ones did not.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(String.raw`
    ALTER TABLE report
      -- Words without diacritics, as foldWords of domain/report/search-words.ts folds what is searched for. No extension is
      -- needed, and no text search parser, which would make numbers and addresses of parts of words.
      ADD COLUMN IF NOT EXISTS words tsvector GENERATED ALWAYS AS (
        array_to_tsvector(string_to_array(btrim(regexp_replace(regexp_replace(lower(regexp_replace(
          translate(normalize(text || ' ' || coalesce(address, ''), NFKD), 'đĐ', 'dd'),
          '[\u0300-\u036f\u00ad\u200b-\u200d\ufeff]+', '', 'g')),
          -- Words of 2 KB are refused. Before the spaces become single ones: an empty word is refused as well.
          '[a-z0-9]{100}', '\& ', 'g'), '[^a-z0-9]+', ' ', 'g')), ' '))
      ) STORED,
      -- Whether its last answer came by the due time; null while it has none.
      ADD COLUMN IF NOT EXISTS answered_in_time boolean;
    UPDATE report SET answered_in_time = (
      SELECT o.due_at IS NULL OR o.closed_at <= o.due_at FROM obligation o
      WHERE o.reference = report.reference AND o.kind = 'resolution' AND o.leg IS NULL AND o.outcome = 'met'
      ORDER BY o.closed_at DESC LIMIT 1
    ) WHERE resolved_at IS NOT NULL;
    -- How often each word occurs decides between reading the newest reports and reading by the words.
    ALTER TABLE report ALTER COLUMN words SET STATISTICS 1000;

    DROP INDEX IF EXISTS report_submitted_at, report_status;
    CREATE INDEX IF NOT EXISTS report_submitted ON report (submitted_at, reference);
    CREATE INDEX IF NOT EXISTS report_updated ON report (updated_at, reference);
    CREATE INDEX IF NOT EXISTS report_due ON report (coalesce(due_at, 'infinity'), reference);
    CREATE INDEX IF NOT EXISTS report_priority ON report (
      array_position(ARRAY['urgent', 'high', 'normal', 'low'], priority), coalesce(due_at, 'infinity'), reference);
    -- What operators have to sort: few of all.
    CREATE INDEX IF NOT EXISTS report_to_sort ON report (
      array_position(ARRAY['urgent', 'high', 'normal', 'low'], priority), coalesce(due_at, 'infinity'), reference)
      WHERE status IN ('received', 'triage');
    CREATE INDEX IF NOT EXISTS report_by_status ON report (status, submitted_at, reference);
    CREATE INDEX IF NOT EXISTS report_by_area ON report (area, submitted_at, reference);
    CREATE INDEX IF NOT EXISTS report_by_category ON report (category, submitted_at, reference);
    CREATE INDEX IF NOT EXISTS report_by_agency ON report (agency, submitted_at, reference);
    CREATE INDEX IF NOT EXISTS report_escalated ON report (coalesce(due_at, 'infinity'), reference)
      WHERE escalation IS NOT NULL AND closed_at IS NULL;
    CREATE INDEX IF NOT EXISTS report_supporting ON report USING gin (supporting);
    CREATE INDEX IF NOT EXISTS report_words ON report USING gin (words);
    CREATE INDEX IF NOT EXISTS report_place ON report (lat, lng);

    CREATE TABLE IF NOT EXISTS saved_view (
      id         uuid PRIMARY KEY,
      -- Subject of the identity provider.
      owner      text NOT NULL,
      name       text NOT NULL,
      filters    jsonb NOT NULL,
      sort       text NOT NULL,
      version    integer NOT NULL DEFAULT 1,
      created_at timestamptz NOT NULL DEFAULT now()
    );
    CREATE INDEX IF NOT EXISTS saved_view_owner ON saved_view (owner, created_at);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    DROP TABLE IF EXISTS saved_view;
    DROP INDEX IF EXISTS report_submitted, report_updated, report_due, report_priority, report_to_sort, report_by_status, report_by_area,
      report_by_category, report_by_agency, report_escalated, report_supporting, report_words, report_place;
    ALTER TABLE report DROP COLUMN IF EXISTS words, DROP COLUMN IF EXISTS answered_in_time;
    CREATE INDEX IF NOT EXISTS report_submitted_at ON report (submitted_at DESC, reference);
    CREATE INDEX IF NOT EXISTS report_status ON report (status, submitted_at DESC, reference);
  `);
}
