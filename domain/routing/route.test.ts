import type { Agency, RoutingRule } from '../city/city-data';
import { explainRoute, isLiveAgency, route, type RouteInput } from './route';

const agency = (code: string, more: Partial<Agency> = {}): Agency => ({
  code,
  name: { vi: code, en: code },
  kind: 'unit',
  confirmed: true,
  ...more,
});

const agencies = [
  agency('power'),
  agency('parks-old', { validTo: '2024-12-31', successor: 'parks-district' }),
  agency('parks-district', { validFrom: '2025-01-01', validTo: '2025-06-30', successor: 'parks' }),
  agency('parks', { validFrom: '2025-07-01' }),
  agency('gone', { validTo: '2024-12-31' }),
  agency('circle-a', { validTo: '2024-12-31', successor: 'circle-b' }),
  agency('circle-b', { validTo: '2024-12-31', successor: 'circle-a' }),
  agency('heir-unknown', { validTo: '2024-12-31', successor: 'nobody' }),
  agency('committee-1-former', { area: '1', validTo: '2025-06-30' }),
  agency('committee-1', { area: '1', validFrom: '2025-07-01' }),
  agency('committee-2-former', { area: '2', validTo: '2025-06-30', successor: 'committee-1' }),
];

const routing: RoutingRule[] = [
  { id: 'storm', when: { categories: ['trees'] }, lead: 'power', validFrom: '2025-09-01', validTo: '2025-09-30' },
  {
    id: 'trees-urgent',
    when: { categories: ['trees'], priorities: ['urgent'] },
    lead: 'parks',
    supporting: ['power', 'area'],
  },
  { id: 'trees', when: { categories: ['trees'] }, lead: 'parks-old' },
  {
    id: 'power-1',
    when: { categories: ['power'], areas: ['1'] },
    lead: 'power',
    supporting: ['power', 'area', 'area'],
  },
  { id: 'power', when: { categories: ['power'] }, lead: 'power', supporting: ['gone', 'parks-old'] },
  { id: 'gone', when: { categories: ['gone'] }, lead: 'gone' },
  { id: 'circle', when: { categories: ['circle'] }, lead: 'circle-a' },
  { id: 'heir', when: { categories: ['heir'] }, lead: 'heir-unknown' },
  { id: 'typo', when: { categories: ['typo'] }, lead: 'no-such-agency' },
  { id: 'parks-works', when: { categories: ['parks'], subcategories: ['works'] }, lead: 'parks' },
  { id: 'by-phone', when: { categories: ['parks'], channels: ['phone'] }, lead: 'power' },
  {
    id: 'night',
    when: { categories: ['parks'], times: [{ from: '22:00', to: '06:00' }] },
    lead: 'power',
  },
  {
    id: 'sunday',
    when: { categories: ['parks'], times: [{ weekdays: [7], from: '00:00', to: '24:00' }] },
    lead: 'power',
  },
  {
    id: 'friday-night',
    when: { categories: ['calls'], times: [{ weekdays: [5], from: '20:00', to: '04:00' }] },
    lead: 'power',
  },
  { id: 'calls', when: { categories: ['calls'] }, lead: 'parks' },
  { id: 'parks', when: { categories: ['parks'] }, lead: 'parks' },
  { id: 'broken', when: { categories: ['broken'], times: 7 as never }, lead: 'power' },
  { id: 'behind-the-broken', when: { categories: ['broken'] }, lead: 'parks' },
  { id: 'broken-support', when: { categories: ['broken-support'] }, lead: 'parks', supporting: 3 as never },
  { id: 'ward', when: { categories: ['noise', 'trade'] }, lead: 'area' },
];

const report = (more: Partial<RouteInput>): RouteInput => ({
  category: 'noise',
  subcategory: null,
  area: '1',
  priority: 'normal',
  channel: 'web',
  day: '2026-03-02',
  weekday: 1,
  time: '09:00',
  ...more,
});

describe('route', () => {
  test.each<[string, Partial<RouteInput>, object]>([
    ['the lead is the area', { category: 'noise' }, { lead: 'committee-1', supporting: [], rule: 'ward' }],
    ['the day is before the reform', { day: '2025-06-30' }, { lead: 'committee-1-former', rule: 'ward' }],
    ["the area's agency has a successor", { area: '2' }, { lead: 'committee-1', rule: 'ward' }],
    ['several rules hold', { category: 'trees', priority: 'urgent' }, { lead: 'parks', rule: 'trees-urgent' }],
    [
      'supporting agencies are named',
      { category: 'trees', priority: 'urgent' },
      { supporting: ['power', 'committee-1'] },
    ],
    [
      'supporting is the area, which is unknown',
      { category: 'trees', priority: 'urgent', area: null },
      { supporting: ['power'], alarm: false },
    ],
    ['a rule is not valid on the day', { category: 'trees' }, { lead: 'parks', rule: 'trees' }],
    ['a rule is valid on the day', { category: 'trees', day: '2025-09-30' }, { lead: 'power', rule: 'storm' }],
    ['a successor has a successor', { category: 'trees' }, { lead: 'parks' }],
    ['the successor is the agency of that day', { category: 'trees', day: '2025-03-01' }, { lead: 'parks-district' }],
    ['the agency is still valid', { category: 'trees', day: '2024-12-31' }, { lead: 'parks-old' }],
    [
      'the condition is an area',
      { category: 'power' },
      { rule: 'power-1', lead: 'power', supporting: ['committee-1'] },
    ],
    ['the condition is an area and it is unknown', { category: 'power', area: null }, { rule: 'power', alarm: true }],
    [
      'a supporting agency is gone',
      { category: 'power', area: '2' },
      { lead: 'power', supporting: ['parks'], alarm: true },
    ],
  ])('When %s, then %j is routed to %j', (_case, input, expected) => {
    expect(route(report(input), { routing, agencies })).toMatchObject({ alarm: false, ...expected });
  });

  test.each<[string, Partial<RouteInput>, string]>([
    ['the sub-category is named', { category: 'parks', subcategory: 'works' }, 'parks-works'],
    ['the sub-category is another one', { category: 'parks', subcategory: 'benches' }, 'parks'],
    ['the sub-category is not known', { category: 'parks' }, 'parks'],
    ['the way by which it came is named', { category: 'parks', channel: 'phone' }, 'by-phone'],
    ['the way by which it came is not known', { category: 'parks', channel: null }, 'parks'],
    ['it is night, before midnight', { category: 'parks', time: '22:00' }, 'night'],
    ['it is night, after midnight', { category: 'parks', time: '05:59' }, 'night'],
    ['the night is over', { category: 'parks', time: '06:00' }, 'parks'],
    ['it is the last minute of a whole day', { category: 'parks', weekday: 7, time: '21:59' }, 'sunday'],
    ['it is the weekday on which the night begins', { category: 'calls', weekday: 5, time: '23:00' }, 'friday-night'],
    ['it is the morning after', { category: 'calls', weekday: 6, time: '03:59' }, 'friday-night'],
    ['it is the morning before', { category: 'calls', weekday: 5, time: '03:59' }, 'calls'],
    ['it is the night after', { category: 'calls', weekday: 6, time: '23:00' }, 'calls'],
    ['a night of Sunday ends on Monday', { category: 'parks', weekday: 1, time: '00:30' }, 'night'],
  ])('When %s, then %j is decided by %s', (_case, input, rule) => {
    expect(route(report(input), { routing, agencies })).toMatchObject({ rule });
  });

  test.each<[string, Partial<RouteInput>, object]>([
    ['no rule holds', { category: 'unheard-of' }, { reason: 'no_rule', alarm: true }],
    ['the area is needed and unknown', { area: null }, { reason: 'no_area', rule: 'ward', alarm: false }],
    ['the area has no agency', { area: '99' }, { reason: 'dead_agency', rule: 'ward', alarm: true }],
    [
      'the agency is gone without a successor',
      { category: 'gone' },
      { reason: 'dead_agency', rule: 'gone', alarm: true },
    ],
    ['successors go round in a circle', { category: 'circle' }, { reason: 'dead_agency', rule: 'circle', alarm: true }],
    ['the successor does not exist', { category: 'heir' }, { reason: 'dead_agency', rule: 'heir', alarm: true }],
    ['a rule is broken', { category: 'broken' }, { reason: 'broken_rule', rule: 'broken', alarm: true }],
    [
      'the answer of a rule is broken',
      { category: 'broken-support' },
      { reason: 'broken_rule', rule: 'broken-support', alarm: true },
    ],
    ['the category is the one for what nobody can name', { category: 'other' }, { reason: 'no_rule', alarm: false }],
    ['the agency does not exist', { category: 'typo' }, { reason: 'dead_agency', rule: 'typo', alarm: true }],
  ])('When %s, then %j goes to triage: %j', (_case, input, expected) => {
    expect(route(report(input), { routing, agencies })).toEqual({ triage: true, ...expected });
  });
});

describe('explainRoute', () => {
  test('When a rule decides, then what was asked and the rules about the category that were passed over are told', () => {
    const asked = report({ category: 'parks', time: '12:00' });
    expect(explainRoute(asked, { routing, agencies }).trace).toEqual({
      asked,
      passedOver: [
        { rule: 'parks-works', unmet: ['subcategories'] },
        { rule: 'by-phone', unmet: ['channels'] },
        { rule: 'night', unmet: ['times'] },
        { rule: 'sunday', unmet: ['times'] },
      ],
    });
  });

  test('When several conditions of a rule do not hold, then all are told', () => {
    const { trace } = explainRoute(report({ category: 'trees', priority: 'normal' }), { routing, agencies });
    expect(trace.passedOver).toEqual([
      { rule: 'storm', unmet: ['validity'] },
      { rule: 'trees-urgent', unmet: ['priorities'] },
    ]);
  });

  test('When it is asked without reasons, then the answer is the same', () => {
    for (const category of new Set(routing.flatMap(({ when }) => when.categories ?? []))) {
      const { trace: _, ...outcome } = explainRoute(report({ category }), { routing, agencies });
      expect(route(report({ category }), { routing, agencies })).toEqual(outcome);
    }
  });
});

describe('isLiveAgency', () => {
  test.each([
    ['parks', '2025-07-01', true],
    ['parks', '2025-06-30', false],
    ['parks-old', '2026-01-01', false],
    ['nobody', '2026-01-01', false],
  ])('When %s is asked about on %s, then it is live: %s', (code, day, live) => {
    expect(isLiveAgency(agencies, code, day)).toBe(live);
  });
});
