import type { Database } from '../connect';

export interface MailboxMessage {
  key: string;
  recipient: string;
  subject: string;
  body: string;
  sentAt: Date;
}

export async function putInMailbox(db: Database, message: Omit<MailboxMessage, 'sentAt'>): Promise<void> {
  await db('mailbox_message').insert(message).onConflict('key').ignore();
}

/** The latest messages, newest first. */
export async function listMailbox(db: Database, limit: number): Promise<MailboxMessage[]> {
  const rows = await db('mailbox_message')
    .select('key', 'recipient', 'subject', 'body', 'sent_at')
    .orderBy([
      { column: 'sent_at', order: 'desc' },
      { column: 'key', order: 'desc' },
    ])
    .limit(limit);
  return rows.map(({ sent_at, ...message }) => ({ ...message, sentAt: sent_at }) as MailboxMessage);
}
