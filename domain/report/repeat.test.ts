import { openObligation } from './state';
import { SURE, TestReport, dataOf, localOf, typesOf } from './testing/test-report';

const REPEAT = { of: 'HUE-26-EARLIER', count: 2, score: 0.8, raisedFrom: 'normal' } as const;

function repeated(): TestReport {
  const report = new TestReport();
  report.sort({ ...SURE, priority: 'high', repeat: REPEAT });
  return report;
}

const due = (report: TestReport) => localOf(openObligation(report.state, 'resolution')?.dueAt);

describe('a report that repeats an earlier case', () => {
  it('When it is sorted, then that is an event, before the agency gets it with its higher priority', () => {
    const report = repeated();
    expect(typesOf(report.events)).toEqual(['submitted', 'classified', 'repeated', 'assigned']);
    expect(dataOf(report.events, 'repeated')).toEqual([REPEAT]);
    expect(report.state).toMatchObject({ priority: 'high', repeat: { of: 'HUE-26-EARLIER', count: 2 } });
    expect(due(report)).toBe(due(TestReport.in('assigned', 'high')));
  });

  it('When it is not sure what it is about, then triage sees that it is a repeat', () => {
    const report = new TestReport();
    report.sort({ ...SURE, decided: false, repeat: REPEAT });
    expect(report.state).toMatchObject({ status: 'triage', repeat: { of: 'HUE-26-EARLIER' } });
  });
});

describe('a link that was wrong', () => {
  it('When it is taken away, then the priority is what it would have been, with its due time', () => {
    const report = repeated();
    report.act('unlink_repeat', { reason: 'Trụ khác' });
    expect(report.state).toMatchObject({ priority: 'normal', repeat: null });
    expect(due(report)).toBe(due(TestReport.in('assigned')));
    expect(report.refusal('unlink_repeat', { reason: 'Trụ khác' })).toBe('not_a_repeat');
  });

  it('When an operator has set the priority since, then that stays', () => {
    const report = repeated();
    report.act('reprioritise', { priority: 'urgent', reason: 'Dây hở' });
    report.act('reprioritise', { priority: 'high', reason: 'Đã cắt điện' });
    report.act('unlink_repeat', { reason: 'Trụ khác' });
    expect(report.state).toMatchObject({ priority: 'high', repeat: null });
  });

  it('When the repeat changed no priority, then none changes', () => {
    const report = new TestReport();
    report.sort({ ...SURE, priority: 'urgent', repeat: { of: 'HUE-26-EARLIER', count: 2, score: 0.8 } });
    report.act('unlink_repeat', { reason: 'Trụ khác' });
    expect(report.state).toMatchObject({ priority: 'urgent', repeat: null });
  });

  it('When a rung has raised the priority further, then it stays until that is settled, and then goes all the way back', () => {
    const report = new TestReport();
    report.sort({ ...SURE, priority: 'normal', repeat: { ...REPEAT, raisedFrom: 'low' } });
    report.act('accept', {});
    report.liveUntil('2026-03-13T09:00');
    expect(report.state).toMatchObject({ priority: 'high', raisedFrom: 'normal' });
    report.act('unlink_repeat', { reason: 'Trụ khác' });
    expect(report.state).toMatchObject({ priority: 'high', raisedFrom: 'low' });
    report.act('resolve', { result: 'done', answer: 'Đã thay bóng.' });
    expect(report.state.priority).toBe('low');
  });

  it('When a report repeats none, then there is nothing to take away', () => {
    expect(TestReport.in('assigned').refusal('unlink_repeat', { reason: 'x' })).toBe('not_a_repeat');
  });
});
