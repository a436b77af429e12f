import type { Policy } from './policy';
import { policyOn } from './policy-on';

const policies = [
  { version: 'first', validFrom: '2026-01-01' },
  { version: 'second', validFrom: '2026-07-01' },
] as Policy[];

describe('policyOn', () => {
  it.each([
    ['2020-05-04', 'first'],
    ['2026-01-01', 'first'],
    ['2026-06-30', 'first'],
    ['2026-07-01', 'second'],
    ['2031-01-01', 'second'],
  ])('When the day is %s, then the %s policy is promised', (day, version) => {
    expect(policyOn(policies, day).version).toBe(version);
  });

  it('When there is no policy, then nothing is promised in silence', () => {
    expect(() => policyOn([], '2026-01-01')).toThrow('The city has no policy');
  });
});
