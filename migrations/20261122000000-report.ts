import type { Knex } from 'knex';

/** The read model of reports, their append-only events, obligations and outgoing messages. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE IF NOT EXISTS report (
      reference         text PRIMARY KEY,
      -- Says which request made it: hashes of its Idempotency-Key and body.
      fingerprint       text NOT NULL,
      seq               integer NOT NULL,
      status            text NOT NULL,
      channel           text NOT NULL,
      language          text NOT NULL,
      text              text NOT NULL,
      lat               double precision,
      lng               double precision,
      address           text,
      area              text,
      category          text,
      field             text,
      priority          text NOT NULL,
      agency            text,
      supporting        text[] NOT NULL DEFAULT '{}',
      due_at            timestamptz,
      result            text,
      answer            text,
      rating            text,
      escalation        text,
      overdue_published boolean NOT NULL DEFAULT false,
      declines          integer NOT NULL DEFAULT 0,
      reopenings        integer NOT NULL DEFAULT 0,
      submitted_at      timestamptz NOT NULL,
      resolved_at       timestamptz,
      closed_at         timestamptz,
      updated_at        timestamptz NOT NULL
    );
    CREATE INDEX IF NOT EXISTS report_submitted_at ON report (submitted_at DESC, reference);
    CREATE INDEX IF NOT EXISTS report_status ON report (status, submitted_at DESC, reference);
    CREATE INDEX IF NOT EXISTS report_agency ON report (agency, status, due_at) WHERE agency IS NOT NULL;

    -- Who reported is secret: kept apart, so that no query for a report can show it by accident.
    CREATE TABLE IF NOT EXISTS reporter (
      reference text PRIMARY KEY REFERENCES report (reference) ON DELETE CASCADE,
      name      text,
      phone     text,
      email     text
    );

    CREATE TABLE IF NOT EXISTS report_event (
      reference text NOT NULL REFERENCES report (reference) ON DELETE CASCADE,
      seq       integer NOT NULL,
      at        timestamptz NOT NULL,
      type      text NOT NULL,
      status    text NOT NULL,
      actor     jsonb NOT NULL,
      data      jsonb NOT NULL,
      PRIMARY KEY (reference, seq)
    );

    CREATE TABLE IF NOT EXISTS obligation (
      reference text NOT NULL REFERENCES report (reference) ON DELETE CASCADE,
      id        text NOT NULL,
      kind      text NOT NULL,
      owner     text NOT NULL,
      agency    text,
      opened_at timestamptz NOT NULL,
      due_at    timestamptz,
      next_at   timestamptz,
      closed_at timestamptz,
      outcome   text,
      ledger    jsonb NOT NULL,
      rungs     jsonb NOT NULL,
      PRIMARY KEY (reference, id)
    );
    CREATE INDEX IF NOT EXISTS obligation_open_next_at ON obligation (next_at) WHERE closed_at IS NULL;

    CREATE TABLE IF NOT EXISTS outbox (
      -- reference:seq:audience:channel, so that a repeated record sends nothing twice.
      key             text PRIMARY KEY,
      reference       text NOT NULL REFERENCES report (reference) ON DELETE CASCADE,
      audience        text NOT NULL,
      channel         text NOT NULL,
      template        text NOT NULL,
      data            jsonb NOT NULL,
      status          text NOT NULL DEFAULT 'pending',
      attempts        integer NOT NULL DEFAULT 0,
      created_at      timestamptz NOT NULL DEFAULT now(),
      next_attempt_at timestamptz NOT NULL DEFAULT now(),
      settled_at      timestamptz,
      outcome         text
    );
    CREATE INDEX IF NOT EXISTS outbox_pending ON outbox (next_attempt_at) WHERE status = 'pending';
    CREATE INDEX IF NOT EXISTS outbox_reference ON outbox (reference);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE IF EXISTS outbox, obligation, report_event, reporter, report');
}
