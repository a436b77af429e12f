import { bulkReference, makeBulkReports } from '../../test/support/bulk-reports';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database';
import { MOST_READ, readCases, selectCandidates, type CandidateQuestion } from './duplicate-candidates';

const HOUR = 3_600_000;
const PLACE = { lat: 16.4637, lng: 107.5909 };

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await makeBulkReports(database.db, 3_000);
  // Away from where the tests look.
  await database.db('report').update({ lat: database.db.raw('lat + 1'), area: 'elsewhere' });
  await database.db.raw('ANALYZE report');
});
afterAll(() => database.drop());

function question(more: Partial<CandidateQuestion> = {}): CandidateQuestion {
  const answeredSince = new Date(Date.now() - 60 * 24 * HOUR);
  return {
    place: PLACE,
    radius: 100,
    area: 'ward',
    category: 'rubbish',
    answeredSince,
    scope: { reports: 'all' },
    ...more,
  };
}

let made = 0;
/** Makes a row of the bulk into a report as a test wants it. */
async function report(columns: Record<string, unknown> = {}): Promise<string> {
  const reference = bulkReference(made++);
  await database
    .db('report')
    .where({ reference })
    .update({
      status: 'in_progress',
      ...PLACE,
      area: 'ward',
      category: 'rubbish',
      resolved_at: null,
      closed_at: null,
      merged_into: null,
      anonymised_at: null,
      submitted_at: new Date(Date.now() - HOUR),
      ...columns,
    });
  return reference;
}

const found = async (more: Partial<CandidateQuestion> = {}) =>
  (await readCases(database.db, question(more))).map((found) => found.case.reference);

beforeEach(async () => {
  await database.db('report').where({ area: 'ward' }).update({ area: 'elsewhere', lat: null, lng: null });
});

describe('candidates near a place', () => {
  it('When reports lie there that are open or were answered lately, then they are found, whichever ward they are in', async () => {
    const open = await report();
    const answered = await report({ status: 'closed', resolved_at: new Date(Date.now() - 24 * HOUR), area: 'ward' });
    expect((await found({ area: null, category: null })).sort()).toEqual([open, answered].sort());
  });

  it.each([
    ['was withdrawn', { status: 'withdrawn' }],
    ['was rejected', { status: 'rejected' }],
    ['was answered long ago', { status: 'closed', resolved_at: new Date(Date.now() - 61 * 24 * HOUR) }],
    ['was anonymised', { anonymised_at: new Date() }],
    ['is two kilometres away', { lat: PLACE.lat + 0.02 }],
  ])('When one %s, then it is none', async (_, columns) => {
    await report(columns);
    expect(await found()).toEqual([]);
  });

  it('When only answered ones are wanted, then open ones are left out', async () => {
    await report();
    const answered = await report({ status: 'resolved', resolved_at: new Date(Date.now() - HOUR) });
    expect(await found({ answered: true })).toEqual([answered]);
  });

  it('When a hundred lie at one place, then the newest are read, no more than the bound', async () => {
    for (let n = 0; n < 100; n++) await report({ submitted_at: new Date(Date.now() - n * HOUR) });
    const newest = await report({ submitted_at: new Date() });
    const all = await found();
    expect(all.length).toBeLessThan(100);
    expect(all.length).toBeLessThanOrEqual(MOST_READ);
    expect(all).toContain(newest);
  });
});

describe('candidates without a place', () => {
  it('When the ward is known, then reports of it and of the category are found, also those with coordinates', async () => {
    const same = await report();
    await report({ category: 'noise' });
    await report({ area: 'ward', category: 'rubbish', status: 'rejected' });
    expect(await found({ place: null })).toEqual([same]);
  });

  it('When the category is not known, then every category of the ward is looked through', async () => {
    const both = [await report(), await report({ category: 'noise' })];
    expect((await found({ place: null, category: null })).sort()).toEqual(both.sort());
  });

  it('When neither place nor ward is known, then there is nothing to look near', async () => {
    await report();
    expect(await found({ place: null, area: null })).toEqual([]);
  });
});

describe('a report that follows another', () => {
  it('When it is found, then the report that it follows is the candidate', async () => {
    const lead = await report({ lat: null, lng: null, area: 'elsewhere', status: 'in_progress' });
    await report({ status: 'merged', merged_into: lead });
    expect(await found()).toEqual([lead]);
  });

  it('When its lead was withdrawn, then neither is one', async () => {
    const lead = await report({ status: 'withdrawn' });
    await report({ status: 'merged', merged_into: lead });
    expect(await found()).toEqual([]);
  });
});

describe('who may see them', () => {
  it('When an officer asks, then reports and leads of other agencies are left out', async () => {
    const own = await report({ agency: 'hepco', supporting: [] });
    const lead = await report({ agency: 'huewaco', supporting: [] });
    await report({ agency: 'hepco', supporting: [], status: 'merged', merged_into: lead });
    expect(await found({ scope: { reports: { agency: 'hepco' } } })).toEqual([own]);
  });
});

describe('the plan', () => {
  it.each<[string, Partial<CandidateQuestion>, string]>([
    ['near a place', { radius: 300 }, 'report_by_cell'],
    ['near a place, answered ones', { answered: true }, 'report_by_cell'],
    ['of a ward and category', { place: null }, 'report_by_matter'],
    ['of a ward', { place: null, category: null }, 'report_by_area'],
  ])(
    'When candidates are looked for %s, then by an index, and nothing is sorted that is not bounded',
    async (_, more, index) => {
      const plan = await database.db.transaction(async (trx) => {
        await trx.raw('SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off; SET LOCAL enable_bitmapscan = off');
        const query = selectCandidates(trx, question(more))!;
        const { rows } = await trx.raw<{ rows: { 'QUERY PLAN': string }[] }>(`EXPLAIN ${query.toQuery()}`);
        return rows.map((row) => row['QUERY PLAN']).join('\n');
      });
      expect(plan).toContain(index);
      expect(plan).not.toMatch(/Seq Scan|Sort/);
    },
  );
});
