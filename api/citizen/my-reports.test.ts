import { apiClient, LAMP, type Answer, type ApiClient } from '../../test/support/api-client';
import { eventually } from '../../test/support/eventually';
import { startTestInstallation, type TestInstallation } from '../../test/support/test-installation';

const PATH = '/api/v1/my-reports';
const EMAIL = 'Lan.Tran@example.com';

let lines: string[];
let paht: TestInstallation;
let api: ApiClient;
let references: string[];
beforeAll(async () => {
  lines = [];
  paht = await startTestInstallation({ onLog: (line) => lines.push(line) });
  api = apiClient(paht.baseUrl);
  references = [];
  for (const email of [EMAIL, EMAIL.toLowerCase(), EMAIL.toUpperCase()]) {
    const { reference } = await api.submit({ ...LAMP, contact: { email } });
    references.push(reference);
  }
  await api.submit({ ...LAMP, contact: { email: 'minh@example.com' } });
  await eventually(async () => (await paht.db('reporter')).length === 4, 'all reports are recorded');
});
afterAll(async () => {
  await paht.stop();
});

const ask = (body: unknown, headers?: Record<string, string>) => api.post(`${PATH}/codes`, body, headers);
const open = (email: string, code: string) => api.post(`${PATH}/sessions`, { email, code });
const list = (token: string, query = '') => api.get(`${PATH}${query}`, { 'X-My-Reports': token });

/** Asks for a code and reads it in the mail. */
async function codeFor(email: string): Promise<string> {
  const before = await paht.db('mailbox_message').whereLike('key', 'citizen-code:%').select('key');
  expect((await ask({ email })).status).toBe(202);
  const known = before.map(({ key }: { key: string }) => key);
  const mail = await eventually(
    () => paht.db('mailbox_message').whereLike('key', 'citizen-code:%').whereNotIn('key', known).first(),
    'the code is mailed',
  );
  expect(mail.recipient).toBe(email.toLowerCase());
  return /\b\d{6}\b/.exec(mail.body as string)![0];
}

/** Some other code. */
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

const latestCode = () => paht.db('citizen_code').orderBy('created_at', 'desc').first();

describe('my reports', () => {
  it('When somebody has the code that was mailed, then they see their reports and no other, page by page', async () => {
    const code = await codeFor(EMAIL);
    const opened = await open(EMAIL, code);
    expect(opened.status).toBe(201);
    const { token } = opened.body;
    const first = await list(token, '?limit=2');
    const second = await list(token, `?limit=2&cursor=${first.body.next}`);
    const items = [...first.body.items, ...second.body.items];
    expect(items.map(({ reference }: { reference: string }) => reference)).toEqual([...references].reverse());
    expect(second.body.next).toBeNull();
    const { reference, accessToken } = items[0];
    const own = await api.get(`/api/v1/reports/${reference}`, { 'X-Access-Token': accessToken });
    expect(own.body.own.text).toBe(LAMP.text);
  });

  it('When a code was used, then it is used up', async () => {
    const code = await codeFor(EMAIL);
    const [one, other] = await Promise.all([open(EMAIL, code), open(EMAIL, code)]);
    expect([one.status, other.status].sort()).toEqual([201, 401]);
    expect((await open(EMAIL, code)).status).toBe(401);
  });

  it('When it was guessed five times, then the right one is refused too', async () => {
    const code = await codeFor(EMAIL);
    for (let tries = 0; tries < 5; tries++) expect((await open(EMAIL, wrong(code))).status).toBe(401);
    expect((await open(EMAIL, code)).status).toBe(401);
  });

  it('When a newer code was sent, or ten minutes have passed, then it is refused', async () => {
    const older = await codeFor(EMAIL);
    const newer = await codeFor(EMAIL);
    if (older !== newer) expect((await open(EMAIL, older)).status).toBe(401);
    await paht.db('citizen_code').update({ expires_at: paht.db.fn.now() });
    expect((await open(EMAIL, newer)).status).toBe(401);
  });

  it('When an address has no report, then the answers are the same, and no mail goes out', async () => {
    const known = await ask({ email: EMAIL });
    const unknown = await ask({ email: 'nobody@example.com' });
    expect(without(unknown)).toEqual(without(known));
    const row = await latestCode();
    const message = await eventually(
      () =>
        paht
          .db('outbox')
          .where({ audience: `claimant@${row.id}` })
          .whereNot('status', 'pending')
          .first(),
      'the message is settled',
    );
    expect(message).toMatchObject({ status: 'undeliverable', outcome: 'no report has this address' });
    const [right, none] = [await open(EMAIL, '000000'), await open('none@example.com', '000000')];
    expect(without(right)).toEqual(without(none));
    expect(await paht.db('mailbox_message').where('recipient', 'nobody@example.com')).toEqual([]);
  });

  it('When a telephone number is given, then it says that text messages cannot be sent, and so does the outbox', async () => {
    const answer = await ask({ phone: '0912 345 678' }, { 'Accept-Language': 'en' });
    expect(answer).toMatchObject({ status: 202, body: { note: expect.stringContaining('Text messages') } });
    const row = await latestCode();
    const message = await eventually(
      () =>
        paht
          .db('outbox')
          .where({ audience: `claimant@${row.id}` })
          .whereNot('status', 'pending')
          .first(),
      'the message is settled',
    );
    expect(message.outcome).toBe('there is no transport for text messages');
  });

  it('When the request is broken, then it is refused', async () => {
    for (const body of [{}, { email: 'x' }, { email: EMAIL, phone: '0912345678' }, { phone: '1' }, { email: null }]) {
      expect((await ask(body)).status).toBe(422);
    }
    for (const code of ['12345', '1234567', 'abcdef', '１２３４５６'])
      expect((await open(EMAIL, code)).status).toBe(422);
  });

  it('When the token is missing, wrong or too old, or the cursor is made up, then nothing is shown', async () => {
    const { token } = (await open(EMAIL, await codeFor(EMAIL))).body;
    expect((await api.get(PATH)).status).toBe(401);
    expect((await list(`${token}x`)).status).toBe(401);
    for (const cursor of ['x', 'MQ', Buffer.from("1 ' OR 1=1").toString('base64url')]) {
      expect((await list(token, `?cursor=${cursor}`)).status).toBe(422);
    }
    await paht.db('citizen_session').update({ expires_at: paht.db.fn.now() });
    expect((await list(token)).status).toBe(401);
  });

  it('When codes and tokens were made, then no table, queue or log line has one, and no log line an address', async () => {
    const code = await codeFor(EMAIL);
    const { token } = (await open(EMAIL, code)).body;
    const tables = await Promise.all(['citizen_code', 'citizen_session', 'outbox'].map((table) => paht.db(table)));
    expect(JSON.stringify(tables)).not.toMatch(new RegExp(`"${code}"|${token}`));
    expect(lines.join()).not.toMatch(new RegExp(`lan\\.tran|${token}`, 'i'));
  });
});

function without({ status, body }: Answer): unknown {
  const { requestId: _, ...rest } = body;
  return { status, rest };
}
