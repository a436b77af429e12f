import type { AgencyOffice } from '../city/city-data';
import type { ObligationKind, Policy, Rung } from '../policy/policy';
import type { Rules } from './rules';
import { punctualRules } from './testing/hue-rules';
import { at, dataOf, localOf, officerOf, SURE, TestReport, typesOf } from './testing/test-report';

/** Huế closes for a flood on these days. */
function closedOn(...dates: string[]): Rules {
  const { calendar } = punctualRules;
  const name = { vi: 'Nghỉ do lũ', en: 'Closed because of floods' };
  const days = dates.map((date) => ({ date, kind: 'holiday' as const, name, confirmed: true }));
  return {
    ...punctualRules,
    calendar: { ...calendar, version: 'hue-2026-lu', days: [...calendar.days, ...days] },
  };
}

function withLadder(kind: ObligationKind, change: (ladder: Rung[]) => Rung[]): Rules {
  const { policy } = punctualRules;
  const its = policy.obligations[kind];
  const obligations = {
    ...policy.obligations,
    [kind]: { ...its, ladder: change(its.ladder) },
  } as Policy['obligations'];
  return { ...punctualRules, policy: { ...policy, obligations } };
}

const climbed = (events: Parameters<typeof dataOf>[0]) =>
  dataOf(events, 'escalated').map(({ rung, scheduledFor }) => `${rung} ${localOf(scheduledFor)}`);

describe('another calendar', () => {
  it('When days off come in mid-flight, then due times and rungs move, with a line in the ledger that says why', () => {
    const report = TestReport.in('assigned').at('2026-03-04T09:00');
    const [event] = report.reproject(closedOn('2026-03-09', '2026-03-10'));
    expect(event).toMatchObject({ type: 'reprojected', status: 'assigned', actor: { role: 'system' } });
    expect(event!.data).toEqual({
      calendar: 'hue-2026-lu',
      policy: 'hue-2026-1',
      moved: [{ obligation: 'resolution', from: at('2026-03-11T17:00'), to: at('2026-03-13T17:00') }],
    });
    expect(report.owed).toEqual({ acceptance: '2026-03-03T09:00', resolution: '2026-03-13T17:00' });
    expect(report.open('resolution')!.ledger.at(-1)).toMatchObject({
      type: 'calendar_changed',
      at: report.now,
      calendar: 'hue-2026-lu',
      by: 'system',
    });
    report.act('accept', {});
    expect(climbed(report.liveUntil('2026-03-13T17:00')).at(-1)).toBe('overdue 2026-03-13T17:00');
  });

  it('When nothing moves, or it is done again, then nothing happens', () => {
    const report = TestReport.in('in_progress');
    expect(report.reproject(closedOn('2026-06-01'))).toEqual([]);
    expect(report.reproject(closedOn('2026-03-09'))).toHaveLength(1);
    expect(report.reproject(closedOn('2026-03-09'))).toEqual([]);
  });

  it('When a deadline moves into the past, then its rungs are due now and not late', () => {
    const report = TestReport.in('in_progress');
    report.reproject(closedOn('2026-03-09', '2026-03-10'));
    report.liveUntil('2026-03-12T09:00');
    report.reproject(punctualRules);
    expect(report.owed.resolution).toBe('2026-03-11T17:00');
    expect(dataOf(report.tick(), 'escalated').map(({ rung, lateMs }) => [rung, lateMs])).toEqual([['overdue', 0]]);
  });

  it('When an overdue deadline is not overdue any more, then those who were called in are told', () => {
    const report = TestReport.in('in_progress');
    report.liveUntil('2026-03-12T18:00');
    const events = report.reproject(closedOn('2026-03-05', '2026-03-06', '2026-03-09'));
    expect(typesOf(events)).toEqual(['reprojected', 'deescalated']);
    expect(report.owed.resolution).toBe('2026-03-16T17:00');
    expect(report.state).toMatchObject({ priority: 'normal', escalation: null });
  });

  it('When the clock stands still, then the change counts once it runs again', () => {
    const report = TestReport.in('in_progress').at('2026-03-03T09:30');
    report.act('hold', { until: '2026-03-05T09:30:00+07:00', reason: 'Chờ vật tư' });
    expect(report.reproject(closedOn('2026-03-09'))).toEqual([]);
    report.liveUntil('2026-03-05T09:30');
    expect(report.owed).toEqual({ resolution: '2026-03-16T17:00' });
  });

  it('When a report has ended or was answered, then it does not move, but what is returned does', () => {
    const report = TestReport.in('in_progress').at('2026-03-03T09:30');
    report.act('resolve', { result: 'done', answer: 'Xong' });
    const [event] = report.reproject(closedOn('2026-03-09'));
    expect(dataOf([event!], 'reprojected')[0]!.moved.map(({ obligation }) => obligation)).toEqual(['feedback']);
    report.act('return', { reason: 'Chưa rõ' });
    expect(report.owed).toEqual({ resolution: '2026-03-12T17:00' });
    report.act('withdraw', {});
    expect(report.reproject(punctualRules)).toEqual([]);
  });
});

describe('a corrected policy', () => {
  it('When a rung is renamed, removed or added, then the ladder is climbed as it is now, and no rung twice', () => {
    const report = TestReport.in('in_progress');
    const before = report.liveUntil('2026-03-11T17:00');
    const events = report.reproject(
      withLadder('resolution', ([reminder, overdue, , leadership]) => [
        reminder!,
        overdue!,
        { name: 'hotline', when: { afterDue: { unit: 'working_days', amount: 2 } }, tell: ['operators'] },
        leadership!,
      ]),
    );
    expect(typesOf(events)).toEqual(['reprojected']);
    expect(report.owed.resolution).toBe('2026-03-11T17:00');
    expect([...climbed(before), ...climbed(report.liveUntil('2026-03-16T17:00'))]).toEqual([
      'reminder 2026-03-10T07:52',
      'overdue 2026-03-11T17:00',
      'hotline 2026-03-13T17:00',
      'leadership 2026-03-16T17:00',
    ]);
  });

  it('When all rungs that are left are removed, then the report does not fall silent', () => {
    const report = TestReport.in('in_progress');
    report.liveUntil('2026-03-11T17:00');
    report.reproject(withLadder('resolution', (ladder) => ladder.slice(0, 2)));
    expect(climbed(report.liveUntil('2026-03-18T17:00'))).toEqual(['standing-1 2026-03-18T17:00']);
  });

  it('When a budget is corrected, then what was promised stays promised', () => {
    const { policy } = punctualRules;
    const resolution = {
      ...policy.obligations.resolution,
      budget: { normal: { unit: 'working_days', amount: 3 } },
    } as const;
    const report = TestReport.in('in_progress');
    report.reproject({ ...punctualRules, policy: { ...policy, obligations: { ...policy.obligations, resolution } } });
    expect(report.owed.resolution).toBe('2026-03-11T17:00');
  });
});

describe('an agency’s own office hours', () => {
  const mornings: AgencyOffice = {
    workingWeekdays: [1, 2, 3, 4, 5, 6],
    hours: [{ validFrom: '2026-01-01', intervals: [['07:30', '11:30']], confirmed: true }],
  };
  const rules: Rules = { ...punctualRules, offices: { huewaco: mornings } };
  const seven = { ...SURE, route: { lead: 'huewaco', supporting: ['hepco'], rule: 'nuoc', alarm: false } };

  it('When an agency works other hours, then its deadlines are counted by these, and others’ by theirs', () => {
    const report = new TestReport(undefined, rules);
    report.sort(seven);
    expect(report.owed).toEqual({
      acceptance: '2026-03-04T09:00',
      resolution: '2026-03-10T11:30',
      'acceptance@hepco': '2026-03-03T09:00',
      'resolution@hepco': '2026-03-11T17:00',
    });
  });

  it('When the report goes to an agency with other hours, then its promise is counted anew, and the ledger says so', () => {
    const report = new TestReport(undefined, rules);
    report.sort(seven);
    report.at('2026-03-03T09:00').act('accept', {}, officerOf('huewaco'));
    report.act('transfer', { agency: 'cong-an', reason: 'Giao thông' });
    expect(report.owed.resolution).toBe('2026-03-11T17:00');
    expect(report.open('resolution')!.ledger.at(-1)).toMatchObject({ type: 'calendar_changed', by: 'operator' });
    report.act('transfer', { agency: 'thuan-hoa', reason: 'Địa bàn' });
    expect(report.open('resolution')!.ledger).toHaveLength(2);
  });
});
