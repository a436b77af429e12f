import type { Knex } from 'knex';

/** Rate limits, the audit trail, one-time codes of citizens, and followers who confirm. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- As rate-limiter-flexible wants it. The keys are hashes; losing the table loses nothing, so it is not logged.
    CREATE UNLOGGED TABLE IF NOT EXISTS rate_limit (
      key    varchar(255) PRIMARY KEY,
      points integer NOT NULL DEFAULT 0,
      expire bigint
    );
    CREATE INDEX IF NOT EXISTS rate_limit_expire ON rate_limit (expire);

    -- Who did or saw what, and why. Rows are only ever added.
    CREATE TABLE IF NOT EXISTS audit_entry (
      id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      at        timestamptz NOT NULL DEFAULT now(),
      role      text NOT NULL,
      subject   text,
      agency    text,
      action    text NOT NULL,
      reference text,
      target    text,
      reason    text
    );
    CREATE INDEX IF NOT EXISTS audit_entry_reference ON audit_entry (reference, id DESC) WHERE reference IS NOT NULL;
    CREATE INDEX IF NOT EXISTS audit_entry_subject ON audit_entry (subject, id DESC);
    CREATE INDEX IF NOT EXISTS audit_entry_action ON audit_entry (action, id DESC);
    CREATE OR REPLACE FUNCTION audit_entry_stays() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'audit entries are never changed or removed'; END $$;
    CREATE OR REPLACE TRIGGER audit_entry_stays BEFORE UPDATE OR DELETE ON audit_entry
      FOR EACH ROW EXECUTE FUNCTION audit_entry_stays();

    -- "My reports" looks reports up by the address that was given with them.
    CREATE INDEX IF NOT EXISTS reporter_email ON reporter (lower(email), reference) WHERE email IS NOT NULL;

    -- The code itself is not in it: it is computed from the id, and the guess is compared.
    CREATE TABLE IF NOT EXISTS citizen_code (
      id         text PRIMARY KEY,
      email      text,
      phone      text,
      language   text NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      expires_at timestamptz NOT NULL,
      tries      integer NOT NULL DEFAULT 0,
      used_at    timestamptz
    );
    CREATE INDEX IF NOT EXISTS citizen_code_email ON citizen_code (email, created_at DESC);
    CREATE INDEX IF NOT EXISTS citizen_code_expires_at ON citizen_code (expires_at);

    CREATE TABLE IF NOT EXISTS citizen_session (
      -- SHA-256 of the token: who reads the table cannot use it.
      token_hash text PRIMARY KEY,
      email      text NOT NULL,
      expires_at timestamptz NOT NULL
    );
    CREATE INDEX IF NOT EXISTS citizen_session_expires_at ON citizen_session (expires_at);

    -- Who followed before confirmations were asked for goes on doing so.
    ALTER TABLE report_follower ADD COLUMN IF NOT EXISTS confirmed_at timestamptz DEFAULT now();
    ALTER TABLE report_follower ALTER COLUMN confirmed_at DROP DEFAULT;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE report_follower DROP COLUMN IF EXISTS confirmed_at;
    DROP INDEX IF EXISTS reporter_email;
    DROP TABLE IF EXISTS citizen_session, citizen_code, audit_entry, rate_limit;
    DROP FUNCTION IF EXISTS audit_entry_stays;
  `);
}
