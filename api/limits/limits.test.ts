import { randomBytes, randomUUID } from 'node:crypto';
import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { deriveKeys } from '../../security/keys';
import { apiClient, bearer, LAMP, type Answer, type ApiClient } from '../../test/support/api-client';
import { startBareApi, type BareApi } from '../../test/support/bare-api';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database';
import { POLICIES } from './policies';

const REPORTS = '/api/v1/reports';
const { challengedAfter, contact } = POLICIES.intake;

let database: TestDatabase;
let processes: BareApi[];
let apis: ApiClient[];
beforeAll(async () => {
  database = await createTestDatabase();
  const temporalAddress = process.env.TEST_TEMPORAL_ADDRESS!;
  const options = { temporalAddress, keys: deriveKeys(randomBytes(32)), rateLimits: true };
  processes = await Promise.all([
    startBareApi({ ...options, db: database.db }),
    startBareApi({ ...options, db: database.db }),
    startBareApi(options),
  ]);
  apis = processes.map(({ baseUrl }) => apiClient(baseUrl));
});
afterAll(async () => {
  await Promise.all(processes.map((each) => each.stop()));
  await database.drop();
});

let hosts = 0;
/** Somebody whom nobody has counted yet. */
const somebody = () => ({ 'X-Forwarded-For': `203.0.113.${++hosts}` });
const from = (address: string) => ({ 'X-Forwarded-For': address });

/** Sends a report several times at once, to one process after the other, and answers the statuses in order. */
async function report(times: number, headers: (index: number) => Record<string, string>, body: unknown = LAMP) {
  const statuses: number[] = [];
  for (let index = 0; index < times; index++) {
    const { status } = await apis[index % 2]!.post(REPORTS, body, headers(index));
    statuses.push(status);
  }
  return statuses;
}

async function solve({ body }: Answer): Promise<Record<string, string>> {
  const { challenge } = body as { challenge: Challenge };
  const solution = await solveChallenge({ challenge, deriveKey });
  return { 'X-Challenge': Buffer.from(JSON.stringify({ challenge, solution })).toString('base64url') };
}

describe('limits', () => {
  it('When one address sends very many reports to several processes, then they agree that it must solve a challenge', async () => {
    const sender = somebody();
    const allowed = challengedAfter.address.points;
    const statuses = await report(allowed, () => sender);
    expect(new Set(statuses)).toEqual(new Set([201]));
    const refused = await apis[0]!.post(REPORTS, LAMP, sender);
    expect(refused).toMatchObject({ status: 428, body: { type: 'urn:paht:problem:challenge_required' } });
    expect((await apis[1]!.post(REPORTS, LAMP, sender)).status).toBe(428);
    expect((await apis[1]!.post(REPORTS, LAMP, somebody())).status).toBe(201);

    const solved = { ...sender, ...(await solve(refused)) };
    expect((await apis[1]!.post(REPORTS, LAMP, solved)).status).toBe(201);
    expect((await apis[0]!.post(REPORTS, LAMP, solved)).status).toBe(428);
    expect((await apis[1]!.post(REPORTS, LAMP, solved)).status).toBe(428);
  });

  it('When a challenge is forged, tampered with or nonsense, then it counts for nothing', async () => {
    const email = `${randomUUID()}@example.com`;
    const body = { ...LAMP, contact: { email } };
    await report(challengedAfter.contact.points, somebody, body);
    const refused = await apis[0]!.post(REPORTS, body, somebody());
    expect(refused.status).toBe(428);
    const { challenge } = refused.body as { challenge: Challenge };
    const easy = { ...challenge, parameters: { ...challenge.parameters, keyPrefix: '00' } };
    const solution = await solveChallenge({ challenge: easy, deriveKey });
    const shown = [
      Buffer.from(JSON.stringify({ challenge: easy, solution })).toString('base64url'),
      Buffer.from(JSON.stringify({ challenge, solution: { counter: 1, derivedKey: '00' } })).toString('base64url'),
      Buffer.from('{"challenge":{"signature":"x"},"solution":{"counter":1}}').toString('base64url'),
      Buffer.from('null').toString('base64url'),
      '%%%',
    ];
    for (const each of shown) {
      expect((await apis[0]!.post(REPORTS, body, { ...somebody(), 'X-Challenge': each })).status).toBe(428);
    }
  });

  it('When one contact stands in very many reports from everywhere, then there is an end, and it says until when', async () => {
    const email = `Lan.${randomUUID()}@example.com`;
    for (let index = 0; index < contact.points; index++) {
      await apis[index % 2]!.post(REPORTS, { ...LAMP, contact: { email } }, somebody());
    }
    const refused = await apis[0]!.post(REPORTS, { ...LAMP, contact: { email: email.toUpperCase() } }, somebody());
    expect(refused).toMatchObject({ status: 429, body: { type: 'urn:paht:problem:too_many_requests' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(JSON.stringify(await database.db('rate_limit'))).not.toMatch(/example|203\.0/);
  });

  it('When somebody has all addresses of an IPv6 network, then they are one', async () => {
    const allowed = POLICIES.follow.address.points;
    const path = `${REPORTS}/HUE-00000-00000/actions/follow`;
    const follow = (host: number) =>
      apis[host % 2]!.post(path, { email: `none ${host}` }, from(`2001:db8:7:7::${host.toString(16)}`));
    for (let host = 1; host <= allowed; host++) expect((await follow(host)).status).toBe(422);
    const refused = await follow(allowed + 1);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('ratelimit-policy')).toBe(`"follow";q=${allowed};w=3600`);
    expect(refused.headers.get('ratelimit')).toMatch(/^"follow";r=0;t=\d+$/);
    expect((await apis[0]!.post(path, { email: 'none' }, from('2001:db8:7:8::1'))).status).toBe(422);
  });

  it('When a member of staff or a system files reports, then they are counted by who they are, not by their address', async () => {
    const operator = bearer(await processes[0]!.tokenFor('operator'));
    const sender = somebody();
    for (let index = 0; index <= challengedAfter.address.points; index++) {
      expect((await apis[0]!.post(REPORTS, LAMP, { ...sender, ...operator })).status).toBe(201);
    }
    const forged = bearer('a.b.c');
    const { headers } = await apis[0]!.post(REPORTS, LAMP, { ...sender, ...forged });
    expect(headers.get('ratelimit-policy')).toBe(`"intake";q=${POLICIES.intake.address.points};w=3600`);
  });

  it('When Postgres is away, then reports are taken and limits still hold in each process', async () => {
    const sender = somebody();
    for (let index = 0; index < challengedAfter.address.points; index++) {
      expect((await apis[2]!.post(REPORTS, LAMP, sender)).status).toBe(201);
    }
    const refused = await apis[2]!.post(REPORTS, LAMP, sender);
    expect(refused.status).toBe(428);
    const solved = { ...sender, ...(await solve(refused)) };
    expect((await apis[2]!.post(REPORTS, LAMP, solved)).status).toBe(201);
    expect((await apis[2]!.post(REPORTS, LAMP, solved)).status).toBe(428);
  });

  it('When something is read, then it is counted without a write to Postgres', async () => {
    const before = await database.db('rate_limit').count();
    const { headers } = await apis[0]!.get(`${REPORTS}/HUE-00000-00000`, somebody());
    expect(headers.get('ratelimit-policy')).toBe(`"read";q=${POLICIES.read.address.points};w=60`);
    expect(await database.db('rate_limit').count()).toEqual(before);
  });
});
