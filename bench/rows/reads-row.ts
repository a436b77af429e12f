import { bulkReference, makeBulkReports } from '../../test/support/bulk-reports';
import type { BenchContext } from '../support/bench-context';
import type { HttpClient } from '../support/http-client';
import { describe } from '../support/product';
import type { Row } from '../support/row';
import { quantile } from '../support/statistics';

/** Reads of one kind, one after the other. */
const READS = 150;
const WARM_UP = 15;
/** A plan that is worse than the one at the smallest size is ten times as slow at the next, and a hundred times at the last. */
const BUDGET = 10;

export interface Read {
  label: string;
  /** The nth one; each asks for something else, so that no answer is kept. */
  path: (nth: number) => string;
  headers?: (token: BenchContext['token']) => Promise<Record<string, string>>;
  /** Asked for by POST with this, where it is more than a path can hold. */
  body?: (nth: number) => unknown;
  /** What is kept for a minute is only told of when it is not. */
  unbounded?: boolean;
}

const as = (role: 'operator' | 'officer', agency?: string) => async (token: BenchContext['token']) => ({
  Authorization: `Bearer ${await token(role, agency)}`,
});
const operator = as('operator');
const day = (nth: number) => new Date(Date.now() - (nth + 2) * 86_400_000).toISOString();
const box = (nth: number, size: number) => {
  const [lng, lat] = [107.55 + (nth % 10) * 0.006, 16.43 + (nth % 7) * 0.006];
  return [lng, lat, lng + size, lat + size].map((each) => each.toFixed(4)).join(',');
};

let periods = 0;

const KINDS: Record<string, Read> = {
  list: { label: 'public list, 50', path: (nth) => `/api/v1/reports?submittedTo=${day(nth)}` },
  filtered: {
    label: 'staff, ward, category and state',
    path: (nth) => `/api/v1/staff/reports?area=area-${nth % 40}&category=category-${nth % 14}&state=closed`,
    headers: operator,
  },
  priority: {
    label: 'staff, open by priority',
    path: (nth) => `/api/v1/staff/reports?open=true&sort=priority&dueBefore=${day(-nth)}`,
    headers: operator,
  },
  overdue: {
    label: 'staff, overdue by due time',
    path: (nth) => `/api/v1/staff/reports?overdue=true&sort=dueAt&area=area-${nth % 40}`,
    headers: operator,
  },
  small: {
    label: 'list of a small agency',
    path: (nth) => `/api/v1/staff/reports?submittedTo=${day(nth)}`,
    headers: as('officer', 'agency-59'),
  },
  queue: {
    label: 'queue of a big agency',
    path: (nth) => `/api/v1/staff/queue?limit=${20 + (nth % 50)}`,
    headers: as('officer', 'agency-0'),
  },
  common: {
    label: 'search, a word of every report',
    path: (nth) => `/api/v1/staff/reports?q=kinh+mong&submittedTo=${day(nth)}`,
    headers: operator,
  },
  words: {
    label: 'search, three words',
    path: (nth) => `/api/v1/staff/reports?q=den+duong+${nth % 997}`,
    headers: operator,
  },
  rare: {
    label: 'search, a word of one report',
    path: (nth) => `/api/v1/staff/reports?q=hem+${nth * 61}`,
    headers: operator,
  },
  nothing: {
    label: 'search, common words that never meet',
    path: (nth) => `/api/v1/staff/reports?q=rac+${['duong+tat', 'loa+keo', 'day+dien'][nth % 3]}`,
    headers: operator,
  },
  box: { label: 'list in a box of 1 km', path: (nth) => `/api/v1/reports?bbox=${box(nth, 0.01)}` },
  map: { label: 'map of 10 km, 1,000 features', path: (nth) => `/api/v1/reports.geojson?bbox=${box(nth, 0.1)}` },
  near: {
    label: 'within 300 m',
    path: (nth) => `/api/v1/staff/reports?near=${(16.44 + (nth % 30) * 0.001).toFixed(3)},107.59,300`,
    headers: operator,
  },
  similar: {
    label: 'similar ones before sending, 300 m',
    path: () => '/api/v1/reports/similar',
    // From the middle of the city, where most lie, to its edges.
    body: (nth) => ({
      text: `Đèn đường tắt ba đêm nay, gần số ${nth} đường Hùng Vương`,
      location: { lat: 16.46 + ((nth * 7) % 50) * 0.0005, lng: 107.59 + ((nth * 11) % 50) * 0.0005 },
    }),
  },
  candidates: {
    label: 'candidates of one report',
    path: (nth) => `/api/v1/staff/reports/${bulkReference(nth)}/candidates`,
    headers: operator,
  },
  tracking: { label: 'one report', path: (nth) => `/api/v1/reports/${bulkReference(nth)}` },
  statistics: { label: 'statistics', path: () => '/api/v1/statistics/summary' },
  cold: {
    label: 'statistics, read anew',
    // A period that nobody has asked for, at no size.
    path: () => `/api/v1/statistics/summary?from=${new Date(++periods * 86_400_000).toISOString().slice(0, 10)}`,
    unbounded: true,
  },
};

/** The 99th percentile of reads of one kind, in ms. */
async function measureRead(
  http: Pick<HttpClient, 'get' | 'post'>,
  read: Read,
  headers: Record<string, string>,
): Promise<number> {
  const latencies: number[] = [];
  const reads = read.unbounded ? Math.min(READS, 20) : READS;
  for (let nth = 0; nth < reads + WARM_UP; nth++) {
    const began = performance.now();
    const path = read.path(nth);
    const answer = await (read.body ? http.post(path, read.body(nth), headers) : http.get(path, headers));
    if (answer.status !== 200) throw new Error(`A read failed: ${describe(answer)}`);
    if (nth >= WARM_UP) latencies.push(performance.now() - began);
  }
  return quantile(latencies, 0.99);
}

/** The 99th percentile of reads of rows that SQL made in bulk, at three sizes: what counts is how it grows. */
export const readsRow: Row = {
  name: 'reads',
  title: 'Reads of bulk-made reports: 99th percentile by how many there are',
  once: true,
  async prepare(context) {
    const { sizes, db, progress } = context;
    const counts = [sizes.readReports / 100, sizes.readReports / 10, sizes.readReports];
    // Without a worker, which would look for the workflows of all these reports.
    const { http } = await context.intakeApi();

    const run = async (): Promise<Record<string, number>> => {
      const figures: Record<string, number> = {};
      let made = 0;
      for (const count of counts) {
        progress.say(`reads: making ${count - made} reports`);
        await makeBulkReports(db, count - made, made);
        made = count;
        await db.transaction(async (trx) => {
          // Of a million reports on a busy machine it takes longer than any statement of the product may.
          await trx.raw('SET LOCAL statement_timeout = 0');
          await trx.raw('ANALYZE report');
        });
        for (const [name, read] of Object.entries(KINDS)) {
          figures[`${name}@${count}`] = await measureRead(http, read, (await read.headers?.(context.token)) ?? {});
        }
      }
      return figures;
    };

    const all = Object.entries(KINDS);
    const [smallest, , largest] = counts;
    return {
      series: Object.fromEntries(
        all.flatMap(([name, { label }]) =>
          counts.map((count) => [
            `${name}@${count}`,
            { label: `${label}, of ${count}`, unit: 'ms', role: 'product' as const },
          ]),
        ),
      ),
      checks: all.map(([name, { label, unbounded }]) => ({
        kind: 'ratio' as const,
        label,
        of: `${name}@${largest}`,
        over: `${name}@${smallest}`,
        ...(unbounded ? {} : { atMost: BUDGET }),
      })),
      facts: { 'reads of a kind': READS, rows: 'made in bulk by SQL', percentile: 99 },
      steps: [run],
    };
  },
};
