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
  return db<MailboxMessage & { sent_at: Date }>('mailbox_message')
    .select('key', 'recipient', 'subject', 'body', { sentAt: 'sent_at' })
    .orderBy([
      { column: 'sent_at', order: 'desc' },
      { column: 'key', order: 'desc' },
    ])
    .limit(limit);
}
