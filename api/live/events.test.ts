import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import express from 'express';
import fc from 'fast-check';
import { Pool } from 'pg';
import pino from 'pino';
import { createEventAnnouncer } from '../../db/announce-events';
import { saveRecord } from '../../db/stores/report-store';
import type { ReportRecord } from '../../contracts/report-activities';
import type { Actor } from '../../domain/report/actor';
import { accessTokenFor } from '../../security/access-token';
import { apiClient, bearer } from '../../test/support/api-client';
import { startBareApi, type BareApi } from '../../test/support/bare-api';
import { openEventSource, type EventSource } from '../../test/support/event-source';
import { eventually } from '../../test/support/eventually';
import { createRecordMaker, HOUR, START, type RecordMaker } from '../../test/support/report-records';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database';
import type { Authenticator } from '../auth/authenticate';
import { AppError } from '../errors/app-error';
import { createErrorHandler } from '../errors/error-handler';
import { onClosing, startServer } from '../server';
import { createLiveEvents } from './events-controller';

const OPERATOR: Actor = { role: 'operator', id: 'x' };
const silent = pino({ level: 'silent' });

let database: TestDatabase;
let records: RecordMaker;
let one: BareApi;
let other: BareApi;
let announce: () => void;
const opened: EventSource[] = [];
const credentials = new Map<string, Record<string, string>>();
const NOBODY = { Authorization: '' };

beforeAll(async () => {
  database = await createTestDatabase();
  records = await createRecordMaker();
  one = await startBareApi({ db: database.db });
  other = await startBareApi({ db: database.db, keys: one.keys });
  announce = createEventAnnouncer(database.db);
  for (const api of [one, other]) credentials.set(api.baseUrl, bearer(await api.tokenFor('supervisor')));
});
afterEach(() => {
  for (const each of opened.splice(0)) each.close();
});
afterAll(async () => {
  await Promise.all([one.stop(), other.stop()]);
  await database.drop();
});

/** As somebody who sees everything, unless other headers are given. */
async function listen(
  api: { baseUrl: string },
  headers: Record<string, string> = {},
  query = '',
): Promise<EventSource> {
  const source = await openEventSource(api.baseUrl, {
    headers: { ...credentials.get(api.baseUrl), ...headers },
    query,
  });
  opened.push(source);
  return source;
}

async function save(record: ReportRecord): Promise<ReportRecord> {
  await saveRecord(database.db, record, []);
  announce();
  return record;
}

/** Submitted and in triage: two events. */
async function newReport(): Promise<ReportRecord> {
  return save(records.sorted(await save(records.first())));
}

const after = (
  record: ReportRecord,
  ...command: Parameters<RecordMaker['after']> extends [unknown, ...infer Rest] ? Rest : never
) => records.after(record.state, ...command);

const keysOf = ({ messages }: EventSource) => messages.map(({ data }) => `${data.reference}:${data.seq}`);
const typesOf = (source: EventSource, reference: string) =>
  source.messages.filter(({ data }) => data.reference === reference).map(({ data }) => data.type as string);

describe('a stream of events', () => {
  it('When something happens, then streams of both processes tell it, in order, and nothing personal', async () => {
    const sources = [await listen(one), await listen(other)];
    const { state } = await newReport();
    for (const source of sources) {
      await eventually(() => typesOf(source, state.reference).length === 2, 'both events have come');
      expect(source.status).toBe(200);
      expect(source.headers['content-type']).toBe('text/event-stream; charset=utf-8');
      expect(source.messages.map(({ data }) => data)).toEqual([
        {
          type: 'submitted',
          reference: state.reference,
          seq: 1,
          at: new Date(START).toISOString(),
          status: 'received',
          agency: null,
          area: null,
          category: null,
        },
        expect.objectContaining({ type: 'sent_to_triage', seq: 2, status: 'triage' }),
      ]);
    }
    expect(sources[0]!.messages).toEqual(sources[1]!.messages);
  });

  it('When a client comes again to another process, then it gets what it has missed, once', async () => {
    const source = await listen(one);
    const first = await newReport();
    await eventually(() => source.messages.length === 2, 'the first report is told');
    source.close();
    const second = await newReport();
    const again = await listen(other, { 'Last-Event-ID': source.messages[0]!.id });
    const third = await newReport();
    await eventually(() => again.messages.length === 5, 'everything behind the first event is told');
    await delay(100);
    expect(keysOf(again)).toEqual([
      `${first.state.reference}:2`,
      ...[second, third].flatMap(({ state }) => [`${state.reference}:1`, `${state.reference}:2`]),
    ]);
  });

  it('When nothing has happened before the connection is cut, then the client can resume all the same', async () => {
    const source = await listen(one);
    await eventually(() => source.lastEventId(), 'the client knows where it is');
    source.close();
    const { state } = await newReport();
    const again = await listen(one, { 'Last-Event-ID': source.lastEventId()! });
    await eventually(() => again.messages.length === 2, 'the report is told');
    expect(typesOf(again, state.reference)).toEqual(['submitted', 'sent_to_triage']);
  });

  it.each(['junk', '999999999999999-HUE-00000-00000-1', '0--0; DROP TABLE report'])(
    'When a client comes with the id %s, then it is told to begin anew, and goes on from there',
    async (id) => {
      const source = await listen(one, { 'Last-Event-ID': id });
      await eventually(() => source.messages.length === 1, 'the reset has come');
      expect(source.messages[0]).toMatchObject({ event: 'reset', data: {} });
      const { state } = await newReport();
      await eventually(() => typesOf(source, state.reference).length === 2, 'new events come');
    },
  );
});

describe('filters and rights', () => {
  it('When kinds, an agency or a report are asked for, then only their events come', async () => {
    const byType = await listen(one, {}, '?types=sent_to_triage,assigned');
    const byAgency = await listen(one, {}, '?agency=hepco');
    const first = await newReport();
    const byReference = await listen(other, {}, `?reference=${first.state.reference.toLowerCase()}`);
    await save(
      after(
        first,
        OPERATOR,
        { type: 'assign', payload: { agency: 'hepco', category: 'electricity_lighting' } } as never,
        START + HOUR,
      ),
    );
    const second = await newReport();
    await eventually(() => byType.messages.length === 3, 'the kinds have come');
    expect(typesOf(byType, first.state.reference)).toEqual(['sent_to_triage', 'assigned']);
    expect(typesOf(byType, second.state.reference)).toEqual(['sent_to_triage']);
    expect(new Set(byAgency.messages.map(({ data }) => data.agency))).toEqual(new Set(['hepco']));
    expect(new Set(byReference.messages.map(({ data }) => data.reference))).toEqual(new Set([first.state.reference]));
  });

  it('When staff write a note, then staff in whose scope it is hear of it, and nobody else', async () => {
    const first = await newReport();
    const { reference } = first.state;
    const assigned = await save(
      after(
        first,
        OPERATOR,
        { type: 'assign', payload: { agency: 'hepco', category: 'electricity_lighting' } } as never,
        START + HOUR,
      ),
    );
    const token = accessTokenFor(one.keys.accessToken, reference);
    const own = await listen(one, bearer(await one.tokenFor('officer', 'hepco')));
    const centre = await listen(other, bearer(await other.tokenFor('supervisor')));
    const others = [
      await listen(one, NOBODY),
      await listen(other, bearer(await other.tokenFor('officer', 'huewaco'))),
      await listen(one, { ...NOBODY, 'X-Access-Token': token }, `?reference=${reference}`),
      await listen(one, NOBODY, `?reference=${reference}&accessToken=${token}`),
    ];
    const noted = await save(
      after(assigned, OPERATOR, { type: 'note', payload: { text: 'Nội bộ' } } as never, START + 2 * HOUR),
    );
    await save(
      after(
        noted,
        { role: 'officer', id: 'y', agency: 'hepco' },
        { type: 'accept', payload: {} } as never,
        START + 2 * HOUR,
      ),
    );
    for (const source of [own, centre]) {
      await eventually(() => typesOf(source, reference).includes('accepted'), 'the acceptance is told');
      expect(typesOf(source, reference)).toEqual(['noted', 'accepted']);
    }
    for (const source of others) {
      await eventually(() => typesOf(source, reference).includes('accepted'), 'the acceptance is told');
      expect(typesOf(source, reference)).toEqual(['accepted']);
    }
    expect(JSON.stringify(own.messages)).not.toContain('Nội bộ');
  });

  it('When only the head is asked for, then it is answered, and no stream stays open', async () => {
    const response = await fetch(`${one.baseUrl}/api/v1/events`, { method: 'HEAD' });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
  });

  it('When a token is not sound, or a parameter is not known, then there is no stream', async () => {
    const api = apiClient(one.baseUrl);
    expect((await api.get('/api/v1/events', bearer('x.y.z'))).status).toBe(401);
    expect((await api.get('/api/v1/events?accessToken=abc')).status).toBe(401);
    expect((await api.get('/api/v1/events?reference=junk')).status).toBe(404);
    expect((await api.get('/api/v1/events?type=assigned')).body.errors).toEqual([
      { field: 'type', rule: 'is not a known field' },
    ]);
    expect((await api.get('/api/v1/events?types=%00')).status).toBe(422);
  });
});

describe('when things break', () => {
  it('When Postgres ends the connection that listens, then the stream goes on and has lost nothing', async () => {
    const source = await listen(one);
    const seen: string[] = [];
    for (let round = 0; round < 3; round++) {
      await database.db.raw(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'`,
      );
      const { reference } = (await newReport()).state;
      seen.push(`${reference}:1`, `${reference}:2`);
    }
    await eventually(() => source.messages.length >= seen.length, 'all reports are told');
    expect(keysOf(source)).toEqual(seen);
    expect(source.ended()).toBe(false);
  });

  it('When an announcement is lost, then the event is told a little later', async () => {
    const source = await listen(one);
    await saveRecord(database.db, records.first(), []);
    await eventually(() => source.messages.length === 1, 'the event is told');
    expect(source.messages[0]!.data.type).toBe('submitted');
  });

  it('When Postgres is away, then it is 503, and nobody waits for ever', async () => {
    const alone = await startBareApi();
    const answer = await apiClient(alone.baseUrl).get('/api/v1/events');
    expect(answer).toMatchObject({ status: 503, body: { type: 'urn:paht:problem:unavailable' } });
    await alone.stop();
  });

  it('When the server closes, then its streams end first', async () => {
    const api = await startBareApi({ db: database.db });
    const source = await listen(api);
    await api.stop();
    await eventually(() => source.ended(), 'the stream has ended');
    expect(source.status).toBe(200);
  });
});

/** The streams alone, with limits and credentials of the test's own. */
async function startStreams(options: Partial<Parameters<typeof createLiveEvents>[0]>) {
  const app = express();
  const visitor: Authenticator = {
    staff: () => Promise.reject(new Error()),
    actorFor: async () => ({ role: 'visitor' }),
  };
  const live = createLiveEvents({ db: database.db, authenticator: visitor, logger: silent, ...options });
  app.use(live.router);
  app.use(createErrorHandler(silent));
  onClosing(app, () => live.stop());
  const server = await startServer(app, '127.0.0.1', 0);
  return { baseUrl: `http://127.0.0.1:${server.port}`, stop: () => server.close(1_000) };
}

describe('limits', () => {
  it('When one address has too many streams, then it is 429 until one has ended; when all have, 503', async () => {
    const streams = await startStreams({ maxStreamsPerAddress: 2, maxStreams: 100 });
    const first = await listen(streams);
    await listen(streams);
    expect((await listen(streams)).status).toBe(429);
    first.close();
    await eventually(async () => (await listen(streams)).status === 200, 'there is a place again');
    await streams.stop();

    const few = await startStreams({ maxStreams: 1 });
    await listen(few);
    const refused = await listen(few);
    expect([refused.status, Number(refused.headers['retry-after']) > 0]).toEqual([503, true]);
    await few.stop();
  });

  it('When the credentials end, then the stream does; when nobody can say, then it goes on', async () => {
    let ends: AppError | undefined;
    const authenticator: Authenticator = {
      staff: () => Promise.reject(new Error()),
      actorFor: async () => {
        if (ends) throw ends;
        return { role: 'operator', id: 'x' };
      },
    };
    const streams = await startStreams({ authenticator, heartbeatMs: 20 });
    const source = await listen(streams);
    ends = new AppError('unavailable');
    const before = source.comments();
    await eventually(() => source.comments() > before + 3, 'it goes on');
    expect(source.ended()).toBe(false);
    ends = new AppError('unauthenticated');
    await eventually(() => source.ended(), 'the stream has ended');
    await streams.stop();
  });
});

describe('concurrent commits', () => {
  it('When transactions commit in any order and clients come and go, then each event is told once, in one order', async () => {
    const pool = new Pool({ connectionString: database.url, max: 12 });
    const reports = await Promise.all(Array.from({ length: 8 }, async () => (await newReport()).state.reference));
    let seq = 100;
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            report: fc.nat(7),
            holdMs: fc.nat(40),
            gapMs: fc.nat(6),
            events: fc.integer({ min: 1, max: 3 }),
            fails: fc.nat(9),
          }),
          { minLength: 10, maxLength: 40 },
        ),
        async (writes) => {
          const start = await listen(one);
          const committed: string[] = [];
          const write = async ({ report, holdMs, events, fails }: (typeof writes)[number]) => {
            const client = await pool.connect();
            const own = Array.from({ length: events }, () => seq++);
            try {
              await client.query('BEGIN');
              for (const each of own) {
                await client.query(
                  `INSERT INTO report_event (reference, seq, at, type, status, actor, data)
                   VALUES ($1, $2, now(), 'accepted', 'triage', '{}', '{}')`,
                  [reports[report], each],
                );
              }
              await delay(holdMs);
              await client.query(fails === 0 ? 'ROLLBACK' : 'COMMIT');
              if (fails > 0) committed.push(...own.map((each) => `${reports[report]}:${each}`));
              announce();
            } finally {
              client.release();
            }
          };
          const writing = (async () => {
            const all: Promise<void>[] = [];
            for (const each of writes) {
              all.push(write(each));
              await delay(each.gapMs);
            }
            await Promise.all(all);
          })();
          // One client is cut again and again and comes back to either process; another one stays.
          const steady = start;
          const got: string[] = [];
          let lastId = start.lastEventId()!;
          let done = false;
          void writing.finally(() => (done = true));
          while (!done || got.length < committed.length) {
            const source = await listen(randomInt(2) ? one : other, { 'Last-Event-ID': lastId });
            const enough = randomInt(6);
            await eventually(
              () =>
                source.messages.length >= enough || (done && got.length + source.messages.length >= committed.length),
              'the client gets what it waits for',
            );
            source.close();
            got.push(...keysOf(source));
            lastId = source.lastEventId()!;
          }
          await writing;
          await eventually(() => steady.messages.length >= committed.length, 'the steady client has everything');
          expect([...got].sort()).toEqual([...committed].sort());
          expect(got).toEqual(keysOf(steady));
          steady.close();
        },
      ),
      { numRuns: 8 },
    );
    await pool.end();
  }, 120_000);
});
