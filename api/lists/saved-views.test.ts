import { apiClient, bearer, type ApiClient } from '../../test/support/api-client';
import { startBareApi, type BareApi } from '../../test/support/bare-api';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database';

let database: TestDatabase;
let bare: BareApi;
let api: ApiClient;
let mine: Record<string, string>;
beforeAll(async () => {
  database = await createTestDatabase();
  bare = await startBareApi({ db: database.db });
  api = apiClient(bare.baseUrl);
  mine = bearer(await bare.tokenFor('operator'));
});
afterAll(async () => {
  await bare.stop();
  await database.drop();
});

const VIEWS = '/api/v1/staff/views';
const URGENT = { name: 'Khẩn, quá hạn', filters: { priority: ['urgent', 'high'], overdue: 'true' }, sort: 'dueAt' };

describe('saved views', () => {
  it('When one is saved, changed and removed, then it is so each time', async () => {
    const created = await api.post(VIEWS, URGENT, mine);
    expect([created.status, created.body]).toEqual([201, expect.objectContaining(URGENT)]);
    const path = `${VIEWS}/${created.body.id}`;
    const ifMatch = { ...mine, 'If-Match': created.headers.get('etag')! };
    const changed = await api.put(path, { ...URGENT, name: 'Quá hạn' }, ifMatch);
    expect([changed.status, changed.body.name]).toEqual([200, 'Quá hạn']);
    expect((await api.put(path, URGENT, ifMatch)).status).toBe(412);
    expect((await api.get(VIEWS, mine)).body.items).toEqual([changed.body]);
    const removed = await fetch(`${bare.baseUrl}${path}`, { method: 'DELETE', headers: mine });
    expect(removed.status).toBe(204);
    expect((await api.get(path, mine)).status).toBe(404);
  });

  it('When somebody asks for another person’s view, then there is none', async () => {
    const { body } = await api.post(VIEWS, URGENT, mine);
    const other = bearer(await bare.tokenFor('supervisor'));
    expect((await api.get(`${VIEWS}/${body.id}`, other)).status).toBe(404);
    expect((await api.put(`${VIEWS}/${body.id}`, URGENT, other)).status).toBe(404);
    expect((await api.get(VIEWS, other)).body.items).toEqual([]);
  });

  it.each([
    { ...URGENT, filters: { colour: 'red' } },
    { ...URGENT, filters: { state: 'nonsense' } },
    { ...URGENT, sort: 'text' },
    { ...URGENT, name: ' ' },
    { name: 'x' },
  ])('When what is saved would be refused as a list, then so is the view: %j', async (order) => {
    expect((await api.post(VIEWS, order, mine)).status).toBe(422);
  });

  it('When an address names no view, then it is not found', async () => {
    expect((await api.get(`${VIEWS}/1`, mine)).status).toBe(404);
  });
});
