import { ROLES, type Actor } from '../../domain/report/actor';
import { isInScope, scopeOf, type ScopedReport } from '../../domain/report/scope';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database';
import { restrictToScope } from './restrict-to-scope';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const AGENCIES = [null, 'hepco', 'huewaco', "o'brien"];
const SUPPORTING = [[], ['hepco'], ['huewaco', 'pc-hue']];
const AREAS = [null, '19789', '19753'];

/** Each combination of what a scope asks of a report. */
const REPORTS: (ScopedReport & { reference: string })[] = AGENCIES.flatMap((agency) =>
  SUPPORTING.flatMap((supporting) => AREAS.map((area) => ({ agency, supporting, area }))),
).map((report, index) => ({ ...report, reference: `HUE-${String(index).padStart(2, '0')}` }));

/** Each role, of each agency or none, for each choice of areas. */
const ACTORS: Actor[] = ROLES.flatMap((role) =>
  [undefined, 'hepco', 'pc-hue', "o'brien", 'nosuch'].flatMap((agency) =>
    [undefined, [], ['19789'], ['19789', '19753']].map((areas) => ({
      role,
      id: 'someone',
      ...(agency === undefined ? {} : { agency }),
      ...(areas === undefined ? {} : { areas }),
    })),
  ),
);

describe('restrictToScope', () => {
  beforeAll(async () => {
    const at = new Date();
    await database.db('report').insert(
      REPORTS.map((report) => ({
        ...report,
        fingerprint: 'x',
        seq: 1,
        status: 'assigned',
        channel: 'web',
        language: 'vi',
        text: 'Đèn tắt',
        priority: 'normal',
        submitted_at: at,
        updated_at: at,
      })),
    );
  });

  it('When anybody lists reports, then they get those that are shown to them one by one as staff', async () => {
    for (const actor of ACTORS) {
      const scope = scopeOf(actor);
      const expected = REPORTS.filter((report) => isInScope(scope, report)).map(({ reference }) => reference);
      const { db } = database;
      const listed = await restrictToScope(db('report'), scope).orderBy('reference').pluck('reference');
      const aliased = await restrictToScope(db('report as r'), scope, 'r').orderBy('r.reference').pluck('r.reference');
      const counted = await restrictToScope(db('report'), scope).count().first();
      expect({ actor, listed, aliased, counted }).toEqual({
        actor,
        listed: expected,
        aliased: expected,
        counted: { count: String(expected.length) },
      });
    }
  });

  it('When a filter with OR stands beside it, then the scope is not opened by it', async () => {
    const query = database.db('report').where((either) => {
      either.where('status', 'assigned').orWhere('status', 'closed');
    });
    const scope = scopeOf({ role: 'officer', id: 'o', agency: 'hepco' });
    const listed: ScopedReport[] = await restrictToScope(query, scope).select();
    expect(listed.length).toBeGreaterThan(0);
    expect(listed.every((report) => isInScope(scope, report))).toBe(true);
  });
});
