import type { Database } from '../../db/connect';
import { apiClient, bearer, type ApiClient } from '../../test/support/api-client';
import { startBareApi, type BareApi } from '../../test/support/bare-api';
import { bulkReference, makeBulkReports } from '../../test/support/bulk-reports';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database';

const COUNT = 600;

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

const PUBLIC = '/api/v1/reports';
const STAFF = '/api/v1/staff/reports';

interface Item {
  reference: string;
}

/** Every page of a list; `between` is called after each. */
async function walk(path: string, headers = {}, between = async () => undefined as unknown): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | null = null;
  do {
    const { status, body } = await api.get(`${path}${cursor === null ? '' : `&cursor=${cursor}`}`, headers);
    expect(status).toBe(200);
    items.push(...(body.items as Item[]));
    cursor = body.next as string | null;
    await between();
  } while (cursor !== null);
  return items;
}

const references = (items: Item[]) => items.map(({ reference }) => reference);

async function count(query: string, headers = staff): Promise<number> {
  const { status, body } = await api.get(`${STAFF}/count?${query}`, headers);
  expect(status).toBe(200);
  return body.count as number;
}

async function inDatabase(where: string): Promise<number> {
  const { rows } = await db.raw<{ rows: { count: number }[] }>(
    `SELECT count(*)::integer AS count FROM report WHERE ${where}`,
  );
  return rows[0]!.count;
}

describe('pages of a list', () => {
  it.each(['submittedAt', '-submittedAt', 'updatedAt', '-updatedAt', 'dueAt', '-dueAt', 'priority', '-priority'])(
    'When a list sorted by %s is read page by page, then every report comes once, as if it were read at once',
    async (sort) => {
      const paged = references(await walk(`${STAFF}?sort=${sort}&limit=77`, staff));
      expect(paged).toHaveLength(COUNT);
      const whole: string[] = [];
      for (const { reference } of await walk(`${STAFF}?sort=${sort}&limit=200`, staff)) whole.push(reference);
      expect(paged).toEqual(whole);
      expect(new Set(paged).size).toBe(COUNT);
    },
  );

  it('When reports arrive and others go on while a list is read, then none that was there is left out or comes twice', async () => {
    let arrived = 10_000;
    const before = (await db('report').pluck('reference')) as string[];
    const seen = references(
      await walk(`${STAFF}?limit=50`, staff, async () => {
        await makeBulkReports(db, 7, arrived);
        arrived += 7;
        await db('report').where('reference', before[0]!).update({ status: 'in_progress', updated_at: new Date() });
      }),
    );
    expect(new Set(seen).size).toBe(seen.length);
    expect(before.filter((reference) => !seen.includes(reference))).toEqual([]);
    await db('report').whereNotIn('reference', before).delete();
  });

  it.each([
    ['changed', (cursor: string) => `limit=20&cursor=${cursor.slice(0, 8)}x${cursor.slice(9)}`],
    ['of another order', (cursor: string) => `limit=20&sort=dueAt&cursor=${cursor}`],
    ['of other filters', (cursor: string) => `limit=20&state=closed&cursor=${cursor}`],
    ['made up', () => `limit=20&cursor=MTIz.AAAA`],
    ['nothing', () => `limit=20&cursor=`],
  ])('When a cursor is %s, then it is refused', async (_, query) => {
    const { body } = await api.get(`${STAFF}?limit=20`, staff);
    const answer = await api.get(`${STAFF}?${query(body.next as string)}`, staff);
    expect([answer.status, answer.body.errors?.[0].field]).toEqual([422, 'cursor']);
  });
});

describe('filters', () => {
  it.each([
    ['state=closed', `status = 'closed'`],
    ['state=closed&state=triage', `status IN ('closed', 'triage')`],
    ['agency=agency-0&priority=urgent', `agency = 'agency-0' AND priority = 'urgent'`],
    ['category=category-3&channel=web', `category = 'category-3' AND channel = 'web'`],
    ['field=field-2&area=area-0&area=area-1', `field = 'field-2' AND area IN ('area-0', 'area-1')`],
    ['overdue=true', 'due_at <= now()'],
    ['overdue=false', 'due_at IS NULL OR due_at > now()'],
    ['open=true', 'closed_at IS NULL'],
    ['bbox=107.58,16.45,107.60,16.47', 'lng BETWEEN 107.58 AND 107.60 AND lat BETWEEN 16.45 AND 16.47'],
    ['q=%C4%91%C3%A8n%20%C4%91%C6%B0%E1%BB%9Dng', `text LIKE 'Đèn đường%'`],
    ['q=DEN%20duong%20hung%20vuo', `text LIKE 'Đèn%' AND text || address LIKE '%Hùng Vương%'`],
    ['q=khongcotunay', 'false'],
    [`q=${bulkReference(5).toLowerCase()}`, `reference = '${bulkReference(5)}'`],
  ])('When staff ask for %s, then these are counted', async (query, where) => {
    expect(await count(query)).toBe(await inDatabase(where));
  });

  it('When reports near a place are asked for, then those within so many metres come', async () => {
    const near = (await walk(`${STAFF}?near=16.46,107.59,800&limit=200`, staff)) as unknown as {
      reference: string;
      location: { lat: number; lng: number };
    }[];
    const metres = ({ lat, lng }: { lat: number; lng: number }) => {
      const [dLat, dLng] = [(lat - 16.46) * 111_195, (lng - 107.59) * 111_195 * Math.cos((16.46 * Math.PI) / 180)];
      return Math.hypot(dLat, dLng);
    };
    const all: { lat: number; lng: number }[] = await db('report').select('lat', 'lng');
    expect(near.length).toBeGreaterThan(0);
    expect(near.every(({ location }) => metres(location) < 801)).toBe(true);
    expect(near).toHaveLength(all.filter((place) => metres(place) <= 800).length);
  });

  it.each([
    'colour=red',
    'state=nonsense',
    'limit=0',
    'limit=201',
    'bbox=1,2,3',
    'bbox=108,16,107,17',
    'near=16,107,0',
    'near=16,107,90000',
    'q=%E2%80%A6',
    'q=a%20b%20c%20d%20e%20f%20g%20h%20i',
    'dueBefore=yesterday',
    'submittedFrom=0000-01-01T00:00:00Z',
    'agency=%00',
    'sort=text',
  ])('When a list is asked for with %s, then it is refused', async (query) => {
    expect((await api.get(`${STAFF}?${query}`, staff)).status).toBe(422);
  });

  it('When a time has an offset that Postgres does not know, then it is understood all the same', async () => {
    expect((await api.get(`${STAFF}?submittedFrom=2026-01-01T00:00:00%2B23:00`, staff)).status).toBe(200);
  });
});

describe('what the public sees', () => {
  it('When anybody reads the list, then nothing that citizens wrote is in it, and places are coarse', async () => {
    const { text, body } = await api.get(`${PUBLIC}?limit=200`);
    expect(text).not.toMatch(/Đèn|Kính mong|Mã hẻm|phone/);
    for (const { place } of body.items) {
      expect(place.lat).toBe(Math.round(place.lat * 1_000) / 1_000);
      expect(place.lng).toBe(Math.round(place.lng * 1_000) / 1_000);
    }
  });

  it('When a box is made smaller and smaller, then it tells no more of a place than the map does', async () => {
    const [row] = (await db('report').select('reference', 'lat', 'lng').limit(1)) as {
      reference: string;
      lat: number;
      lng: number;
    }[];
    const { reference, lat, lng } = row!;
    const middle = { lat: Math.round(lat * 1_000) / 1_000, lng: Math.round(lng * 1_000) / 1_000 };
    const shows = async (box: number[]) => {
      const { body } = await api.get(`${PUBLIC}.geojson?bbox=${box.map((each) => each.toFixed(7)).join(',')}`);
      return (body.features as { id: string }[]).some(({ id }) => id === reference);
    };
    const tiny = 0.00001;
    expect(await shows([middle.lng - tiny, middle.lat - tiny, middle.lng + tiny, middle.lat + tiny])).toBe(true);
    // Around its exact place, where the middle of the cell is not inside.
    if (Math.abs(lat - middle.lat) > 2 * tiny)
      expect(await shows([lng - tiny, lat - tiny, lng + tiny, lat + tiny])).toBe(false);
  });

  it.each(['q=den', 'channel=phone', 'near=16.46,107.59,500'])(
    'When the public asks for %s, then it is refused',
    async (query) => {
      expect((await api.get(`${PUBLIC}?${query}`)).status).toBe(422);
    },
  );

  it('When the map is asked for, then it is GeoJSON and says whether it is complete', async () => {
    const { headers, body } = await api.get(`${PUBLIC}.geojson?state=triage`);
    expect(headers.get('content-type')).toMatch(/^application\/geo\+json/);
    expect(body.features).toHaveLength(await inDatabase(`status = 'triage'`));
    expect(body.complete).toBe(true);
  });
});

describe('whose reports staff see', () => {
  it.each(['officer', 'agency_head'] as const)(
    'When an %s reads lists and counts, then only what their agency leads or supports is there',
    async (role) => {
      const own = bearer(await bare.tokenFor(role, 'agency-1'));
      const where = `(agency = 'agency-1' OR supporting @> ARRAY['agency-1'])`;
      expect(await walk(`${STAFF}?limit=200`, own)).toHaveLength(await inDatabase(where));
      expect(await count('', own)).toBe(await inDatabase(where));
      expect(await count('q=duong', own)).toBe(await inDatabase(`${where} AND text || ' ' || address ILIKE '%đường%'`));
      expect(await count('agency=agency-2', own)).toBe(await inDatabase(`agency = 'agency-2' AND ${where}`));
    },
  );

  it('When somebody without a role over reports asks, then nothing is answered', async () => {
    expect((await api.get(STAFF)).status).toBe(401);
    expect((await api.get(STAFF, bearer(await bare.tokenFor('integration')))).status).toBe(403);
  });
});

describe('the queue', () => {
  it('When an operator looks, then what is to be sorted comes, the most urgent first', async () => {
    const items = (await walk('/api/v1/staff/queue?limit=30', staff)) as unknown as {
      priority: string;
      status: { code: string };
    }[];
    expect(items).toHaveLength(await inDatabase(`status = 'triage'`));
    const ranks = items.map(({ priority }) => ['urgent', 'high', 'normal', 'low'].indexOf(priority));
    expect(ranks).toEqual([...ranks].sort((one, other) => one - other));
  });

  it('When an officer looks, then what their agency has to do comes by due time', async () => {
    const own = bearer(await bare.tokenFor('officer', 'agency-0'));
    const items = (await walk('/api/v1/staff/queue?limit=3', own)) as unknown as { dueAt: string | null }[];
    expect(items).toHaveLength(
      await inDatabase(
        `(agency = 'agency-0' OR supporting @> ARRAY['agency-0']) AND status IN ('assigned', 'in_progress')`,
      ),
    );
    expect(new Set(references(items as unknown as Item[])).size).toBe(items.length);
    const times = items.map(({ dueAt }) => dueAt ?? '9');
    expect(times).toEqual([...times].sort());
  });

  it('When a supervisor looks, then only what has told supervisors and is not settled comes', async () => {
    const open = (await db('report').whereNull('closed_at').limit(3).pluck('reference')) as string[];
    const told = { firedAt: 1, told: [{ role: 'supervisor' }] };
    const rungs = [[told], [{ ...told, settledAt: 2 }], [{ name: 'x', told: told.told }]];
    await db('report').whereIn('reference', open).update({ escalation: 'resolution:overdue' });
    for (const [index, reference] of open.entries()) {
      await db('obligation').insert({
        reference,
        id: 'resolution-1',
        kind: 'resolution',
        owner: 'agency',
        opened_at: new Date(),
        ledger: '[]',
        rungs: JSON.stringify(rungs[index]),
      });
    }
    const { body } = await api.get('/api/v1/staff/queue', bearer(await bare.tokenFor('supervisor')));
    expect(references(body.items as Item[])).toEqual([open[0]]);
  });
});
