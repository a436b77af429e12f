import { randomUUID } from 'node:crypto';
import { ROLES } from '../../domain/report/actor';
import { apiClient, bearer, LAMP, type Answer, type ApiClient } from '../../test/support/api-client';
import { startBareApi } from '../../test/support/bare-api';
import { eventually } from '../../test/support/eventually';
import { startTestInstallation, type TestInstallation } from '../../test/support/test-installation';

const SUSPENSIONS = '/api/v1/staff/suspensions';
const DAY_MS = 86_400_000;
/** The lamp's ward, and two others. */
const [WARD, OTHER, THIRD] = ['19789', '19753', '19774'];

let paht: TestInstallation;
let api: ApiClient;
let supervisor: Record<string, string>;
beforeAll(async () => {
  paht = await startTestInstallation();
  api = apiClient(paht.baseUrl);
  supervisor = bearer(await paht.tokenFor('supervisor'));
});
afterAll(async () => {
  await paht.stop();
});

const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString();

function orderFor(areas: string[] | null, more: object = {}) {
  return { areas, until: inDays(2), reason: 'Bão số 5, nhiều tuyến đường ngập sâu', ...more };
}

async function order(areas: string[] | null, headers: Record<string, string> = {}): Promise<Answer> {
  return api.post(SUSPENSIONS, orderFor(areas), { ...supervisor, ...headers });
}

async function end(id: string): Promise<void> {
  expect((await api.post(`${SUSPENSIONS}/${id}/actions/end`, {}, supervisor)).status).toBe(200);
}

function fieldsOf({ body }: Answer): Record<string, string> {
  return Object.fromEntries(body.errors.map(({ field, rule }: { field: string; rule: string }) => [field, rule]));
}

describe('a suspended area', () => {
  it('When a supervisor orders it, then its reports stand still and everybody reads why; when it ends, they go on', async () => {
    const { reference } = await api.submit(LAMP);
    const detail = async () => (await api.get(`/api/v1/reports/${reference}`)).body;
    await eventually(async () => (await detail()).status.code === 'assigned', 'the report is assigned');

    const ordered = await order([WARD, WARD]);
    expect(ordered.status).toBe(201);
    const { id, links } = ordered.body;
    expect(id).toMatch(/^[0-9a-f]{12}$/);
    expect(ordered.headers.get('location')).toBe(links.self);
    const suspended = await eventually(async () => {
      const body = await detail();
      return body.suspended && body;
    }, 'the report is suspended');
    expect(suspended).toMatchObject({ status: { code: 'assigned' }, dueAt: null });
    const { items } = (await api.get(`/api/v1/reports/${reference}/timeline`)).body;
    expect(items.at(-1)).toMatchObject({
      type: 'suspended',
      summary: expect.stringContaining('Bão số 5'),
      by: 'centre',
    });
    const deadline = (await api.get(`/api/v1/reports/${reference}/deadline`)).body.items[0];
    expect(deadline.sentence).toContain('Bão số 5');

    const shown = await api.get(`${SUSPENSIONS}/${id}`, bearer(await paht.tokenFor('leadership')));
    expect(shown.body).toMatchObject({
      id,
      areas: [{ code: WARD, label: 'Phường Thuận Hóa' }],
      reason: 'Bão số 5, nhiều tuyến đường ngập sâu',
      orderedBy: 'supervisor:demo-supervisor',
      endedAt: null,
    });
    await eventually(async () => {
      const { progress } = (await api.get(`${SUSPENSIONS}/${id}`, supervisor)).body;
      return progress?.phase === 'suspended' && progress.told >= 1;
    }, 'all reports of the area were told');

    const until = inDays(3);
    const extended = await api.post(`${SUSPENSIONS}/${id}/actions/extend`, { until }, supervisor);
    expect(extended).toMatchObject({ status: 200, body: { id, until, endedAt: null } });

    const ended = await api.post(`${SUSPENSIONS}/${id}/actions/end`, {}, supervisor);
    expect(ended).toMatchObject({ status: 200, body: { id, progress: null, endedAt: expect.any(String) } });
    await eventually(async () => !(await detail()).suspended, 'the report goes on');
    for (const [action, body] of [['extend', { until: inDays(4) }] as const, ['end', {}] as const]) {
      const late = await api.post(`${SUSPENSIONS}/${id}/actions/${action}`, body, supervisor);
      expect(late).toMatchObject({ status: 409, body: { code: 'has_ended' } });
    }
  });

  it('When an order is sent again with its key, then there is one; with another body, it is refused', async () => {
    const key = { 'Idempotency-Key': randomUUID() };
    const body = orderFor([OTHER]);
    const send = (what: object) => api.post(SUSPENSIONS, what, { ...supervisor, ...key });
    const [one, two] = await Promise.all([send(body), send(body)]);
    expect([one.status, two.status]).toEqual([201, 201]);
    expect(two.body).toEqual(one.body);
    expect(await send(body)).toMatchObject({ status: 201, body: one.body });
    expect(await send({ ...body, reason: 'Lũ' })).toMatchObject({
      status: 422,
      body: { type: 'urn:paht:problem:idempotency_key_reused' },
    });
    await end(one.body.id);
    const again = await send(body);
    expect(again).toMatchObject({ status: 201, body: one.body });
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    const { items } = (await api.get(SUSPENSIONS, supervisor)).body;
    expect(items.filter(({ areas }: { areas: { code: string }[] }) => areas[0]!.code === OTHER)).toHaveLength(1);
  });

  it('When an area is suspended already, then another order for it is refused, and one for the whole city too', async () => {
    const { id } = (await order([OTHER, THIRD])).body;
    for (const areas of [[THIRD, WARD], null]) {
      expect(await order(areas)).toMatchObject({ status: 409, body: { code: 'suspended_already', suspension: id } });
    }
    const beside = await order([WARD]);
    expect(beside.status).toBe(201);
    const { items } = (await api.get(SUSPENSIONS, supervisor)).body;
    expect(items.slice(0, 2).map((item: { id: string }) => item.id)).toEqual([beside.body.id, id]);
    await Promise.all([end(id), end(beside.body.id)]);
    const whole = await order(null);
    expect(whole.status).toBe(201);
    expect((await api.get(`${SUSPENSIONS}/${whole.body.id}`, supervisor)).body.areas).toBeNull();
    expect(await order([THIRD])).toMatchObject({ status: 409, body: { suspension: whole.body.id } });
    await end(whole.body.id);
  });

  it.each<[string, object, Record<string, string>]>([
    ['names an area that there is not', { areas: ['19789', 'x'] }, { 'areas.1': 'must be the code of an area' }],
    ['names no area', { areas: [] }, { areas: 'must name an area, or be null for the whole city' }],
    ['does not say where', { areas: undefined }, { areas: 'is required' }],
    ['is over before it begins', { until: inDays(-1) }, { until: 'must be in the future' }],
    ['lasts 31 days', { until: inDays(31) }, { until: 'must be at most 30 days ahead' }],
    ['says no instant', { until: 'mai' }, { until: 'must be an instant, e.g. 2026-03-02T09:00:00+07:00' }],
    ['gives no reason', { reason: ' ' }, { reason: 'must not be empty' }],
    ['has more to say', { force: true }, { force: 'is not a known field' }],
  ])('When an order %s, then field and rule are named', async (_, more, errors) => {
    const answer = await api.post(SUSPENSIONS, { ...orderFor([WARD]), ...more }, supervisor);
    expect(answer.status).toBe(422);
    expect(fieldsOf(answer)).toEqual(errors);
  });

  it('When it is not there, then 404', async () => {
    expect((await api.get(`${SUSPENSIONS}/nothing`, supervisor)).status).toBe(404);
    expect((await api.post(`${SUSPENSIONS}/nothing/actions/end`, {}, supervisor)).status).toBe(404);
    expect((await api.post(`${SUSPENSIONS}/nothing/actions/burn`, {}, supervisor)).status).toBe(404);
  });
});

describe('who may suspend an area', () => {
  it.each(ROLES)('When it is %s, then they may see and order what is theirs', async (role) => {
    const headers = role === 'visitor' ? {} : bearer(await paht.tokenFor(role, 'hepco'));
    const known = !['visitor', 'citizen', 'system'].includes(role);
    const sees = ['operator', 'supervisor', 'leadership', 'auditor', 'admin'].includes(role);
    const seen = known ? (sees ? 200 : 403) : 401;
    expect((await api.get(SUSPENSIONS, headers)).status).toBe(seen);
    expect((await api.get(`${SUSPENSIONS}/nothing`, headers)).status).toBe(seen === 200 ? 404 : seen);
    // Not of their role, before anything else is looked at.
    const acted = known ? (role === 'supervisor' ? 422 : 403) : 401;
    expect((await api.post(SUSPENSIONS, {}, headers)).status).toBe(acted);
    expect((await api.post(`${SUSPENSIONS}/nothing/actions/extend`, {}, headers)).status).toBe(acted);
    const ended = known ? (role === 'supervisor' ? 404 : 403) : 401;
    expect((await api.post(`${SUSPENSIONS}/nothing/actions/end`, {}, headers)).status).toBe(ended);
  });
});

describe('while a service is away', () => {
  it.each([
    ['Postgres', () => startBareApi({ temporalAddress: process.env.TEST_TEMPORAL_ADDRESS! })],
    ['Temporal', () => startBareApi({ db: paht.db })],
  ])('When %s is away, then an order answers 503 and leaves nothing behind', async (_, start) => {
    const bare = await start();
    const headers = bearer(await bare.tokenFor('supervisor'));
    const before = await paht.db('area_suspension').orderBy('id');
    const answer = await apiClient(bare.baseUrl).post(SUSPENSIONS, orderFor([THIRD]), headers);
    expect(answer).toMatchObject({ status: 503, body: { type: 'urn:paht:problem:unavailable' } });
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await paht.db('area_suspension').orderBy('id')).toEqual(before);
    await bare.stop();
  });

  it('When Temporal is away, then suspensions are read all the same, without their progress', async () => {
    const { id } = (await order([THIRD])).body;
    const bare = await startBareApi({ db: paht.db });
    const headers = bearer(await bare.tokenFor('auditor'));
    const answer = await apiClient(bare.baseUrl).get(`${SUSPENSIONS}/${id}`, headers);
    expect(answer).toMatchObject({ status: 200, body: { id, endedAt: null, progress: null } });
    await bare.stop();
    await end(id);
  });
});
