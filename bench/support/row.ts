import type { BenchContext } from './bench-context';

/** One thing that is measured in every round. */
export interface Series {
  label: string;
  unit: string;
  role: 'product' | 'baseline';
}

/** Product over baseline, taken in each round; the budget holds for the median of the rounds. */
export interface RatioCheck {
  kind: 'ratio';
  label: string;
  of: string;
  over: string;
  atLeast?: number;
  atMost?: number;
}

/** A bound for the median of one series. */
export interface LimitCheck {
  kind: 'limit';
  label: string;
  of: string;
  atMost: number;
}

export type Check = RatioCheck | LimitCheck;

/** A row whose processes run. */
export interface PreparedRow {
  series: Record<string, Series>;
  /** A ratio without a bound is only told. */
  checks: Check[];
  /** What a reader must know to understand the figures. */
  facts: Record<string, string | number>;
  /** Each measures one or more series; all are taken in turn in every round, every other round the other way round. */
  steps: (() => Promise<Record<string, number>>)[];
}

/** One row of the table that `npm run bench` prints. */
export interface Row {
  name: string;
  title: string;
  /** Measured once, however many rounds there are. */
  once?: boolean;
  prepare(context: BenchContext): Promise<PreparedRow>;
}
