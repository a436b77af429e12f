import type { Database } from '../connect';

/** Who sent a report, as far as they said. */
export interface Reporter {
  name: string | null;
  phone: string | null;
  email: string | null;
}

/** All of it null for a report without a contact. */
export async function readReporter(db: Database, reference: string): Promise<Reporter> {
  const row: Reporter | undefined = await db('reporter').where({ reference }).first('name', 'phone', 'email');
  return row ?? { name: null, phone: null, email: null };
}
