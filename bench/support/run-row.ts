import type { BenchContext } from './bench-context';
import type { Check, Row, Series } from './row';
import { spreadOf, type Spread } from './statistics';

export interface MeasuredSeries extends Series, Spread {
  name: string;
  /** One a round. */
  values: number[];
}

export interface CheckResult extends Spread {
  label: string;
  kind: Check['kind'];
  /** `>= 0.9`; null for what is only told. */
  budget: string | null;
  met: boolean | null;
}

export interface RowResult {
  name: string;
  title: string;
  rounds: number;
  seconds: number;
  series: MeasuredSeries[];
  checks: CheckResult[];
  facts: Record<string, string | number>;
}

/** Measures one row: in each round every step once, every other round the other way round. */
export async function runRow(row: Row, context: BenchContext, rounds: number): Promise<RowResult> {
  const began = performance.now();
  const { progress } = context;
  progress.say(`${row.name}: preparing`);
  const { series, checks, facts, steps } = await row.prepare(context);
  const measured = row.once ? 1 : rounds;
  const values: Record<string, number[]> = Object.fromEntries(Object.keys(series).map((name) => [name, []]));
  for (let round = 0; round < measured; round++) {
    progress.say(`${row.name}: round ${round + 1} of ${measured}`);
    for (const step of round % 2 === 0 ? steps : [...steps].reverse()) {
      for (const [name, value] of Object.entries(await step())) values[name]!.push(value);
    }
  }
  return {
    name: row.name,
    title: row.title,
    rounds: measured,
    seconds: Math.round((performance.now() - began) / 1_000),
    series: Object.entries(series).map(([name, each]) => ({
      name,
      ...each,
      ...spreadOf(values[name]!),
      values: values[name]!,
    })),
    checks: checks.map((check) => judge(check, values)),
    facts,
  };
}

function judge(check: Check, values: Record<string, number[]>): CheckResult {
  const { label, kind, atMost } = check;
  const own = values[check.of]!;
  const spread = spreadOf(kind === 'ratio' ? own.map((value, round) => value / values[check.over]![round]!) : own);
  const atLeast = kind === 'ratio' ? check.atLeast : undefined;
  const result = { label, kind, ...spread };
  if (atLeast !== undefined) return { ...result, budget: `>= ${atLeast}`, met: spread.median >= atLeast };
  if (atMost !== undefined) return { ...result, budget: `<= ${atMost}`, met: spread.median <= atMost };
  return { ...result, budget: null, met: null };
}
