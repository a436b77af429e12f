import type { Database } from '../../db/connect';
import { awaitAssigned } from './await-assigned';
import type { BenchContext } from './bench-context';
import { inParallel } from './in-parallel';
import type { Accepted, Product } from './product';

/** Submits so many reports and waits until all are assigned and their mails are out. */
export async function openReports(
  { db, sizes }: Pick<BenchContext, 'db' | 'sizes'>,
  product: Product,
  count: number,
): Promise<Accepted[]> {
  const accepted = await inParallel(sizes.clients, count, () => product.submit());
  await awaitAssigned(
    db,
    accepted.map(({ reference }) => reference),
  );
  await product.settled();
  return accepted;
}

/** The agency that an assigned report is with. */
export async function agencyOf(db: Database, reference: string): Promise<string> {
  const { agency }: { agency: string } = await db('report').where({ reference }).first('agency');
  return agency;
}
