import type { ObligationKind, Rung } from '../policy/policy';
import { notificationsFor } from './notifications';
import type { Rules } from './rules';
import { punctualRules } from './testing/hue-rules';
import { dataOf, headOf, officerOf, OPERATOR, SUPERVISOR, SURE, TestReport, typesOf } from './testing/test-report';

const ANSWER = { result: 'done', answer: 'Đã thay bóng.' } as const;
const MORE = { workingDays: 10, reason: 'Phải đào đường' };
const UNTIL = '2026-03-20T08:00:00+07:00';

/** Overdue for a day, so that the supervisor is called in and the priority raised. */
function calledIn(until = '2026-03-12T17:00'): TestReport {
  const report = TestReport.in('in_progress');
  report.liveUntil(until);
  return report;
}

describe('when what people were called in for is over', () => {
  it('When the agency answers at last, then supervisor and leadership learn it, and the priority goes back', () => {
    const report = calledIn('2026-03-16T17:00');
    expect(report.state).toMatchObject({ priority: 'high', raisedFrom: 'normal', overduePublished: true });
    const events = report.act('resolve', ANSWER);
    expect(typesOf(events)).toEqual(['resolved', 'deescalated']);
    expect(events[1]).toMatchObject({
      status: 'resolved',
      data: { obligation: 'resolution', told: [{ role: 'supervisor' }, { role: 'leadership' }], priority: 'normal' },
    });
    expect(notificationsFor(events[1]!).map(({ to, template }) => [to.role, template])).toEqual([
      ['supervisor', 'escalation_ended'],
      ['leadership', 'escalation_ended'],
    ]);
    expect(report.state).toMatchObject({
      priority: 'normal',
      raisedFrom: null,
      escalation: null,
      overduePublished: false,
    });
  });

  it('When only the agency was told, then nobody needs to learn that it is over', () => {
    const report = calledIn('2026-03-11T17:00');
    expect(typesOf(report.act('resolve', ANSWER))).toEqual(['resolved']);
  });

  it('When the time is extended, then they learn it once, and what falls due anew comes with the standing reminder', () => {
    const report = calledIn('2026-03-16T17:00');
    report.act('request_extension', MORE);
    const events = report.act('grant_extension', {});
    expect(typesOf(events)).toEqual(['extension_granted', 'deescalated']);
    expect(report.state).toMatchObject({ priority: 'normal', escalation: null, overduePublished: false });
    expect(report.owed.resolution).toBe('2026-03-25T17:00');
    expect(dataOf(report.liveUntil('2026-03-25T17:00'), 'escalated').map(({ rung }) => rung)).toEqual(['standing-1']);
    expect(typesOf(report.act('resolve', ANSWER))).toEqual(['resolved', 'deescalated']);
  });

  it('When the time is extended while the work is held, then they learn it at once, and not again when it goes on', () => {
    const report = calledIn();
    report.act('request_extension', MORE);
    expect(typesOf(report.act('hold', { until: UNTIL, reason: 'Chờ vật tư' }))).toEqual(['held']);
    expect(typesOf(report.act('grant_extension', {}))).toEqual(['extension_granted', 'deescalated']);
    expect(typesOf(report.act('resume', {}))).toEqual(['resumed']);
  });

  it('When the work is held or the report merged, then nothing is over, and it is overdue still', () => {
    const report = calledIn();
    expect(typesOf(report.act('merge', { into: 'HUE-26-000002' }))).toEqual(['merged']);
    expect(typesOf(report.act('unmerge', { reason: 'Nhầm' }))).toEqual(['unmerged']);
    report.act('hold', { until: UNTIL, reason: 'Chờ vật tư' });
    expect(typesOf(report.act('resume', {}))).toEqual(['resumed']);
    expect(report.state).toMatchObject({ priority: 'high', escalation: 'resolution:supervisor' });
  });

  it('When the report is withdrawn or rejected, then they learn it too', () => {
    expect(typesOf(calledIn().act('withdraw', {}))).toEqual(['withdrawn', 'deescalated']);
    const late = TestReport.in('triage');
    late.liveUntil('2026-03-03T09:00');
    expect(typesOf(late.act('reject', { reason: 'abusive', explanation: 'Không phù hợp' }))).toEqual([
      'rejected',
      'deescalated',
    ]);
  });

  it('When another agency must accept now, then the cause is not gone', () => {
    const report = TestReport.in('assigned');
    report.liveUntil('2026-03-04T17:00');
    expect(report.state.escalation).toBe('acceptance:supervisor');
    expect(typesOf(report.act('transfer', { agency: 'huewaco', reason: 'Nước sạch' }))).toEqual(['transferred']);
    const accepted = TestReport.in('assigned');
    accepted.liveUntil('2026-03-04T17:00');
    expect(typesOf(accepted.act('accept', {}))).toEqual(['accepted', 'deescalated']);
  });

  it('When an answer is returned, then the call stands again, and ends again with the next answer', () => {
    const report = calledIn();
    report.act('resolve', ANSWER);
    report.act('return', { reason: 'Chưa rõ' });
    expect(report.state.escalation).toBe('resolution:supervisor');
    expect(typesOf(report.act('resolve', ANSWER))).toEqual(['resolved', 'deescalated']);
  });

  it('When a supporting agency answers late, then the record says whose part it was', () => {
    const report = TestReport.in('triage');
    report.act('assign', { agency: 'hepco', supporting: ['huewaco'] });
    report.act('accept', {}, officerOf('huewaco'));
    report.liveUntil('2026-03-12T17:00');
    const events = report.act('resolve', ANSWER, headOf('huewaco'));
    expect(dataOf(events, 'deescalated')).toEqual([
      // The lead agency is late still, and the priority was raised for that too.
      { obligation: 'resolution', leg: 'huewaco', told: [{ role: 'supervisor' }] },
    ]);
    expect(report.state.priority).toBe('high');
  });
});

describe('a priority that was raised', () => {
  function raisedBy(...kinds: ObligationKind[]): Rules {
    const { policy } = punctualRules;
    const ladder: Rung[] = [
      { name: 'overdue', when: { atShare: 1 }, tell: ['supervisor'], effects: ['raise_priority'] },
    ];
    const changed = kinds.map((kind) => [kind, { ...policy.obligations[kind], ladder }]);
    return {
      ...punctualRules,
      policy: { ...policy, obligations: { ...policy.obligations, ...Object.fromEntries(changed) } },
    };
  }

  it('When the acceptance comes late while the result is overdue, then the priority stays raised', () => {
    const report = new TestReport(undefined, raisedBy('resolution'));
    report.sort(SURE);
    report.liveUntil('2026-03-12T08:00');
    const events = report.act('accept', {});
    expect(dataOf(events, 'deescalated')).toEqual([{ obligation: 'acceptance', told: [{ role: 'supervisor' }] }]);
    expect(report.state).toMatchObject({ priority: 'high', raisedFrom: 'normal' });
    report.act('resolve', ANSWER);
    expect(report.state).toMatchObject({ priority: 'normal', raisedFrom: null });
  });

  it('When it was raised twice, then it goes back when the last cause is gone, to what it was at first', () => {
    const report = new TestReport(undefined, raisedBy('acceptance', 'resolution'));
    report.sort({ ...SURE, priority: 'low' });
    report.liveUntil('2026-03-24T08:00');
    expect(report.state).toMatchObject({ priority: 'high', raisedFrom: 'low' });
    report.act('accept', {});
    expect(report.state.priority).toBe('high');
    report.act('resolve', ANSWER);
    expect(report.state.priority).toBe('low');
  });

  it('When a person has set another priority since, then that stays', () => {
    const report = calledIn();
    report.act('reprioritise', { priority: 'low', reason: 'Không gấp' });
    expect(report.state).toMatchObject({ priority: 'low', raisedFrom: null });
    report.act('resolve', ANSWER);
    expect(report.state.priority).toBe('low');
  });

  it('When something begins while the priority is raised, then it has the time that was promised', () => {
    const report = calledIn();
    report.act('involve', { agency: 'huewaco', reason: 'Có ống nước vỡ' });
    expect(report.owed['resolution@huewaco']).toBe('2026-03-24T17:00');
  });
});

describe('calling somebody in by hand', () => {
  it('When staff do, then whom they name is told, and the report shows it until the work is done', () => {
    const report = TestReport.in('in_progress');
    const [event] = report.act('escalate', { to: 'leadership', reason: 'Nhiều người bị ngã' }, officerOf('hepco'));
    expect(event).toMatchObject({ type: 'escalated_by_hand', data: { told: [{ role: 'leadership' }] } });
    expect(notificationsFor(event!)).toEqual([{ to: { role: 'leadership' }, template: 'escalated_by_hand', data: {} }]);
    expect(report.state.escalation).toBe('resolution:by_hand-1');
    expect(report.owed).toEqual({ resolution: '2026-03-11T17:00' });
    expect(typesOf(report.at('2026-03-03T09:00').act('resolve', ANSWER))).toEqual(['resolved', 'deescalated']);
    expect(report.state.escalation).toBeNull();
  });

  it('When it is not overdue, then neither a wait, nor a hold, nor more time ends the call', () => {
    const report = TestReport.in('in_progress');
    report.act('escalate', { to: 'supervisor', reason: 'Nhiều người bị ngã' });
    report.act('request_information', { question: 'Ở đâu?' });
    expect(typesOf(report.act('provide_information', { text: 'Trụ số 12' }))).toEqual(['information_provided']);
    report.act('hold', { until: '2026-03-04T08:00:00+07:00', reason: 'Chờ vật tư' });
    expect(typesOf(report.act('resume', {}))).toEqual(['resumed']);
    report.act('request_extension', MORE);
    expect(typesOf(report.act('grant_extension', {}))).toEqual(['extension_granted']);
    expect(report.state.escalation).toBe('resolution:by_hand-1');
  });

  it('When the ladder climbs besides, then both are kept, and each call by hand has a number', () => {
    const report = TestReport.in('in_progress');
    report.act('escalate', { to: 'agency_head', reason: 'Xin xem' });
    expect(dataOf(report.events, 'escalated_by_hand')[0]!.told).toEqual([{ role: 'agency_head', agency: 'hepco' }]);
    expect(dataOf(report.liveUntil('2026-03-11T17:00'), 'escalated').map(({ rung }) => rung)).toEqual([
      'reminder',
      'overdue',
    ]);
    expect(report.state.escalation).toBe('resolution:overdue');
    report.at('2026-03-11T18:00').act('escalate', { to: 'supervisor', reason: 'Quá hạn' }, SUPERVISOR);
    expect(report.state.escalation).toBe('resolution:by_hand-2');
  });

  it('When nobody leads the report yet, then the centre’s supervisor stands for an agency’s head', () => {
    const report = new TestReport();
    report.sort(null);
    report.act('escalate', { to: 'agency_head', reason: 'Xin xem' }, OPERATOR);
    expect(dataOf(report.events, 'escalated_by_hand')[0]!.told).toEqual([{ role: 'supervisor' }]);
    expect(report.state.escalation).toBe('triage:by_hand-1');
    expect(typesOf(report.act('assign', { agency: 'hepco', category: 'lighting' }))).toContain('deescalated');
  });
});
