import { apiClient, bearer, type ApiClient } from '../../test/support/api-client';
import { startTestInstallation, type TestInstallation } from '../../test/support/test-installation';

const KEYS = '/api/v1/admin/api-keys';
let paht: TestInstallation;
let api: ApiClient;
let admin: Record<string, string>;

beforeAll(async () => {
  paht = await startTestInstallation({ worker: false });
  api = apiClient(paht.baseUrl);
  admin = bearer(await paht.tokenFor('admin'));
});
afterAll(() => paht.stop());

const revoke = async (id: string, headers = admin) =>
  (await fetch(`${paht.baseUrl}${KEYS}/${id}`, { method: 'DELETE', headers })).status;

describe('keys of Open311 clients', () => {
  it('When a key is issued, then it is shown once, kept as a hash, and in use from the first request on', async () => {
    const { status, body, headers } = await api.post(KEYS, { name: 'CivicApp' }, admin);
    expect([status, headers.get('cache-control')]).toEqual([201, 'no-store']);
    expect(body.key).toMatch(/^paht_[\w-]{43}$/);
    const listed = async () => (await api.get(KEYS, admin)).body.items[0];
    expect(await listed()).toEqual({
      id: body.id,
      name: 'CivicApp',
      createdBy: body.createdBy,
      createdAt: body.createdAt,
      lastUsedOn: null,
      revokedAt: null,
    });
    expect(JSON.stringify(await paht.db('api_key').select())).not.toContain(body.key);
    const use = async () => (await api.get(`/open311/v2/requests.json?api_key=${body.key}`)).status;
    expect(await use()).toBe(200);
    expect((await listed()).lastUsedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(await revoke(body.id)).toBe(204);
    const { revokedAt } = await listed();
    expect(await revoke(body.id)).toBe(204);
    expect((await listed()).revokedAt).toBe(revokedAt);
    expect(await use()).toBe(403);
  });

  it('When there is no such key, then it is 404', async () => {
    expect(await revoke('nothing')).toBe(404);
  });

  it('When somebody else than an administrator asks, then it is refused', async () => {
    const operator = bearer(await paht.tokenFor('operator'));
    expect((await api.get(KEYS, operator)).status).toBe(403);
    expect((await api.post(KEYS, { name: 'x' }, operator)).status).toBe(403);
    expect(await revoke('nothing', operator)).toBe(403);
  });
});
