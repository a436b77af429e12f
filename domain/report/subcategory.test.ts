import { completeState } from './complete-state';
import { OPERATOR, SURE, TestReport, dataOf } from './testing/test-report';

const LOOKUP = {
  field: 'infrastructure',
  route: { lead: 'hepco', supporting: [], rule: 'lighting', alarm: false },
  activeAgencies: ['hepco'],
};
const KNOWN = { ...LOOKUP, subcategoryKnown: true };
const UNKNOWN = { ...LOOKUP, subcategoryKnown: false };

describe('the sub-category of a report', () => {
  it('When the classifier names one, then the report has it; without one it has none', () => {
    const report = new TestReport();
    report.sort({ ...SURE, subcategory: 'street' });
    expect(report.state.subcategory).toBe('street');
    expect(TestReport.in('assigned').state.subcategory).toBeNull();
  });

  it('When a person names it with or without its category, then the report has it', () => {
    const report = TestReport.in('triage');
    report.act('classify', { category: 'lighting', subcategory: 'grid' }, OPERATOR, KNOWN);
    expect(report.state.subcategory).toBe('grid');
    report.act('decline', { reason: 'Không thuộc thẩm quyền' });
    report.act('assign', { agency: 'hepco', subcategory: 'street' }, OPERATOR, KNOWN);
    expect(report.state).toMatchObject({ category: 'lighting', subcategory: 'street', status: 'assigned' });
  });

  it('When only the priority is changed, then it stays; with another category it goes', () => {
    const report = TestReport.in('triage');
    report.act('classify', { category: 'lighting', subcategory: 'grid' }, OPERATOR, KNOWN);
    report.act('decline', { reason: 'Không thuộc thẩm quyền' });
    report.act('assign', { agency: 'hepco', priority: 'high' }, OPERATOR, LOOKUP);
    expect(report.state).toMatchObject({ subcategory: 'grid', priority: 'high' });
    report.act('reclassify', { category: 'noise', reason: 'Sai loại' }, OPERATOR, LOOKUP);
    expect(report.state).toMatchObject({ category: 'noise', subcategory: null });
  });

  it('When the category has no such sub-category, then it is refused', () => {
    const report = TestReport.in('triage');
    const classify = () => report.act('classify', { category: 'lighting', subcategory: 'x' }, OPERATOR, UNKNOWN);
    expect(classify).toThrow('unknown_subcategory');
    expect(() => report.act('assign', { agency: 'hepco', subcategory: 'x' }, OPERATOR, UNKNOWN)).toThrow(
      'unknown_subcategory',
    );
    const reclassify = { category: 'lighting', subcategory: 'x', reason: 'Sai' };
    expect(() => TestReport.in('assigned').act('reclassify', reclassify, OPERATOR, UNKNOWN)).toThrow(
      'unknown_subcategory',
    );
  });

  it('When nobody knows the category, then a sub-category alone is refused', () => {
    const report = new TestReport();
    report.sort(null);
    expect(() => report.act('assign', { agency: 'hepco', subcategory: 'street' }, OPERATOR, LOOKUP)).toThrow(
      'category_needed',
    );
  });

  it('When the state is of an earlier version, then it has none', () => {
    const { subcategory: _, ...earlier } = TestReport.in('assigned').state;
    expect(completeState(earlier as never).subcategory).toBeNull();
  });
});

describe('what the routing table says of a report', () => {
  const asked = {
    category: 'lighting',
    subcategory: null,
    area: null,
    priority: 'normal',
    channel: 'web',
    day: '2026-03-02',
    weekday: 1,
    time: '09:00',
  } as const;
  const trace = { asked, passedOver: [{ rule: 'night', unmet: ['times' as const] }] };

  it('When it names an agency, then the event has why, and whom it had to leave out', () => {
    const report = new TestReport();
    const route = { lead: 'hepco', supporting: [], rule: 'lighting', alarm: true, missing: ['gone'], trace };
    report.sort({ ...SURE, route });
    expect(dataOf(report.events, 'assigned')).toMatchObject([
      { rule: 'lighting', routing: trace, missing: ['gone'], alarm: true },
    ]);
  });

  it('When it names nobody, then the event has why, and the alarm where the table is at fault', () => {
    for (const [reason, alarm] of [
      ['broken_rule', true],
      ['no_area', false],
    ] as const) {
      const report = new TestReport();
      report.sort({ ...SURE, route: { triage: true, reason, rule: 'lighting', alarm, trace } });
      const [data] = dataOf(report.events, 'sent_to_triage');
      expect(data).toEqual({ reason, rule: 'lighting', routing: trace, ...(alarm ? { alarm: true } : {}) });
    }
  });
});
