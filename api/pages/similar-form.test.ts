import { randomUUID } from 'node:crypto';
import { eventually } from '../../test/support/eventually';
import { startTestInstallation, type TestInstallation } from '../../test/support/test-installation';

let paht: TestInstallation;
beforeAll(async () => {
  paht = await startTestInstallation();
});
afterAll(async () => {
  await paht.stop();
});

const LAMP = { text: 'Đèn đường trước số 12 Hùng Vương tắt ba đêm nay, tối om', coordinates: '16.4637, 107.5909' };

async function post(path: string, fields: Record<string, string>): Promise<Response> {
  return fetch(`${paht.baseUrl}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'Sec-Fetch-Site': 'same-origin' },
    body: new URLSearchParams(fields),
  });
}

async function filed(fields: Record<string, string>): Promise<string> {
  const response = await post('/reports/new', { key: randomUUID(), ...fields });
  expect(response.status).toBe(303);
  const reference = response.headers.get('Location')!.split('?')[0]!.split('/').at(-1)!;
  await eventually(
    async () => (await paht.db('report').where({ reference }).first('category'))?.category,
    'the report is sorted',
  );
  return reference;
}

describe('the form for a report that somebody has sent already', () => {
  it('When the same lies nearby, then the citizen is asked once, and nothing is sent until they answer', async () => {
    const reference = await filed(LAMP);
    const fields = { ...LAMP, key: randomUUID(), email: 'theodoi@example.com' };
    const asked = await post('/reports/new', fields);
    expect(asked.status).toBe(200);
    const body = await asked.text();
    expect(body).toContain('Có phải một trong các phản ánh này?');
    expect(body).toContain(`<a href="/reports/${reference}">${reference}</a>`);
    expect(body).toContain(LAMP.text);
    expect(body).toContain(`value="${fields.key}"`);
    expect(await paht.db('report').count()).toMatchObject([{ count: '1' }]);

    const follow = /action="(\/reports\/[^"]+\/actions\/follow)"/.exec(body)![1]!;
    const followed = await post(follow, { email: fields.email });
    expect(followed.headers.get('Location')).toBe(`/reports/${reference}?done=followed`);
    expect(await paht.db('report_follower').where({ reference }).pluck('email')).toEqual([fields.email]);

    expect(/name="similar" value="([^"]+)"/.exec(body)![1]).toBe('shown');
    expect((await post('/reports/new', { ...fields, similar: 'shown' })).status).toBe(303);
  });

  it('When a form is sent twice, then it is not asked whether it is the report that it has become', async () => {
    const fields = { ...LAMP, coordinates: '16.4737, 107.5909', key: randomUUID() };
    const reference = await filed(fields);
    const again = await post('/reports/new', fields);
    expect([again.status, again.headers.get('Location')]).toEqual([303, `/reports/${reference}?done=filed`]);
  });

  it('When nothing like it lies nearby, then it is sent at once', async () => {
    expect(await filed({ ...LAMP, coordinates: '16.4837, 107.5909' })).toMatch(/^HUE-/);
  });

  it('When the address to follow with is none, then that is said', async () => {
    const reference = await filed({ ...LAMP, coordinates: '16.4537, 107.5909' });
    expect((await post(`/reports/${reference}/actions/follow`, { email: 'không phải thư' })).status).toBe(422);
  });
});
