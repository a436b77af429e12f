import { dataOf, headOf, obligationsOf, officerOf, OPERATOR, TestReport, typesOf } from './testing/test-report';

const ANSWER = { result: 'done', answer: 'Đã bịt đường ống, nước chảy lại.' } as const;
const PARTS = ['huewaco', 'cong-an', 'thuan-hoa'];

/** Led by hepco; the water company, the police and the ward have to answer too, the first two may only help. */
function shared(required: string[] = PARTS, consulted: string[] = []): TestReport {
  const report = TestReport.in('triage');
  report.act('assign', { agency: 'hepco', supporting: required, consulted });
  report.act('accept', {});
  return report;
}

const legsOf = ({ state }: TestReport) => Object.fromEntries(state.legs.map(({ agency, status }) => [agency, status]));

describe('parts of several agencies', () => {
  it('When a report goes to several agencies, then each owes its own acceptance and result, by the same instants', () => {
    const report = TestReport.in('triage');
    report.act('assign', { agency: 'hepco', supporting: ['huewaco'], consulted: ['cong-an'] });
    expect(report.state.legs).toEqual([
      { agency: 'huewaco', status: 'assigned', required: true },
      { agency: 'cong-an', status: 'assigned', required: false },
    ]);
    expect(report.owed).toEqual({
      acceptance: '2026-03-03T09:00',
      resolution: '2026-03-11T17:00',
      'acceptance@huewaco': '2026-03-03T09:00',
      'resolution@huewaco': '2026-03-11T17:00',
      'acceptance@cong-an': '2026-03-03T09:00',
      'resolution@cong-an': '2026-03-11T17:00',
    });
    expect(report.open('resolution', 'huewaco')!.owner).toEqual({ role: 'agency', agency: 'huewaco' });
  });

  it('When one of three agencies declines, then the others go on and the lead can answer once they have', () => {
    const report = shared();
    const [declined] = report.act('decline', { reason: 'Không thuộc địa bàn' }, officerOf('thuan-hoa'));
    expect(declined).toMatchObject({ type: 'leg_declined', status: 'in_progress' });
    expect(obligationsOf(declined)).toEqual({
      'acceptance@thuan-hoa': 'cancelled',
      'resolution@thuan-hoa': 'cancelled',
    });
    expect(report.state.declinedBy).toEqual([]);

    for (const agency of ['huewaco', 'cong-an']) {
      expect(report.refusal('resolve', ANSWER)).toBe('parts_unanswered');
      report.act('accept', {}, officerOf(agency));
      const [answered] = report.act('resolve', ANSWER, headOf(agency));
      expect(answered).toMatchObject({ type: 'leg_answered', status: 'in_progress', data: { agency, ...ANSWER } });
      expect(obligationsOf(answered)).toEqual({ [`resolution@${agency}`]: 'met' });
    }
    expect(legsOf(report)).toEqual({ huewaco: 'answered', 'cong-an': 'answered', 'thuan-hoa': 'declined' });
    report.act('resolve', ANSWER);
    expect(report.state.status).toBe('resolved');
  });

  it('When a part is not needed any more, then the centre releases it, and the lead can answer', () => {
    const report = shared(['huewaco']);
    const [released] = report.act('release', { agency: 'huewaco', reason: 'Không phải đường ống' });
    expect(obligationsOf(released)).toEqual({ 'acceptance@huewaco': 'cancelled', 'resolution@huewaco': 'cancelled' });
    expect(report.refusal('release', { agency: 'huewaco', reason: 'x' })).toBe('not_involved');
    expect(report.refusal('accept', {}, officerOf('huewaco'))).toBe('state_forbids');
    report.act('resolve', ANSWER);
  });

  it('When agencies were only asked to help, then the lead’s answer ends their parts', () => {
    const report = shared([], ['huewaco', 'cong-an']);
    report.act('accept', {}, officerOf('huewaco'));
    const [resolved] = report.act('resolve', ANSWER);
    expect(obligationsOf(resolved)).toEqual({
      resolution: 'met',
      'resolution@huewaco': 'cancelled',
      'acceptance@cong-an': 'cancelled',
      'resolution@cong-an': 'cancelled',
      feedback: 'open',
    });
    expect(legsOf(report)).toEqual({ huewaco: 'released', 'cong-an': 'released' });
  });

  it('When an agency comes in later, then its part has a time of its own, and it cannot come in twice', () => {
    const report = TestReport.in('in_progress').at('2026-03-05T09:00');
    const [involved] = report.act('involve', { agency: 'huewaco', reason: 'Có ống nước vỡ' });
    expect(obligationsOf(involved)).toEqual({ 'acceptance@huewaco': 'open', 'resolution@huewaco': 'open' });
    expect(report.owed).toEqual({
      resolution: '2026-03-11T17:00',
      'acceptance@huewaco': '2026-03-06T09:00',
      'resolution@huewaco': '2026-03-16T17:00',
    });
    expect(report.refusal('involve', { agency: 'huewaco', reason: 'x' })).toBe('same_agency');
    expect(report.refusal('involve', { agency: 'hepco', reason: 'x' })).toBe('same_agency');
    expect(report.refusal('involve', { agency: 'gone', reason: 'x' })).toBe('unknown_agency');
    report.act('decline', { reason: 'Không' }, officerOf('huewaco'));
    report.act('involve', { agency: 'huewaco', required: false, reason: 'Xin xem lại' });
    expect(report.state.legs).toEqual([{ agency: 'huewaco', status: 'assigned', required: false }]);
  });

  it('When there are twenty parts already, then no more begin, whichever way', () => {
    const others = Array.from({ length: 21 }, (_, index) => `phuong-${index}`);
    const lookup = { field: 'infrastructure', activeAgencies: ['hepco', ...others] };
    const report = TestReport.in('triage');
    const named = (from: number, to: number) => ({ supporting: others.slice(from, to) });
    report.act('assign', { agency: 'hepco', ...named(0, 10), consulted: others.slice(10, 20) }, OPERATOR, lookup);
    expect(report.refusal('involve', { agency: 'phuong-20', reason: 'x' }, OPERATOR, lookup)).toBe('too_many_agencies');
    report.act('decline', { reason: 'Không' });
    expect(report.refusal('assign', { agency: 'hepco', ...named(15, 21) }, OPERATOR, lookup)).toBe('too_many_agencies');
    report.act('assign', { agency: 'phuong-20', ...named(15, 20) }, OPERATOR, lookup);
    expect(report.state.legs).toHaveLength(20);
  });

  it('When a supporting agency has to wait with the lead, then its clock stands still too', () => {
    const report = shared(['huewaco']);
    report.at('2026-03-03T09:30').act('request_information', { question: 'Ở đâu?' });
    expect(report.owed).toMatchObject({ resolution: null, 'resolution@huewaco': null });
    report.act('accept', {}, officerOf('huewaco'));
    report.act('resolve', ANSWER, officerOf('huewaco'));
    report.at('2026-03-04T09:30').act('provide_information', { text: 'Trụ số 12' });
    expect(report.owed).toEqual({ resolution: '2026-03-12T17:00' });
  });
});

describe('a supporting agency', () => {
  it('When it becomes the lead, then its part and what it asked for are gone, and it must accept anew', () => {
    const report = shared(['huewaco', 'cong-an']);
    report.act('accept', {}, officerOf('huewaco'));
    report.act('request_extension', { workingDays: 2, reason: 'Chờ ống' }, officerOf('huewaco'));
    const [transferred] = report.act('transfer', { agency: 'huewaco', reason: 'Việc chính là nước' });
    expect(obligationsOf(transferred)).toEqual({
      'resolution@huewaco': 'cancelled',
      'decision@huewaco': 'cancelled',
      acceptance: 'open',
      resolution: 'open',
    });
    expect(report.state).toMatchObject({ agency: 'huewaco', requests: [] });
    expect(legsOf(report)).toEqual({ 'cong-an': 'assigned' });
    expect(report.refusal('resolve', ANSWER, officerOf('huewaco'))).toBe('state_forbids');
    report.act('accept', {}, officerOf('huewaco'));
    expect(report.state.status).toBe('in_progress');
  });

  it('When the lead declines and it is assigned, then the same holds, while the promise goes on', () => {
    const report = TestReport.in('triage');
    report.act('assign', { agency: 'hepco', supporting: ['huewaco'] });
    report.act('accept', {}, officerOf('huewaco'));
    report.at('2026-03-03T09:00').act('decline', { reason: 'Không' });
    expect(legsOf(report)).toEqual({ huewaco: 'in_progress' });
    report.act('assign', { agency: 'huewaco', supporting: ['hepco'] });
    expect(legsOf(report)).toEqual({ hepco: 'assigned' });
    expect(report.owed).toMatchObject({ resolution: '2026-03-11T17:00', acceptance: '2026-03-04T09:00' });
    expect(Object.keys(report.owed)).not.toContain('resolution@huewaco');
  });

  it('When it acts, then only on its own part, and never on the report', () => {
    const report = shared(['huewaco']);
    const officer = officerOf('huewaco');
    expect(report.refusal('decline', { reason: 'x' }, officerOf('cong-an'))).toBe('other_agency');
    expect(report.refusal('transfer', { agency: 'thuan-hoa', reason: 'x' }, officer)).toBe('other_agency');
    expect(report.refusal('request_information', { question: 'x' }, officer)).toBe('other_agency');
    expect(report.refusal('resolve', ANSWER, officer)).toBe('state_forbids');
    report.act('accept', {}, officer);
    expect(report.refusal('decline', { reason: 'x' }, officer)).toBe('state_forbids');
    report.act('resolve', ANSWER, officer);
    expect(report.refusal('resolve', ANSWER, officer)).toBe('state_forbids');
    report.act('note', { text: 'Đã chụp ảnh' }, officer);
  });

  it('When it does not accept, then its ladder tells its head and the supervisor, and moves no report', () => {
    const report = shared(['huewaco']);
    const fired = dataOf(report.liveUntil('2026-03-05T17:00'), 'escalated').filter(({ leg }) => leg === 'huewaco');
    expect(fired.map(({ rung, told, effects }) => [rung, told, effects])).toEqual([
      ['reminder', [{ role: 'assignee', agency: 'huewaco' }], []],
      ['overdue', [{ role: 'agency_head', agency: 'huewaco' }], []],
      ['supervisor', [{ role: 'supervisor' }], []],
      ['parent', [{ role: 'supervisor' }], []],
    ]);
    expect(report.state).toMatchObject({ status: 'in_progress', agency: 'hepco' });
  });
});

describe('parts and the end', () => {
  it('When the citizen withdraws or the report is rejected, then all parts end', () => {
    const withdrawn = shared();
    withdrawn.act('withdraw', {});
    expect(withdrawn.owed).toEqual({});
    expect(new Set(withdrawn.state.legs.map(({ status }) => status))).toEqual(new Set(['released']));

    const rejected = TestReport.in('triage');
    rejected.act('assign', { agency: 'hepco', supporting: PARTS });
    rejected.act('reject', { reason: 'abusive', explanation: 'Không phù hợp' });
    expect(Object.keys(rejected.owed)).toEqual(['appeal']);
    expect(new Set(rejected.state.legs.map(({ status }) => status))).toEqual(new Set(['released']));
  });

  it('When a reopened report comes back to agencies that have answered, then they owe new parts', () => {
    const report = shared(['huewaco']);
    report.act('accept', {}, officerOf('huewaco'));
    report.act('resolve', ANSWER, officerOf('huewaco'));
    report.act('resolve', ANSWER);
    report.act('rate', { rating: 'dissatisfied', comment: 'Vẫn rò nước', reopen: true });
    expect(legsOf(report)).toEqual({ huewaco: 'answered' });
    report.act('assign', { agency: 'hepco', supporting: ['huewaco'] }, { role: 'operator', id: 'p2' });
    expect(legsOf(report)).toEqual({ huewaco: 'assigned' });
    report.act('accept', {});
    expect(report.refusal('resolve', ANSWER)).toBe('parts_unanswered');
  });

  it('When a follower with parts is reopened by its citizen, then its parts end with what it followed', () => {
    const report = shared(['huewaco']);
    report.act('merge', { into: 'HUE-26-000002' });
    report.followLead({
      reference: 'HUE-26-000002',
      status: 'resolved',
      mergedInto: null,
      answer: { agency: 'thuan-hoa', ...ANSWER },
      refusal: null,
    });
    expect(legsOf(report)).toEqual({ huewaco: 'assigned' });
    const events = report.act('rate', { rating: 'dissatisfied', reopen: true });
    expect(typesOf(events)).toEqual(['rated', 'reopened', 'sent_to_triage']);
    expect(legsOf(report)).toEqual({ huewaco: 'released' });
    expect(Object.keys(report.owed)).toEqual(['triage']);
  });
});
