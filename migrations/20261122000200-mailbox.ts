import type { Knex } from 'knex';

/** The messages of an installation without a mail server, for its mailbox page. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE IF NOT EXISTS mailbox_message (
      key       text PRIMARY KEY,
      recipient text NOT NULL,
      subject   text NOT NULL,
      body      text NOT NULL,
      sent_at   timestamptz NOT NULL DEFAULT now()
    );
    CREATE INDEX IF NOT EXISTS mailbox_message_sent_at ON mailbox_message (sent_at DESC);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE IF EXISTS mailbox_message');
}
