import type { Database } from '../../db/connect';
import { readStatistics } from '../../db/read-models/statistics';
import { apiClient, type ApiClient } from '../../test/support/api-client';
import { startBareApi, type BareApi } from '../../test/support/bare-api';
import { bulkReference, makeBulkReports } from '../../test/support/bulk-reports';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database';
import { rank } from './statistics-controller';

let database: TestDatabase;
let db: Database;
let bare: BareApi;
let api: ApiClient;
beforeAll(async () => {
  database = await createTestDatabase();
  db = database.db;
  await makeBulkReports(db, 500);
  bare = await startBareApi({ db });
  api = apiClient(bare.baseUrl);
});
afterAll(async () => {
  await bare.stop();
  await database.drop();
});

const STATISTICS = '/api/v1/statistics';

async function countWhere(where: string): Promise<number> {
  const { rows } = await db.raw<{ rows: { count: number }[] }>(
    `SELECT count(*)::integer AS count FROM report WHERE ${where}`,
  );
  return rows[0]!.count;
}

describe('the figures', () => {
  it('When the whole time is asked for, then every figure says what it is a part of', async () => {
    const { body } = await api.get(`${STATISTICS}/summary?from=2020-01-01`);
    const { figures } = body;
    expect(figures.received).toBe(500);
    expect(figures.handled).toMatchObject({ count: await countWhere(`status = 'closed'`), of: 500 });
    expect(figures.inProgress).toBe(await countWhere('closed_at IS NULL'));
    expect(figures.overdue).toMatchObject({ count: await countWhere('due_at <= now()'), of: figures.inProgress });
    expect(figures.onTime.of).toBe(figures.handled.count);
    expect(figures.onTime.count).toBe(await countWhere(`status = 'closed' AND answered_in_time`));
    expect(figures.satisfied.of).toBe(await countWhere('rating IS NOT NULL'));
    expect(figures.satisfied.share).toBeCloseTo(figures.satisfied.count / figures.satisfied.of);
  });

  it.each(['fields', 'areas', 'agencies'])(
    'When they are asked for by %s, then together they are those of the city',
    async (by) => {
      const { body } = await api.get(`${STATISTICS}/${by}?from=2020-01-01`);
      const items = body.items as { received: number; handled: { count: number } }[];
      expect(items.reduce((sum, { received }) => sum + received, 0)).toBe(500);
      expect(items.reduce((sum, { handled }) => sum + handled.count, 0)).toBe(await countWhere(`status = 'closed'`));
    },
  );

  it('When a report comes in at the end of a day in the city, then it belongs to that day there', async () => {
    const [day, next] = ['2019-05-01', '2019-05-02'];
    await db('report').where('reference', bulkReference(1)).update({ submitted_at: '2019-05-01T23:59:59.999+07:00' });
    const on = async (from: string, to: string) =>
      (await readStatistics(db, { from, to, timeZone: 'Asia/Ho_Chi_Minh' }, new Date())).find(
        ({ dimension }) => dimension === 'all',
      )!.received;
    expect([await on(day, day), await on(next, next)]).toEqual([1, 0]);
  });

  it('When nothing came in, then a share of nothing is none', async () => {
    const { body } = await api.get(`${STATISTICS}/summary?from=2001-01-01&to=2001-01-02`);
    expect(body.figures).toMatchObject({ received: 0, handled: { count: 0, of: 0, share: null } });
  });

  it.each(['from=2026-02-30', 'from=2026-03-02&to=2026-03-01', 'from=0000-01-01', 'period=all'])(
    'When they are asked for with %s, then that is refused',
    async (query) => {
      expect((await api.get(`${STATISTICS}/summary?${query}`)).status).toBe(422);
    },
  );
});

describe('the ranking of agencies', () => {
  const agency = (answered: number, inTime: number) => ({
    received: answered,
    answered,
    inTime,
    inProgress: 0,
    overdue: 0,
    rated: 0,
    satisfied: 0,
    acceptable: 0,
    repeated: 0,
  });

  it('When one has few answers, all in time, then it does not lead one with many that are nearly all in time', () => {
    const ranked = rank([agency(10, 10), agency(500, 490), agency(3, 3)]);
    expect(ranked.map(({ group, rank: place }) => [group.answered, place])).toEqual([
      [500, 1],
      [10, 2],
      [3, null],
    ]);
  });

  it('When two are equal, then they share a rank, and the next is behind both', () => {
    expect(rank([agency(20, 10), agency(40, 39), agency(40, 39)]).map((each) => each.rank)).toEqual([1, 1, 3]);
  });
});
