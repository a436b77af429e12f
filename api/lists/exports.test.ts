import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '../../db/connect';
import { apiClient, bearer, type ApiClient } from '../../test/support/api-client';
import { startBareApi, type BareApi } from '../../test/support/bare-api';
import { bulkReference, makeBulkReports } from '../../test/support/bulk-reports';
import { eventually } from '../../test/support/eventually';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database';

const COUNT = 1_200;
const STAFF = '/api/v1/staff/reports';
const OPEN = '/api/v1/open-data/reports';

let database: TestDatabase;
let db: Database;
let bare: BareApi;
let api: ApiClient;
let staff: Record<string, string>;
beforeAll(async () => {
  database = await createTestDatabase();
  db = database.db;
  await makeBulkReports(db, COUNT);
  bare = await startBareApi({ db });
  api = apiClient(bare.baseUrl);
  staff = bearer(await bare.tokenFor('operator'));
});
afterAll(async () => {
  await bare.stop();
  await database.drop();
});

const linesOf = (text: string) => text.trim().split('\n');
const recordsOf = (text: string) => linesOf(text).map((line) => JSON.parse(line) as Record<string, unknown>);

describe('exports of staff', () => {
  it('When all reports are exported in each format, then each is in it once', async () => {
    const csv = await api.get(`${STAFF}.csv`, staff);
    expect(csv.headers.get('content-type')).toMatch(/^text\/csv/);
    expect(csv.headers.get('content-disposition')).toContain('reports.csv');
    expect(new Set(csv.text.match(/HUE-\w{5}-\w{5}/g)).size).toBe(COUNT);
    const lines = recordsOf((await api.get(`${STAFF}.jsonl`, staff)).text);
    expect(new Set(lines.map(({ reference }) => reference)).size).toBe(COUNT);
    const { text } = await api.get(`${STAFF}.geojson`, staff);
    expect((JSON.parse(text) as { features: unknown[] }).features).toHaveLength(COUNT);
  });

  it('When nothing is found, then what is sent is sound all the same', async () => {
    const none = `?q=khongcotunay`;
    expect((await api.get(`${STAFF}.csv${none}`, staff)).status).toBe(200);
    expect((await api.get(`${STAFF}.jsonl${none}`, staff)).text).toBe('');
    expect(JSON.parse((await api.get(`${STAFF}.geojson${none}`, staff)).text)).toEqual({
      type: 'FeatureCollection',
      features: [],
    });
  });

  it('When an officer exports, then only what their agency leads or supports is in it', async () => {
    const own = bearer(await bare.tokenFor('officer', 'agency-1'));
    const lines = recordsOf((await api.get(`${STAFF}.jsonl?state=closed`, own)).text);
    expect(lines.length).toBeGreaterThan(0);
    for (const { agency, supporting, status } of lines) {
      expect(status).toBe('closed');
      expect([agency, ...(supporting as string).split(' ')]).toContain('agency-1');
    }
  });

  it.each(['=1+1', '+84912345678', '-2', '@SUM(A1)', '\tx', '\rx'])(
    'When a citizen wrote %j, then no spreadsheet takes it for a formula',
    async (text) => {
      await db('report').where('reference', bulkReference(1)).update({ text });
      const all = (await api.get(`${STAFF}.csv`, staff)).text;
      const cell = all.split('\r\n').find((line) => line.startsWith(bulkReference(1))) ?? '';
      expect(cell).toContain(`'${text}`);
      expect(cell).not.toMatch(/,"?[=+@\t\r-]/);
    },
  );

  it('When a spreadsheet opens it, then a mark at its beginning says that it is UTF-8', async () => {
    // What reads text takes the mark away.
    const bytes = await (await fetch(`${bare.baseUrl}${STAFF}.csv`, { headers: staff })).arrayBuffer();
    expect([...new Uint8Array(bytes, 0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  it('When somebody exports, then the audit trail says who and in which format', async () => {
    const before = Number((await db('audit_entry').where({ action: 'reports.export' }).count())[0]!.count);
    await api.get(`${STAFF}.csv?state=triage`, staff);
    const entries = (await db('audit_entry').where({ action: 'reports.export' }).orderBy('id')) as Record<
      string,
      unknown
    >[];
    expect(entries).toHaveLength(before + 1);
    expect(entries.at(-1)).toMatchObject({ role: 'operator', target: 'csv' });
  });

  it('When clients go away in the middle, then their queries end and others get theirs', async () => {
    await makeBulkReports(db, 20_000, 100_000);
    for (let nth = 0; nth < 6; nth++) {
      const gone = new AbortController();
      const response = await fetch(`${bare.baseUrl}${STAFF}.jsonl`, { headers: staff, signal: gone.signal });
      const reader = response.body!.getReader();
      await reader.read();
      gone.abort();
      await reader.read().catch(() => undefined);
      await eventually(async () => {
        const { rows } = await db.raw<{ rows: unknown[] }>(
          `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'
             AND query LIKE '%"report"."reference" as "reference"%'`,
        );
        return rows.length === 0;
      }, 'no query is left');
      await delay(10);
    }
    expect((await api.get(`${STAFF}.jsonl?q=khongcotunay`, staff)).status).toBe(200);
  });
});

describe('open data', () => {
  it('When it is read, then nothing personal is in it and no reference', async () => {
    const { text } = await api.get(`${OPEN}.jsonl`);
    expect(text).not.toMatch(/HUE-|Kính mong|Mã hẻm|channel/);
    const [first] = recordsOf(text);
    expect(first!.submittedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
    const csv = (await api.get(`${OPEN}.csv?state=closed`)).text;
    expect(csv.split('\r\n')[0]).toBe(
      'submittedOn,resolvedOn,closedOn,status,statusLabel,category,categoryLabel,field,priority,area,areaLabel,agency,agencyLabel,result,rating,inTime,lat,lng',
    );
  });

  it('When few reports lie in a cell, then only their ward is given; when enough do, then the cell is', async () => {
    const place = async (count: number, lat: number) => {
      const some = (await db('report').whereNot('area', 'like', 'cell-%').limit(count).pluck('reference')) as string[];
      for (const [index, reference] of some.entries()) {
        await db('report')
          .where({ reference })
          .update({ lat: lat + index * 0.00005, lng: 108.5, area: `cell-${count}` });
      }
    };
    await place(4, 10.1);
    await place(5, 10.2);
    const { text } = await api.get(`${OPEN}.jsonl?area=cell-4&area=cell-5`);
    const places = recordsOf(text).map(({ area, lat, lng }) => ({ area, lat, lng }));
    expect(places.filter(({ area }) => area === 'cell-4')).toEqual(
      Array(4).fill({ area: 'cell-4', lat: null, lng: null }),
    );
    expect(places.filter(({ area }) => area === 'cell-5')).toEqual(
      Array(5).fill({ area: 'cell-5', lat: 10.2, lng: 108.5 }),
    );
  });

  it('When it is asked for by a box, then that is refused', async () => {
    expect((await api.get(`${OPEN}.csv?bbox=107,16,108,17`)).status).toBe(422);
  });
});
