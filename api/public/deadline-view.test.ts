import type { DeadlineRow } from '../../db/read-models/deadlines';
import type { CityData } from '../../domain/city/city-data';
import { hueCityData } from '../../test/support/test-city';
import { toDeadlineBody } from './deadline-view';

const OPENED = Date.parse('2026-03-02T02:00:00Z');
/** Opens later and closes earlier than the city. */
const OFFICE = {
  hours: [{ validFrom: '2026-01-01', intervals: [['09:00', '11:00'] as [string, string]], confirmed: true }],
};

let city: CityData;
beforeAll(async () => {
  const hue = await hueCityData();
  const agencies = hue.agencies.map((each) => (each.code === 'huewaco' ? { ...each, office: OFFICE } : each));
  city = { ...hue, agencies };
});

function rowOf(agency: string | null, more: Partial<DeadlineRow> = {}): DeadlineRow {
  return {
    id: 'resolution-3',
    kind: 'resolution',
    owner: agency === null ? 'centre' : 'agency',
    agency,
    leg: null,
    openedAt: new Date(OPENED),
    dueAt: null,
    nextAt: null,
    closedAt: null,
    outcome: null,
    ledger: [{ type: 'opened', at: OPENED, budget: { unit: 'working_hours', amount: 3 } }],
    rungs: [{ name: 'reminder', at: OPENED, spreadMs: 60_000 }],
    ...more,
  };
}

describe('deadlines as they are shown', () => {
  it('When an agency has office hours of its own, then its deadline is explained by those, else by the city’s', () => {
    const dueOf = (agency: string | null) =>
      toDeadlineBody([rowOf(agency)], city, 'vi', 'public', OPENED).map(({ dueAt }) => dueAt);
    expect(dueOf('hepco')).toEqual(['2026-03-02T06:30:00.000Z']);
    expect(dueOf(null)).toEqual(dueOf('hepco'));
    expect(dueOf('huewaco')).toEqual(['2026-03-03T03:00:00.000Z']);
  });

  it('When an entry has a reason, then the public reads it where it was written for the public', () => {
    const by = 'supervisor';
    const at = OPENED;
    const ledger: DeadlineRow['ledger'] = [
      ...rowOf('hepco').ledger,
      { type: 'paused', at, cause: 'hold', reason: 'riêng-1', by: 'agency_head@hepco' },
      { type: 'resumed', at, cause: 'hold', by },
      { type: 'paused', at, cause: 'area_suspended', reason: 'chung-1', by },
      { type: 'resumed', at, cause: 'area_suspended', by },
      { type: 'rebudgeted', at, budget: { unit: 'working_hours', amount: 4 }, reason: 'nội-bộ', by },
      { type: 'extended', at, budget: { unit: 'working_hours', amount: 1 }, reason: 'chung-2', by },
    ];
    const said = (audience: 'public' | 'citizen' | 'staff') =>
      JSON.stringify(toDeadlineBody([rowOf('hepco', { ledger })], city, 'vi', audience, OPENED));
    const read = (audience: 'public' | 'citizen' | 'staff') =>
      ['chung-1', 'chung-2', 'riêng-1', 'nội-bộ'].filter((reason) => said(audience).includes(reason));
    expect(read('public')).toEqual(['chung-1', 'chung-2']);
    expect(read('citizen')).toEqual(['chung-1', 'chung-2', 'riêng-1']);
    expect(read('staff')).toEqual(['chung-1', 'chung-2', 'riêng-1', 'nội-bộ']);
    expect(said('public')).not.toContain('agency_head');
  });

  it('When it is a supporting agency’s part, then staff alone sees it, with the ladder and why its rungs are spread', () => {
    const rows = [rowOf('hepco'), rowOf('huewaco', { id: 'resolution-4-huewaco', leg: 'huewaco' })];
    expect(toDeadlineBody(rows, city, 'en', 'citizen', OPENED)).toHaveLength(1);
    const staff = toDeadlineBody(rows, city, 'en', 'staff', OPENED);
    expect(staff.map(({ agency, part }) => [agency?.code, part])).toEqual([
      ['hepco', false],
      ['huewaco', true],
    ]);
    expect(staff[0]).toMatchObject({
      ladder: rows[0]!.rungs,
      note: expect.stringContaining('spread over some minutes'),
    });
    const exact = toDeadlineBody(
      [rowOf('hepco', { rungs: [{ name: 'due', at: OPENED }] })],
      city,
      'en',
      'staff',
      OPENED,
    );
    expect(exact[0]).not.toHaveProperty('note');
  });
});
