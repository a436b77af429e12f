import { apiClient, bearer, LAMP, type ApiClient } from '../../test/support/api-client';
import { eventually } from '../../test/support/eventually';
import { startTestInstallation, type TestInstallation } from '../../test/support/test-installation';

let paht: TestInstallation;
let api: ApiClient;
let operator: Record<string, string>;
let officer: Record<string, string>;
let me: string;

beforeAll(async () => {
  paht = await startTestInstallation();
  api = apiClient(paht.baseUrl);
  operator = bearer(await paht.tokenFor('operator'));
  officer = bearer(await paht.tokenFor('officer', 'hepco'));
  me = (await api.get('/api/v1/me', officer)).body.id;
  const officers = [
    { id: 'an', name: 'Nguyễn Văn An' },
    { id: 'binh' },
    { id: 'former', validTo: '2026-01-31' },
    { id: 'future', validFrom: '2999-01-01' },
  ];
  paht.city.agencies = paht.city.agencies.map((agency) =>
    agency.code === 'hepco' ? { ...agency, officers, assignment: 'least_loaded' } : agency,
  );
});
afterAll(() => paht.stop());

const seen = async (reference: string, headers = operator) =>
  (await api.get(`/api/v1/reports/${reference}`, headers)).body;

async function submit(): Promise<string> {
  const { reference } = await api.submit(LAMP);
  await eventually(async () => (await seen(reference)).status?.code === 'assigned', 'the report is assigned');
  return reference;
}

const has = async (reference: string, code: string | null) =>
  eventually(async () => ((await seen(reference)).officer?.code ?? null) === code, `${code} has the report`);

const listed = async (query: string, headers = officer) =>
  (await api.get(`/api/v1/staff/${query}`, headers)).body.items.map(
    ({ reference }: { reference: string }) => reference,
  );

describe('an agency that divides its reports among its officers', () => {
  it('When reports come, then each goes to whoever works there and has the fewest', async () => {
    const references = [await submit(), await submit(), await submit()];
    const officers = await Promise.all(references.map(async (reference) => (await seen(reference)).officer));
    expect(officers).toEqual([
      { code: 'an', label: 'Nguyễn Văn An' },
      { code: 'binh', label: 'binh' },
      { code: 'an', label: 'Nguyễn Văn An' },
    ]);
    expect(await listed('reports?officer=binh')).toEqual([references[1]]);
    expect(await listed('queue?officer=binh&officer=an')).toEqual(expect.arrayContaining(references));
    expect((await api.get('/api/v1/staff/reports?officer=binh', officer)).body.items).toMatchObject([
      { officer: { code: 'binh' } },
    ]);
  });

  it('When an officer accepts a report, then it is theirs, and they find it as their own', async () => {
    const reference = await submit();
    expect((await seen(reference)).officer.code).not.toBe(me);
    expect((await api.act(reference, 'accept', {}, officer)).status).toBe(200);
    await has(reference, me);
    expect(await listed('reports?officer=me')).toEqual([reference]);
    expect(await listed('queue?officer=me')).toEqual([reference]);
    expect((await api.get('/api/v1/staff/reports/count?officer=me', officer)).body.count).toBe(1);
  });

  it('When a report goes to an agency that does not divide, then nobody has it; when it comes back, somebody has', async () => {
    const reference = await submit();
    await api.act(reference, 'transfer', { agency: 'huewaco', reason: 'Vỡ ống nước' }, operator);
    await has(reference, null);
    await api.act(reference, 'transfer', { agency: 'hepco', reason: 'Đèn đường' }, operator);
    const chosen = await eventually(async () => (await seen(reference)).officer, 'somebody has the report');
    expect(['an', 'binh']).toContain(chosen.code);
  });

  it('When such an agency supports another, then one of its officers has the part, until it is answered', async () => {
    const reference = await submit();
    await api.act(reference, 'transfer', { agency: 'huewaco', reason: 'Vỡ ống nước' }, operator);
    await api.act(reference, 'involve', { agency: 'hepco', reason: 'Đèn đường', required: false }, operator);
    const part = await eventually(async () => (await seen(reference)).parts[0], 'the agency is involved');
    expect(['an', 'binh']).toContain(part.officer.code);
    expect(await listed(`reports?officer=${part.officer.code}`)).toContain(reference);
    await api.act(reference, 'accept', {}, officer);
    await api.act(reference, 'resolve', { result: 'done', answer: 'Đã thay bóng đèn.' }, officer);
    const gone = async () => !(await listed(`reports?officer=${part.officer.code}&officer=me`)).includes(reference);
    await eventually(gone, 'the part is nobody’s work any more');
  });

  it('When the public looks, then no officer is shown', async () => {
    const reference = await submit();
    const shown = JSON.stringify([
      (await api.get(`/api/v1/reports/${reference}`)).body,
      (await api.get(`/api/v1/reports/${reference}/timeline`)).body,
      (await api.get('/api/v1/reports?limit=200')).body,
    ]);
    expect(shown).not.toMatch(/officer|"an"|binh|Nguyễn Văn An/);
    expect((await api.get('/api/v1/reports?officer=an')).status).toBe(422);
  });
});
