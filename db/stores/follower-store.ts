import type { Database } from '../connect';

/** Somebody who follows a report, or has yet to confirm that they want to. Null when there is none of this number. */
export async function readFollower(
  db: Database,
  reference: string,
  seq: number,
): Promise<{ confirmed: boolean } | null> {
  const row: { confirmedAt: Date | null } | undefined = await db('report_follower')
    .where({ reference, seq })
    .first('confirmed_at as confirmedAt');
  return row ? { confirmed: row.confirmedAt !== null } : null;
}

export async function confirmFollower(db: Database, reference: string, seq: number): Promise<void> {
  await db('report_follower').where({ reference, seq, confirmed_at: null }).update({ confirmed_at: db.fn.now() });
}

/** Forgets the address. */
export async function removeFollower(db: Database, reference: string, seq: number): Promise<void> {
  await db('report_follower').where({ reference, seq }).delete();
}
