import type { Database } from '../../db/connect';
import { awaitAssigned } from './await-assigned';
import type { BenchContext } from './bench-context';
import { inParallel } from './in-parallel';
import type { Accepted, Product } from './product';

/** Fewer are there before a bar has told anything. */
const LONG = 1_000;

/** Submits so many reports and waits until all are assigned and their mails are out. */
export async function openReports(
  { db, sizes, progress }: Pick<BenchContext, 'db' | 'sizes' | 'progress'>,
  product: Product,
  count: number,
): Promise<Accepted[]> {
  const bar = count < LONG ? undefined : progress.bar('reports accepted', count);
  let done = 0;
  const accepted = await inParallel(sizes.clients, count, async () => {
    const report = await product.submit();
    bar?.at(++done);
    return report;
  }).finally(() => bar?.end());
  await product.settled();
  // Last, because asking for thousands of reports by name is what would hold up the others.
  await awaitAssigned(
    db,
    accepted.map(({ reference }) => reference),
  );
  return accepted;
}

/** The agency that an assigned report is with. */
export async function agencyOf(db: Database, reference: string): Promise<string> {
  const { agency }: { agency: string } = await db('report').where({ reference }).first('agency');
  return agency;
}
