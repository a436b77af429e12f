import pino from 'pino';
import type { Submission } from '../../contracts/report-workflow';
import { connectDatabase } from '../../db/connect';
import { bulkReference, makeBulkReports } from '../../test/support/bulk-reports';
import { fixedDirectory, hueCityData } from '../../test/support/test-city';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database';
import type { CityDirectory } from '../../db/city-directory';
import { createRepeatFinder } from './find-repeat';

const DAY = 86_400_000;
const PLACE = { lat: 16.4637, lng: 107.5909 };
const TEXT = 'Đèn đường trước số 12 Hùng Vương tắt ba đêm nay';
const SORTED = { category: 'electricity_lighting', field: 'urban_infrastructure' };

let database: TestDatabase;
let city: CityDirectory;
const log: string[] = [];
const logger = pino({ level: 'warn' }, { write: (line) => void log.push(line) });
const answered = bulkReference(0);
const follower = bulkReference(1);

beforeAll(async () => {
  database = await createTestDatabase();
  city = fixedDirectory(await hueCityData());
  await makeBulkReports(database.db, 2);
});
afterAll(() => database.drop());

beforeEach(async () => {
  log.length = 0;
  await row(answered, { status: 'closed', ...PLACE, resolved_at: new Date(Date.now() - 20 * DAY), merged_into: null });
  await row(follower, { status: 'withdrawn' });
});

const row = (reference: string, columns: object) =>
  database
    .db('report')
    .where({ reference })
    .update({ text: TEXT, ...SORTED, submitted_at: new Date(Date.now() - 23 * DAY), occurrence: 1, ...columns });

function submission(more: Partial<Submission> = {}): Submission {
  return {
    text: 'den duong hung vuong tat toi om',
    location: PLACE,
    area: '19789',
    language: 'vi',
    channel: 'web',
    receivedAt: Date.now(),
    fingerprint: 'key.body',
    ...more,
  };
}

const find = (db = database.db) => createRepeatFinder({ db, city, logger });

describe('looking for the case that a report repeats', () => {
  it('When the same was answered there three weeks ago, then it is found', async () => {
    expect(await find()(submission(), SORTED)).toMatchObject({ of: answered, count: 2 });
    expect(log).toEqual([]);
  });

  it('When what lies there has no answer, then there is nothing to repeat', async () => {
    await row(answered, { status: 'in_progress', resolved_at: null });
    expect(await find()(submission(), SORTED)).toBeNull();
  });

  it('When a follower of the case lies nearer, then the case itself is named, with its own count', async () => {
    await row(answered, { status: 'closed', lat: 16.5, occurrence: 2 });
    await row(follower, { status: 'closed', ...PLACE, resolved_at: new Date(), merged_into: answered });
    expect(await find()(submission(), SORTED)).toMatchObject({ of: answered, count: 3 });
  });

  it('When there are no coordinates, then ward, category and address speak for it', async () => {
    await row(answered, { lat: null, lng: null, area: '19789', address: '12 Hùng Vương' });
    const located = { location: { address: 'số 12 đường Hùng Vương' }, text: TEXT };
    expect(await find()(submission(located), SORTED)).toMatchObject({ of: answered });
    expect(await find()(submission({ ...located, area: null }), SORTED)).toBeNull();
  });
});

describe('a search that fails', () => {
  it('When Postgres is away, then the report goes on without, and the log says so without its text', async () => {
    const away = connectDatabase({
      url: 'postgres://127.0.0.1:1/none',
      applicationName: 'test',
      maxConnections: 1,
      logger,
    });
    expect(await find(away)(submission(), SORTED)).toBeNull();
    expect(log.join()).toContain('the report goes on without');
    expect(log.join()).not.toMatch(/hung vuong/i);
    await away.destroy();
  });

  it('When Postgres does not answer, then nobody waits for it', async () => {
    await database.db.transaction(async (trx) => {
      await trx.raw('LOCK TABLE report IN ACCESS EXCLUSIVE MODE');
      expect(await find()(submission(), SORTED)).toBeNull();
    });
    expect(log.join()).toContain('the report goes on without');
  });
});
