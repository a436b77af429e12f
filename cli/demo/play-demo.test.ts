import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { STATUSES } from '../../domain/report/status';
import { startTestInstallation, type TestInstallation } from '../../test/support/test-installation';
import { createApiClient, StillUnavailable, type ApiClient } from '../runtime/api-client';
import { loadDemoMaterial } from './load-demo-material';
import { planDemo, type DemoPlan } from './plan-demo';
import { countTaken, playDemo, type DemoFigures } from './play-demo';

describe('a demo on a whole installation', () => {
  let paht: TestInstallation;
  let plans: DemoPlan[];
  beforeAll(async () => {
    paht = await startTestInstallation();
    const material = await loadDemoMaterial(resolve(__dirname, '../../cities/hue'));
    plans = planDemo({ count: 24, seed: 'test', city: paht.city, material, day: '2026-03-02' });
  });
  afterAll(() => paht.stop());

  const play = (api: ApiClient): Promise<DemoFigures> =>
    playDemo({ api, plans, tokenFor: (role, agency) => paht.tokenFor(role, agency), concurrency: 8 });

  /** Breaks the connection for good after so many answers. */
  function breaking(api: ApiClient, after: number): ApiClient {
    let answers = 0;
    return {
      send: (...request) => (++answers > after ? Promise.reject(new StillUnavailable('broken')) : api.send(...request)),
    };
  }

  it('When a demo of 24 breaks off and is played again, then each report is there once and ends where it was to end', async () => {
    const api = createApiClient({ baseUrl: paht.baseUrl });
    await expect(play(breaking(api, 70))).rejects.toThrow(StillUnavailable);
    const figures = await play(api);

    const planned: Record<string, number> = {};
    for (const { outcome } of plans) planned[outcome] = (planned[outcome] ?? 0) + 1;
    expect(figures).toMatchObject({ reports: 24, byStatus: planned });
    expect(figures.replayed).toBeGreaterThan(0);
    const rows = await paht.db('report').select<{ status: string }[]>('status');
    const recorded: Record<string, number> = {};
    for (const { status } of rows) recorded[status] = (recorded[status] ?? 0) + 1;
    expect(recorded).toEqual(planned);
    expect(Object.keys(recorded).sort()).toEqual(STATUSES.filter((status) => status !== 'received').sort());
  });

  it('When a finished demo is played again, then nothing is done again', async () => {
    const api = createApiClient({ baseUrl: paht.baseUrl });
    const first = await play(api);
    const events = async () => Number((await paht.db('report_event').count())[0]!.count);
    const before = await events();
    expect(await play(api)).toEqual({ ...first, replayed: 24, seconds: expect.any(Number) });
    expect(await events()).toBe(before);
  });
});

describe('countTaken', () => {
  it('When the product has sorted a report by itself, then the way to the agency counts as taken', () => {
    const step = (command: 'assign' | 'decline' | 'accept') => ({ by: 'operator', command, payload: {} }) as never;
    const steps = [step('assign'), step('decline'), step('assign'), step('accept')];
    expect(countTaken(steps, ['submitted', 'classified', 'sent_to_triage'])).toBe(0);
    expect(countTaken(steps, ['submitted', 'classified', 'assigned'])).toBe(1);
    expect(countTaken(steps, ['submitted', 'classified', 'assigned', 'declined', 'sent_to_triage'])).toBe(2);
    expect(countTaken(steps, ['submitted', 'assigned', 'declined', 'sent_to_triage', 'assigned', 'accepted'])).toBe(4);
  });
});

describe('the API client', () => {
  let server: Server;
  const answers: [status: number, headers?: Record<string, string>][] = [];
  let asked = 0;
  beforeEach(async () => {
    asked = 0;
    server = createServer((_request, response) => {
      const [status, headers] = answers[Math.min(asked++, answers.length - 1)]!;
      response.writeHead(status, headers).end('{}');
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  });
  afterEach(() => new Promise((done) => server.close(done)));

  const client = (attempts: number, signal?: AbortSignal) =>
    createApiClient({
      baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      attempts,
      ...(signal ? { signal } : {}),
    });

  it('When the product answers 503 and 202 first, then the request is sent again until it is carried out', async () => {
    answers.splice(0, Infinity, [503, { 'Retry-After': '1' }], [202], [200]);
    const began = Date.now();
    expect(await client(5).send('POST', '/')).toMatchObject({ status: 200, body: {} });
    expect(asked).toBe(3);
    expect(Date.now() - began).toBeGreaterThan(950);
  });

  it('When the product never becomes available, then the tries are bounded', async () => {
    answers.splice(0, Infinity, [503]);
    await expect(client(2).send('GET', '/')).rejects.toThrow(StillUnavailable);
    expect(asked).toBe(2);
  });

  it('When the wait is ended from outside, then the request fails at once', async () => {
    answers.splice(0, Infinity, [503, { 'Retry-After': '60' }]);
    const stopping = new AbortController();
    const sent = client(5, stopping.signal).send('GET', '/');
    setTimeout(() => stopping.abort(), 100);
    await expect(sent).rejects.toMatchObject({ name: 'AbortError' });
    expect(asked).toBe(1);
  });
});
