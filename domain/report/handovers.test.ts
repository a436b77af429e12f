import {
  dataOf,
  headOf,
  localOf,
  obligationsOf,
  officerOf,
  OPERATOR,
  SUPERVISOR,
  SURE,
  TestReport,
  typesOf,
} from './testing/test-report';

const TO = (agency: string) => ({ agency, reason: 'Không thuộc thẩm quyền' });
const withParent = {
  ...SURE,
  route: { lead: 'hepco', supporting: [], rule: 'lighting', alarm: false, parent: 'ubnd-thanh-pho' },
};

describe('handing on', () => {
  it('When agencies have handed a report on twice, by declining or passing it on, then the supervisor is told of each', () => {
    const report = TestReport.in('assigned');
    const told = () =>
      [...dataOf(report.events, 'sent_to_triage'), ...dataOf(report.events, 'transferred')].map((each) => each.told);
    report.act('transfer', TO('huewaco'), officerOf('hepco'));
    expect(told()).toEqual([undefined]);
    report.act('decline', { reason: 'Không' });
    expect(told()).toEqual([[{ role: 'supervisor' }], undefined]);
    report.act('assign', { agency: 'cong-an' });
    report.act('transfer', TO('thuan-hoa'), officerOf('cong-an'));
    expect(told().at(-1)).toEqual([{ role: 'supervisor' }]);
  });

  it('When agencies have passed it on as often as allowed, then only the centre may, or one declines', () => {
    const report = TestReport.in('assigned');
    for (const [from, to] of [
      ['hepco', 'huewaco'],
      ['huewaco', 'hepco'],
      ['hepco', 'huewaco'],
    ] as const) {
      report.act('transfer', TO(to), headOf(from));
    }
    expect(report.refusal('transfer', TO('hepco'), officerOf('huewaco'))).toBe('transfer_limit');
    report.act('transfer', TO('cong-an'), OPERATOR);
    expect(report.refusal('transfer', TO('hepco'), officerOf('cong-an'))).toBe('transfer_limit');
    expect(report.state.transfers).toBe(3);
    report.act('decline', { reason: 'Không' });
  });

  it('When an agency has declined it, then no other agency passes it back there, but the centre can', () => {
    const report = TestReport.in('assigned');
    report.act('decline', { reason: 'Không' });
    report.act('assign', { agency: 'huewaco' });
    expect(report.refusal('transfer', TO('hepco'), officerOf('huewaco'))).toBe('declined_before');
    expect(report.refusal('transfer', TO('hepco'), SUPERVISOR)).toBeNull();
  });
});

describe('the body above an agency', () => {
  it('When an agency does not accept for two days after its time, then the body above it has to, while the clock goes on', () => {
    const report = new TestReport();
    report.sort(withParent);
    const fired = report.liveUntil('2026-03-05T17:00');
    expect(typesOf(fired).slice(-2)).toEqual(['escalated', 'transferred']);
    const transferred = fired.at(-1)!;
    expect(transferred).toMatchObject({
      status: 'assigned',
      actor: { role: 'system' },
      data: { from: 'hepco', to: 'ubnd-thanh-pho', reason: 'not_accepted' },
    });
    expect(obligationsOf({ ...transferred, obligations: transferred.obligations!.slice(0, 1) })).toEqual({
      acceptance: 'lapsed',
    });
    expect(report.state).toMatchObject({ agency: 'ubnd-thanh-pho', parent: null, transfers: 0 });
    expect(report.owed).toEqual({ acceptance: '2026-03-06T17:00', resolution: '2026-03-11T17:00' });
    report.act('accept', {}, headOf('ubnd-thanh-pho'));
  });

  it('When there is none above that one, then the report stays where it is, and nothing is claimed', () => {
    const report = new TestReport();
    report.sort(withParent);
    const again = dataOf(report.liveUntil('2026-04-30T00:00'), 'escalated').filter(({ rung }) => rung === 'parent');
    expect(again.map(({ effects, scheduledFor }) => [localOf(scheduledFor), effects])).toEqual([
      ['2026-03-05T17:00', ['reassign_to_parent']],
      ['2026-03-10T17:00', []],
    ]);
    expect(report.state.agency).toBe('ubnd-thanh-pho');
  });

  it('When the body above has a part already, then that becomes the report itself', () => {
    const report = new TestReport();
    report.sort({ ...withParent, route: { ...withParent.route, supporting: ['ubnd-thanh-pho', 'cong-an'] } });
    report.act('accept', {}, officerOf('ubnd-thanh-pho'));
    report.liveUntil('2026-03-05T17:00');
    expect(report.state).toMatchObject({ agency: 'ubnd-thanh-pho', status: 'assigned' });
    expect(report.state.legs.map(({ agency }) => agency)).toEqual(['cong-an']);
    expect(Object.keys(report.owed).toSorted()).toEqual([
      'acceptance',
      'acceptance@cong-an',
      'resolution',
      'resolution@cong-an',
    ]);
  });

  it('When the report goes to another agency, then the body above it is that one’s', () => {
    const report = new TestReport();
    report.sort(withParent);
    report.act('transfer', TO('cong-an'));
    expect(report.state.parent).toBeNull();
    report.act('transfer', TO('hepco'));
    expect(report.state.parent).toBe('ubnd-thanh-pho');
  });

  it('When the report is urgent, then it is taken back to triage instead, an hour after the time for acceptance', () => {
    const report = TestReport.in('assigned', 'urgent');
    const fired = report.liveUntil('2026-03-02T11:00');
    expect(dataOf(fired, 'sent_to_triage')).toEqual([{ reason: 'not_accepted' }]);
    expect(report.state).toMatchObject({ status: 'triage', declinedBy: [] });
    expect(report.owed).toEqual({ resolution: '2026-03-02T17:00', triage: '2026-03-02T11:30' });
  });
});
