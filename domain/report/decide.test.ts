import { ROLES, type Role } from './actor';
import type { CommandName, CommandPayloads } from './commands';
import { forbid, sort } from './decide';
import { spentMs } from '../clock/ledger';
import { hueRules } from './testing/hue-rules';
import {
  at,
  CITIZEN,
  dataOf,
  localOf,
  obligationsOf,
  officerOf,
  OPERATOR,
  SUPERVISOR,
  SURE,
  TestReport,
  typesOf,
} from './testing/test-report';
import { COMMAND_NAMES, TRANSITIONS } from './transitions';
import type { Standing } from './state';
import { STATUSES, type Status } from './status';

const HOUR = 3_600_000;

const PAYLOADS: { [Name in CommandName]: CommandPayloads[Name] } = {
  classify: { category: 'lighting' },
  assign: { agency: 'hepco' },
  accept: {},
  decline: { reason: 'Không thuộc thẩm quyền' },
  transfer: { agency: 'huewaco', reason: 'Nước sạch' },
  request_information: { question: 'Trụ số mấy?' },
  provide_information: { text: 'Trụ số 12' },
  involve: { agency: 'cong-an', reason: 'Cần phân luồng' },
  release: { agency: 'cong-an', reason: 'Không cần nữa' },
  request_hold: { until: '2026-03-09T08:00:00+07:00', reason: 'Chờ vật tư' },
  grant_hold: {},
  refuse_hold: { reason: 'Vật tư có sẵn trong kho' },
  hold: { until: '2026-03-09T08:00:00+07:00', reason: 'Chờ vật tư' },
  resume: {},
  request_extension: { workingDays: 3, reason: 'Phải đào đường' },
  grant_extension: {},
  refuse_extension: { reason: 'Đã đủ thời gian' },
  resolve: { result: 'done', answer: 'Đã thay bóng.' },
  return: { reason: 'Chưa trả lời đúng' },
  rate: { rating: 'satisfied' },
  reject: { reason: 'abusive', explanation: 'Không phù hợp' },
  appeal: { reason: 'Ảnh chụp đúng chỗ này' },
  merge: { into: 'HUE-26-000002' },
  unmerge: { reason: 'Là hố khác' },
  withdraw: {},
  escalate: { to: 'supervisor', reason: 'Nhiều người bị ngã' },
  reclassify: { category: 'noise', reason: 'Chọn nhầm' },
  reprioritise: { priority: 'urgent', reason: 'Nguy hiểm' },
  unlink_repeat: { reason: 'Trụ khác' },
  note: { text: 'Đã gọi điện' },
  comment: { text: 'Bao giờ xong?' },
  follow: { email: 'an@example.com' },
  suspend_area: { suspension: 'bao-so-5', until: '2026-03-09T08:00:00+07:00', reason: 'Bão số 5' },
  resume_area: { suspension: 'bao-so-5' },
};

/** A report of hepco's that stands where most guards hold. */
function standing(status: Status): Standing {
  return {
    status,
    agency: 'hepco',
    legs: [{ agency: 'cong-an', status: 'in_progress', required: true }],
    requests: [],
    mayAppeal: status === 'rejected',
    barred: null,
    merged: null,
    escalation: null,
    repeat: { of: 'HUE-26-000002', count: 2 },
  };
}

const spent = (report: TestReport, instant = report.now) =>
  spentMs(hueRules.calendar, report.open('resolution')!.ledger, instant) / HOUR;

describe('who may do what, where', () => {
  const ALLOWED: Record<CommandName, Role[]> = {
    classify: ['operator', 'system'],
    assign: ['operator', 'supervisor'],
    accept: ['officer', 'agency_head'],
    decline: ['officer', 'agency_head'],
    transfer: ['operator', 'officer', 'agency_head', 'supervisor'],
    request_information: ['operator', 'officer', 'agency_head'],
    provide_information: ['citizen', 'operator'],
    involve: ['operator', 'supervisor'],
    release: ['operator', 'supervisor'],
    request_hold: ['officer'],
    grant_hold: ['agency_head', 'supervisor'],
    refuse_hold: ['agency_head', 'supervisor'],
    hold: ['agency_head', 'supervisor'],
    resume: ['officer', 'agency_head', 'supervisor'],
    request_extension: ['officer', 'agency_head'],
    grant_extension: ['supervisor'],
    refuse_extension: ['supervisor'],
    resolve: ['officer', 'agency_head'],
    return: ['operator', 'supervisor'],
    rate: ['citizen'],
    reject: ['operator', 'supervisor'],
    appeal: ['citizen'],
    merge: ['operator', 'supervisor'],
    unmerge: ['operator', 'supervisor'],
    withdraw: ['citizen'],
    escalate: ['operator', 'officer', 'agency_head', 'supervisor'],
    reclassify: ['operator', 'supervisor'],
    reprioritise: ['operator', 'supervisor'],
    unlink_repeat: ['operator', 'supervisor'],
    note: ['operator', 'officer', 'agency_head', 'supervisor', 'leadership'],
    comment: ['citizen', 'operator', 'officer', 'agency_head', 'supervisor'],
    follow: ['visitor', 'operator'],
    suspend_area: ['supervisor', 'system'],
    resume_area: ['supervisor', 'system'],
  };

  /** The state in which the guards of a command hold. */
  function fitting(name: CommandName, status: Status): Standing {
    const request = { id: 'decision-9', agency: 'hepco', reason: 'Chờ vật tư' };
    const follower = { into: 'HUE-26-000002', before: 'in_progress' } as const;
    switch (TRANSITIONS[name].guard) {
      case 'hold_requested':
        return { ...standing(status), requests: [{ ...request, kind: 'hold' }] };
      case 'extension_requested':
        return { ...standing(status), requests: [{ ...request, kind: 'extension' }] };
      case 'follows_another':
        return { ...standing(status), merged: follower };
      default:
        return standing(status);
    }
  }

  it.each(COMMAND_NAMES)('When %s is asked for, then exactly its roles may, in exactly its states', (name) => {
    const may = (role: Role) =>
      STATUSES.filter((status) => !forbid(fitting(name, status), name, { role, agency: 'hepco' }));
    for (const role of ROLES)
      expect(may(role)).toEqual(ALLOWED[name].includes(role) ? sorted(TRANSITIONS[name].from) : []);
  });

  it.each(COMMAND_NAMES.filter((name) => TRANSITIONS[name].ownAgencyOnly))(
    'When %s comes from an officer of another agency or of none, then it is refused, from the centre it is not',
    (name) => {
      const report = fitting(name, TRANSITIONS[name].from[0]!);
      for (const role of ALLOWED[name].filter((each) => each === 'officer' || each === 'agency_head')) {
        expect(forbid(report, name, { role, agency: 'huewaco' })?.code).toBe('other_agency');
        expect(forbid({ ...report, agency: null }, name, { role })?.code).toBe('other_agency');
      }
      for (const role of ALLOWED[name].filter((each) => each !== 'officer' && each !== 'agency_head')) {
        expect(forbid(report, name, { role })).toBeNull();
      }
    },
  );

  it('When a command is refused, then its words are fit for people in both languages', () => {
    const refused = forbid({ ...standing('closed'), agency: null }, 'rate', CITIZEN)!;
    expect(refused.message.vi).toMatch(/^\p{Lu}.+\.$/u);
    expect(refused.message.en).toMatch(/^[A-Z].+\.$/);
  });

  it('When a state is refused a command by the table, then deciding it refuses too', () => {
    const report = TestReport.in('triage');
    for (const name of COMMAND_NAMES.filter((each) => !TRANSITIONS[each].from.includes('triage'))) {
      const role = TRANSITIONS[name].roles[0]!;
      expect(report.refusal(name, PAYLOADS[name], { role, agency: 'hepco' })).toMatch(/state_forbids|other_agency/);
    }
  });

  function sorted(statuses: readonly string[]): string[] {
    return STATUSES.filter((status) => statuses.includes(status));
  }
});

describe('the first minute', () => {
  it('When a report arrives, then the centre owes its sorting within eight office hours', () => {
    const report = new TestReport();
    expect(report.state).toMatchObject({ status: 'received', seq: 1, priority: 'normal', agency: null });
    expect(report.owed).toEqual({ triage: '2026-03-03T09:00' });
    expect(report.open('triage')!.owner).toEqual({ role: 'centre' });
  });

  it('When classifier and routing are sure, then the agency owes acceptance and, by Huế’s rule, a result', () => {
    const report = new TestReport();
    const [classified, assigned] = report.sort(SURE);
    expect(classified).toMatchObject({ type: 'classified', status: 'received', data: { model: 'lexicon-1' } });
    expect(assigned).toMatchObject({
      type: 'assigned',
      status: 'assigned',
      data: { agency: 'hepco', rule: 'lighting' },
    });
    expect(obligationsOf(assigned)).toEqual({ triage: 'met', acceptance: 'open', resolution: 'open' });
    expect(report.owed).toEqual({ acceptance: '2026-03-03T09:00', resolution: '2026-03-11T17:00' });
    expect(report.open('resolution')!.owner).toEqual({ role: 'agency', agency: 'hepco' });
  });

  it.each([
    ['unsure', { ...SURE, decided: false }],
    ['no_area', { ...SURE, route: { triage: true, reason: 'no_area', alarm: false } as const }],
    ['classifier_unavailable', null],
  ])('When it cannot be sorted (%s), then it waits in triage and its clock goes on', (reason, outcome) => {
    const report = new TestReport();
    report.at('2026-03-02T10:00').sort(outcome);
    expect(dataOf(report.events, 'sent_to_triage')).toEqual([{ reason }]);
    expect(report.state.status).toBe('triage');
    expect(report.owed).toEqual({ triage: '2026-03-03T09:00' });
  });

  it('When an unsure report may be urgent, then triage has half an hour and not eight', () => {
    const report = new TestReport();
    report.sort({ ...SURE, priority: 'urgent', decided: false });
    expect(report.owed).toEqual({ triage: '2026-03-02T09:30' });
  });

  it.each([
    ['urgent', '2026-03-02T10:00', '2026-03-02T17:00'],
    ['high', '2026-03-03T09:00', '2026-03-05T17:00'],
    ['normal', '2026-03-03T09:00', '2026-03-11T17:00'],
    ['low', '2026-03-03T09:00', '2026-03-23T17:00'],
  ] as const)('When it is %s, then acceptance is due at %s and a result at %s', (priority, acceptance, resolution) => {
    expect(TestReport.in('assigned', priority).owed).toEqual({ acceptance, resolution });
  });

  it('When the clock of the intake is ahead of the workflow’s, then sorting does not fail', () => {
    const report = new TestReport();
    report.now -= 90_000;
    report.sort({ ...SURE, priority: 'urgent', decided: false });
    expect(report.owed).toEqual({ triage: '2026-03-02T09:30' });
  });

  it('When a report is sorted that is not fresh any more, then nothing happens', () => {
    const report = TestReport.in('in_progress');
    expect(sort(report.state, SURE, hueRules, report.now)).toEqual({ state: report.state, events: [] });
  });
});

describe('triage', () => {
  it('When an operator classifies, then the routing table assigns, or leaves it in triage', () => {
    const report = TestReport.in('triage');
    const nowhere = { triage: true, reason: 'no_rule', alarm: true } as const;
    report.act('classify', { category: 'noise' }, OPERATOR, { field: 'order', route: nowhere, activeAgencies: [] });
    expect(report.state).toMatchObject({ status: 'triage', category: 'noise', field: 'order' });
    expect(report.owed).toEqual({ triage: '2026-03-03T09:00' });
    report.act('classify', { category: 'lighting', priority: 'high' });
    expect(report.state).toMatchObject({ status: 'assigned', agency: 'hepco', priority: 'high' });
    expect(report.owed.resolution).toBe('2026-03-05T17:00');
  });

  it('When the category is unknown, then classifying and assigning are refused', () => {
    const report = TestReport.in('triage');
    const none = { field: null, activeAgencies: ['hepco'] };
    expect(report.refusal('classify', { category: 'x' }, OPERATOR, none)).toBe('unknown_category');
    expect(report.refusal('assign', { agency: 'hepco', category: 'x' }, OPERATOR, none)).toBe('unknown_category');
  });

  it('When an operator assigns, then lead and supporting agencies are kept, each once', () => {
    const report = TestReport.in('triage');
    const [event] = report.act('assign', { agency: 'huewaco', supporting: ['hepco', 'huewaco', 'hepco'] });
    expect(event).toMatchObject({ type: 'assigned', data: { agency: 'huewaco', supporting: ['hepco'], rule: null } });
    expect(obligationsOf(event)).toEqual({
      triage: 'met',
      acceptance: 'open',
      resolution: 'open',
      'acceptance@hepco': 'open',
      'resolution@hepco': 'open',
    });
  });

  it('When an agency is unknown or gone, also a supporting one, then assigning is refused', () => {
    const report = TestReport.in('triage');
    expect(report.refusal('assign', { agency: 'gone' })).toBe('unknown_agency');
    expect(report.refusal('assign', { agency: 'hepco', supporting: ['gone'] })).toBe('unknown_agency');
  });

  it('When nobody knows the category, then assigning needs one', () => {
    const report = new TestReport();
    report.sort(null);
    expect(report.refusal('assign', { agency: 'hepco' })).toBe('category_needed');
    report.act('assign', { agency: 'hepco', category: 'lighting' });
    expect(report.state).toMatchObject({ status: 'assigned', category: 'lighting', field: 'infrastructure' });
  });

  it('When an operator assigns with a priority but no category, then the priority counts', () => {
    const report = TestReport.in('triage');
    report.act('assign', { agency: 'hepco', priority: 'urgent' });
    expect(report.state.priority).toBe('urgent');
    expect(report.owed.resolution).toBe('2026-03-02T17:00');
  });

  it('When a report is rejected, then all that was owed is cancelled, and the citizen has time to appeal', () => {
    const report = TestReport.in('assigned');
    const [event] = report.act('reject', PAYLOADS.reject);
    expect(event).toMatchObject({ type: 'rejected', status: 'rejected' });
    expect(obligationsOf(event)).toEqual({ acceptance: 'cancelled', resolution: 'cancelled', appeal: 'open' });
    expect(report.owed).toEqual({ appeal: '2026-03-16T17:00' });
  });
});

describe('acceptance', () => {
  it('When an officer accepts, then acceptance is met and the result is owed still', () => {
    const report = TestReport.in('assigned');
    const [event] = report.act('accept', { note: 'Đã nhận' });
    expect(event).toMatchObject({ type: 'accepted', status: 'in_progress', actor: officerOf('hepco') });
    expect(obligationsOf(event)).toEqual({ acceptance: 'met' });
    expect(report.owed).toEqual({ resolution: '2026-03-11T17:00' });
  });

  it('When an agency declines and another is assigned, then the promise to the citizen does not start again', () => {
    const report = TestReport.in('assigned');
    const before = report.open('resolution')!;
    const events = report
      .at('2026-03-04T10:00')
      .act('decline', { reason: 'Không phải việc của chúng tôi', suggestedAgency: 'huewaco' });
    expect(typesOf(events)).toEqual(['declined', 'sent_to_triage']);
    expect(events[1]!.data).toEqual({ reason: 'declined', suggestion: 'huewaco' });
    expect(report.state).toMatchObject({ status: 'triage', declinedBy: ['hepco'], agency: 'hepco' });
    expect(report.owed).toEqual({ resolution: '2026-03-11T17:00', triage: '2026-03-05T10:00' });
    // Meanwhile the centre owes the result, and is told of it.
    expect(report.open('resolution')!.owner).toEqual({ role: 'centre' });

    report.at('2026-03-05T09:00').act('assign', { agency: 'huewaco' });
    expect(report.open('resolution')).toEqual({ ...before, owner: { role: 'agency', agency: 'huewaco' } });
    expect(report.owed).toEqual({ acceptance: '2026-03-06T09:00', resolution: '2026-03-11T17:00' });
  });

  it('When it is declined the second time and the third, then a supervisor is told each time', () => {
    const report = TestReport.in('assigned');
    for (const expected of [undefined, [{ role: 'supervisor' }], [{ role: 'supervisor' }]]) {
      const events = report.act('decline', { reason: 'Không' });
      expect(dataOf(events, 'sent_to_triage')[0]!.told).toEqual(expected);
      report.act('assign', { agency: 'huewaco' });
    }
  });

  it('When a declined report is assigned with another priority, then the running result gets its budget', () => {
    const report = TestReport.in('assigned');
    report.at('2026-03-02T10:00').act('decline', { reason: 'Không' });
    report.act('assign', { agency: 'huewaco', category: 'lighting', priority: 'urgent' });
    expect(report.owed).toEqual({ acceptance: '2026-03-02T11:00', resolution: '2026-03-02T17:00' });
    expect(report.open('resolution')!.ledger.map(({ type }) => type)).toEqual(['opened', 'rebudgeted']);
  });

  it.each(['assigned', 'in_progress'] as const)(
    'When a report that is %s is transferred, then the next agency accepts anew while the clock goes on',
    (status) => {
      const report = TestReport.in(status);
      const before = report.open('resolution')!;
      const [event] = report.at('2026-03-03T15:00').act('transfer', PAYLOADS.transfer, officerOf('hepco'));
      expect(event).toMatchObject({ status: 'assigned', data: { from: 'hepco', to: 'huewaco', reason: 'Nước sạch' } });
      expect(report.state.agency).toBe('huewaco');
      expect(report.open('resolution')).toEqual({ ...before, owner: { role: 'agency', agency: 'huewaco' } });
      expect(report.owed).toEqual({ acceptance: '2026-03-04T15:00', resolution: '2026-03-11T17:00' });
      expect(event!.obligations!.filter(({ closed }) => closed).map(({ kind }) => kind)).toEqual(
        status === 'assigned' ? ['acceptance'] : [],
      );
    },
  );

  it('When the lead changes, then the supporting agencies stay, but for the new lead', () => {
    const report = TestReport.in('triage');
    report.act('assign', { agency: 'hepco', supporting: ['huewaco', 'cong-an'] });
    report.act('transfer', PAYLOADS.transfer);
    expect(report.state).toMatchObject({
      agency: 'huewaco',
      legs: [{ agency: 'cong-an', status: 'assigned', required: true }],
    });
  });

  it('When it is transferred to itself or to nobody, then that is refused', () => {
    const report = TestReport.in('assigned');
    expect(report.refusal('transfer', { agency: 'hepco', reason: 'x' })).toBe('same_agency');
    expect(report.refusal('transfer', { agency: 'gone', reason: 'x' })).toBe('unknown_agency');
  });
});

describe('waiting', () => {
  it('When the citizen is asked, then the clock stands still until the answer', () => {
    const report = TestReport.in('in_progress');
    const [asked] = report.at('2026-03-03T09:30').act('request_information', PAYLOADS.request_information);
    expect(asked).toMatchObject({ type: 'information_requested', status: 'awaiting_citizen' });
    expect(report.owed).toEqual({ resolution: null, information: '2026-03-10T17:00' });
    expect(spent(report, at('2026-03-04T09:30'))).toBe(8.5);

    const [answered] = report.at('2026-03-04T09:30').act('provide_information', PAYLOADS.provide_information);
    expect(answered).toMatchObject({ type: 'information_provided', status: 'in_progress' });
    expect(obligationsOf(answered)).toEqual({ information: 'met', resolution: 'open' });
    expect(report.owed).toEqual({ resolution: '2026-03-12T17:00' });
    expect(spent(report)).toBe(8.5);
  });

  it('When the work is held, then until a date, with the clock standing still, and resumes', () => {
    const report = TestReport.in('in_progress');
    const [held] = report.at('2026-03-03T09:30').act('hold', PAYLOADS.hold);
    expect(held).toMatchObject({ type: 'held', status: 'on_hold', data: { until: at('2026-03-09T08:00') } });
    expect(report.owed).toEqual({ resolution: null, hold: '2026-03-09T08:00' });
    const [resumed] = report.at('2026-03-05T09:30').act('resume', {});
    expect(obligationsOf(resumed)).toEqual({ hold: 'met', resolution: 'open' });
    expect(report.owed).toEqual({ resolution: '2026-03-13T17:00' });
  });

  it('When a hold would end in the past or later than the policy allows, then it is refused', () => {
    const report = TestReport.in('in_progress');
    const until = (instant: string) => report.refusal('hold', { until: `${instant}:00+07:00`, reason: 'x' });
    expect(until('2026-03-02T09:00')).toBe('until_must_be_later');
    expect(until('2026-03-23T17:00')).toBeNull();
    expect(until('2026-03-23T17:01')).toBe('until_too_far');
    expect(until('9999-12-31T23:59')).toBe('until_too_far');
  });

  it.each(['request_information', 'hold'] as const)(
    'When a citizen withdraws after %s, then nothing is owed any more, paused or not',
    (name) => {
      const report = TestReport.in('in_progress');
      report.act(name, PAYLOADS[name]);
      const [event] = report.act('withdraw', { reason: 'Đã hết' });
      expect(event).toMatchObject({ type: 'withdrawn', status: 'withdrawn' });
      expect(Object.values(obligationsOf(event))).toEqual(['cancelled', 'cancelled']);
      expect(report.state.obligations).toEqual([]);
    },
  );
});

describe('the answer', () => {
  it('When the agency answers, then its clock stops and the citizen is asked for a rating', () => {
    const report = TestReport.in('in_progress');
    const [event] = report.at('2026-03-04T10:00').act('resolve', PAYLOADS.resolve);
    expect(event).toMatchObject({ type: 'resolved', status: 'resolved', data: { agency: 'hepco', result: 'done' } });
    expect(obligationsOf(event)).toEqual({ resolution: 'met', feedback: 'open' });
    expect(report.owed).toEqual({ feedback: '2026-03-13T17:00' });
  });

  it('When the centre returns the answer, then the clock goes on where it stood, without the time of looking at it', () => {
    const report = TestReport.in('in_progress');
    report.at('2026-03-04T10:00').act('resolve', PAYLOADS.resolve);
    const [event] = report.at('2026-03-06T10:00').act('return', { reason: 'Chưa rõ' });
    expect(event).toMatchObject({ type: 'returned', status: 'in_progress' });
    expect(obligationsOf(event)).toEqual({ feedback: 'cancelled', resolution: 'open' });
    expect(report.owed).toEqual({ resolution: '2026-03-13T17:00' });
    expect(spent(report)).toBe(6.5 + 8 + 2.5);
    report.at('2026-03-09T10:00').act('resolve', PAYLOADS.resolve);
    report.at('2026-03-09T11:00').act('return', { reason: 'Vẫn chưa rõ' });
    expect(report.open('resolution')!.id).toBe('resolution-3');
    expect(report.state.obligations).toHaveLength(1);
  });

  it('When an overdue answer is returned at once, then it is overdue still and its ladder goes on', () => {
    const report = TestReport.in('in_progress');
    report.liveUntil('2026-03-12T09:00');
    report.act('resolve', PAYLOADS.resolve);
    expect(report.state.escalation).toBeNull();
    report.act('return', { reason: 'Chưa rõ' });
    expect(report.owed).toEqual({ resolution: '2026-03-11T17:00' });
    expect(report.state.escalation).toBe('resolution:overdue');
    expect(dataOf(report.liveUntil('2026-03-13T09:00'), 'escalated').map(({ rung }) => rung)).toEqual(['supervisor']);
  });

  it.each(['satisfied', 'acceptable', 'dissatisfied'] as const)(
    'When the citizen rates it %s, then it closes',
    (rating) => {
      const report = TestReport.in('resolved');
      const events = report.act('rate', { rating, comment: 'Cảm ơn' });
      expect(typesOf(events)).toEqual(['rated', 'closed']);
      expect(events[1]!.data).toEqual({ how: 'rated' });
      expect(obligationsOf(events[0])).toEqual({ feedback: 'met' });
      expect(report.state).toMatchObject({ status: 'closed', obligations: [] });
    },
  );

  it('When a dissatisfied citizen reopens it, then it goes to triage and the next agency has a whole new budget', () => {
    const report = TestReport.in('resolved');
    const events = report
      .at('2026-03-05T09:00')
      .act('rate', { rating: 'dissatisfied', comment: 'Vẫn tối', reopen: true });
    expect(typesOf(events)).toEqual(['rated', 'reopened', 'sent_to_triage']);
    expect(events[1]!.data).toEqual({ reason: 'Vẫn tối' });
    // Where it came from is kept for who sorts it.
    expect(report.state).toMatchObject({ status: 'triage', reopenings: 1, agency: 'hepco' });
    expect(report.owed).toEqual({ triage: '2026-03-06T09:00' });
    report.act('assign', { agency: 'hepco' });
    expect(report.owed.resolution).toBe('2026-03-16T17:00');
    expect(report.events.flatMap((event) => (event.type === 'assigned' ? [event.data.agency] : []))).toEqual([
      'hepco',
      'hepco',
    ]);
  });

  it('When it was reopened as often as allowed, or the citizen is not dissatisfied, then reopening is refused', () => {
    const report = TestReport.in('resolved');
    expect(report.refusal('rate', { rating: 'satisfied', reopen: true })).toBe('reopen_needs_dissatisfied');
    for (let i = 0; i < 2; i++) {
      report.act('rate', { rating: 'dissatisfied', reopen: true });
      report.act('assign', { agency: 'hepco' }, SUPERVISOR);
      report.act('accept', {});
      report.act('resolve', PAYLOADS.resolve);
    }
    expect(report.refusal('rate', { rating: 'dissatisfied', reopen: true })).toBe('reopen_limit');
    expect(report.refusal('rate', { rating: 'dissatisfied' })).toBeNull();
  });

  it('When the time for feedback is over, then who comes first wins: the rating or the timer', () => {
    const rated = TestReport.in('resolved').at('2026-03-11T17:00');
    rated.act('rate', { rating: 'satisfied' });
    expect(rated.tick()).toEqual([]);

    const lapsed = TestReport.in('resolved').at('2026-03-11T17:00');
    expect(typesOf(lapsed.tick()).at(-1)).toBe('closed');
    expect(lapsed.refusal('rate', { rating: 'satisfied' })).toBe('state_forbids');
    expect(lapsed.refusal('return', { reason: 'x' })).toBe('state_forbids');
  });
});

describe('priority and notes', () => {
  it('When the priority changes, then all that centre and agency owe has its budget, from the opening on', () => {
    const report = TestReport.in('assigned');
    const [event] = report.at('2026-03-02T09:30').act('reprioritise', PAYLOADS.reprioritise, SUPERVISOR);
    expect(event).toMatchObject({ type: 'reprioritised', status: 'assigned', data: { priority: 'urgent' } });
    expect(report.owed).toEqual({ acceptance: '2026-03-02T10:00', resolution: '2026-03-02T17:00' });
    expect(report.open('resolution')!.ledger[1]).toEqual({
      type: 'rebudgeted',
      at: at('2026-03-02T09:30'),
      budget: { unit: 'hours', amount: 8 },
      reason: 'Nguy hiểm',
      by: 'supervisor',
    });
    report.act('reprioritise', { priority: 'normal', reason: 'Nhầm' });
    expect(report.owed).toEqual({ acceptance: '2026-03-03T09:00', resolution: '2026-03-11T17:00' });
  });

  it('When the budget of a new priority is the same, then the ledger gets no entry', () => {
    const report = TestReport.in('assigned');
    report.act('reprioritise', { priority: 'high', reason: 'Nhiều người hỏi' });
    expect(report.open('acceptance')!.ledger).toHaveLength(1);
    expect(report.open('resolution')!.ledger).toHaveLength(2);
  });

  it('When the priority changes while the clock stands still, then it stays so', () => {
    const report = TestReport.in('in_progress');
    report.act('request_information', PAYLOADS.request_information);
    report.act('reprioritise', PAYLOADS.reprioritise);
    expect(report.owed.resolution).toBeNull();
    report.at('2026-03-03T09:00').act('provide_information', PAYLOADS.provide_information);
    expect(report.owed.resolution).toBe('2026-03-03T17:00');
  });

  it('When a new budget is spent already, then its rungs are due now and not late', () => {
    const report = TestReport.in('in_progress');
    report.liveUntil('2026-03-04T09:00');
    report.act('reprioritise', PAYLOADS.reprioritise);
    expect(report.owed.resolution).toBe('2026-03-02T17:00');
    const fired = dataOf(report.tick(), 'escalated');
    expect(fired.map(({ rung, lateMs }) => [rung, lateMs])).toEqual([
      ['reminder', 0],
      ['overdue', 0],
      ['leadership', 0],
      ['publish', 0],
    ]);
    expect(localOf(fired[0]!.scheduledFor)).toBe('2026-03-04T09:00');
  });

  it.each(['note', 'comment'] as const)('When there is a %s, then nothing but the number of events changes', (name) => {
    const report = TestReport.in('in_progress');
    const before = report.state;
    report.at('2026-03-05T09:00').act(name, PAYLOADS[name]);
    expect(report.state).toEqual({ ...before, seq: before.seq + 1 });
  });

  it('When a report is of another kind than it seemed, then its category changes and no clock does', () => {
    const report = TestReport.in('in_progress');
    const before = report.state;
    const order = { field: 'order', activeAgencies: [] };
    report.at('2026-03-05T09:00').act('reclassify', PAYLOADS.reclassify, OPERATOR, order);
    expect(report.state).toEqual({ ...before, seq: before.seq + 1, category: 'noise', field: 'order' });
    expect(report.refusal('reclassify', PAYLOADS.reclassify, OPERATOR, { ...order, field: null })).toBe(
      'unknown_category',
    );
  });

  it('When five hundred follow a report, then nobody can fill its history up by following further', () => {
    const report = TestReport.in('in_progress');
    for (let i = 0; i < 500; i++) report.act('follow', PAYLOADS.follow, { role: 'visitor' });
    expect(report.state.followers).toBe(500);
    expect(report.refusal('follow', PAYLOADS.follow, { role: 'visitor' })).toBe('too_many_followers');
  });
});
