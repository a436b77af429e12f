import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ServiceError } from '@temporalio/client';
import { createLogger } from '../../config/logger';
import { reportWorkflowId } from '../../contracts/report-workflow';
import type { Actor } from '../../domain/report/actor';
import { apiClient, bearer, LAMP, type Answer, type ApiClient } from '../../test/support/api-client';
import { startBareApi, type BareApi } from '../../test/support/bare-api';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database';
import { createOidcVerifier } from '../auth/identity-provider';
import { createReportService } from '../services/report-service';
import { toAppError } from './to-app-error';

const REPORTS = '/api/v1/reports';
const REFERENCE = 'HUE-00000-00000';
const tag = randomUUID().slice(0, 8);
const PERSONAL = {
  text: `${LAMP.text}, gần nhà ông Bảy-${tag}`,
  location: { ...LAMP.location, address: `Kiệt 7-${tag}` },
  contact: { name: `Trần Thị Tên-${tag}`, phone: '0987654321', email: `thu-${tag}@example.com` },
};
const SECRETS = [tag, '987654321', '0987 654 321'];

let lines: string[];
let database: TestDatabase;
let withoutPostgres: BareApi;
let withoutTemporal: BareApi;
beforeAll(async () => {
  lines = [];
  const logger = createLogger({ level: 'trace', pretty: false, destination: { write: (line) => lines.push(line) } });
  database = await createTestDatabase();
  withoutPostgres = await startBareApi({ temporalAddress: process.env.TEST_TEMPORAL_ADDRESS!, logger });
  withoutTemporal = await startBareApi({ db: database.db, logger });
});
afterAll(async () => {
  await Promise.all([withoutPostgres.stop(), withoutTemporal.stop()]);
  await database.drop();
});

function expectUnavailable(answer: Answer): void {
  expect({ status: answer.status, type: answer.body.type }).toEqual({
    status: 503,
    type: 'urn:paht:problem:unavailable',
  });
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
}

describe('while Postgres is away', () => {
  let api: ApiClient;
  beforeAll(() => {
    api = apiClient(withoutPostgres.baseUrl);
  });

  it('When a report is posted, with a key or without, then it is taken, and taken once', async () => {
    const headers = { 'Idempotency-Key': randomUUID() };
    const first = await api.submit(PERSONAL, headers);
    const again = await api.post(REPORTS, PERSONAL, headers);
    expect(again).toMatchObject({ status: 201, body: { reference: first.reference } });
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect((await api.post(REPORTS, LAMP, headers)).status).toBe(422);
    const { reference } = await api.submit(PERSONAL);
    const description = await withoutPostgres.client.workflow.getHandle(reportWorkflowId(reference)).describe();
    expect(description.status.name).toBe('RUNNING');
  });

  it('When something is read, then it is 503 with Retry-After', async () => {
    const { reference, accessToken } = await api.submit(PERSONAL);
    for (const path of ['', '/timeline', '/deadline', '/actions']) {
      expectUnavailable(await api.get(`${REPORTS}/${reference}${path}`, { 'X-Access-Token': accessToken }));
    }
  });

  it('When it is asked whether it is ready, then it names Postgres', async () => {
    expect(await api.get('/readyz')).toMatchObject({ status: 503, body: { down: ['postgres'] } });
    expect(await api.get('/healthz')).toMatchObject({ status: 200 });
  });
});

describe('while Temporal is away', () => {
  let posted: Answer;
  let acted: Answer;
  let read: Answer;
  let ready: Answer;
  beforeAll(async () => {
    // Each waits for its own deadline.
    const api = apiClient(withoutTemporal.baseUrl);
    const officer = bearer(await withoutTemporal.tokenFor('officer', 'hepco'));
    [posted, acted, read, ready] = await Promise.all([
      api.post(REPORTS, PERSONAL, { 'Idempotency-Key': randomUUID() }),
      api.act(REFERENCE, 'accept', { note: PERSONAL.text }, officer),
      api.get(`${REPORTS}/${REFERENCE}`),
      api.get('/readyz'),
    ]);
  });

  it('When a report is posted, then it is 503 with Retry-After, and nothing is half-made', async () => {
    expectUnavailable(posted);
    expect(await database.db('report')).toEqual([]);
  });

  it('When somebody acts, then it is 503 and promises nothing', () => {
    expectUnavailable(acted);
    expect(acted.body.detail).toContain('Idempotency-Key');
  });

  it('When a report is read that Postgres does not know, then it is 503: it may have been taken a moment ago', () => {
    expectUnavailable(read);
  });

  it('When it is asked whether it is ready, then it names Temporal', () => {
    expect(ready).toMatchObject({ status: 503, body: { down: ['temporal'] } });
  });

  it('When both are away, then it names both', async () => {
    const neither = await startBareApi();
    expect((await apiClient(neither.baseUrl).get('/readyz')).body.down).toEqual(['postgres', 'temporal']);
    await neither.stop();
  });
});

describe('while no worker runs', () => {
  it('When somebody acts, then nothing is promised, because Temporal keeps nothing yet', async () => {
    const { reference } = await apiClient(withoutPostgres.baseUrl).submit(LAMP);
    const service = createReportService({ client: withoutPostgres.client, db: database.db, updateDeadlineMs: 1_500 });
    const actor: Actor = { role: 'officer', id: 'x', agency: 'hepco' };
    const acting = service.act({ reference, command: 'accept', payload: {}, actor });
    await expect(acting).rejects.toMatchObject({ kind: 'unavailable', retryAfter: 5 });
  });
});

describe('an identity provider that does not answer', () => {
  let provider: Server;
  afterAll(() => {
    provider.close();
  });

  it('When it is away or answers nonsense, then a token is neither sound nor forged: 503', async () => {
    const answers: Record<string, [number, unknown]> = {};
    provider = createServer((request, response) => {
      const [status, body] = answers[request.url!] ?? [500, {}];
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    }).listen(0, '127.0.0.1');
    await once(provider, 'listening');
    const issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
    const token = `${btoa('{"alg":"ES256","kid":"k"}')}.${btoa('{"sub":"x","exp":4000000000}')}.x`.replaceAll('=', '');
    const kindOf = () =>
      createOidcVerifier(issuer, 'paht')
        .verify(token)
        .catch(({ kind }: { kind: string }) => kind);
    expect(await kindOf()).toBe('unavailable');
    answers['/.well-known/openid-configuration'] = [200, { issuer, jwks_uri: `${issuer}/keys` }];
    expect(await kindOf()).toBe('unavailable');
    answers['/keys'] = [200, { not: 'keys' }];
    expect(await kindOf()).toBe('unavailable');
    answers['/keys'] = [200, { keys: [] }];
    expect(await kindOf()).toBe('unauthenticated');
    answers['/.well-known/openid-configuration'] = [200, { issuer, jwks_uri: 'http://127.0.0.1:1/keys' }];
    expect(await kindOf()).toBe('unavailable');
  });
});

describe('what is logged and answered', () => {
  it('When requests fail in every way, then nobody’s words are in a log line or an error', async () => {
    const answers = await Promise.all(
      [withoutPostgres, withoutTemporal].flatMap(({ baseUrl }) => {
        const api = apiClient(baseUrl);
        const { contact, ...rest } = PERSONAL;
        return [
          api.post(REPORTS, { ...rest, contact: { ...contact, email: `${contact.email} ${contact.phone}` } }),
          api.post(REPORTS, { ...rest, location: { lat: 1, lng: 1, address: PERSONAL.text } }),
          api.post(REPORTS, `${JSON.stringify(PERSONAL)}}`),
          api.post(REPORTS, { ...PERSONAL, category: PERSONAL.text }),
          api.get(`${REPORTS}/${contact.phone}`),
          api.get(`${REPORTS}/${encodeURIComponent(contact.name)}?q=${encodeURIComponent(contact.email)}`),
          api.get(`${REPORTS}/${REFERENCE}?accessToken=${tag}`, {
            'X-Access-Token': tag,
            Authorization: `Bearer ${tag}`,
          }),
          api.act(contact.phone, 'accept', PERSONAL),
        ];
      }),
    );
    for (const { status, text } of answers) {
      expect(status).toBeGreaterThanOrEqual(400);
      for (const secret of SECRETS) expect(text).not.toContain(secret);
    }
    expect(lines.filter((line) => /"msg":"request"/.test(line)).length).toBeGreaterThanOrEqual(answers.length);
    expect(lines.filter((line) => /"msg":"Request failed"/.test(line)).length).toBeGreaterThan(0);
    for (const secret of SECRETS) expect(lines.filter((line) => line.includes(secret))).toEqual([]);
  });

  it('When Postgres itself objects to a row, then its error says which rule, and no value of the row', async () => {
    const row = { reference: null, name: PERSONAL.contact.name, phone: PERSONAL.contact.phone };
    const error: Error = await database
      .db('reporter')
      .insert(row)
      .then(fail, (reason: Error) => reason);
    expect(error.message).toMatch(/null value in column "reference"/);
    const said: string[] = [];
    const logger = createLogger({ level: 'info', pretty: false, destination: { write: (line) => said.push(line) } });
    logger.error({ err: error }, 'x');
    logger.error({ err: new Error('outer', { cause: error }) }, 'x');
    logger.error({ err: toAppError(error) }, 'x');
    expect(said).toHaveLength(3);
    expect(said[0]).toContain('23502');
    for (const secret of SECRETS) expect(said.join()).not.toContain(secret);
  });
});

function fail(): never {
  throw new Error('It should have failed');
}

describe('a workflow whose tasks time out, because its workers are killed', () => {
  const refusal = (details: string) =>
    new ServiceError('Workflow Update failed', {
      cause: Object.assign(new Error(details), { code: 9, details, metadata: {} }),
    });

  it('When Temporal takes no Update for it, then it is 503 with Retry-After', () => {
    const details = 'Unable to perform workflow execution update due to Workflow Task in failed state.';
    expect(toAppError(refusal(details))).toMatchObject({ kind: 'unavailable', retryAfter: 5 });
  });

  it('When Temporal refuses for another reason of that code, then it is our fault', () => {
    expect(toAppError(refusal('Namespace is not active'))).toMatchObject({ kind: 'internal' });
  });
});

describe('an unforeseen error', () => {
  it('When something throws what nobody expected, then it is 500 and says nothing of it', () => {
    for (const thrown of [new Error(PERSONAL.text), PERSONAL.text, undefined, null, { status: 'x' }, { code: {} }]) {
      const error = toAppError(thrown);
      expect(error.kind).toBe('internal');
      expect(error.message).not.toContain(tag);
      expect(error.detail).toBeUndefined();
    }
  });
});
