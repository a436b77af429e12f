import { localOf, obligationsOf, SURE, TestReport, typesOf } from './testing/test-report';

const ANSWER = { result: 'done', answer: 'Đã dọn cây đổ.' } as const;

describe('a suspended area', () => {
  it('When an area is suspended, then normal clocks stand still until it works again', () => {
    const report = TestReport.in('assigned').at('2026-03-03T09:30');
    const [suspended] = report.suspend('2026-03-05T09:30');
    expect(suspended).toMatchObject({ type: 'suspended', status: 'assigned', data: { suspension: 'bao-so-5' } });
    expect(obligationsOf(suspended)).toEqual({ acceptance: 'open', resolution: 'open', suspension: 'open' });
    // Acceptance was due at nine.
    expect(report.owed).toEqual({ acceptance: '2026-03-03T09:00', resolution: null, suspension: '2026-03-05T09:30' });
    expect(typesOf(report.liveUntil('2026-03-05T09:30'))).toEqual([
      'escalated',
      'escalated',
      'escalated',
      'unsuspended',
    ]);
    expect(report.owed).toEqual({ acceptance: '2026-03-03T09:00', resolution: '2026-03-13T17:00' });
    expect(report.state.suspension).toBeNull();
  });

  it('When the area works earlier, then the clocks run from then, and not once more', () => {
    const report = TestReport.in('in_progress').at('2026-03-03T09:30');
    report.suspend('2026-03-31T09:30');
    expect(report.at('2026-03-04T09:30').act('resume_area', { suspension: 'lu-lich-su' })).toEqual([]);
    const [resumed] = report.act('resume_area', { suspension: 'bao-so-5' });
    expect(obligationsOf(resumed)).toEqual({ suspension: 'met', resolution: 'open' });
    expect(report.owed).toEqual({ resolution: '2026-03-12T17:00' });
    expect(report.act('resume_area', { suspension: 'bao-so-5' })).toEqual([]);
  });

  it('When danger is on a report, then its wall clock runs on', () => {
    const report = TestReport.in('in_progress', 'urgent');
    report.suspend('2026-03-05T09:30');
    expect(report.owed.resolution).toBe('2026-03-02T17:00');
    expect(typesOf(report.liveUntil('2026-03-02T17:00'))).toEqual(['escalated', 'escalated']);
  });

  it('When a report becomes urgent meanwhile, then its clock runs, and stands still when it is not urgent any more', () => {
    const report = TestReport.in('in_progress').at('2026-03-03T09:30');
    report.suspend('2026-03-06T09:30');
    report.at('2026-03-04T09:30').act('reprioritise', { priority: 'urgent', reason: 'Dây điện đứt' });
    expect(report.owed.resolution).toBe('2026-03-02T17:00');
    report.act('reprioritise', { priority: 'normal', reason: 'Đã cắt điện' });
    expect(report.owed.resolution).toBeNull();
    report.liveUntil('2026-03-06T09:30');
    expect(report.owed).toEqual({ resolution: '2026-03-16T17:00' });
  });

  it('When it comes in while its area is suspended, then it is sorted and its clocks stand still from the beginning', () => {
    const report = new TestReport();
    const suspension = { suspension: 'bao-so-5', until: report.now + 86_400_000, reason: 'Bão số 5' };
    expect(typesOf(report.sort(SURE, suspension))).toEqual(['suspended', 'classified', 'assigned']);
    expect(report.owed).toEqual({ acceptance: null, resolution: null, suspension: '2026-03-03T09:00' });
    report.act('accept', {});
    report.act('involve', { agency: 'cong-an', reason: 'Cần phân luồng' });
    expect(report.owed).toMatchObject({ 'acceptance@cong-an': null, 'resolution@cong-an': null });
    report.liveUntil('2026-03-03T09:00');
    expect(report.owed).toEqual({
      resolution: '2026-03-12T17:00',
      'acceptance@cong-an': '2026-03-04T09:00',
      'resolution@cong-an': '2026-03-12T17:00',
    });
  });

  it('When the centre has to sort it, then that clock runs, or danger there would not be seen', () => {
    const report = TestReport.in('triage');
    report.suspend('2026-03-31T09:00');
    expect(report.owed).toEqual({ triage: '2026-03-03T09:00', suspension: '2026-03-31T09:00' });
  });

  it('When an order is over already, then it does nothing', () => {
    const report = new TestReport();
    report.sort(SURE, { suspension: 'bao-so-5', until: report.now, reason: 'Bão số 5' });
    expect(report.state.suspension).toBeNull();
    expect(report.refusal('suspend_area', { suspension: 'x', until: '2026-03-02T09:00:00+07:00', reason: 'x' })).toBe(
      'until_must_be_later',
    );
  });

  it('When the storm lasts, then a new order takes the place of the one before, and the same one changes nothing', () => {
    const report = TestReport.in('in_progress').at('2026-03-03T09:30');
    report.suspend('2026-03-05T09:30');
    expect(report.suspend('2026-03-05T09:30')).toEqual([]);
    const [longer] = report.at('2026-03-04T09:30').suspend('2026-03-06T09:30', 'lu-lich-su');
    expect(obligationsOf(longer)).toEqual({ suspension: 'open' });
    expect(longer!.obligations!.map(({ closed }) => closed?.how ?? 'open')).toEqual(['cancelled', 'open']);
    expect(report.act('resume_area', { suspension: 'bao-so-5' })).toEqual([]);
    report.liveUntil('2026-03-06T09:30');
    expect(report.owed).toEqual({ resolution: '2026-03-16T17:00' });
  });

  it('When a tick comes late, then the clocks run from then on, for nobody worked before', () => {
    const report = TestReport.in('in_progress').at('2026-03-03T09:30');
    report.suspend('2026-03-05T09:30');
    report.at('2026-03-06T09:30').tick();
    expect(report.owed).toEqual({ resolution: '2026-03-16T17:00' });
  });
});

describe('a suspended area and what else stands still', () => {
  it('When the citizen is asked and does not answer, then not before the area works again is the wait over', () => {
    const report = TestReport.in('in_progress').at('2026-03-03T09:30');
    report.act('request_information', { question: 'Ở đâu?' });
    report.suspend('2026-03-05T09:30');
    expect(report.owed).toEqual({ resolution: null, information: null, suspension: '2026-03-05T09:30' });
    report.at('2026-03-04T09:30').act('provide_information', { text: 'Trụ số 12' });
    expect(report.owed).toEqual({ resolution: null, suspension: '2026-03-05T09:30' });
    report.liveUntil('2026-03-05T09:30');
    expect(report.owed).toEqual({ resolution: '2026-03-13T17:00' });
  });

  it('When the work is held, then the hold ends on its date all the same', () => {
    const report = TestReport.in('in_progress').at('2026-03-03T09:30');
    report.act('hold', { until: '2026-03-04T08:00:00+07:00', reason: 'Chờ vật tư' });
    report.suspend('2026-03-05T09:30');
    expect(typesOf(report.liveUntil('2026-03-04T08:00'))).toEqual(['escalated', 'resumed']);
    expect(report.owed).toEqual({ resolution: null, suspension: '2026-03-05T09:30' });
  });

  it('When it is answered, then the citizen has the time for a rating after the storm', () => {
    const report = TestReport.in('in_progress').at('2026-03-03T09:30');
    report.suspend('2026-03-05T09:30');
    report.act('resolve', ANSWER);
    expect(report.owed).toEqual({ suspension: '2026-03-05T09:30', feedback: null });
    report.liveUntil('2026-03-05T09:30');
    expect(report.owed).toEqual({ feedback: '2026-03-16T17:00' });
  });

  it('When an answer that was given in the storm is returned after it, then the clock runs', () => {
    const report = TestReport.in('in_progress').at('2026-03-03T09:30');
    report.suspend('2026-03-05T09:30');
    report.act('resolve', ANSWER);
    report.liveUntil('2026-03-06T09:30');
    report.act('return', { reason: 'Chưa rõ' });
    expect(report.owed).toEqual({ resolution: '2026-03-16T17:00' });
  });

  it('When an answer is returned in a storm that came after it, then the clock stands still', () => {
    const report = TestReport.in('in_progress').at('2026-03-03T09:30');
    report.act('resolve', ANSWER);
    report.at('2026-03-04T09:30').suspend('2026-03-06T09:30');
    report.at('2026-03-05T09:30').act('return', { reason: 'Chưa rõ' });
    expect(report.owed).toEqual({ resolution: null, suspension: '2026-03-06T09:30' });
    report.liveUntil('2026-03-06T09:30');
    expect(report.owed).toEqual({ resolution: '2026-03-16T17:00' });
  });

  it('When it is rejected, then the time for an appeal stands still too, and the suspension still ends', () => {
    const report = TestReport.in('triage').at('2026-03-03T09:30');
    report.suspend('2026-03-05T09:30');
    report.act('reject', { reason: 'abusive', explanation: 'Không phù hợp' });
    expect(report.owed).toEqual({ suspension: '2026-03-05T09:30', appeal: null });
    const ended = TestReport.in('triage');
    ended.suspend('2026-03-31T09:30');
    ended.act('reject', { reason: 'abusive', explanation: 'Không phù hợp' });
    ended.at('2026-03-03T09:00').act('resume_area', { suspension: 'bao-so-5' });
    expect(ended.owed).toEqual({ appeal: '2026-03-17T17:00' });
    report.liveUntil('2026-03-05T09:30');
    expect(report.owed).toEqual({ appeal: '2026-03-19T17:00' });
  });

  it('When it is reopened or appealed, then the suspension goes on, and what begins then stands still', () => {
    const reopened = TestReport.in('resolved');
    reopened.suspend('2026-03-31T09:30');
    reopened.act('rate', { rating: 'dissatisfied', reopen: true });
    reopened.act('assign', { agency: 'hepco' });
    expect(reopened.owed).toEqual({ suspension: '2026-03-31T09:30', acceptance: null, resolution: null });

    const appealed = TestReport.in('triage');
    appealed.suspend('2026-03-31T09:30');
    appealed.act('reject', { reason: 'abusive', explanation: 'Không phù hợp' });
    appealed.act('appeal', { reason: 'Xin xem lại' });
    expect(appealed.owed).toEqual({ suspension: '2026-03-31T09:30', triage: '2026-03-03T09:00' });
  });

  it.each(['rate', 'withdraw'] as const)('When it ends by %s, then so does the suspension', (name) => {
    const report = TestReport.in(name === 'rate' ? 'resolved' : 'in_progress');
    report.suspend('2026-03-31T09:30');
    if (name === 'rate') report.act('rate', { rating: 'satisfied' });
    else report.act('withdraw', {});
    expect(report.state).toMatchObject({ suspension: null, obligations: [] });
  });

  it('When an overdue report is suspended, then no rung fires before the area works again', () => {
    const report = TestReport.in('in_progress');
    report.liveUntil('2026-03-11T18:00');
    report.suspend('2026-03-18T18:00');
    expect(typesOf(report.liveUntil('2026-03-18T17:59'))).toEqual([]);
    expect(typesOf(report.liveUntil('2026-03-19T17:00'))).toEqual([
      'escalated',
      'unsuspended',
      'escalated',
      'reprioritised',
    ]);
    expect(localOf(report.open('resolution')!.dueAt)).toBe('2026-03-11T17:00');
  });
});
