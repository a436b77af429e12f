import type { Agency, RoutingRule } from '../city/city-data';
import { isLiveAgency, route, type RouteInput } from './route';

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
  { id: 'ward', when: { categories: ['noise', 'trade'] }, lead: 'area' },
];

const report = (more: Partial<RouteInput>): RouteInput => ({
  category: 'noise',
  area: '1',
  priority: 'normal',
  day: '2026-03-02',
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
    ['the agency does not exist', { category: 'typo' }, { reason: 'dead_agency', rule: 'typo', alarm: true }],
  ])('When %s, then %j goes to triage: %j', (_case, input, expected) => {
    expect(route(report(input), { routing, agencies })).toEqual({ triage: true, ...expected });
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
