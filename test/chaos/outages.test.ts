import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../cli/embedded/embedded-postgres';
import { startEmbeddedTemporal, type EmbeddedTemporal } from '../../cli/embedded/embedded-temporal';
import { binaryCacheDir, findTemporalCli } from '../../cli/embedded/find-binary';
import { freePort } from '../../cli/embedded/ports';
import { SEARCH_ATTRIBUTE_TYPES } from '../../cli/runtime/services';
import { issueEmbeddedToken } from '../../api/auth/identity-provider';
import { connectDatabase, type Database } from '../../db/connect';
import pino from 'pino';
import { eventually } from '../support/eventually';
import { startPaht, type PahtProcess } from '../support/paht-process';

/*
 * Services and product are real processes here, and are stopped or killed for real. Each test leaves everything running
 * for the next one.
 */
let folder: string;
let postgres: EmbeddedPostgres;
let temporal: EmbeddedTemporal;
let temporalPort: number;
let db: Database;
let api: PahtProcess;
let worker: PahtProcess;
let settings: Record<string, string>;

const startPostgres = () => startEmbeddedPostgres({ dataDir: folder });
const startTemporal = async () => {
  const { path } = await findTemporalCli({ cacheDir: binaryCacheDir(resolve(process.env.PAHT_DATA_DIR ?? '.paht')) });
  return startEmbeddedTemporal({
    binary: path,
    dataDir: folder,
    port: temporalPort,
    uiPort: 0,
    searchAttributes: SEARCH_ATTRIBUTE_TYPES,
  });
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paht-chaos-'));
  temporalPort = await freePort();
  [postgres, temporal] = await Promise.all([startPostgres(), startTemporal()]);
  db = connectDatabase({
    url: postgres.url,
    applicationName: 'test',
    maxConnections: 2,
    logger: pino({ level: 'silent' }),
  });
  settings = {
    DATABASE_URL: postgres.url,
    TEMPORAL_ADDRESS: temporal.address,
    PAHT_SECRET: randomBytes(32).toString('base64'),
    PAHT_DATA_DIR: folder,
    PAHT_WORKFLOW_BUNDLE: process.env.TEST_WORKFLOW_BUNDLE!,
  };
  api = await startPaht({ ...settings, PAHT_ROLE: 'api' });
  worker = await startPaht({ ...settings, PAHT_ROLE: 'worker' });
}, 120_000);

afterAll(async () => {
  await Promise.all([api.end('SIGKILL'), worker.end('SIGKILL')]);
  await db.destroy();
  await Promise.all([postgres.kill(), temporal.kill()]);
  await rm(folder, { recursive: true, force: true });
});

async function post(key: string = randomUUID()): Promise<Response> {
  return fetch(`${api.baseUrl}/api/v1/reports`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
    body: JSON.stringify({
      text: 'Đèn đường Hùng Vương tắt ba đêm nay',
      location: { lat: 16.4637, lng: 107.5909 },
      contact: { email: 'nguoidan@example.com' },
    }),
  });
}

async function accepted(response: Response): Promise<string> {
  expect(response.status).toBe(201);
  return ((await response.json()) as { reference: string }).reference;
}

/** The types of a report's events as Postgres has them, once it has as many as are waited for. */
async function eventsOf(reference: string, count: number): Promise<string[]> {
  return eventually(async () => {
    const rows = await db<{ reference: string; type: string }>('report_event')
      .where({ reference })
      .orderBy('seq')
      .select('type');
    return rows.length >= count && rows.map(({ type }) => type);
  }, `${reference} has ${count} events`);
}

const INTAKE = ['submitted', 'classified', 'assigned'];

describe('outages', () => {
  it('When Postgres is stopped, then a report is accepted all the same and is there once Postgres is back', async () => {
    await postgres.stop();
    const references = await Promise.all([1, 2, 3].map(async () => accepted(await post())));
    const ready = await fetch(`${api.baseUrl}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({ down: ['postgres'] });
    const read = await fetch(`${api.baseUrl}/api/v1/reports/${references[0]}`);
    expect(read.status).toBe(503);
    expect(read.headers.get('Retry-After')).not.toBeNull();

    postgres = await startPostgres();
    for (const reference of references) expect(await eventsOf(reference, 3)).toEqual(INTAKE);
  });

  it('When Postgres is away, then an action waits, and completes once Postgres is back', async () => {
    const reference = await accepted(await post());
    await eventsOf(reference, 3);
    const token = await issueEmbeddedToken(folder, 'paht', 'officer', 'hepco');
    await postgres.stop();
    const acting = fetch(`${api.baseUrl}/api/v1/reports/${reference}/actions/accept`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      body: '{}',
    });
    postgres = await startPostgres();
    expect([200, 202]).toContain((await acting).status);
    expect(await eventsOf(reference, 4)).toEqual([...INTAKE, 'accepted']);
  });

  it('When Temporal is stopped, then a report is refused with 503 and Retry-After, leaves nothing behind, and may be sent again', async () => {
    await temporal.stop();
    const key = randomUUID();
    const refused = await post(key);
    expect(refused.status).toBe(503);
    expect(refused.headers.get('Retry-After')).not.toBeNull();
    expect(refused.headers.get('Content-Type')).toMatch(/problem\+json/);
    const before = await db('report').count<{ count: string }[]>('* as count');

    temporal = await startTemporal();
    const reference = await eventually(async () => {
      const response = await post(key);
      return response.status === 201 && ((await response.json()) as { reference: string }).reference;
    }, 'the same request is accepted');
    expect(await eventsOf(reference, 3)).toEqual(INTAKE);
    const after = await db('report').count<{ count: string }[]>('* as count');
    expect(Number(after[0]!.count)).toBe(Number(before[0]!.count) + 1);
  });

  it('When the worker is killed in the middle, then its reports go on with the next worker, each step once', async () => {
    const references: string[] = [];
    const killing = (async () => {
      await eventually(() => references.length >= 4, 'some reports are under way');
      await worker.end('SIGKILL');
      worker = await startPaht({ ...settings, PAHT_ROLE: 'worker' });
    })();
    for (let i = 0; i < 12; i++) references.push(await accepted(await post()));
    await killing;
    for (const reference of references) expect(await eventsOf(reference, 3)).toEqual(INTAKE);
    const messages = await db('outbox').whereIn('reference', references).select('key');
    // One to the citizen and one to the agency, each.
    expect(messages).toHaveLength(references.length * 2);
  });

  it('When the API is killed in the middle, then what it accepted goes on, and the same request finds the same report', async () => {
    const keys = Array.from({ length: 8 }, () => randomUUID());
    const attempts = keys.map((key) => post(key).then(accepted, () => null));
    await eventually(
      async () => Number((await db('report').count<{ count: string }[]>('*'))[0]!.count) > 0,
      'reports arrive',
    );
    await api.end('SIGKILL');
    const before = await Promise.all(attempts);
    api = await startPaht({ ...settings, PAHT_ROLE: 'api' });
    const after = await Promise.all(keys.map(async (key) => accepted(await post(key))));
    before.forEach((reference, index) => expect(reference ?? after[index]).toBe(after[index]));
    for (const reference of after) expect(await eventsOf(reference, 3)).toEqual(INTAKE);
    expect(new Set(after).size).toBe(keys.length);
  });
});
