import { notificationsFor } from './notifications';
import { at, CITIZEN, officerOf, OPERATOR, SUPERVISOR, SURE, TestReport } from './testing/test-report';
import type { ReportEvent } from './events';

const sentBy = (events: readonly ReportEvent[]) =>
  events
    .flatMap(notificationsFor)
    .map(({ to, template }) => `${template} → ${to.role}${to.agency ? `@${to.agency}` : ''}`);

const LEAK = 'Nguyễn Văn A 0905123456';

describe('who is told what', () => {
  it('When a report goes its usual way, then the citizen has four messages, who follows two and the agency one', () => {
    const report = TestReport.in('resolved');
    report.act('rate', { rating: 'satisfied' });
    expect(sentBy(report.events)).toEqual([
      'report_received → reporter',
      'agency_assigned → assignee@hepco',
      'report_in_progress → reporter',
      'report_resolved → reporter',
      'follower_resolved → follower',
      'report_closed → reporter',
      'follower_closed → follower',
    ]);
  });

  it('When an agency gets a report, then it is told by when, at first, after a transfer and after a return', () => {
    const report = TestReport.in('assigned');
    const dueAt = at('2026-03-11T17:00');
    expect(notificationsFor(report.events.at(-1)!)).toEqual([
      { to: { role: 'assignee', agency: 'hepco' }, template: 'agency_assigned', data: { dueAt } },
    ]);
    const [transferred] = report.act('transfer', { agency: 'huewaco', reason: LEAK });
    const toNext = [{ to: { role: 'assignee', agency: 'huewaco' }, template: 'agency_assigned', data: { dueAt } }];
    const toLast = { to: { role: 'assignee', agency: 'hepco' }, template: 'agency_released', data: {} };
    expect(notificationsFor(transferred!)).toEqual([...toNext, toLast]);
    report.act('accept', {});
    report.act('resolve', { result: 'done', answer: 'Xong' });
    expect(notificationsFor(report.act('return', { reason: LEAK })[0]!)).toEqual(toNext);
  });

  it('When the citizen is asked and answers, then each side is told, with the time that it has', () => {
    const report = TestReport.in('in_progress').at('2026-03-03T09:30');
    expect(notificationsFor(report.act('request_information', { question: 'Trụ số mấy?' })[0]!)).toEqual([
      {
        to: { role: 'reporter' },
        template: 'information_requested',
        data: { question: 'Trụ số mấy?', dueAt: at('2026-03-10T17:00') },
      },
    ]);
    report.at('2026-03-04T09:30');
    expect(notificationsFor(report.act('provide_information', { text: LEAK })[0]!)).toEqual([
      {
        to: { role: 'assignee', agency: 'hepco' },
        template: 'agency_reminder',
        data: { dueAt: at('2026-03-12T17:00') },
      },
    ]);
  });

  it('When a person changes the priority, then the agency is told its new due time, but not while the clock stands still', () => {
    const report = TestReport.in('in_progress');
    expect(notificationsFor(report.act('reprioritise', { priority: 'urgent', reason: LEAK })[0]!)).toEqual([
      {
        to: { role: 'assignee', agency: 'hepco' },
        template: 'agency_reminder',
        data: { dueAt: at('2026-03-02T17:00') },
      },
    ]);
    report.act('request_information', { question: 'Ở đâu?' });
    expect(sentBy(report.act('reprioritise', { priority: 'low', reason: 'x' }))).toEqual([]);
  });

  it('When the second agency declines, then the supervisor is told by when it must be sorted', () => {
    const report = TestReport.in('assigned');
    expect(sentBy(report.act('decline', { reason: LEAK }))).toEqual([]);
    report.act('assign', { agency: 'huewaco' });
    const messages = report.act('decline', { reason: LEAK }).flatMap(notificationsFor);
    expect(messages).toEqual([
      { to: { role: 'supervisor' }, template: 'handed_on_often', data: { dueAt: at('2026-03-03T09:00') } },
    ]);
  });

  it('When a report is not accepted, then the citizen reads why, where to turn, and until when to appeal', () => {
    const report = TestReport.in('triage');
    const [event] = report.act('reject', {
      reason: 'complaint_or_denunciation',
      explanation: 'Đây là khiếu nại.',
      contact: 'Ban Tiếp công dân, 02343 822 222',
    });
    expect(notificationsFor(event!)).toEqual([
      {
        to: { role: 'reporter' },
        template: 'report_rejected',
        data: { answer: 'Đây là khiếu nại.\nBan Tiếp công dân, 02343 822 222', dueAt: at('2026-03-16T17:00') },
      },
      { to: { role: 'follower' }, template: 'follower_closed', data: {} },
    ]);
  });

  it('When rungs fire, then each recipient gets the words for the role, with what is due and since when', () => {
    const report = TestReport.in('in_progress');
    const fired = report.liveUntil('2026-03-23T18:00');
    expect(sentBy(fired)).toEqual([
      'agency_reminder → assignee@hepco',
      'agency_reminder → assignee@hepco',
      'agency_overdue → agency_head@hepco',
      'supervisor_escalation → supervisor',
      'leadership_escalation → leadership',
      'agency_overdue → agency_head@hepco',
      'supervisor_escalation → supervisor',
    ]);
    expect(fired.flatMap(notificationsFor)[2]!.data).toEqual({
      obligation: 'resolution',
      rung: 'overdue',
      at: fired.find((event) => event.type === 'escalated' && event.data.rung === 'overdue')!.at,
      dueAt: at('2026-03-11T17:00'),
    });
  });

  it('When the citizen is slow, then reminders say what is waited for', () => {
    const asked = TestReport.in('in_progress');
    asked.act('request_information', { question: 'Ở đâu?' });
    expect(sentBy(asked.liveUntil('2026-03-31T00:00'))).toContain('information_reminder → reporter');
    expect(sentBy(TestReport.in('resolved').liveUntil('2026-03-31T00:00'))).toEqual([
      'feedback_reminder → reporter',
      'report_closed → reporter',
      'follower_closed → follower',
    ]);
  });

  it('When a policy tells the reporter that others are late, then no message asks for a rating', () => {
    const event = {
      ...TestReport.in('in_progress').liveUntil('2026-03-10T18:00')[0]!,
    } as Extract<ReportEvent, { type: 'escalated' }>;
    const told = [{ role: 'reporter' as const }];
    expect(notificationsFor({ ...event, data: { ...event.data, told } })).toEqual([]);
  });

  it('When a report waits in triage, then the operators are told', () => {
    const report = new TestReport();
    report.sort({ ...SURE, decided: false });
    expect(sentBy(report.liveUntil('2026-03-03T08:59'))).toEqual(['triage_waiting → operators']);
  });
});

describe('secrecy', () => {
  it('When people write names into whatever they can, then none of it goes to anybody but the reporter', () => {
    const report = TestReport.in('triage');
    const answer = { result: 'done', answer: 'Đã thay bóng, đèn sáng lại.' } as const;
    report.act('assign', { agency: 'hepco', supporting: ['cong-an'] });
    report.act('decline', { reason: LEAK });
    report.act('assign', { agency: 'huewaco' });
    report.act('decline', { reason: LEAK }, officerOf('cong-an'));
    report.act('transfer', { agency: 'hepco', reason: LEAK });
    report.act('accept', { note: LEAK });
    report.act('involve', { agency: 'thuan-hoa', reason: LEAK });
    report.act('release', { agency: 'thuan-hoa', reason: LEAK });
    report.act('note', { text: LEAK });
    report.act('comment', { text: LEAK }, CITIZEN);
    report.act('comment', { text: LEAK }, OPERATOR);
    report.act('follow', { email: LEAK });
    report.act('request_information', { question: LEAK });
    report.act('provide_information', { text: LEAK }, CITIZEN);
    report.act('request_hold', { until: '2026-03-04T08:00:00+07:00', reason: LEAK });
    report.act('refuse_hold', { reason: LEAK });
    report.act('hold', { until: '2026-03-04T08:00:00+07:00', reason: LEAK });
    report.act('resume', { note: LEAK });
    report.act('request_extension', { workingDays: 1, reason: LEAK });
    report.act('refuse_extension', { reason: LEAK });
    report.act('request_extension', { workingDays: 1, reason: LEAK });
    report.act('grant_extension', {});
    report.act('reprioritise', { priority: 'high', reason: LEAK });
    report.act('reclassify', { category: 'noise', reason: LEAK });
    report.act('escalate', { to: 'leadership', reason: LEAK });
    report.act('suspend_area', { suspension: 'bao-so-5', until: '2026-03-04T08:00:00+07:00', reason: LEAK });
    report.act('merge', { into: 'HUE-26-000002', reason: LEAK });
    report.act('unmerge', { reason: LEAK });
    report.act('resolve', answer);
    report.act('return', { reason: LEAK });
    report.liveUntil('2026-04-30T00:00');
    report.act('resolve', answer);
    report.act('rate', { rating: 'dissatisfied', comment: LEAK, reopen: true });
    report.act('reject', { reason: 'abusive', explanation: LEAK, contact: LEAK }, SUPERVISOR);
    report.act('appeal', { reason: LEAK });

    const messages = report.events.flatMap(notificationsFor).filter(({ to }) => to.role !== 'reporter');
    expect(messages.length).toBeGreaterThan(20);
    expect(JSON.stringify(messages)).not.toContain(LEAK);
    const keys = new Set(messages.flatMap(({ data }) => Object.keys(data)));
    expect([...keys].sort()).toEqual(['agency', 'answer', 'at', 'dueAt', 'obligation', 'part', 'rung']);
  });
});
