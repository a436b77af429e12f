import pino from 'pino';
import { REPROJECTION_WORKFLOW_ID } from '../../contracts/city-workflows';
import { createCityDirectory } from '../../db/city-directory';
import { loadCityEntries, readCityVersion } from '../../db/stores/city-store';
import type { CityData } from '../../domain/city/city-data';
import { ROLES } from '../../domain/report/actor';
import { apiClient, bearer, LAMP, type Answer, type ApiClient } from '../../test/support/api-client';
import { startBareApi } from '../../test/support/bare-api';
import { eventually } from '../../test/support/eventually';
import { startTestInstallation, type TestInstallation } from '../../test/support/test-installation';

const ADMIN = '/api/v1/admin';
const HEPCO = `${ADMIN}/city/agencies/hepco`;

let paht: TestInstallation;
let api: ApiClient;
let admin: Record<string, string>;
let lines: string[];
beforeAll(async () => {
  lines = [];
  paht = await startTestInstallation({ onLog: (line) => lines.push(line) });
  api = apiClient(paht.baseUrl);
  admin = bearer(await paht.tokenFor('admin'));
});
afterAll(async () => {
  await paht.stop();
});
afterEach(async () => {
  await paht.client.workflow
    .getHandle(REPROJECTION_WORKFLOW_ID)
    .terminate()
    .catch(() => undefined);
  await paht.db('city_entry').delete();
  await loadCityEntries(paht.db, paht.city);
});

const read = async (path: string) => (await api.get(path, admin)).body;

/** Which run of the batch was the last; null when there was none. */
async function lastBatch(): Promise<string | null> {
  const handle = paht.client.workflow.getHandle(REPROJECTION_WORKFLOW_ID);
  return handle.describe().then(
    ({ runId }) => runId,
    () => null,
  );
}

function faultsOf({ status, body }: Answer): unknown {
  return { status, errors: body.errors };
}

describe('the city’s data in an administrator’s hands', () => {
  it('When it is read, then it is what the folder has', async () => {
    for (const [kind, entries] of Object.entries(paht.city) as [keyof CityData, unknown][]) {
      const { items } = await read(`${ADMIN}/city/${kind}`);
      const data = items.map((item: { data: unknown }) => item.data);
      expect(data).toEqual(Array.isArray(entries) ? entries : [entries]);
      expect(items[0]).toMatchObject({ kind, edited: false });
      expect(await read(`${ADMIN}/city/${kind}/${items[0].code}`)).toEqual(items[0]);
    }
  });

  it('When an entry is changed, then it is stored, kept over a reload, and said in answers at once', async () => {
    const city = createCityDirectory({ db: paht.db, initial: paht.city, logger: pino({ level: 'silent' }) });
    const bare = await startBareApi({ db: paht.db, temporalAddress: process.env.TEST_TEMPORAL_ADDRESS!, city });
    const other = apiClient(bare.baseUrl);
    const { reference } = await api.submit(LAMP);
    const area = () => other.get(`/api/v1/reports/${reference}`).then(({ body }) => body.area as { label: string });
    expect((await eventually(area, 'the report is recorded')).label).toBe('Phường Thuận Hóa');

    const path = `${ADMIN}/city/areas/19789`;
    const { data, links } = await read(path);
    const edited = { ...data, name: { vi: 'Phường Mới', en: 'New Ward' } };
    const answer = await other.put(path, edited, bearer(await bare.tokenFor('admin')));
    expect(answer).toMatchObject({
      status: 200,
      body: { kind: 'areas', code: '19789', edited: true, data: edited, links: { self: links.self } },
    });
    expect((await area()).label).toBe('Phường Mới');
    expect(await loadCityEntries(paht.db, paht.city)).toBe(0);
    expect(await read(path)).toMatchObject({ edited: true, data: edited });
    city.stop();
    await bare.stop();
  });

  it('When an entry is new, then it stands behind those of its kind', async () => {
    const code = 'don-vi-moi';
    const { data } = await read(HEPCO);
    const answer = await api.put(`${ADMIN}/city/agencies/${code}`, { ...data, code }, admin);
    expect(answer).toMatchObject({ status: 200, body: { code, edited: true } });
    const { items } = await read(`${ADMIN}/city/agencies`);
    expect(items.at(-1).code).toBe(code);
    expect(items).toHaveLength(paht.city.agencies.length + 1);
  });

  it('When a routing rule is new, then it stands where it is put, and what it does not do is told', async () => {
    const rule = { id: 'trees-by-heritage', when: { categories: ['tourism'], areas: ['19753'] }, lead: 'so-du-lich' };
    const put = (query: string, data: object = rule) =>
      api.put(`${ADMIN}/city/routing/trees-by-heritage${query}`, data, { ...admin, 'Accept-Language': 'en' });
    const order = async () =>
      (await read(`${ADMIN}/city/routing`)).items.map(({ code }: { code: string }) => code) as string[];
    const last = await put('');
    expect(last).toMatchObject({
      status: 200,
      body: {
        warnings: [
          'Rule trees-by-heritage is never reached: it stands behind heritage, visitor-services, tourism-heritage',
        ],
      },
    });
    expect((await order()).at(-1)).toBe('trees-by-heritage');
    const moved = await put('?before=heritage');
    expect(moved).toMatchObject({ status: 200 });
    expect(moved.body.warnings).toBeUndefined();
    expect((await order())[(await order()).indexOf('heritage') - 1]).toBe('trees-by-heritage');
    const kept = await put('', { ...rule, note: 'Thử' });
    expect(kept.status).toBe(200);
    expect((await order())[(await order()).indexOf('heritage') - 1]).toBe('trees-by-heritage');
  });

  it.each([
    ['stands before none', '?before=nothing', {}, 'before'],
    ['stands before itself', '?before=noise', {}, 'before'],
    ['names no agency', '', { lead: 'nobody' }, 'lead'],
    ['names no category', '', { when: { categories: ['din'] } }, 'when.categories'],
    [
      'names a sub-category of another category',
      '',
      { when: { categories: ['noise'], subcategories: ['cables'] } },
      'when.subcategories',
    ],
    ['names sub-categories without a category', '', { when: { subcategories: ['cables'] } }, 'when.subcategories'],
    ['has hours that never are', '', { when: { times: [{ from: '08:00', to: '08:00' }] } }, 'when.times.0.to'],
    ['leaves reports without an agency', '', { when: { categories: ['noise'], priorities: ['urgent'] } }, ''],
  ])('When a routing rule %s, then the field is named, and nothing is changed', async (_, query, change, field) => {
    const path = `${ADMIN}/city/routing/noise`;
    const { data } = await read(path);
    const answer = await api.put(`${path}${query}`, { ...data, ...change }, admin);
    expect({ status: answer.status, field: answer.body.errors?.[0].field }).toEqual({ status: 422, field });
    expect(await read(path)).toMatchObject({ edited: false, data });
  });

  it.each<[string, string, (data: any) => unknown, unknown]>([
    [
      'has a field of the wrong type',
      HEPCO,
      (data) => ({ ...data, kind: 'club' }),
      [{ field: 'kind', rule: 'must be one of centre, ward, department, company, police, unit' }],
    ],
    [
      'lacks a field deep within',
      HEPCO,
      (data) => ({ ...data, name: { vi: 'Tên' } }),
      [{ field: 'name.en', rule: 'is required' }],
    ],
    [
      'has a field too many',
      HEPCO,
      (data) => ({ ...data, mood: 'good' }),
      [{ field: 'mood', rule: 'is not a known field' }],
    ],
    [
      'is another one’s',
      HEPCO,
      (data) => ({ ...data, code: 'huewaco' }),
      [{ field: 'code', rule: 'must be "hepco", as in the path' }],
    ],
    ['is nothing', HEPCO, () => null, [{ field: 'code', rule: 'must be "hepco", as in the path' }]],
    [
      'is a policy that would take the place of another',
      `${ADMIN}/city/policies/hue-2026-1`,
      (data) => ({ ...data, version: 'hue-2027-1' }),
      [{ field: 'version', rule: 'must be "hue-2026-1", as in the path' }],
    ],
    [
      'is a policy under which a report would wait for ever',
      `${ADMIN}/city/policies/hue-2026-1`,
      (data) => ({
        ...data,
        obligations: {
          ...data.obligations,
          hold: { ...data.obligations.hold, ladder: [{ name: 'due', when: { atShare: 1 }, tell: [] }] },
        },
      }),
      [
        {
          field: 'obligations.hold.ladder',
          rule: expect.stringContaining('no rung has the effect "return_to_work"'),
        },
      ],
    ],
    [
      'is a document by another code',
      `${ADMIN}/city/calendar/mine`,
      (data) => data,
      [{ field: '', rule: 'must be "mine", as in the path' }],
    ],
  ])('When an entry %s, then field and rule are named, and nothing is changed', async (_, path, change, errors) => {
    const before = await readCityVersion(paht.db);
    const { data } = await read(path);
    expect(faultsOf(await api.put(path, change(data), admin))).toEqual({ status: 422, errors });
    expect(await readCityVersion(paht.db)).toBe(before);
  });

  it('When an entry is sound and the whole would not be, then it is said what would break', async () => {
    const { data } = await read(HEPCO);
    const answer = await api.put(HEPCO, { ...data, validTo: '2026-01-31' }, admin);
    expect(answer.status).toBe(422);
    expect(answer.body.errors[0]).toEqual({ field: '', rule: expect.stringContaining('routing.json') });
    expect((await read(HEPCO)).edited).toBe(false);
  });

  it('When calendar, policies or agencies change, then open reports are computed anew; else they are not', async () => {
    const before = await lastBatch();
    const field = (await read(`${ADMIN}/city/fields`)).items[0];
    expect((await api.put(`${ADMIN}/city/fields/${field.code}`, field.data, admin)).status).toBe(200);
    expect(await lastBatch()).toBe(before);
    for (const path of [HEPCO, `${ADMIN}/city/calendar/all`, `${ADMIN}/city/policies/hue-2026-1`]) {
      const { body } = await api.put(path, (await read(path)).data, admin);
      expect(body.links.progress).toBe('http://paht.test/api/v1/admin/reprojection');
      expect(await read(`${ADMIN}/reprojection`)).toEqual({ progress: { phase: 'waiting', told: 0, total: 0 } });
      await paht.client.workflow.getHandle(REPROJECTION_WORKFLOW_ID).terminate();
    }
  });

  it('When entries are edited, then it is logged who did it and which, and nothing of what they say', async () => {
    const { data } = await read(HEPCO);
    await api.put(HEPCO, { ...data, email: 'bi-mat@agency.example' }, admin);
    const logged = lines
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter(({ msg }) => msg === 'City data edited');
    expect(logged.at(-1)).toMatchObject({ by: 'demo-admin', kind: 'agencies', code: 'hepco' });
    expect(lines.filter((line) => line.includes('bi-mat'))).toEqual([]);
  });

  it('When there is no such kind, entry or method, then 404 or 405', async () => {
    for (const path of ['secrets', 'constructor', 'agencies/nothing', 'constructor/all']) {
      expect((await api.get(`${ADMIN}/city/${path}`, admin)).status).toBe(404);
    }
    expect((await api.put(`${ADMIN}/city/constructor/all`, {}, admin)).status).toBe(404);
    const answer = await api.post(HEPCO, {}, admin);
    expect({ status: answer.status, allow: answer.headers.get('allow') }).toEqual({
      status: 405,
      allow: 'GET, PUT, HEAD, OPTIONS',
    });
  });

  it.each(ROLES)('When it is %s, then only an administrator gets in', async (role) => {
    const headers = role === 'visitor' ? {} : bearer(await paht.tokenFor(role, 'hepco'));
    const status = role === 'admin' ? 200 : ['visitor', 'citizen', 'system'].includes(role) ? 401 : 403;
    for (const path of ['/city/agencies', '/city/agencies/hepco', '/reprojection']) {
      expect((await api.get(ADMIN + path, headers)).status).toBe(status);
    }
    expect((await api.put(HEPCO, {}, headers)).status).toBe(role === 'admin' ? 422 : status);
  });
});

describe('while a service is away', () => {
  it('When Postgres is away, then 503', async () => {
    const bare = await startBareApi();
    const headers = bearer(await bare.tokenFor('admin'));
    expect((await apiClient(bare.baseUrl).get(HEPCO, headers)).status).toBe(503);
    expect((await apiClient(bare.baseUrl).put(HEPCO, { code: 'hepco' }, headers)).status).toBe(503);
    await bare.stop();
  });

  it('When Temporal is away, then what changes deadlines is stored, and it is said to send it again', async () => {
    const bare = await startBareApi({ db: paht.db });
    const headers = bearer(await bare.tokenFor('admin'));
    const { data } = await read(HEPCO);
    const edited = { ...data, email: 'moi@agency.example' };
    const answer = await apiClient(bare.baseUrl).put(HEPCO, edited, headers);
    expect(answer.status).toBe(503);
    expect(answer.body.detail).toContain('Đã lưu');
    expect(await read(HEPCO)).toMatchObject({ data: edited });
    await bare.stop();
  });
});
