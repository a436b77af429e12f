import type { RoutingRule } from '../city/city-data';
import { changeTable, type RuleChange } from './change-table';

const rule = (id: string, lead = 'somebody'): RoutingRule => ({ id, when: {}, lead });
const table = ['a', 'b', 'c'].map((id) => rule(id));

test.each<[string, string[], RuleChange[], string]>([
  ['a new rule has no place', [], [{ rule: rule('d') }], 'abcd'],
  ['a new rule stands before another', [], [{ rule: rule('d'), before: 'b' }], 'adbc'],
  ['a rule is changed', [], [{ rule: rule('b', 'else') }], 'abc'],
  ['a rule is moved', [], [{ rule: rule('c'), before: 'a' }], 'cab'],
  ['a rule is removed', ['b'], [], 'ac'],
  ['one new rule stands before another new one', [], [{ rule: rule('d') }, { rule: rule('e'), before: 'd' }], 'abced'],
])('When %s, then the table is in order', (_case, remove, changes, order) => {
  const changed = changeTable(table, remove, changes);
  expect('table' in changed && changed.table.map(({ id }) => id).join('')).toBe(order);
});

test('When a rule is changed, then it says what the change says', () => {
  const changed = changeTable(table, [], [{ rule: rule('b', 'else') }]);
  expect(changed).toMatchObject({ table: [{ id: 'a' }, { id: 'b', lead: 'else' }, { id: 'c' }] });
});

test.each<[string[], RuleChange[]]>([
  [['x'], []],
  [[], [{ rule: rule('d'), before: 'x' }]],
  [['a'], [{ rule: rule('d'), before: 'a' }]],
])('When a rule is named that there is not, then it is told', (remove, changes) => {
  expect(changeTable(table, remove, changes)).toEqual({ unknown: expect.stringMatching(/^[xa]$/) });
});
