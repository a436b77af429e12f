import fc from 'fast-check';
import type { Sort } from '../../contracts/api/report-filters';
import { foldWords } from '../../domain/report/search-words';
import type { Scope } from '../../domain/report/scope';
import { makeBulkReports } from '../../test/support/bulk-reports';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database';
import { selectPage, type ReportFilters } from './report-search';

const ALL: Scope = { reports: 'all' };
const AFTER_DUE = ['infinity', 'HUE-00000-00000'];

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await makeBulkReports(database.db, 3_000);
  const part = `'part-' || right(category, 1)`;
  await database.db.raw(`UPDATE report SET subcategory = ${part}, officers = ARRAY['officer-' || length(text) % 40]`);
  await database.db.raw('ANALYZE report');
});
afterAll(() => database.drop());

/** How Postgres would read a page if reading the whole table and sorting it were very dear, as they are with many rows. */
async function planOf(
  filters: ReportFilters,
  sort: Sort,
  { scope = ALL, after = undefined as string[] | undefined } = {},
) {
  return database.db.transaction(async (trx) => {
    await trx.raw('SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off');
    const page = { sort, limit: 51, ...(after ? { after } : {}) };
    const query = selectPage(trx, { filters, scope, now: new Date() }, page);
    const { rows } = await trx.raw<{ rows: { 'QUERY PLAN': string }[] }>(
      `EXPLAIN ${query.toQuery().replaceAll('?', '\\?')}`,
    );
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });
}

describe('the plan of a page', () => {
  it.each<[Sort, string, string[]]>([
    ['-submittedAt', 'report_submitted', ['2026-01-01', 'x']],
    ['submittedAt', 'report_submitted', ['2026-01-01', 'x']],
    ['-updatedAt', 'report_updated', ['2026-01-01', 'x']],
    ['dueAt', 'report_due', AFTER_DUE],
    ['priority', 'report_priority', ['2', ...AFTER_DUE]],
    ['-priority', 'report_priority', ['2', ...AFTER_DUE]],
  ])(
    'When a list goes on by %s, then it begins where the page before ended, by the index of that order',
    async (sort, index, after) => {
      const plan = await planOf({}, sort, { after });
      expect(plan).toContain(index);
      expect(plan).toMatch(/Index Cond: \(ROW\(/);
      expect(plan).not.toMatch(/Seq Scan|Sort/);
    },
  );

  it.each<[string, ReportFilters, string]>([
    ['a state', { state: ['triage'] }, 'report_by_status'],
    ['an area', { area: ['area-39'] }, 'report_by_area'],
    ['a category', { category: ['category-3'] }, 'report_by_category'],
    ['a sub-category', { subcategory: ['part-3'] }, 'report_by_subcategory'],
    ['an agency', { agency: ['agency-58'] }, 'report_by_agency'],
  ])('When a list is of %s, then its newest are read by an index that has them in order', async (_, filters, index) => {
    const plan = await planOf(filters, '-submittedAt', { after: ['2026-01-01', 'x'] });
    expect(plan).toContain(index);
    expect(plan).not.toMatch(/Seq Scan|Sort/);
  });

  it.each<[string, ReportFilters, Scope, string[]]>([
    ['a rare word', { q: 'hẻm 1234' }, ALL, ['report_words']],
    ['a small box', { bbox: { minLat: 16.4, minLng: 107.5, maxLat: 16.401, maxLng: 107.501 } }, ALL, ['report_place']],
    ['a small agency', {}, { reports: { agency: 'agency-58' } }, ['agency', 'report_supporting']],
    ['an officer', { officer: ['officer-7'] }, ALL, ['report_officers']],
  ])('When a list is of %s, then these are found by an index', async (_, filters, scope, indexes) => {
    const plan = await database.db.transaction(async (trx) => {
      await trx.raw('SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off');
      const query = selectPage(trx, { filters, scope, now: new Date() }, { sort: '-submittedAt', limit: 51 });
      const { rows } = await trx.raw<{ rows: { 'QUERY PLAN': string }[] }>(
        `EXPLAIN ${query.toQuery().replaceAll('?', '\\?')}`,
      );
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
    for (const index of indexes) expect(plan).toContain(index);
    expect(plan).not.toContain('Seq Scan');
  });
});

describe('the words of a report', () => {
  it('When Postgres folds a text, then it has the words that a search for it has', async () => {
    const { db } = database;
    const unit = fc.constantFrom(
      ...'Đđ ưƠếỗẠ̃aZ09.,-/_@·İﬁＨ\u200b\u0301ßж😀'.split(''),
      '😀',
      '12.5e3',
      'http://a.vn',
      '-7',
      'x'.repeat(99),
    );
    await fc.assert(
      fc.asyncProperty(fc.string({ unit, maxLength: 60 }), async (text) => {
        fc.pre(text.isWellFormed());
        const [row] = (await db('report')
          .where('reference', db('report').min('reference'))
          .update({ text, address: null })
          .returning(db.raw('tsvector_to_array(words) AS words'))) as unknown as { words: string[] }[];
        expect([...row!.words].sort()).toEqual([...new Set(foldWords(text))].sort());
      }),
      { numRuns: 150 },
    );
  });
});
