import type { LeadSnapshot } from './decide';
import { dataOf, leadIn, obligationsOf, OPERATOR, TestReport, typesOf } from './testing/test-report';

const LEAD = 'HUE-26-000002';
const INTO = { into: LEAD, reason: 'Cùng một hố' };
const ANSWER = { result: 'done', answer: 'Đã vá mặt đường.' } as const;
const withLead = (lead: LeadSnapshot | null) => ({ activeAgencies: [], lead });

/** A report that waits for the result of another one, having been in progress from nine to half past nine the next day. */
function follower(): TestReport {
  const report = TestReport.in('in_progress').at('2026-03-03T09:30');
  report.act('merge', INTO);
  return report;
}

function answered(): TestReport {
  const report = follower();
  report.at('2026-03-05T10:00').followLead(leadIn('resolved'));
  return report;
}

describe('merging', () => {
  it('When a report is merged, then it waits for the lead’s result, with its own clock standing still', () => {
    const report = TestReport.in('in_progress').at('2026-03-03T09:30');
    const [merged] = report.act('merge', INTO);
    expect(merged).toMatchObject({ type: 'merged', status: 'merged', data: INTO });
    expect(obligationsOf(merged)).toEqual({ resolution: 'open', merge: 'open' });
    expect(report.owed).toEqual({ resolution: null, merge: '2026-03-17T17:00' });
    expect(report.state.merged).toEqual({ into: LEAD, before: 'in_progress' });
    expect(report.refusal('resolve', ANSWER)).toBe('state_forbids');
  });

  it.each([
    ['own_report', 'HUE-26-000001', leadIn('triage')],
    ['unknown_report', LEAD, null],
    ['lead_is_merged', LEAD, leadIn('merged', { mergedInto: 'HUE-26-000003' })],
    ['lead_has_ended', LEAD, leadIn('withdrawn')],
    ['lead_has_ended', LEAD, leadIn('rejected')],
  ])('When it cannot be merged (%s), then that is said', (code, into, lead) => {
    expect(TestReport.in('triage').refusal('merge', { into }, OPERATOR, withLead(lead))).toBe(code);
  });

  it('When the lead has been answered already, then it can be merged all the same, and has the answer at once', () => {
    const report = TestReport.in('triage');
    report.act('merge', INTO, OPERATOR, withLead(leadIn('closed')));
    report.followLead(leadIn('closed'));
    expect(report.state.status).toBe('resolved');
  });

  it('When it is unmerged after days, then its clocks have what they had', () => {
    const report = follower();
    const [unmerged] = report.at('2026-03-09T09:30').act('unmerge', { reason: 'Là hố khác' });
    expect(unmerged).toMatchObject({ type: 'unmerged', status: 'in_progress', data: { from: LEAD, why: 'decided' } });
    expect(obligationsOf(unmerged)).toEqual({ merge: 'cancelled', resolution: 'open' });
    // Four working days later than before.
    expect(report.owed).toEqual({ resolution: '2026-03-17T17:00' });
    expect(report.state.merged).toBeNull();
  });

  it('When it waited for the citizen or was on hold, then that goes on after it is unmerged, with the time that was left', () => {
    const waiting = TestReport.in('in_progress').at('2026-03-03T09:30');
    waiting.act('request_information', { question: 'Ở đâu?' });
    waiting.act('merge', INTO);
    expect(waiting.owed).toEqual({ resolution: null, information: null, merge: '2026-03-17T17:00' });
    expect(waiting.liveUntil('2026-03-13T09:30')).toEqual([]);
    waiting.act('unmerge', { reason: 'Nhầm' });
    expect(waiting.state.status).toBe('awaiting_citizen');
    expect(waiting.owed).toEqual({ resolution: null, information: '2026-03-20T17:00' });

    const held = TestReport.in('in_progress').at('2026-03-03T09:30');
    held.act('hold', { until: '2026-03-05T08:00:00+07:00', reason: 'Chờ vật tư' });
    held.at('2026-03-04T08:00').act('merge', INTO);
    held.at('2026-03-06T08:00').act('unmerge', { reason: 'Nhầm' });
    expect(held.owed).toEqual({ resolution: null, hold: '2026-03-07T08:00' });
  });

  it('When a report is merged and the area suspended, in whatever order they end, then the clock runs when both have', () => {
    const report = TestReport.in('in_progress').at('2026-03-03T09:30');
    report.act('hold', { until: '2026-03-12T09:30:00+07:00', reason: 'Chờ vật tư' });
    report.suspend('2026-03-06T09:30');
    report.act('merge', INTO);
    expect(typesOf(report.liveUntil('2026-03-06T09:30'))).toEqual(['escalated', 'unsuspended']);
    expect(report.owed).toMatchObject({ resolution: null, hold: null });
    report.suspend('2026-03-10T09:30');
    report.at('2026-03-09T09:30').act('unmerge', { reason: 'Nhầm' });
    expect(report.state.status).toBe('on_hold');
    report.act('resume', {});
    expect(report.owed).toEqual({ resolution: null, suspension: '2026-03-10T09:30' });
    report.liveUntil('2026-03-10T09:30');
    // Five working days later than before.
    expect(report.owed).toEqual({ resolution: '2026-03-18T17:00' });
  });

  it('When the citizen withdraws a follower, then nothing is owed any more', () => {
    const report = follower();
    expect(obligationsOf(report.act('withdraw', {})[0])).toEqual({ resolution: 'cancelled', merge: 'cancelled' });
    expect(report.state.obligations).toEqual([]);
    expect(report.followLead(leadIn('resolved'))).toEqual([]);
  });
});

describe('the lead’s result', () => {
  it('When the lead is answered, then the follower has that answer, and its citizen rates it alone', () => {
    const report = follower();
    const [resolved] = report.at('2026-03-05T10:00').followLead(leadIn('resolved'));
    expect(resolved).toMatchObject({
      type: 'resolved',
      status: 'resolved',
      actor: { role: 'system' },
      data: { agency: 'huewaco', ...ANSWER, lead: LEAD },
    });
    expect(obligationsOf(resolved)).toEqual({ merge: 'met', feedback: 'open' });
    expect(report.followLead(leadIn('closed'))).toEqual([]);
    expect(typesOf(report.act('rate', { rating: 'satisfied' }))).toEqual(['rated', 'closed']);
    expect(report.owed).toEqual({});
  });

  it('When its citizen is dissatisfied, then the follower is reopened alone and stands for itself', () => {
    const report = answered();
    expect(report.refusal('return', { reason: 'x' })).toBe('follows_another');
    report.act('rate', { rating: 'dissatisfied', reopen: true });
    expect(report.state).toMatchObject({ status: 'triage', merged: null, barred: 'p1' });
    expect(Object.keys(report.owed)).toEqual(['triage']);
    expect(report.followLead(leadIn('resolved'))).toEqual([]);
  });

  it('When the lead’s answer is taken back, then the follower waits again, until the next answer', () => {
    const report = answered();
    const [returned] = report.at('2026-03-06T10:00').followLead(leadIn('in_progress'));
    expect(returned).toMatchObject({ type: 'returned', status: 'merged', data: { lead: LEAD } });
    expect(obligationsOf(returned)).toEqual({ feedback: 'cancelled', merge: 'open' });
    report.followLead(leadIn('resolved'));
    expect(report.state.status).toBe('resolved');
  });

  it.each(['closed', 'withdrawn', 'rejected'] as const)(
    'When an answered lead is %s later, then the answer stands',
    (status) => {
      expect(answered().followLead(leadIn(status))).toEqual([]);
    },
  );

  it('When an answer is not this report’s, then it is unmerged and goes on where it stood', () => {
    const report = answered();
    const [unmerged] = report.at('2026-03-09T09:30').act('unmerge', { reason: 'Là hố khác' });
    expect(obligationsOf(unmerged)).toEqual({ feedback: 'cancelled', resolution: 'open' });
    expect(report.state.status).toBe('in_progress');
    expect(report.owed).toEqual({ resolution: '2026-03-17T17:00' });
  });

  it('When nobody rates the follower, then it closes by itself', () => {
    const report = answered();
    report.liveUntil('2026-12-31T00:00');
    expect(report.state).toMatchObject({ status: 'closed', obligations: [] });
  });

  it('When the lead is rejected, then the follower is refused too, with an appeal of its own', () => {
    const report = follower();
    const [rejected] = report.followLead(leadIn('rejected'));
    expect(rejected).toMatchObject({
      type: 'rejected',
      status: 'rejected',
      data: { reason: 'outside_city', explanation: 'Ngoài địa bàn.', lead: LEAD },
    });
    expect(obligationsOf(rejected)).toEqual({ resolution: 'cancelled', merge: 'cancelled', appeal: 'open' });
    expect(report.state).toMatchObject({ mayAppeal: true, merged: null });
    report.act('appeal', { reason: 'Chỗ tôi ở trong thành phố' });
    expect(report.state.status).toBe('triage');
  });

  it('When the follower was appealed before, then the lead’s refusal is its end', () => {
    const report = TestReport.in('triage');
    report.act('reject', { reason: 'abusive', explanation: 'Không phù hợp' });
    report.act('appeal', { reason: 'Xin xem lại' });
    report.act('merge', INTO, { role: 'operator', id: 'p2' });
    report.followLead(leadIn('rejected'));
    expect(report.state).toMatchObject({ status: 'rejected', mayAppeal: false, obligations: [] });
  });
});

describe('who leads', () => {
  it('When the lead is withdrawn, then the heir stands for the matter and the others follow it', () => {
    const heir = follower();
    expect(heir.followHeir(heir.reference)[0]).toMatchObject({ type: 'unmerged', data: { why: 'lead_withdrawn' } });
    expect(heir.state.status).toBe('in_progress');

    const other = follower();
    expect(other.followHeir('HUE-26-000009')[0]).toMatchObject({
      type: 'relinked',
      status: 'merged',
      data: { from: LEAD, into: 'HUE-26-000009' },
    });
    expect(other.followHeir('HUE-26-000009')).toEqual([]);
    expect(other.state.merged).toEqual({ into: 'HUE-26-000009', before: 'in_progress' });
  });

  it('When the lead is withdrawn or not to be found, and there is no heir, then the follower stands for itself', () => {
    const alone = follower();
    expect(alone.followLead(leadIn('withdrawn'))[0]!.data).toEqual({ from: LEAD, why: 'lead_withdrawn' });
    const lost = follower();
    expect(lost.followLead(null)[0]!.data).toEqual({ from: LEAD, why: 'lead_missing' });
  });

  it('When the lead itself is merged, then the follower follows whom that one follows', () => {
    const report = follower();
    const [relinked] = report.followLead(leadIn('merged', { mergedInto: 'HUE-26-000003' }));
    expect(relinked).toMatchObject({ type: 'relinked', status: 'merged', data: { from: LEAD, into: 'HUE-26-000003' } });
    expect(report.owed).toEqual({ resolution: null, merge: '2026-03-17T17:00' });
    expect(report.at('2026-03-09T09:30').act('unmerge', { reason: 'x' })[0]!.status).toBe('in_progress');
  });

  it('When two reports follow each other, then the circle is broken', () => {
    const report = follower();
    const [unmerged] = report.followLead(leadIn('merged', { mergedInto: report.reference }));
    expect(unmerged).toMatchObject({ status: 'in_progress', data: { from: LEAD, why: 'circle' } });
  });

  it('When nothing has changed, or the report follows nobody, then looking at a lead does nothing', () => {
    expect(follower().followLead(leadIn('in_progress'))).toEqual([]);
    expect(TestReport.in('in_progress').followLead(leadIn('resolved'))).toEqual([]);
    expect(TestReport.in('resolved').followLead(leadIn('withdrawn'))).toEqual([]);
    expect(TestReport.in('resolved').followHeir(LEAD)).toEqual([]);
  });
});

describe('the overdue and the merged', () => {
  it('When an overdue report has its lead’s answer, then it is not overdue in public, unless that is taken back', () => {
    const report = TestReport.in('in_progress');
    report.liveUntil('2026-03-16T17:00');
    report.act('merge', INTO);
    expect(report.state).toMatchObject({ overduePublished: true, escalation: 'resolution:leadership' });
    expect(typesOf(report.followLead(leadIn('resolved')))).toEqual(['resolved', 'deescalated']);
    expect(report.state).toMatchObject({ overduePublished: false, escalation: null, priority: 'normal' });
    report.followLead(leadIn('in_progress'));
    expect(report.state).toMatchObject({ overduePublished: true, escalation: 'resolution:leadership' });
  });

  it('When an outage kept rungs from firing and the lead’s answer came first, then nobody is told, unless it is unmerged', () => {
    const report = TestReport.in('in_progress').at('2026-03-12T09:00');
    report.act('merge', INTO);
    report.followLead(leadIn('resolved'));
    expect(report.tick()).toEqual([]);
    report.act('unmerge', { reason: 'Là hố khác' });
    expect(dataOf(report.tick(), 'escalated').map(({ rung }) => rung)).toEqual(['reminder', 'overdue']);
  });
});
