import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { createLogger } from '../../config/logger';
import { insertMessages } from '../../db/stores/outbox-store';
import type { CityData } from '../../domain/city/city-data';
import { eventually } from '../../test/support/eventually';
import { fixedDirectory, hueCityData } from '../../test/support/test-city';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database';
import { createMailboxTransport, createSmtpTransport, type MailTransport } from './mail-transport';
import { startOutboxRelay, type OutboxRelay } from './outbox-relay';

const FROM = 'paht@hue.example';
const links = {
  own: (r: string) => `https://p/${r}?accessToken=t`,
  page: (r: string) => `https://p/${r}`,
  follower: (r: string, seq: number) => `https://p/${r}/followers/${seq}?token=t`,
  code: () => '123456',
};

let database: TestDatabase;
let city: CityData;
let lines: string[];
let relays: OutboxRelay[];
let transports: MailTransport[];
let servers: SMTPServer[];
beforeEach(async () => {
  database = await createTestDatabase();
  city = await hueCityData();
  lines = [];
  relays = [];
  transports = [];
  servers = [];
});
afterEach(async () => {
  await Promise.all(relays.map((relay) => relay.stop()));
  for (const transport of transports) transport.close();
  await Promise.all(servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve()))));
  await database.drop();
});

interface Received {
  to: string[];
  raw: string;
}

/** A real mail server; `greylists` is how many mails it refuses for now before it takes any. */
async function mailServer({ port = 0, greylists = 0 } = {}): Promise<{
  port: number;
  mails: Received[];
  close: () => Promise<void>;
}> {
  const mails: Received[] = [];
  let refusals = greylists;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, callback) {
      if (refusals-- > 0) callback(Object.assign(new Error(`Greylisted ${address}`), { responseCode: 451 }));
      else callback();
    },
    onData(stream, { envelope }, callback) {
      let raw = '';
      stream.setEncoding('utf8').on('data', (chunk: string) => (raw += chunk));
      stream.on('end', () => {
        mails.push({ to: envelope.rcptTo.map(({ address }) => address), raw });
        callback();
      });
    },
  });
  server.on('error', () => undefined);
  const listening = server.listen(port, '127.0.0.1');
  await once(listening, 'listening');
  servers.push(server);
  return {
    port: (listening.address() as AddressInfo).port,
    mails,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function relay(transport: MailTransport): OutboxRelay {
  transports.push(transport);
  const logger = createLogger({ level: 'trace', pretty: false, destination: { write: (line) => lines.push(line) } });
  const started = startOutboxRelay({
    db: database.db,
    city: fixedDirectory(city),
    transport,
    links,
    logger,
    idleMs: 20,
  });
  relays.push(started);
  return started;
}

let count = 0;
/** A report with an outbox of its own; answers the reference. */
async function report(
  messages: { audience: string; template: string; data?: Record<string, unknown> }[],
  email: string | null = 'lan@example.com',
  text = 'Đèn đường tắt',
): Promise<string> {
  const reference = `HUE-00000-${String(++count).padStart(5, '0')}`;
  const now = new Date();
  await database.db.transaction(async (trx) => {
    await trx('report').insert({
      reference,
      fingerprint: 'a.b',
      seq: 1,
      status: 'received',
      channel: 'web',
      language: 'vi',
      text,
      priority: 'normal',
      agency: 'hepco',
      submitted_at: now,
      updated_at: now,
    });
    if (email) await trx('reporter').insert({ reference, email, name: 'Lan', phone: '+84912345678' });
    await insertMessages(
      trx,
      messages.map(({ audience, template, data = {} }, index) => ({
        key: `${reference}:${index + 1}:${audience}:email`,
        reference,
        audience,
        channel: 'email',
        template,
        data,
      })),
    );
  });
  return reference;
}

const outboxOf = (reference: string) => database.db('outbox').where({ reference }).orderBy('key');

async function settled(reference: string): Promise<any[]> {
  return eventually(async () => {
    const rows = await outboxOf(reference);
    return rows.every(({ status }) => status !== 'pending') && rows;
  }, 'all messages are settled');
}

describe('the outbox relay', () => {
  it('When the mail server is dead, then it is tried again, later each time, and delivered once it is back', async () => {
    const { port, close } = await mailServer();
    await close();
    relay(createSmtpTransport(`smtp://127.0.0.1:${port}`, FROM));
    const reference = await report([{ audience: 'reporter', template: 'report_received' }]);
    const waits: number[] = [];
    for (const attempts of [1, 2, 3]) {
      const row = await eventually(async () => {
        const [found] = await database
          .db('outbox')
          .where({ reference, attempts })
          .whereNotNull('outcome')
          .select('*', database.db.raw('extract(epoch from next_attempt_at - now()) AS wait'));
        return found?.wait < 100 && found;
      }, `attempt ${attempts} has failed`);
      expect(row).toMatchObject({ status: 'pending', outcome: expect.stringMatching(/^E[A-Z]+$/) });
      waits.push(Number(row.wait));
      if (attempts < 3)
        await database
          .db('outbox')
          .where({ reference })
          .update({ next_attempt_at: database.db.fn.now(), outcome: null });
    }
    expect(waits[1]).toBeGreaterThan(waits[0]!);
    expect(waits[2]).toBeGreaterThan(waits[1]!);

    const back = await mailServer({ port });
    await database.db('outbox').where({ reference }).update({ next_attempt_at: database.db.fn.now() });
    expect(await settled(reference)).toMatchObject([{ status: 'sent', attempts: 4 }]);
    expect(back.mails).toHaveLength(1);
    expect(back.mails[0]!.to).toEqual(['lan@example.com']);
  });

  it('When the server refuses for now and then takes it, then both tries have one Message-ID, and no address is logged', async () => {
    const server = await mailServer({ greylists: 1 });
    const transport = createSmtpTransport(`smtp://127.0.0.1:${server.port}`, FROM);
    relay(transport);
    const reference = await report([{ audience: 'reporter', template: 'report_received' }], 'lan.bi-mat@example.com');
    await eventually(async () => (await outboxOf(reference))[0].outcome, 'the first try has failed');
    expect((await outboxOf(reference))[0]).toMatchObject({ status: 'pending', outcome: 'EENVELOPE' });
    await database.db('outbox').where({ reference }).update({ next_attempt_at: database.db.fn.now() });
    await settled(reference);
    const key = `${reference}:1:reporter:email`;
    await transport.send({ key, to: 'lan.bi-mat@example.com', subject: 'x', body: 'x' });
    const ids = server.mails.map(({ raw }) => /^Message-ID: (.+)$/im.exec(raw)![1]);
    expect(ids).toEqual([`<${key.replaceAll(':', '.')}@hue.example>`, ids[0]]);
    expect(lines.join()).toContain('could not be delivered; trying again');
    expect(lines.join()).not.toMatch(/bi-mat|Greylisted/);
  });

  it('When there is no address, then the message is undeliverable and says why', async () => {
    relay(createMailboxTransport(database.db));
    const reference = await report(
      [
        { audience: 'reporter', template: 'report_received' },
        { audience: 'assignee@khong_co', template: 'agency_assigned' },
      ],
      null,
    );
    expect(await settled(reference)).toMatchObject([
      { status: 'undeliverable', outcome: 'no e-mail address was given' },
      { status: 'undeliverable', outcome: 'the agency has no address' },
    ]);
  });

  it('When somebody follows a report, then the message is in their language and links to the public page', async () => {
    const server = await mailServer();
    const reference = await report([
      { audience: 'follower@4', template: 'follower_closed' },
      { audience: 'follower@5', template: 'follower_closed' },
    ]);
    await database.db('report_follower').insert({ reference, seq: 4, email: 'minh@example.com', language: 'en' });
    relay(createSmtpTransport(`smtp://127.0.0.1:${server.port}`, FROM));
    expect(await settled(reference)).toMatchObject([
      { status: 'sent' },
      { status: 'undeliverable', outcome: 'the follower is not known any more' },
    ]);
    const [{ to, raw }] = server.mails as [Received];
    expect(to).toEqual(['minh@example.com']);
    expect(raw).toContain(`https://p/${reference}`);
    expect(raw).not.toMatch(/accessToken|lan@example\.com/);
    expect(raw).toContain('Dear Sir or Madam');
  });

  it('When a message is about no single report, then it goes to the agency with its summary', async () => {
    const server = await mailServer();
    const key = 'digest:2026-03-02:agency_head@hepco:email';
    await insertMessages(database.db, [
      {
        key,
        reference: null,
        audience: 'agency_head@hepco',
        channel: 'email',
        template: 'agency_digest',
        data: { summary: 'Overdue: 3' },
      },
    ]);
    relay(createSmtpTransport(`smtp://127.0.0.1:${server.port}`, FROM));
    await eventually(async () => (await database.db('outbox').where({ key }).first()).status === 'sent', 'it is sent');
    expect(server.mails[0]!.to).toEqual(['hepco@agency.example']);
    expect(server.mails[0]!.raw).toContain('Overdue: 3');
  });

  it('When a template is broken, then it is retried and says which, and the others go out', async () => {
    relay(createMailboxTransport(database.db));
    const reference = await report([
      { audience: 'reporter', template: 'khong_co' },
      { audience: 'reporter', template: 'report_closed' },
    ]);
    await eventually(async () => (await outboxOf(reference)).every(({ outcome }) => outcome), 'both were tried');
    expect(await outboxOf(reference)).toMatchObject([
      { status: 'pending', outcome: 'There is no message template khong_co' },
      { status: 'sent' },
    ]);
    await database
      .db('outbox')
      .where({ reference, status: 'pending' })
      .update({ attempts: 14, next_attempt_at: database.db.fn.now() });
    expect((await settled(reference))[0]).toMatchObject({ status: 'failed', attempts: 15 });
    expect(lines.filter((line) => line.includes('"level":"error"'))).toHaveLength(1);
  });

  it('When three relays run at once, then each message goes out once', async () => {
    const server = await mailServer();
    const references = await Promise.all(
      Array.from({ length: 10 }, () => report(Array(5).fill({ audience: 'reporter', template: 'report_received' }))),
    );
    for (let i = 0; i < 3; i++) relay(createSmtpTransport(`smtp://127.0.0.1:${server.port}`, FROM));
    for (const reference of references) await settled(reference);
    expect(server.mails).toHaveLength(50);
    expect(new Set(server.mails.map(({ raw }) => /^Message-ID: (.+)$/im.exec(raw)![1])).size).toBe(50);
  });

  it('When a relay stops, then what it claimed and did not send is free at once', async () => {
    const reference = await report(Array(12).fill({ audience: 'reporter', template: 'report_received' }));
    let sent = 0;
    let stopped: Promise<void> | undefined;
    const stopping: MailTransport = {
      send: async () => {
        if (++sent === 3) stopped = started.stop();
      },
      close: () => undefined,
    };
    const started = relay(stopping);
    await eventually(() => stopped !== undefined, 'the relay was told to stop');
    await stopped;
    const rows = await outboxOf(reference);
    expect(rows.filter(({ status }) => status === 'sent')).toHaveLength(3);
    const left = rows.filter(({ status }) => status === 'pending');
    expect(left.map(({ attempts }) => attempts)).toEqual(Array(9).fill(0));
    relay(createMailboxTransport(database.db));
    await settled(reference);
  });

  it('When names and words hold line breaks, then they make no header and no recipient', async () => {
    const server = await mailServer();
    const evil = 'X\r\nBcc: evil@example.com\r\n\r\nbody';
    const name = { vi: evil, en: evil };
    city = {
      ...city,
      agencies: city.agencies.map((each) => ({ ...each, name })),
      categories: city.categories.map((each) => ({ ...each, label: name })),
    };
    relay(createSmtpTransport(`smtp://127.0.0.1:${server.port}`, FROM));
    const reference = await report(
      [
        { audience: 'reporter', template: 'report_in_progress' },
        { audience: 'reporter', template: 'report_resolved', data: { answer: evil } },
        { audience: 'assignee@hepco', template: 'agency_assigned' },
      ],
      'lan@example.com',
      evil,
    );
    await settled(reference);
    expect(server.mails).toHaveLength(3);
    for (const { to, raw } of server.mails) {
      expect(to).toHaveLength(1);
      expect(to[0]).not.toContain('evil');
      const headers = raw.split(/\r?\n\r?\n/)[0]!;
      expect(headers).not.toMatch(/^bcc:/im);
    }
  });
});
