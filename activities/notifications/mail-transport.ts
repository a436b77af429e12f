import nodemailer from 'nodemailer';
import type { Database } from '../../db/connect';
import { putInMailbox } from '../../db/stores/mailbox-store';

export interface Mail {
  /** Key of the outbox: it becomes the Message-ID, so that a mail which went out twice is shown once. */
  key: string;
  to: string;
  subject: string;
  body: string;
}

/** Sends one mail; throws when it could not be handed over. */
export interface MailTransport {
  send(mail: Mail): Promise<void>;
  close(): void;
}

export function createSmtpTransport(url: string, from: string): MailTransport {
  const transport = nodemailer.createTransport(url, {
    from,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  } as object);
  const domain = from.split('@').at(-1);
  return {
    async send({ key, to, subject, body }) {
      const messageId = `<${key.replace(/[^A-Za-z0-9.-]/g, '.')}@${domain}>`;
      await transport.sendMail({ from, to, subject, text: body, messageId });
    },
    close: () => transport.close(),
  };
}

/** For an installation without a mail server: the messages are kept for its mailbox page. */
export function createMailboxTransport(db: Database): MailTransport {
  return {
    send: ({ key, to, subject, body }) => putInMailbox(db, { key, recipient: to, subject, body }),
    close: () => undefined,
  };
}
