import { SCRIPTS } from './life-scripts';
import { planChaos } from './plan-chaos';

const plan = (operations: number, seed: string) => planChaos({ operations, seed, holdUntil: '2026-03-02T09:00:00Z' });

describe('planChaos', () => {
  it('When the seed is the same, then lives and outages are the same; with another one they are not', () => {
    expect(plan(60, '7')).toEqual(plan(60, '7'));
    expect(plan(60, '8').outages).not.toEqual(plan(60, '7').outages);
    expect(plan(60, '8').lives.map(({ script }) => script)).not.toEqual(
      plan(60, '7').lives.map(({ script }) => script),
    );
  });

  it('When there are enough reports, then every script is played', () => {
    const played = new Set(plan(SCRIPTS.length, '7').lives.map(({ script }) => script));
    expect([...played].sort()).toEqual(SCRIPTS.map(({ name }) => name).sort());
  });

  it('When outages are planned, then they come in order while there is something to break, a killed worker first', () => {
    const { outages, steps } = plan(10_000, '7');
    const instants = outages.map(({ afterStep }) => afterStep);
    expect(instants).toEqual([...instants].sort((one, other) => one - other));
    expect(instants[0]).toBeGreaterThan(0);
    expect(instants.at(-1)).toBeLessThan(steps);
    expect(outages[0]!.what).toBe('worker');
    expect(new Set(outages.map(({ what }) => what))).toEqual(new Set(['worker', 'api', 'postgres', 'temporal']));
  });
});
