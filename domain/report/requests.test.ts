import {
  at,
  dataOf,
  headOf,
  localOf,
  obligationsOf,
  officerOf,
  SUPERVISOR,
  TestReport,
  typesOf,
} from './testing/test-report';

const UNTIL = '2026-03-09T08:00:00+07:00';
const HOLD = { until: UNTIL, reason: 'Chờ vật tư' };
const MORE = { workingDays: 3, reason: 'Phải đào đường' };

function asked(): TestReport {
  const report = TestReport.in('in_progress').at('2026-03-03T09:30');
  report.act('request_hold', HOLD);
  return report;
}

describe('a hold that an officer asks for', () => {
  it('When it is asked for, then the clock runs on and the agency’s head owes a decision', () => {
    const report = asked();
    expect(report.state.status).toBe('in_progress');
    expect(report.owed).toEqual({ resolution: '2026-03-11T17:00', decision: '2026-03-04T09:30' });
    expect(report.open('decision')!.owner).toEqual({ role: 'agency', agency: 'hepco' });
    expect(report.state.requests).toEqual([
      {
        id: report.open('decision')!.id,
        kind: 'hold',
        agency: 'hepco',
        until: at('2026-03-09T08:00'),
        reason: 'Chờ vật tư',
      },
    ]);
    expect(report.refusal('request_hold', HOLD)).toBe('already_requested');
    expect(report.refusal('grant_hold', {}, officerOf('hepco'))).toBe('role_forbids');
    expect(report.refusal('grant_hold', {}, headOf('huewaco'))).toBe('other_agency');
  });

  it.each([headOf('hepco'), SUPERVISOR])('When $role grants it, then the work is held as was asked', (actor) => {
    const report = asked();
    const [held] = report.at('2026-03-03T15:00').act('grant_hold', {}, actor);
    expect(held).toMatchObject({
      type: 'held',
      status: 'on_hold',
      data: { until: at('2026-03-09T08:00'), reason: 'Chờ vật tư' },
    });
    expect(obligationsOf(held)).toEqual({ decision: 'met', resolution: 'open', hold: 'open' });
    expect(report.owed).toEqual({ resolution: null, hold: '2026-03-09T08:00' });
    expect(report.state.requests).toEqual([]);
  });

  it('When it is refused, then the work goes on and it can be asked for again', () => {
    const report = asked();
    expect(obligationsOf(report.act('refuse_hold', { reason: 'Kho có sẵn' })[0])).toEqual({ decision: 'met' });
    expect(report.owed).toEqual({ resolution: '2026-03-11T17:00' });
    expect(report.refusal('grant_hold', {})).toBe('nothing_requested');
    report.act('request_hold', HOLD);
  });

  it('When nobody decides in time, then the head, the supervisor and at last the leadership hear of it', () => {
    const told = dataOf(asked().liveUntil('2026-03-05T17:00'), 'escalated').filter(
      ({ obligation }) => obligation === 'decision',
    );
    expect(told.map((each) => [each.rung, localOf(each.scheduledFor), each.told])).toEqual([
      ['overdue', '2026-03-04T09:30', [{ role: 'agency_head', agency: 'hepco' }, { role: 'supervisor' }]],
      ['leadership', '2026-03-05T17:00', [{ role: 'leadership' }]],
    ]);
  });

  it('When its date has passed before anybody decided, then it cannot be granted, but refused', () => {
    const report = asked().at('2026-03-09T08:00');
    expect(report.refusal('grant_hold', {})).toBe('until_must_be_later');
    report.act('refuse_hold', { reason: 'Đã quá hạn' });
    expect(report.state.requests).toEqual([]);
  });

  it('When the citizen is asked meanwhile, then it can still be refused, and granted after the answer', () => {
    const report = asked();
    report.act('request_information', { question: 'Ở đâu?' });
    expect(report.refusal('grant_hold', {})).toBe('state_forbids');
    expect(report.refusal('refuse_hold', { reason: 'x' })).toBeNull();
    report.act('provide_information', { text: 'Trụ số 12' });
    report.act('grant_hold', {});
    expect(report.owed).toEqual({ resolution: null, hold: '2026-03-09T08:00' });
  });

  it('When the head holds the work by itself, then what the officer asked for is decided too', () => {
    const report = asked();
    expect(obligationsOf(report.act('hold', { ...HOLD, until: '2026-03-06T08:00:00+07:00' })[0])).toMatchObject({
      decision: 'met',
    });
    expect(report.state).toMatchObject({ status: 'on_hold', requests: [] });
  });

  it.each(['transfer', 'resolve'] as const)('When the report goes on by %s, then nobody owes the decision', (name) => {
    const report = asked();
    const [event] =
      name === 'transfer'
        ? report.act('transfer', { agency: 'huewaco', reason: 'Nước sạch' })
        : report.act('resolve', { result: 'done', answer: 'Xong' });
    expect(obligationsOf(event)).toMatchObject({ decision: 'cancelled' });
    expect(report.state.requests).toEqual([]);
  });
});

describe('an extension', () => {
  it('When it is asked for and granted, then the due time moves, with the reason in the ledger, and is counted', () => {
    const report = TestReport.in('in_progress').at('2026-03-10T09:00');
    report.act('request_extension', MORE);
    expect(report.owed).toEqual({ resolution: '2026-03-11T17:00', decision: '2026-03-11T09:00' });
    expect(report.open('decision')!.owner).toEqual({ role: 'centre' });
    const [granted] = report.act('grant_extension', {});
    expect(granted).toMatchObject({
      type: 'extension_granted',
      data: { agency: 'hepco', workingDays: 3, reason: MORE.reason },
    });
    expect(obligationsOf(granted)).toEqual({ decision: 'met', resolution: 'open' });
    expect(report.owed).toEqual({ resolution: '2026-03-16T17:00' });
    expect(report.open('resolution')!.ledger.at(-1)).toEqual({
      type: 'extended',
      at: report.now,
      budget: { unit: 'working_days', amount: 3 },
      reason: MORE.reason,
      by: 'supervisor',
    });
    expect(report.state.extensions).toEqual({ count: 1, workingDays: 3 });
  });

  it('When it is refused, then nothing moves and nothing is counted', () => {
    const report = TestReport.in('in_progress');
    report.act('request_extension', MORE);
    report.act('refuse_extension', { reason: 'Đủ thời gian' });
    expect(report.owed).toEqual({ resolution: '2026-03-11T17:00' });
    expect(report.state).toMatchObject({ extensions: { count: 0, workingDays: 0 }, requests: [] });
    expect(report.refusal('grant_extension', {})).toBe('nothing_requested');
  });

  it('When the supervisor grants fewer days, then those count', () => {
    const report = TestReport.in('in_progress');
    report.act('request_extension', MORE);
    report.act('grant_extension', { workingDays: 1 });
    expect(report.owed).toEqual({ resolution: '2026-03-12T17:00' });
    expect(report.state.extensions).toEqual({ count: 1, workingDays: 1 });
  });

  it('When extensions are as many or as long as the policy allows, then no other is asked for or granted', () => {
    const report = TestReport.in('in_progress');
    expect(report.refusal('request_extension', { workingDays: 16, reason: 'x' })).toBe('extension_too_long');
    report.act('request_extension', { workingDays: 10, reason: 'x' });
    expect(report.refusal('grant_extension', { workingDays: 16 })).toBe('extension_too_long');
    report.act('grant_extension', {});
    expect(report.refusal('request_extension', { workingDays: 6, reason: 'x' })).toBe('extension_too_long');
    report.act('request_extension', { workingDays: 5, reason: 'x' });
    report.act('grant_extension', {});
    expect(report.refusal('request_extension', { workingDays: 1, reason: 'x' })).toBe('extension_limit');
  });

  it('When it is granted while the work is held, then the time comes on top once the work goes on', () => {
    const report = TestReport.in('in_progress').at('2026-03-03T09:30');
    report.act('request_extension', MORE);
    report.act('hold', HOLD);
    report.act('grant_extension', {});
    expect(report.owed.resolution).toBeNull();
    report.at('2026-03-05T09:30').act('resume', {});
    expect(report.owed).toEqual({ resolution: '2026-03-18T17:00' });
  });

  it('When a supporting agency asks for it, then only its own part has more time, and the decision names whom', () => {
    const report = TestReport.in('triage');
    report.act('assign', { agency: 'hepco', supporting: ['huewaco', 'cong-an'] });
    for (const agency of ['huewaco', 'cong-an']) report.act('accept', {}, officerOf(agency));
    report.act('accept', {});
    report.act('request_extension', { workingDays: 1, reason: 'Chờ ống' }, officerOf('huewaco'));
    report.act('request_extension', { workingDays: 2, reason: 'Chờ phân luồng' }, officerOf('cong-an'));
    expect(report.refusal('request_extension', MORE, officerOf('huewaco'))).toBe('already_requested');
    expect(report.refusal('grant_extension', { agency: 'hepco' })).toBe('nothing_requested');
    report.act('grant_extension', { agency: 'cong-an' });
    expect(report.owed).toEqual({
      resolution: '2026-03-11T17:00',
      'resolution@huewaco': '2026-03-11T17:00',
      'resolution@cong-an': '2026-03-13T17:00',
      'decision@huewaco': '2026-03-03T09:00',
    });
    const [answered] = report.act('resolve', { result: 'done', answer: 'Xong' }, officerOf('huewaco'));
    expect(obligationsOf(answered)).toEqual({ 'resolution@huewaco': 'met', 'decision@huewaco': 'cancelled' });
  });

  it('When the report has gone to another agency, then what the one before asked for cannot be granted any more', () => {
    const report = TestReport.in('in_progress');
    report.act('request_extension', MORE);
    report.act('transfer', { agency: 'huewaco', reason: 'Nước sạch' });
    expect(report.refusal('grant_extension', {})).toBe('nothing_requested');
    expect(report.refusal('grant_extension', { agency: 'hepco' })).toBe('nothing_requested');
  });

  it('When it comes at the instant of the rung, then who comes first wins', () => {
    const first = TestReport.in('in_progress');
    first.act('request_extension', MORE);
    first.liveUntil('2026-03-11T16:59');
    first.at('2026-03-11T17:00').act('grant_extension', {});
    expect(first.tick()).toEqual([]);

    const second = TestReport.in('in_progress');
    second.act('request_extension', MORE);
    second.liveUntil('2026-03-11T17:00');
    expect(typesOf(second.act('grant_extension', {}))).toContain('deescalated');
  });
});
