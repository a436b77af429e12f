import { bulkReference } from '../../test/support/bulk-reports';
import { apiClient, bearer, LAMP, type ApiClient } from '../../test/support/api-client';
import { eventually } from '../../test/support/eventually';
import { startTestInstallation, type TestInstallation } from '../../test/support/test-installation';

let paht: TestInstallation;
let api: ApiClient;
let operator: Record<string, string>;
beforeAll(async () => {
  paht = await startTestInstallation();
  api = apiClient(paht.baseUrl);
  operator = bearer(await paht.tokenFor('operator'));
});
afterAll(() => paht.stop());

const BULK = '/api/v1/staff/bulk-actions';

async function assigned(): Promise<string> {
  const { reference } = await api.submit(LAMP);
  await eventually(async () => {
    const { body } = await api.get(`/api/v1/reports/${reference}`);
    return body.status.code === 'assigned';
  }, `${reference} is assigned`);
  return reference;
}

async function notesOf(reference: string): Promise<number> {
  return (await paht.db('report_event').where({ reference, type: 'noted' })).length;
}

describe('bulk actions', () => {
  it('When an operator acts on many reports, then each answers for itself, and a repeated request acts once', async () => {
    const [one, other] = [await assigned(), await assigned()];
    const order = {
      command: 'note',
      payload: { text: 'Kiểm tra chung' },
      references: [one, bulkReference(1), other.toLowerCase(), 'x', one],
    };
    const headers = { ...operator, 'Idempotency-Key': 'bulk-1' };
    const { status, body } = await api.post(BULK, order, headers);
    expect(status).toBe(200);
    expect(body.items).toEqual([
      { reference: one, outcome: 'done', status: expect.objectContaining({ code: 'assigned' }) },
      expect.objectContaining({
        reference: bulkReference(1),
        outcome: 'refused',
        problem: expect.objectContaining({ status: 404 }),
      }),
      { reference: other, outcome: 'done', status: expect.objectContaining({ code: 'assigned' }) },
      expect.objectContaining({
        reference: 'x',
        outcome: 'refused',
        problem: expect.objectContaining({ status: 404 }),
      }),
    ]);
    expect((await api.post(BULK, order, headers)).body).toEqual(body);
    expect([await notesOf(one), await notesOf(other)]).toEqual([1, 1]);
    const reused = await api.post(BULK, { ...order, payload: { text: 'Khác' } }, headers);
    expect(reused.body.items[0]).toMatchObject({ outcome: 'refused', problem: { status: 422 } });
  });

  it('When the state of one does not allow it, then the others do it all the same', async () => {
    const [open, done] = [await assigned(), await assigned()];
    const reject = {
      command: 'reject',
      payload: { reason: 'insufficient', explanation: 'Thiếu thông tin' },
      references: [done],
    };
    await api.post(BULK, reject, operator);
    const { body } = await api.post(BULK, { ...reject, references: [done, open] }, operator);
    expect(body.items).toMatchObject([
      { reference: done, outcome: 'refused', problem: { status: 409 } },
      { reference: open, outcome: 'done', status: { code: 'rejected' } },
    ]);
  });

  it.each([
    { command: 'nonsense', references: ['x'] },
    { command: 'note', references: [] },
    { command: 'note', references: Array.from({ length: 101 }, (_, n) => bulkReference(n)) },
  ])('When the order itself is not sound, then nothing is done', async (order) => {
    expect((await api.post(BULK, order, operator)).status).toBe(422);
  });

  it('When somebody else asks, then it is not for them', async () => {
    const officer = bearer(await paht.tokenFor('officer', 'hepco'));
    expect((await api.post(BULK, { command: 'note', references: ['x'] }, officer)).status).toBe(403);
  });
});
