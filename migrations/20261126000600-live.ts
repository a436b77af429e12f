import type { Knex } from 'knex';

/** The order in which events are told to the outside, and webhooks. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- The transaction that wrote the event. Added without a value and given its default only then: the table is not written
    -- anew. What is null was recorded before there was an order, and is told to nobody.
    ALTER TABLE report_event ADD COLUMN IF NOT EXISTS xid xid8;
    ALTER TABLE report_event ALTER COLUMN xid SET DEFAULT pg_current_xact_id();
    CREATE INDEX IF NOT EXISTS report_event_position ON report_event (xid, reference COLLATE "C", seq)
      WHERE xid IS NOT NULL;

    CREATE TABLE IF NOT EXISTS webhook_endpoint (
      id                    text PRIMARY KEY,
      url                   text NOT NULL,
      description           text NOT NULL,
      -- Null means every one.
      event_types           text[],
      agency                text,
      -- Encrypted, as are all secrets here.
      secret                text NOT NULL,
      previous_secret       text,
      previous_secret_until timestamptz,
      enabled               boolean NOT NULL,
      disabled_because      text,
      -- Deliveries in a row that were given up.
      failures              integer NOT NULL DEFAULT 0,
      created_at            timestamptz NOT NULL DEFAULT now(),
      updated_at            timestamptz NOT NULL DEFAULT now()
    );

    CREATE TABLE IF NOT EXISTS webhook_delivery (
      -- endpoint-reference-seq, so that an event is delivered to an endpoint once.
      id              text PRIMARY KEY,
      endpoint        text NOT NULL REFERENCES webhook_endpoint (id) ON DELETE CASCADE,
      reference       text REFERENCES report (reference) ON DELETE CASCADE,
      type            text NOT NULL,
      payload         text NOT NULL,
      status          text NOT NULL DEFAULT 'pending',
      -- Of its workflows: the first one, and one more for each replay.
      run             integer NOT NULL DEFAULT 1,
      attempts        integer NOT NULL DEFAULT 0,
      response_status integer,
      outcome         text,
      created_at      timestamptz NOT NULL DEFAULT now(),
      started_at      timestamptz,
      attempted_at    timestamptz,
      settled_at      timestamptz
    );
    CREATE INDEX IF NOT EXISTS webhook_delivery_endpoint ON webhook_delivery (endpoint, created_at DESC, id DESC);
    CREATE INDEX IF NOT EXISTS webhook_delivery_pending ON webhook_delivery (created_at) WHERE status = 'pending';
    CREATE INDEX IF NOT EXISTS webhook_delivery_settled ON webhook_delivery (settled_at) WHERE settled_at IS NOT NULL;
    CREATE INDEX IF NOT EXISTS webhook_delivery_reference ON webhook_delivery (reference);

    -- One row: up to where events have become deliveries.
    CREATE TABLE IF NOT EXISTS webhook_cursor (
      id        integer PRIMARY KEY DEFAULT 1 CHECK (id = 1),
      xid       xid8 NOT NULL,
      reference text NOT NULL,
      seq       integer NOT NULL
    );
    INSERT INTO webhook_cursor (xid, reference, seq) VALUES ('0', '', 0) ON CONFLICT DO NOTHING;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    DROP TABLE IF EXISTS webhook_cursor, webhook_delivery, webhook_endpoint;
    DROP INDEX IF EXISTS report_event_position;
    ALTER TABLE report_event DROP COLUMN IF EXISTS xid;
  `);
}
