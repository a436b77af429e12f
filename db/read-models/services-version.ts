import type { Database } from '../connect';

/** When the categories, their questions or their fields were last changed; null before any was loaded. */
export async function readServicesVersion(db: Database): Promise<Date | null> {
  const row = (await db('city_entry').whereIn('kind', ['categories', 'fields']).max({ at: 'updated_at' }).first()) as
    { at: Date | null } | undefined;
  return row?.at ?? null;
}
