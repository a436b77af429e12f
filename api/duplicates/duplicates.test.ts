import type { Database } from '../../db/connect';
import { apiClient, bearer, LAMP, type ApiClient, type Posted } from '../../test/support/api-client';
import { eventually } from '../../test/support/eventually';
import { startTestInstallation, type TestInstallation } from '../../test/support/test-installation';

let paht: TestInstallation;
let db: Database;
let api: ApiClient;
let operator: Record<string, string>;
let officer: Record<string, string>;

beforeAll(async () => {
  paht = await startTestInstallation();
  ({ db } = paht);
  api = apiClient(paht.baseUrl);
  operator = bearer(await paht.tokenFor('operator'));
  officer = bearer(await paht.tokenFor('officer', 'hepco'));
});
afterAll(async () => {
  await paht.stop();
});

const METRE = 1 / 111_195;
const SIMILAR = '/api/v1/reports/similar';
const SAME = 'Đèn đường trước 12 Hùng Vương tắt, tối om mấy đêm';

/** Each test looks at a street of its own. */
let street = 0;
const placeOf = (metres = 0) => ({ lat: 16.455 + street * 0.002 + metres * METRE, lng: 107.58 });
beforeEach(() => {
  street += 1;
});

async function submitted(metres = 0, more: object = {}): Promise<Posted> {
  const report = await api.submit({ text: LAMP.text, location: placeOf(metres), ...more });
  await eventually(async () => {
    const { body } = await api.get(`/api/v1/reports/${report.reference}`);
    return body.status?.code !== undefined && body.status.code !== 'received';
  }, 'the report is sorted');
  return report;
}

async function answered(report: Posted): Promise<void> {
  expect((await api.act(report.reference, 'accept', {}, officer)).status).toBe(200);
  const answer = { result: 'done', answer: 'Đã thay bóng đèn.' };
  const resolved = await api.act(report.reference, 'resolve', answer, officer);
  if (resolved.status !== 200) throw new Error(resolved.text);
}

const similar = (body: object) => api.post(SIMILAR, { location: placeOf(), language: 'vi', ...body });
const candidatesOf = ({ reference }: Posted, headers = operator) =>
  api.get(`/api/v1/staff/reports/${reference}/candidates`, headers);

describe('before a report is sent', () => {
  it('When the same was reported nearby, then it is shown with reasons, and can be followed instead', async () => {
    const { reference } = await submitted(40);
    const { status, body } = await similar({ text: SAME, category: 'electricity_lighting' });
    expect(status).toBe(200);
    expect(body.items).toMatchObject([
      { reference, status: { code: 'assigned' }, category: { code: 'electricity_lighting' }, answeredAt: null },
    ]);
    const [{ why, score, links }] = body.items;
    expect(score).toBeGreaterThan(0.5);
    expect(why).toMatchObject({ category: 'same', afterAnswer: false });
    expect(why.sentence).toMatch(/^cách \d+ m, cùng loại, gửi \d+ phút trước, cùng nói “.*đèn đường/i);
    const follow = new URL(links.follow as string).pathname;
    expect((await api.post(follow, { email: 'theodoi@example.com' })).status).toBe(200);
    const followers = await db('report_follower').where({ reference }).pluck('email');
    expect(followers).toEqual(['theodoi@example.com']);
  });

  it('When only place and category are known, then that is enough to find it', async () => {
    const { reference } = await submitted();
    const { body } = await similar({ category: 'electricity_lighting' });
    expect(body.items).toMatchObject([{ reference, why: { shared: null } }]);
  });

  it('When nothing like it lies near, or it is about something else, then nothing is shown', async () => {
    await submitted();
    expect((await similar({ text: SAME, location: placeOf(600) })).body.items).toEqual([]);
    expect((await similar({ text: 'Loa kẹo kéo quá to', category: 'noise' })).body.items).toEqual([]);
  });

  it('When somebody fishes for what another wrote, then no name, number or exact place has any effect', async () => {
    await submitted(0, { text: `${LAMP.text}. Tôi là Nguyễn Thị Bưởi, số nhà 987` });
    const ask = async (text: string, metres = 0) =>
      (await similar({ text, category: 'electricity_lighting', location: placeOf(metres) })).body.items[0];
    const plain = await ask('Đèn đường tắt');
    const named = await ask('Đèn đường tắt, Nguyễn Thị Bưởi, số nhà 987');
    expect(named.score).toBe(plain.score);
    expect(named.why.shared).toBe(plain.why.shared);
    // To 110 m the place is public; the metres are counted from the middle of that cell.
    const { body } = await api.get('/api/v1/reports?limit=1');
    const { place } = body.items[0];
    const metres = Math.abs(place.lat - placeOf().lat) / METRE;
    expect(Math.abs(plain.why.metres - metres)).toBeLessThan(70);
    expect(JSON.stringify(plain)).not.toMatch(/Bưởi|987|Hùng/);
  });

  it('When a report was withdrawn, then it is not shown', async () => {
    const { reference, accessToken } = await submitted();
    await api.act(reference, 'withdraw', {}, { 'X-Access-Token': accessToken });
    expect((await similar({ text: SAME })).body.items).toEqual([]);
  });

  it.each([
    [{ category: 'made-up' }, 'category'],
    [{ location: {} }, 'location'],
    [{ contact: { name: 'An' } }, 'contact'],
  ])('When somebody sends %j, then it is refused', async (body, field) => {
    const answer = await similar(body);
    expect([answer.status, answer.body.errors[0].field]).toEqual([422, field]);
  });
});

describe('what staff see of a report', () => {
  it('When two are alike, then the merge that is offered makes the later one follow the other', async () => {
    const first = await submitted();
    const second = await submitted(20, { text: SAME });
    const { body } = await candidatesOf(second);
    expect(body.items).toMatchObject([{ reference: first.reference, text: LAMP.text }]);
    const { merge } = body.items[0];
    expect(merge).toMatchObject({ report: second.reference, into: first.reference });
    // The same from the other side.
    expect((await candidatesOf(first)).body.items[0].merge).toEqual(merge);

    const path = new URL(merge.href as string).pathname;
    const merged = await api.post(path, { into: merge.into }, operator);
    expect(merged.body).toMatchObject({ status: { code: 'merged' }, mergedInto: first.reference });
    expect((await candidatesOf(second)).body.items).toEqual([]);
    expect((await candidatesOf(first)).body.items).toEqual([]);

    // A third one finds the one that leads, once.
    const third = await submitted(10);
    expect((await candidatesOf(third)).body.items).toMatchObject([{ reference: first.reference }]);
  });

  it('When the later one is further on, then it leads', async () => {
    const first = await submitted();
    const second = await submitted();
    await api.act(second.reference, 'accept', {}, officer);
    const { body } = await candidatesOf(first);
    expect(body.items[0].merge).toMatchObject({ report: first.reference, into: second.reference });
  });

  it('When an officer looks, then there is nothing to merge, and nothing of other agencies', async () => {
    const first = await submitted();
    const second = await submitted();
    expect((await candidatesOf(second, officer)).body.items).toMatchObject([
      { reference: first.reference, merge: null },
    ]);
    const other = bearer(await paht.tokenFor('officer', 'huewaco'));
    expect((await candidatesOf(second, other)).status).toBe(403);
  });

  it('When there is no such report, then that is said', async () => {
    expect((await api.get('/api/v1/staff/reports/HUE-00000-00000/candidates', operator)).status).toBe(404);
  });
});

describe('what comes back after an answer', () => {
  it('When the same is reported again, then it is linked, raised and counted, and both show it', async () => {
    const first = await submitted();
    await answered(first);
    const second = await submitted(10, { text: SAME });
    const report = (await api.get(`/api/v1/reports/${second.reference}`)).body;
    expect(report).toMatchObject({ priority: 'high', repeat: { of: first.reference, count: 2 } });
    const timeline = (await api.get(`/api/v1/reports/${second.reference}/timeline`)).body.items;
    expect(timeline.map(({ type }: { type: string }) => type)).toEqual([
      'submitted',
      'classified',
      'repeated',
      'assigned',
    ]);
    expect(timeline[2].summary).toBe(`Tái diễn lần 2, sau phản ánh đã trả lời ${first.reference}`);
    expect((await api.get(`/api/v1/reports/${first.reference}`)).body.repeatedBy).toEqual([second.reference]);
    const page = await api.get(`/reports/${first.reference}`, { Accept: 'text/html' });
    expect(page.text).toContain(second.reference);

    // To an answer given before, nothing is merged.
    expect((await candidatesOf(second)).body.items).toMatchObject([
      { reference: first.reference, why: { afterAnswer: true }, merge: null },
    ]);

    const listed = await api.get(`/api/v1/reports?repeated=true&limit=200`);
    expect(listed.body.items.map(({ reference }: Posted) => reference)).toContain(second.reference);
    expect(listed.body.items.map(({ reference }: Posted) => reference)).not.toContain(first.reference);

    const { body } = await api.get(`/api/v1/statistics/agencies?from=2020-01-01`);
    const hepco = body.items.find(({ of }: { of: { code: string } }) => of.code === 'hepco');
    expect(hepco.repeated).toMatchObject({ count: 1, of: hepco.handled.count });

    await answered(second);
    const third = await submitted(10, { text: 'Đèn đường Hùng Vương lại tắt' });
    expect((await api.get(`/api/v1/reports/${third.reference}`)).body.repeat.count).toBe(3);
  });

  it('When the link was wrong, then an operator takes it away with what it did to the priority', async () => {
    const first = await submitted();
    await answered(first);
    const second = await submitted(10, { text: SAME });
    const actions = await api.get(`/api/v1/reports/${second.reference}/actions`, operator);
    expect(actions.body.items.map(({ command }: { command: string }) => command)).toContain('unlink_repeat');
    const { status, body } = await api.act(second.reference, 'unlink_repeat', { reason: 'Trụ khác' }, operator);
    expect([status, body.repeat, body.priority]).toEqual([200, null, 'normal']);
    expect((await api.get(`/api/v1/reports/${first.reference}`)).body.repeatedBy).toEqual([]);
  });
});
