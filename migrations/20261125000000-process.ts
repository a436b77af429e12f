import type { Knex } from 'knex';

/** Several agencies, merged reports, suspended areas, followers, digests, and what is left of a report after years. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE report
      -- The state without its obligations: what is allowed now, and what a lost workflow is started again with.
      ADD COLUMN IF NOT EXISTS process jsonb NOT NULL
        DEFAULT '{"legs": [], "requests": [], "mayAppeal": false, "barred": null, "merged": null}',
      ADD COLUMN IF NOT EXISTS merged_into text,
      ADD COLUMN IF NOT EXISTS suspension text,
      ADD COLUMN IF NOT EXISTS transfers integer NOT NULL DEFAULT 0,
      ADD COLUMN IF NOT EXISTS extensions integer NOT NULL DEFAULT 0,
      ADD COLUMN IF NOT EXISTS anonymised_at timestamptz;
    CREATE INDEX IF NOT EXISTS report_merged_into ON report (merged_into, submitted_at, reference)
      WHERE merged_into IS NOT NULL;
    -- Batches walk over all open reports by reference.
    CREATE INDEX IF NOT EXISTS report_open ON report (reference) WHERE closed_at IS NULL;
    CREATE INDEX IF NOT EXISTS report_to_anonymise ON report (closed_at) WHERE anonymised_at IS NULL;

    -- The Update that the event carries out: sent again, it has been carried out.
    ALTER TABLE report_event ADD COLUMN IF NOT EXISTS update_id text;

    ALTER TABLE obligation
      ADD COLUMN IF NOT EXISTS leg text,
      ADD COLUMN IF NOT EXISTS priority text NOT NULL DEFAULT 'normal';
    CREATE INDEX IF NOT EXISTS obligation_open_agency ON obligation (agency, due_at) WHERE closed_at IS NULL;

    -- Digests are about no report.
    ALTER TABLE outbox ALTER COLUMN reference DROP NOT NULL;

    -- Who follows a report is as secret as who sent it.
    CREATE TABLE IF NOT EXISTS report_follower (
      reference text NOT NULL REFERENCES report (reference) ON DELETE CASCADE,
      -- Number of the event with which it began.
      seq       integer NOT NULL,
      email     text NOT NULL,
      language  text NOT NULL,
      PRIMARY KEY (reference, seq)
    );
    CREATE UNIQUE INDEX IF NOT EXISTS report_follower_email ON report_follower (reference, email);

    CREATE TABLE IF NOT EXISTS area_suspension (
      id         text PRIMARY KEY,
      -- Wards and communes; null means the whole city.
      areas      text[],
      until      timestamptz NOT NULL,
      reason     text NOT NULL,
      ordered_by text NOT NULL,
      started_at timestamptz NOT NULL,
      ended_at   timestamptz
    );
    CREATE INDEX IF NOT EXISTS area_suspension_running ON area_suspension (until) WHERE ended_at IS NULL;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    DROP TABLE IF EXISTS area_suspension, report_follower;
    DELETE FROM outbox WHERE reference IS NULL;
    ALTER TABLE outbox ALTER COLUMN reference SET NOT NULL;
    DROP INDEX IF EXISTS obligation_open_agency;
    ALTER TABLE report_event DROP COLUMN IF EXISTS update_id;
    ALTER TABLE obligation DROP COLUMN IF EXISTS leg, DROP COLUMN IF EXISTS priority;
    DROP INDEX IF EXISTS report_to_anonymise, report_open, report_merged_into;
    ALTER TABLE report
      DROP COLUMN IF EXISTS process,
      DROP COLUMN IF EXISTS merged_into,
      DROP COLUMN IF EXISTS suspension,
      DROP COLUMN IF EXISTS transfers,
      DROP COLUMN IF EXISTS extensions,
      DROP COLUMN IF EXISTS anonymised_at;
  `);
}
