import { randomUUID } from 'node:crypto';
import { apiClient, bearer, LAMP, type ApiClient } from '../../test/support/api-client';
import { startTestInstallation, type TestInstallation } from '../../test/support/test-installation';

let paht: TestInstallation;
let api: ApiClient;
let admin: Record<string, string>;
beforeAll(async () => {
  paht = await startTestInstallation({ worker: false });
  api = apiClient(paht.baseUrl);
  admin = bearer(await paht.tokenFor('admin'));
});
afterAll(() => paht.stop());

const KEYS = '/api/v1/admin/api-keys';
const withKey = (key: string = randomUUID()) => ({ ...admin, 'Idempotency-Key': key });

async function countOf(table: string): Promise<number> {
  return Number((await paht.db(table).count({ count: '*' }))[0]!.count);
}

describe('a request that changes something and comes again with its Idempotency-Key', () => {
  it('When the body is the same, then the answer is given again and nothing is done', async () => {
    const headers = withKey();
    const first = await api.post(KEYS, { name: 'FixMyStreet' }, headers);
    expect(first.status).toBe(201);
    expect(first.headers.has('idempotent-replayed')).toBe(false);
    const before = await countOf('api_key');
    const again = await api.post(KEYS, { name: 'FixMyStreet' }, headers);
    expect(again.status).toBe(201);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(again.body).toEqual(first.body);
    expect(await countOf('api_key')).toBe(before);
  });

  it('When the body is another, then it is refused', async () => {
    const headers = withKey();
    await api.post(KEYS, { name: 'One' }, headers);
    const other = await api.post(KEYS, { name: 'Another' }, headers);
    expect(other.status).toBe(422);
    expect(other.body.type).toBe('urn:paht:problem:idempotency_key_reused');
  });

  it('When several come at once, then one is carried out and the others get its answer or are told to wait', async () => {
    const headers = withKey();
    const before = await countOf('api_key');
    const answers = await Promise.all(Array.from({ length: 8 }, () => api.post(KEYS, { name: 'Storm' }, headers)));
    expect(answers.filter(({ status }) => status === 201).length).toBeGreaterThanOrEqual(1);
    expect(answers.every(({ status, body }) => status === 201 || body.code === 'under_way')).toBe(true);
    expect(await countOf('api_key')).toBe(before + 1);
  });

  it('When it is somebody else’s, or another operation’s, then the key means nothing', async () => {
    const key = randomUUID();
    await api.post(KEYS, { name: 'Mine' }, withKey(key));
    const supervisor = bearer(await paht.tokenFor('supervisor'));
    const { reference } = await api.submit(LAMP);
    const look = await api.post(
      `/api/v1/reports/${reference}/reporter/look`,
      { reason: 'Gọi lại cho người dân' },
      { ...supervisor, 'Idempotency-Key': key },
    );
    expect(look.status).not.toBe(422);
    expect(look.headers.has('idempotent-replayed')).toBe(false);
  });

  it('When it was refused, then it is not held against the next one', async () => {
    const headers = withKey();
    const id = randomUUID();
    expect((await api.delete(`${KEYS}/${id}`, headers)).status).toBe(404);
    expect((await api.delete(`${KEYS}/${id}`, headers)).status).toBe(404);
    expect(await paht.db('replay').where('answer', null)).toEqual([]);
  });

  it('When the process that had it was killed, then it is carried out after some minutes', async () => {
    const headers = withKey();
    await api.post(KEYS, { name: 'Killed' }, headers);
    const [{ key_hash: keyHash }] = await paht.db('replay').orderBy('begun_at', 'desc').limit(1);
    await paht.db('replay').where({ key_hash: keyHash }).update({ answer: null });
    expect((await api.post(KEYS, { name: 'Killed' }, headers)).status).toBe(409);
    await paht.db.raw("UPDATE replay SET begun_at = now() - interval '6 minutes' WHERE key_hash = ?", [keyHash]);
    expect((await api.post(KEYS, { name: 'Killed' }, headers)).status).toBe(201);
  });

  it('When somebody reads the table, then there is nothing to be read', async () => {
    const { body } = await api.post(KEYS, { name: 'Bí mật' }, withKey());
    const rows = JSON.stringify(await paht.db('replay'));
    expect(rows).not.toContain(body.key);
    expect(rows).not.toContain('Bí mật');
  });
});
