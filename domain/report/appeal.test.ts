import { nextStep } from './decide';
import { obligationsOf, OPERATOR, SUPERVISOR, TestReport, typesOf } from './testing/test-report';
import { hasEnded } from './state';

const REFUSAL = { reason: 'outside_city', explanation: 'Ngoài địa bàn', contact: 'UBND huyện bên' } as const;
const APPEAL = { reason: 'Chỗ này thuộc phường Thuận Hóa' };
const COLLEAGUE = { role: 'operator', id: 'p2' } as const;
const ANSWER = { result: 'done', answer: 'Đã thay bóng.' } as const;

function refused(): TestReport {
  const report = TestReport.in('triage');
  report.act('reject', REFUSAL);
  return report;
}

describe('an appeal', () => {
  it('When a report is not accepted, then it is not over before the time for an appeal is', () => {
    const report = refused();
    expect(report.owed).toEqual({ appeal: '2026-03-16T17:00' });
    expect(hasEnded(report.state)).toBe(false);
    const fired = report.liveUntil('2026-12-31T00:00');
    expect(typesOf(fired)).toEqual(['escalated', 'appeal_lapsed']);
    expect(report.state).toMatchObject({ status: 'rejected', mayAppeal: false, obligations: [] });
    expect(hasEnded(report.state)).toBe(true);
    expect(nextStep(report.state)).toBeNull();
    expect(report.refusal('appeal', APPEAL)).toBe('appealed_before');
  });

  it('When the citizen appeals, then the centre sorts it anew and the supervisor hears of it', () => {
    const report = refused();
    const events = report.at('2026-03-05T09:00').act('appeal', APPEAL);
    expect(typesOf(events)).toEqual(['appealed', 'sent_to_triage']);
    expect(events[1]!.data).toEqual({ reason: 'appealed', told: [{ role: 'supervisor' }] });
    expect(report.state.status).toBe('triage');
    expect(report.owed).toEqual({ triage: '2026-03-06T09:00' });
  });

  it('When it was appealed against, then another operator or a supervisor decides, not the one who refused', () => {
    const report = refused();
    report.act('appeal', APPEAL);
    const lead = { agency: 'hepco' };
    for (const refusal of [
      report.refusal('reject', REFUSAL, OPERATOR),
      report.refusal('assign', lead, OPERATOR),
      report.refusal('classify', { category: 'lighting' }, OPERATOR),
      report.refusal('merge', { into: 'HUE-26-000002' }, OPERATOR),
    ]) {
      expect(refusal).toBe('another_reviewer');
    }
    expect(report.refusal('assign', lead, COLLEAGUE)).toBeNull();
    expect(report.refusal('assign', lead, SUPERVISOR)).toBeNull();
  });

  it('When it is refused again, then that is the end, for an appeal is possible once', () => {
    const report = refused();
    report.act('appeal', APPEAL);
    const [event] = report.act('reject', REFUSAL, COLLEAGUE);
    expect(obligationsOf(event)).toEqual({ triage: 'cancelled' });
    expect(report.refusal('appeal', APPEAL)).toBe('appealed_before');
    expect(hasEnded(report.state)).toBe(true);
  });

  it('When the appeal succeeds, then an agency has a whole new budget', () => {
    const report = TestReport.in('assigned').at('2026-03-05T09:00');
    report.act('reject', REFUSAL);
    report.at('2026-03-06T09:00').act('appeal', APPEAL);
    report.act('assign', { agency: 'hepco' }, COLLEAGUE);
    expect(report.owed.resolution).toBe('2026-03-17T17:00');
  });

  it('When the appeal comes at the instant of its end, then who comes first wins', () => {
    const first = refused().at('2026-03-16T17:00');
    first.act('appeal', APPEAL);
    expect(first.tick()).toEqual([]);
    const second = refused().at('2026-03-16T17:00');
    second.tick();
    expect(second.refusal('appeal', APPEAL)).toBe('appealed_before');
  });
});

describe('another reviewer', () => {
  it('When the citizen reopens a report, then the operator who returned its answer last does not sort it', () => {
    const report = TestReport.in('resolved');
    report.act('return', { reason: 'Chưa rõ' }, COLLEAGUE);
    report.act('resolve', ANSWER);
    report.act('rate', { rating: 'dissatisfied', reopen: true });
    expect(report.refusal('assign', { agency: 'hepco' }, COLLEAGUE)).toBe('another_reviewer');
    report.act('assign', { agency: 'hepco' }, OPERATOR);
  });

  it('When an operator has transferred or merged it, then that counts as a decision too', () => {
    const transferred = TestReport.in('assigned');
    transferred.act('transfer', { agency: 'huewaco', reason: 'Nước sạch' }, COLLEAGUE);
    expect(transferred.state.reviewer).toBe('p2');
    const merged = TestReport.in('assigned');
    merged.act('merge', { into: 'HUE-26-000002' }, COLLEAGUE);
    expect(merged.state.reviewer).toBe('p2');
  });

  it('When a machine decided, then any operator may', () => {
    const report = TestReport.in('resolved');
    report.act('rate', { rating: 'dissatisfied', reopen: true });
    expect(report.state.barred).toBeNull();
    report.act('assign', { agency: 'hepco' });
  });

  it('When the citizen objects again, then the one before may decide again', () => {
    const report = TestReport.in('triage');
    for (const [actor, other] of [
      [OPERATOR, COLLEAGUE],
      [COLLEAGUE, OPERATOR],
    ] as const) {
      report.act('assign', { agency: 'hepco' }, actor);
      report.act('accept', {});
      report.act('resolve', ANSWER);
      report.act('rate', { rating: 'dissatisfied', reopen: true });
      expect(report.refusal('assign', { agency: 'hepco' }, actor)).toBe('another_reviewer');
      expect(report.refusal('assign', { agency: 'hepco' }, other)).toBeNull();
    }
  });
});
