import type { Agency, Area, Category, RoutingRule } from '../city/city-data';
import { checkRouting, newFindings, type RoutedCity } from './check-routing';

const DAY = '2026-03-02';
const label = { vi: 'x', en: 'x' };
const agency = (code: string, more: Partial<Agency> = {}): Agency => ({
  code,
  name: label,
  kind: 'unit',
  confirmed: true,
  ...more,
});
const area = (code: string): Area => ({ code, name: label, kind: 'ward', centre: { lat: 0, lng: 0 }, alsoKnownAs: [] });
const category = (code: string, subcategories: string[] = []): Category => ({
  code,
  field: 'field',
  label,
  description: label,
  priority: 'normal',
  ...(subcategories.length > 0
    ? { subcategories: subcategories.map((each) => ({ code: each, label, description: label })) }
    : {}),
});

const city = (...routing: RoutingRule[]): RoutedCity => ({
  routing,
  categories: [category('lamps', ['street', 'grid']), category('other')],
  areas: [area('1'), area('2')],
  agencies: [
    agency('lighting'),
    agency('power'),
    agency('gone', { validTo: '2025-12-31' }),
    agency('old', { validTo: '2025-12-31', successor: 'power' }),
    agency('ward-1', { area: '1' }),
  ],
});

const rule = (id: string, when: RoutingRule['when'], lead = 'lighting', more: Partial<RoutingRule> = {}) => ({
  id,
  when: { categories: ['lamps'], ...when },
  lead,
  ...more,
});
const ALL_PRIORITIES = ['urgent', 'high', 'normal', 'low'];

describe('checkRouting', () => {
  test('When every category is answered and every rule decides something, then nothing is found', () => {
    expect(checkRouting(city(rule('grid', { subcategories: ['grid'] }, 'power'), rule('rest', {})), DAY)).toEqual([]);
  });

  test.each<[string, RoutingRule[], object]>([
    [
      'no rule answers for a sub-category',
      [rule('grid', { subcategories: ['grid'] })],
      { subcategory: null, reason: 'no_rule', areas: ['1', '2'], priorities: ALL_PRIORITIES },
    ],
    [
      'no rule answers in an area at a priority',
      [rule('one', { areas: ['1'] }), rule('urgent', { priorities: ['urgent', 'high'] })],
      { subcategory: null, reason: 'no_rule', areas: ['2'], priorities: ['normal', 'low'] },
    ],
    [
      'no rule answers by day',
      [rule('night', { times: [{ from: '20:00', to: '07:00' }] })],
      { subcategory: null, reason: 'no_rule', areas: ['1', '2'] },
    ],
    [
      'no rule answers on one weekday',
      [rule('week', { times: [{ weekdays: [1, 2, 3, 4, 5, 6], from: '00:00', to: '24:00' }] })],
      { subcategory: null, reason: 'no_rule', areas: ['1', '2'] },
    ],
    [
      'no rule answers for what came otherwise than by phone',
      [rule('phone', { channels: ['phone'] })],
      { subcategory: null, reason: 'no_rule' },
    ],
    [
      'the only rule is not valid any more',
      [rule('past', {}, 'lighting', { validTo: '2026-03-01' })],
      { subcategory: null, reason: 'no_rule' },
    ],
    [
      'an area has no agency of its own',
      [rule('ward', {}, 'area')],
      { subcategory: null, reason: 'dead_agency', rule: 'ward', areas: ['2'] },
    ],
  ])('When %s, then it is a gap', (_case, routing, gap) => {
    const findings = checkRouting(city(...routing), DAY);
    expect(findings[0]).toMatchObject({ kind: 'gap', severity: 'error', category: 'lamps', ...gap });
  });

  test.each<[string, RoutingRule[], object[]]>([
    [
      'a lead is gone',
      [rule('dead', { areas: ['1'] }, 'gone'), rule('rest', {})],
      [
        { kind: 'gap', rule: 'dead', areas: ['1'] },
        { kind: 'gap', rule: 'dead', areas: ['1'] },
        { kind: 'gap', rule: 'dead', areas: ['1'] },
        { kind: 'dead_agency', severity: 'error', rule: 'dead', agency: 'gone' },
      ],
    ],
    [
      'a supporting agency is gone',
      [rule('rest', {}, 'lighting', { supporting: ['gone'] })],
      [{ kind: 'dead_agency', severity: 'warning', rule: 'rest', agency: 'gone' }],
    ],
    [
      'an agency has a successor',
      [rule('rest', {}, 'old')],
      [{ kind: 'succeeded', severity: 'warning', rule: 'rest', agency: 'old', successor: 'power' }],
    ],
    [
      'a rule names what there is not',
      [rule('typos', { areas: ['9'], subcategories: ['lamp'] }, 'nobody'), rule('rest', {})],
      [
        { kind: 'unknown_code', what: 'subcategory', code: 'lamp' },
        { kind: 'unknown_code', what: 'area', code: '9' },
        { kind: 'unknown_code', what: 'agency', code: 'nobody' },
        { kind: 'never_reached', rule: 'typos', by: [] },
      ],
    ],
    [
      'a general rule stands before another',
      [rule('rest', {}), rule('grid', { subcategories: ['grid'] }, 'power')],
      [{ kind: 'never_reached', severity: 'warning', rule: 'grid', by: ['rest'] }],
    ],
    [
      'several rules together take all of another',
      [
        rule('one', { areas: ['1'] }),
        rule('day', { times: [{ from: '06:00', to: '18:00' }] }),
        rule('night', { times: [{ from: '18:00', to: '06:00' }] }),
        rule('two', { areas: ['2'] }, 'power'),
      ],
      [{ kind: 'never_reached', rule: 'two', by: ['day', 'night'] }],
    ],
    [
      'two rules have the same conditions and different agencies',
      [
        rule('one', { areas: ['1', '2'], priorities: ['high'] }),
        rule('two', { priorities: ['high'], areas: ['2', '1'] }, 'power'),
        rule('rest', {}),
      ],
      [{ kind: 'conflict', severity: 'warning', rule: 'two', by: ['one'] }],
    ],
    [
      'a rule is over',
      [rule('past', {}, 'gone', { validTo: '2025-12-31' }), rule('rest', {})],
      [{ kind: 'expired', severity: 'note', rule: 'past', validTo: '2025-12-31' }],
    ],
  ])('When %s, then it is found', (_case, routing, expected) => {
    const findings = checkRouting(city(...routing), DAY);
    expect(findings).toHaveLength(expected.length);
    expect(findings).toMatchObject(expected);
  });
});

test('When a table changes, then only what is new is told', () => {
  const before = city(rule('rest', {}, 'old'));
  const after = city(rule('rest', {}, 'old'), rule('late', { areas: ['1'] }));
  expect(newFindings(before, after, DAY)).toMatchObject([{ kind: 'never_reached', rule: 'late' }]);
});
