import type { Policy, Rung } from '../policy/policy';
import { nextStep, tick } from './decide';
import { withEntry } from './obligation';
import type { Rules } from './rules';
import { hueRules, punctualRules } from './testing/hue-rules';
import { at, dataOf, localOf, SURE, TestReport, typesOf } from './testing/test-report';
import type { ObligationKind } from '../policy/policy';
import type { ReportEvent } from './events';

/** What fired, with the minute at which it was due. */
const climbed = (events: readonly ReportEvent[]) =>
  dataOf(events, 'escalated').map(
    ({ obligation, rung, scheduledFor }) => `${obligation}:${rung} ${localOf(scheduledFor)}`,
  );

/** Huế's rules with another ladder for one kind. */
function withLadder(kind: ObligationKind, ladder: Rung[], more: Partial<Policy> = {}): Rules {
  const { policy, calendar } = punctualRules;
  const obligations = { ...policy.obligations, [kind]: { ...policy.obligations[kind], ladder } };
  return { calendar, policy: { ...policy, ...more, obligations } };
}

describe('the ladder of Huế', () => {
  it('When nobody handles a report, then each rung fires once, in order, on time, and reminders go on', () => {
    const report = TestReport.in('in_progress');
    const fired = report.liveUntil('2026-04-03T12:00');
    const escalated = dataOf(fired, 'escalated');
    expect(escalated.map(({ rung, scheduledFor }) => [rung, localOf(scheduledFor)])).toEqual([
      ['reminder', expect.stringMatching(/^2026-03-10T0(7:5|8:0)/)],
      ['overdue', '2026-03-11T17:00'],
      ['supervisor', '2026-03-12T17:00'],
      ['leadership', '2026-03-16T17:00'],
      ['standing-1', '2026-03-23T17:00'],
      ['standing-2', '2026-03-30T17:00'],
    ]);
    expect(escalated.every(({ lateMs }) => lateMs === 0)).toBe(true);
    const hepco = { agency: 'hepco' };
    expect(escalated.map(({ told }) => told)).toEqual([
      [{ role: 'assignee', ...hepco }],
      [
        { role: 'assignee', ...hepco },
        { role: 'agency_head', ...hepco },
      ],
      [{ role: 'supervisor' }],
      [{ role: 'leadership' }],
      [{ role: 'agency_head', ...hepco }, { role: 'supervisor' }],
      [{ role: 'agency_head', ...hepco }, { role: 'supervisor' }],
    ]);
    expect(fired.every(({ actor }) => actor.role === 'system')).toBe(true);
  });

  it('When nobody sorts a report, then operators, supervisor and leadership are told, and the reminders reach the centre', () => {
    const report = TestReport.in('triage');
    const escalated = dataOf(report.liveUntil('2026-03-12T12:00'), 'escalated');
    expect(escalated.map(({ rung, told }) => [rung, told])).toEqual([
      ['reminder', [{ role: 'operators' }]],
      ['overdue', [{ role: 'supervisor' }]],
      ['leadership', [{ role: 'leadership' }]],
      // The policy names the agency's head and the supervisor; here these are the same one.
      ['standing-1', [{ role: 'supervisor' }]],
    ]);
  });

  it('When a declined report waits in triage, then the rungs of its result tell the centre, not who declined', () => {
    const report = TestReport.in('assigned');
    report.act('decline', { reason: 'Không' });
    const told = dataOf(report.liveUntil('2026-03-11T18:00'), 'escalated')
      .filter(({ obligation }) => obligation === 'resolution')
      .map(({ rung, told: who }) => [rung, who]);
    expect(told).toEqual([
      ['reminder', [{ role: 'operators' }]],
      ['overdue', [{ role: 'operators' }, { role: 'supervisor' }]],
    ]);
  });

  it('When a report is overdue for a day, then its priority rises, but its promise stays', () => {
    const report = TestReport.in('in_progress');
    const fired = report.liveUntil('2026-03-12T17:00');
    expect(typesOf(fired)).toEqual(['escalated', 'escalated', 'escalated', 'reprioritised']);
    expect(dataOf(fired, 'escalated')[2]!.effects).toEqual(['raise_priority']);
    expect(dataOf(fired, 'reprioritised')).toEqual([{ priority: 'high', reason: 'escalated', raised: true }]);
    expect(report.owed.resolution).toBe('2026-03-11T17:00');
  });

  it.each(['high', 'urgent'] as const)(
    'When it is %s already, then its priority stays and no effect is claimed',
    (priority) => {
      const report = TestReport.in('in_progress', priority);
      const fired = report.liveUntil('2026-03-11T17:00');
      expect(dataOf(fired, 'escalated').flatMap(({ effects }) => effects)).not.toContain('raise_priority');
      expect(typesOf(fired)).not.toContain('reprioritised');
      expect(report.state.priority).toBe(priority);
    },
  );

  it('When it is overdue for three days, then it is on the public list until it is answered, and again when returned', () => {
    const report = TestReport.in('in_progress');
    report.liveUntil('2026-03-16T16:59');
    expect(report.state.overduePublished).toBe(false);
    report.liveUntil('2026-03-16T17:00');
    expect(report.state).toMatchObject({ overduePublished: true, escalation: 'resolution:leadership' });
    report.act('resolve', { result: 'done', answer: 'Xong' });
    expect(report.state).toMatchObject({ overduePublished: false, escalation: null });
    report.act('return', { reason: 'Chưa' });
    expect(report.state).toMatchObject({ overduePublished: true, escalation: 'resolution:leadership' });
  });

  it('When a later obligation ends, then the escalation of an earlier one is seen again', () => {
    const report = TestReport.in('assigned');
    report.liveUntil('2026-03-11T17:00');
    expect(report.state.escalation).toBe('resolution:overdue');
    report.at('2026-03-11T17:01').act('decline', { reason: 'Không' });
    report.liveUntil('2026-03-12T16:30');
    expect(report.state.escalation).toBe('triage:reminder');
    report.act('assign', { agency: 'huewaco' });
    expect(report.state.escalation).toBe('resolution:overdue');
  });

  it('When the citizen does not answer, then the work goes on by itself, with a note and the clock running', () => {
    const report = TestReport.in('in_progress');
    report.at('2026-03-03T09:30').act('request_information', { question: 'Ở đâu?' });
    const fired = report.liveUntil('2026-03-10T17:00');
    expect(typesOf(fired)).toEqual(['escalated', 'escalated', 'information_lapsed']);
    expect(dataOf(fired, 'escalated').map(({ rung, told }) => [rung, told])).toEqual([
      ['reminder', [{ role: 'reporter' }]],
      ['unanswered', [{ role: 'assignee', agency: 'hepco' }]],
    ]);
    expect(report.state.status).toBe('in_progress');
    expect(report.owed).toEqual({ resolution: '2026-03-19T17:00' });
  });

  it('When a hold ends, then the work goes on by itself', () => {
    const report = TestReport.in('in_progress');
    report.at('2026-03-03T09:30').act('hold', { until: '2026-03-05T08:00:00+07:00', reason: 'Chờ vật tư' });
    const fired = report.liveUntil('2026-03-05T08:00');
    expect(typesOf(fired)).toEqual(['escalated', 'resumed']);
    expect(dataOf(fired, 'escalated')[0]!.effects).toEqual(['return_to_work']);
    expect(report.state.status).toBe('in_progress');
    expect(report.owed).toEqual({ resolution: '2026-03-13T17:00' });
  });

  it('When nobody rates, then the citizen is reminded once and the report closes', () => {
    const report = TestReport.in('resolved');
    const fired = report.liveUntil('2026-12-31T00:00');
    expect(typesOf(fired)).toEqual(['escalated', 'escalated', 'closed']);
    expect(fired.at(-1)).toMatchObject({ status: 'closed', data: { how: 'unrated' } });
    expect(fired.at(-1)!.obligations![0]!.closed!.how).toBe('lapsed');
    expect(nextStep(report.state)).toBeNull();
  });

  it('When the due time is overdue and the citizen is asked, then no reminder hurries the agency while it waits', () => {
    const report = TestReport.in('in_progress');
    report.liveUntil('2026-03-17T09:00');
    report.act('request_information', { question: 'Ở đâu?' });
    expect(climbed(report.liveUntil('2026-03-24T16:59')).filter((each) => each.startsWith('resolution'))).toEqual([]);
    report.act('provide_information', { text: 'Ở đây' });
    expect(climbed(report.liveUntil('2026-03-31T17:00'))).toEqual(['resolution:standing-1 2026-03-31T17:00']);
  });
});

describe('outages', () => {
  it('When nothing ran for days, then all rungs that are due fire in one go, in order, each saying how late', () => {
    const report = TestReport.in('assigned');
    report.at('2026-03-17T08:00');
    const fired = dataOf(report.tick(), 'escalated');
    expect(fired.map(({ obligation, rung }) => `${obligation}:${rung}`)).toEqual([
      'acceptance:reminder',
      'acceptance:overdue',
      'acceptance:supervisor',
      'acceptance:parent',
      'resolution:reminder',
      'resolution:overdue',
      'resolution:supervisor',
      'resolution:leadership',
    ]);
    expect(fired.map(({ scheduledFor }) => scheduledFor)).toEqual(
      fired.map(({ scheduledFor }) => scheduledFor).toSorted((a, b) => a - b),
    );
    expect(fired.every(({ scheduledFor, lateMs }) => scheduledFor + lateMs === report.now)).toBe(true);
    expect(report.tick()).toEqual([]);
    expect(report.state.escalation).toBe('resolution:leadership');
  });

  it('When nothing ran for ten years, then one standing reminder comes, and the next is armed from then', () => {
    const report = TestReport.in('in_progress');
    report.liveUntil('2026-03-23T17:00');
    report.at('2036-03-24T10:00');
    const fired = dataOf(report.tick(), 'escalated');
    expect(fired.map(({ rung }) => rung)).toEqual(['standing-2']);
    expect(nextStep(report.state)).toMatchObject({ rung: 'standing-3', at: at('2036-03-31T17:00') });
  });

  it('When the worker is a little late each time, then reminders keep their rhythm', () => {
    const report = TestReport.in('in_progress');
    report.liveUntil('2026-03-16T16:00');
    const due: (string | null)[] = [];
    for (let i = 0; i < 3; i++) {
      report.now = nextStep(report.state)!.at + 40;
      due.push(...dataOf(report.tick(), 'escalated').map(({ scheduledFor }) => localOf(scheduledFor)));
    }
    expect(due).toEqual(['2026-03-16T17:00', '2026-03-23T17:00', '2026-03-30T17:00']);
  });

  it('When a report is answered before the tick that would have told of it, then nobody is told', () => {
    const report = TestReport.in('in_progress');
    report.liveUntil('2026-03-11T16:00');
    report.at('2026-03-11T17:05').act('resolve', { result: 'done', answer: 'Xong' });
    expect(report.tick()).toEqual([]);
  });

  it('When a tick comes too early, then nothing happens', () => {
    const report = TestReport.in('in_progress');
    expect(tick(report.state, hueRules, report.now)).toEqual({ state: report.state, events: [] });
  });
});

describe('other policies', () => {
  it('When an agency does not accept, then a policy can take the report back to triage, with the clock going on', () => {
    const rules = withLadder('acceptance', [
      { name: 'back', when: { atShare: 1 }, tell: ['agency_head'], effects: ['return_to_triage', 'return_to_triage'] },
    ]);
    const report = new TestReport(undefined, rules);
    report.sort(SURE);
    const fired = report.liveUntil('2026-03-03T09:00');
    expect(typesOf(fired)).toEqual(['escalated', 'sent_to_triage']);
    expect(dataOf(fired, 'sent_to_triage')).toEqual([{ reason: 'not_accepted' }]);
    expect(report.owed).toEqual({ resolution: '2026-03-11T17:00', triage: '2026-03-04T09:00' });
    expect(report.open('resolution')!.owner).toEqual({ role: 'centre' });
    expect(report.state).toMatchObject({ status: 'triage', agency: 'hepco', declinedBy: [] });
  });

  it('When an effect makes no sense where it stands, then it is neither done nor claimed', () => {
    const rules = withLadder('triage', [
      {
        name: 'odd',
        when: { atShare: 0.5 },
        tell: ['operators'],
        effects: ['close', 'return_to_work', 'return_to_triage'],
      },
    ]);
    const report = new TestReport(undefined, rules);
    report.sort(null);
    const fired = report.liveUntil('2026-03-02T18:00');
    expect(typesOf(fired)).toEqual(['escalated']);
    expect(dataOf(fired, 'escalated')[0]!.effects).toEqual([]);
    // The ladder is exhausted before the due instant; then at the latest somebody is told.
    expect(nextStep(report.state)).toMatchObject({ rung: 'standing-1', at: at('2026-03-03T09:00') });
  });

  it('When a policy’s reminders have no length, then a tick ends all the same', () => {
    const rules = withLadder('triage', [{ name: 'now', when: { afterDue: { unit: 'hours', amount: 0 } }, tell: [] }], {
      standing: { every: { unit: 'hours', amount: 1e-9 }, tell: ['supervisor'] },
    });
    const report = new TestReport(undefined, rules);
    report.at('2030-01-01T00:00');
    expect(report.tick()).toHaveLength(1);
    expect(nextStep(report.state)!.at).toBe(report.now + 60_000);
  });

  it('When a changed policy knows other rungs, then the report climbs those', () => {
    const report = TestReport.in('in_progress');
    const later = withLadder('resolution', [{ name: 'other', when: { atShare: 1 }, tell: ['supervisor'] }]);
    const entry = { type: 'calendar_changed', at: report.now, calendar: '2', reason: 'r', by: 'system' } as const;
    const resolution = withEntry(later, report.open('resolution')!, entry, report.reference);
    expect(resolution.rungs).toEqual([{ name: 'other', at: at('2026-03-11T17:00') }]);
  });

  it('When the budget grows behind an exhausted ladder, then the next reminder waits for the new due time', () => {
    const report = TestReport.in('in_progress');
    report.liveUntil('2026-03-17T08:00');
    report.act('reprioritise', { priority: 'low', reason: 'Không gấp' });
    expect(report.owed.resolution).toBe('2026-03-23T17:00');
    expect(climbed(report.liveUntil('2026-03-30T17:00'))).toEqual([
      'resolution:standing-1 2026-03-23T17:00',
      'resolution:standing-2 2026-03-30T17:00',
    ]);
  });
});

describe('spreading', () => {
  const reminderOf = (reference: string, priority: 'normal' | 'urgent' = 'normal') => {
    const report = new TestReport(undefined, hueRules, reference);
    report.sort({ ...SURE, priority });
    return report.open('resolution')!.rungs.find(({ name }) => name === 'reminder')!.at!;
  };
  const references = Array.from({ length: 500 }, (_, index) => `HUE-26-${index}`);

  it('When many reports have the same reminder, then it is spread over its ten minutes and never beyond', () => {
    const exact = Date.parse('2026-03-10T07:52:30+07:00');
    const delays = references.map((reference) => reminderOf(reference) - exact);
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...delays)).toBeLessThan(10 * 60_000);
    const minutes = new Set(delays.map((delay) => Math.floor(delay / 60_000)));
    expect(minutes.size).toBe(10);
  });

  it('When it is computed again, then it is the same', () => {
    expect(references.map((reference) => reminderOf(reference))).toEqual(
      references.map((reference) => reminderOf(reference)),
    );
  });

  it('When a budget is short, then spreading keeps the order of the rungs', () => {
    const report = (reference: string) => {
      const urgent = new TestReport(undefined, hueRules, reference);
      urgent.sort({ ...SURE, priority: 'urgent', decided: false });
      return urgent.open('triage')!.rungs.map(({ at: instant }) => instant!);
    };
    for (const reference of references) {
      const [reminder, overdue] = report(reference);
      expect(reminder).toBeLessThan(overdue!);
    }
  });
});
