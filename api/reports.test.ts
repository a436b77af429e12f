import { eventually } from '../test/support/eventually';
import { startTestInstallation, type TestInstallation } from '../test/support/test-installation';

let paht: TestInstallation;
beforeAll(async () => {
  paht = await startTestInstallation();
});
afterAll(async () => {
  await paht.stop();
});

interface Posted {
  reference: string;
  accessToken: string;
}

const LAMP = {
  text: 'Đèn đường trước số 12 đường Hùng Vương tắt ba đêm nay, tối om rất nguy hiểm cho người đi bộ',
  location: { lat: 16.4637, lng: 107.5909 },
  contact: { email: 'nguoidan@example.com' },
};

async function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${paht.baseUrl}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

async function report(reference: string, headers: Record<string, string> = {}): Promise<Record<string, any>> {
  const response = await fetch(`${paht.baseUrl}/api/v1/reports/${reference}`, { headers });
  expect(response.status).toBe(200);
  return (await response.json()) as Record<string, any>;
}

async function reaches(reference: string, status: string): Promise<Record<string, any>> {
  return eventually(async () => {
    const body = await report(reference);
    return body.status.code === status && body;
  }, `${reference} is ${status}`);
}

describe('the life of a report', () => {
  it('When a citizen reports a dark lamp, then it goes to the agency, is handled, rated and closed', async () => {
    const response = await post('/api/v1/reports', LAMP);
    expect(response.status).toBe(201);
    const { reference, accessToken } = (await response.json()) as Posted;

    const assigned = await reaches(reference, 'assigned');
    expect(assigned).toMatchObject({ category: { code: 'electricity_lighting' }, agency: { code: 'hepco' } });
    expect(assigned.own).toBeUndefined();

    const officer = { Authorization: `Bearer ${await paht.tokenFor('officer', 'hepco')}` };
    const act = async (command: string, payload: unknown, headers: Record<string, string>) => {
      const answer = await post(`/api/v1/reports/${reference}/actions/${command}`, payload, headers);
      return { status: answer.status, body: (await answer.json()) as Record<string, any> };
    };
    expect(await act('accept', {}, officer)).toMatchObject({ status: 200, body: { status: { code: 'in_progress' } } });
    expect(await act('accept', {}, officer)).toMatchObject({ status: 409, body: { code: 'state_forbids' } });
    expect(await act('resolve', { result: 'done', answer: 'Đã thay bóng đèn.' }, officer)).toMatchObject({
      status: 200,
    });
    const citizen = { 'X-Access-Token': accessToken };
    expect(await act('rate', { rating: 'satisfied' }, citizen)).toMatchObject({
      status: 200,
      body: { status: { code: 'closed' }, rating: { code: 'satisfied', label: 'Hài lòng' } },
    });
    const mails = await eventually(async () => {
      const rows = await paht
        .db('mailbox_message')
        .where('recipient', LAMP.contact.email)
        .orderBy('sent_at')
        .select('subject');
      return rows.length === 4 && rows;
    }, 'four mails to the citizen');
    expect(mails.map(({ subject }) => subject.split(' HUE')[0])).toEqual([
      'Đã tiếp nhận phản ánh',
      'Phản ánh',
      'Kết quả xử lý phản ánh',
      'Phản ánh',
    ]);
  });
});
