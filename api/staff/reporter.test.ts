import type { Role } from '../../domain/report/actor';
import { apiClient, bearer, LAMP, type ApiClient } from '../../test/support/api-client';
import { eventually } from '../../test/support/eventually';
import { startTestInstallation, type TestInstallation } from '../../test/support/test-installation';

const REPORTS = '/api/v1/reports';
const AUDIT = '/api/v1/staff/audit';
const CONTACT = { name: 'Lan', phone: '+84912345678', email: 'lan@example.com' };
const REASON = 'Hỏi lại vị trí cột đèn';

let paht: TestInstallation;
let api: ApiClient;
let reference: string;
beforeAll(async () => {
  paht = await startTestInstallation();
  api = apiClient(paht.baseUrl);
  ({ reference } = await api.submit({ ...LAMP, contact: CONTACT }));
  await eventually(
    async () => (await paht.db('report').where({ reference }).first())?.agency === 'hepco',
    'hepco has the report',
  );
});
afterAll(async () => {
  await paht.stop();
});

const as = async (role: Role, agency?: string) => bearer(await paht.tokenFor(role, agency));
const look = async (role: Role, body: unknown, agency?: string) =>
  api.post(`${REPORTS}/${reference}/reporter/look`, body, await as(role, agency));
const looks = () => paht.db('audit_entry').where({ action: 'reporter.look' }).orderBy('id');

describe('who reported', () => {
  it('When an operator or a supervisor looks and says why, then they see it, and each look is in the audit trail', async () => {
    for (const role of ['operator', 'supervisor'] as const) {
      expect(await look(role, { reason: REASON })).toMatchObject({ status: 200, body: CONTACT });
    }
    const rows = await looks();
    expect(rows).toMatchObject([
      { role: 'operator', reference, reason: REASON },
      { role: 'supervisor', reference, reason: REASON },
    ]);
    expect(rows[0].subject).toBeTruthy();
    expect(JSON.stringify(rows)).not.toMatch(/Lan|912345678|example\.com/);
  });

  it('When no reason is given, or hardly one, then nothing is shown', async () => {
    for (const body of [{}, { reason: 'abcd' }, { reason: '     ' }]) {
      expect((await look('operator', body)).status).toBe(422);
    }
  });

  it.each([
    ['officer', 'hepco'],
    ['agency_head', 'hepco'],
    ['leadership', undefined],
    ['auditor', undefined],
    ['admin', undefined],
  ] as const)('When a %s looks, then it is forbidden, and nothing is shown', async (role, agency) => {
    const before = await looks();
    const { status, text } = await look(role, { reason: REASON }, agency);
    expect(status).toBe(403);
    expect(text).not.toMatch(/Lan|912345678/);
    expect(await looks()).toEqual(before);
  });

  it('When nobody is signed in, or there is no such report, then nothing is shown', async () => {
    expect((await api.post(`${REPORTS}/${reference}/reporter/look`, { reason: REASON })).status).toBe(401);
    for (const other of ['HUE-00000-00000', 'nothing']) {
      const answer = await api.post(`${REPORTS}/${other}/reporter/look`, { reason: REASON }, await as('operator'));
      expect(answer.status).toBe(404);
    }
  });

  it('When a report has no contact, then all of it is null', async () => {
    const anonymous = await api.submit(LAMP);
    await eventually(() => paht.db('report').where({ reference: anonymous.reference }).first(), 'it is recorded');
    const path = `${REPORTS}/${anonymous.reference}/reporter/look`;
    const { body } = await api.post(path, { reason: REASON }, await as('operator'));
    expect(body).toEqual({ name: null, phone: null, email: null });
  });
});

describe('the audit trail', () => {
  it('When an auditor reads it page by page while entries arrive, then none is missed and none comes twice', async () => {
    for (let index = 0; index < 5; index++) await look('operator', { reason: `Lần xem thứ ${index}` });
    const auditor = await as('auditor');
    const expected = (await paht.db('audit_entry').orderBy('id', 'desc')).map(({ id }: { id: string }) => id);
    const seen: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const { body } = await api.get(`${AUDIT}?limit=2${next && `&cursor=${next}`}`, auditor);
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      next = body.next;
      await look('operator', { reason: 'Trong lúc đang đọc' });
    }
    expect(seen).toEqual(expected);
  });

  it('When it is filtered, then only what fits is there', async () => {
    const admin = await as('admin');
    await api.put('/api/v1/admin/city/templates/report_received', await templateReceived(), admin);
    const edits = await api.get(`${AUDIT}?action=city.edit`, admin);
    expect(edits.body.items).toMatchObject([{ role: 'admin', target: 'templates/report_received', reference: null }]);
    const of = async (query: string) => (await api.get(`${AUDIT}?${query}`, admin)).body.items.length;
    expect(await of(`reference=${reference.toLowerCase()}&action=city.edit`)).toBe(0);
    expect(await of(`reference=${reference.toLowerCase()}`)).toBeGreaterThan(0);
    expect(await of('from=2100-01-01T00:00:00Z')).toBe(0);
    expect(await of('to=2000-01-01T00:00:00Z')).toBe(0);
    expect((await api.get(`${AUDIT}?cursor=x`, admin)).status).toBe(422);
    expect((await api.get(`${AUDIT}?who=me`, admin)).status).toBe(422);
  });

  it.each(['operator', 'leadership'] as const)('When a %s asks for it, then it is forbidden', async (role) => {
    expect((await api.get(AUDIT, await as(role))).status).toBe(403);
  });

  it('When somebody wants to change or remove an entry, then the database refuses', async () => {
    await expect(paht.db('audit_entry').delete()).rejects.toThrow('never changed');
    await expect(paht.db('audit_entry').update({ reason: 'x' })).rejects.toThrow('never changed');
  });
});

async function templateReceived(): Promise<unknown> {
  return (await paht.db('city_entry').where({ kind: 'templates', code: 'report_received' }).first()).data;
}
