import type { Role } from '../../domain/report/actor';
import { apiClient, bearer, LAMP, type ApiClient } from '../../test/support/api-client';
import { eventually } from '../../test/support/eventually';
import { startTestInstallation, type TestInstallation } from '../../test/support/test-installation';

const PUBLIC_URL = 'http://paht.test';

let paht: TestInstallation;
let api: ApiClient;
beforeAll(async () => {
  paht = await startTestInstallation();
  api = apiClient(paht.baseUrl);
});
afterAll(async () => {
  await paht.stop();
});

/** A report that hepco works on. */
async function report(): Promise<string> {
  const { reference } = await api.submit(LAMP);
  await eventually(
    async () => (await paht.db('report').where({ reference }).first())?.agency === 'hepco',
    'hepco has the report',
  );
  return reference;
}

const mailsTo = (recipient: string) => paht.db('mailbox_message').where({ recipient }).orderBy('sent_at');

/** Follows, and answers the path and token of the link that was mailed. */
async function follow(reference: string, email: string, earlier = 0): Promise<{ path: string; token: string }> {
  expect((await api.act(reference, 'follow', { email })).status).toBe(200);
  const mails = await eventually(async () => {
    const found = await mailsTo(email);
    return found.length > earlier && found;
  }, 'a confirmation is asked for');
  const link = new URL(/\S+\/followers\/\S+/.exec(mails.at(-1).body as string)![0]);
  expect(link.origin).toBe(PUBLIC_URL);
  return { path: link.pathname, token: link.searchParams.get('token')! };
}

async function open(path: string, token: string): Promise<{ status: number; text: string }> {
  const response = await fetch(`${paht.baseUrl}${path}?token=${token}`, { headers: { Accept: 'text/html' } });
  return { status: response.status, text: await response.text() };
}

async function click(path: string, fields: Record<string, string>, site = 'same-origin'): Promise<number> {
  const { status } = await fetch(`${paht.baseUrl}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'Sec-Fetch-Site': site, Accept: 'text/html' },
    body: new URLSearchParams(fields),
  });
  return status;
}

async function resolve(reference: string): Promise<void> {
  const officer = bearer(await paht.tokenFor('officer' satisfies Role, 'hepco'));
  await api.act(reference, 'accept', {}, officer);
  await api.act(reference, 'resolve', { result: 'done', answer: 'Đã thay bóng đèn.' }, officer);
  await eventually(
    async () =>
      (await paht.db('report').where({ reference }).first()).status === 'resolved' &&
      (await paht.db('outbox').where({ reference, status: 'pending' })).length === 0,
    'the answer is there and all messages are out',
  );
}

describe('following a report', () => {
  it('When somebody confirms by a click, then they get its result, with the way out in it, and who only typed an address gets nothing', async () => {
    const reference = await report();
    const { path, token } = await follow(reference, 'minh@example.com');
    await follow(reference, 'victim@example.com');
    expect((await open(path, token)).text).toContain('Tôi muốn theo dõi');
    expect(await paht.db('report_follower').where({ reference }).whereNotNull('confirmed_at')).toEqual([]);
    expect(await click(path, { token, do: 'confirm' })).toBe(303);
    expect((await open(path, token)).text).toContain('Không theo dõi nữa');
    await resolve(reference);
    const [, result] = await mailsTo('minh@example.com');
    expect(result.body).toContain('Đã thay bóng đèn.');
    expect(result.body).toContain(`${PUBLIC_URL}${path}?token=${token}`);
    expect(await mailsTo('victim@example.com')).toHaveLength(1);
  });

  it('When somebody leaves, then the address is gone and nothing comes any more', async () => {
    const reference = await report();
    const { path, token } = await follow(reference, 'lan@example.com');
    await click(path, { token, do: 'confirm' });
    expect(await click(path, { token, do: 'leave' })).toBe(303);
    expect(await paht.db('report_follower').where({ reference })).toEqual([]);
    expect((await open(path, token)).text).toContain('không theo dõi phản ánh nữa');
    await resolve(reference);
    expect(await mailsTo('lan@example.com')).toHaveLength(1);
  });

  it('When somebody asks again before they confirm, then the newer link counts; after that, nothing more is mailed', async () => {
    const reference = await report();
    const first = await follow(reference, 'an@example.com');
    const second = await follow(reference, 'an@example.com', 1);
    expect((await open(first.path, first.token)).text).toContain('liên kết đã cũ');
    await click(second.path, { token: second.token, do: 'confirm' });
    expect((await api.act(reference, 'follow', { email: 'an@example.com' })).status).toBe(200);
    await resolve(reference);
    expect((await mailsTo('an@example.com')).map(({ subject }) => subject)).toEqual([
      expect.stringContaining('Xác nhận'),
      expect.stringContaining('Xác nhận'),
      expect.stringContaining('Kết quả'),
    ]);
  });

  it('When the token is wrong, another’s, or the click comes from another site, then nothing happens', async () => {
    const reference = await report();
    const one = await follow(reference, 'one@example.com');
    const other = await follow(reference, 'other@example.com');
    expect((await open(one.path, other.token)).status).toBe(404);
    expect((await open(`/reports/${reference}/followers/999`, one.token)).status).toBe(404);
    expect((await open(`/reports/${reference}/followers/x`, one.token)).status).toBe(404);
    expect(await click(one.path, { token: other.token, do: 'confirm' })).toBe(404);
    expect(await click(one.path, { token: one.token, do: 'confirm' }, 'cross-site')).toBe(403);
    expect(await paht.db('report_follower').where({ reference }).whereNotNull('confirmed_at')).toEqual([]);
  });
});
