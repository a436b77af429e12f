import { createHash } from 'node:crypto';
import type { CityData } from '../../domain/city/city-data';
import type { Database } from '../connect';

interface Entry {
  kind: string;
  code: string;
  data: unknown;
}

interface EntryRow extends Entry {
  position: number;
  origin: string | null;
  edited: boolean;
}

/** How each part of a city's data is cut into entries: lists by a code of their own, single documents whole. */
const LISTS = {
  fields: 'code',
  categories: 'code',
  agencies: 'code',
  areas: 'code',
  routing: 'id',
  policies: 'version',
  templates: 'code',
} as const satisfies Partial<Record<keyof CityData, string>>;

const DOCUMENTS = ['city', 'lexicon', 'calendar'] as const satisfies (keyof CityData)[];

const WHOLE = 'all';

/**
 * Brings the entries of the city's folder into Postgres. Entries that an administrator edited keep their edits; entries
 * that are no longer in the folder and were never edited are removed. Answers how many changed.
 */
export async function loadCityEntries(db: Database, city: CityData): Promise<number> {
  const entries = toEntries(city);
  return db.transaction(async (trx) => {
    // Two processes that start together take turns.
    await trx.raw('LOCK TABLE city_entry IN SHARE ROW EXCLUSIVE MODE');
    const present = await trx<EntryRow>('city_entry').select('kind', 'code', 'position', 'origin', 'edited');
    const known = new Map(present.map((row) => [`${row.kind}/${row.code}`, row]));
    let changed = 0;
    for (const [position, { kind, code, data }] of entries.entries()) {
      const origin = createHash('sha256').update(JSON.stringify(data)).digest('hex');
      const row = known.get(`${kind}/${code}`);
      known.delete(`${kind}/${code}`);
      const kept = row && (row.edited || row.origin === origin);
      if (kept && row.position === position) continue;
      changed++;
      if (kept) {
        // Only its place among the others changed; of the routing table the first rule that fits decides.
        await trx('city_entry').where({ kind, code }).update({ position, updated_at: trx.fn.now() });
        continue;
      }
      await trx('city_entry')
        .insert({ kind, code, position, data: JSON.stringify(data), origin, updated_at: trx.fn.now() })
        .onConflict(['kind', 'code'])
        .merge();
    }
    for (const gone of [...known.values()].filter(({ edited }) => !edited)) {
      changed++;
      await trx('city_entry').where({ kind: gone.kind, code: gone.code }).delete();
    }
    return changed;
  });
}

/** Changes whenever an entry is added, changed or removed. */
export async function readCityVersion(db: Database): Promise<string> {
  const { rows } = await db.raw<{ rows: { version: string }[] }>(
    `SELECT count(*) || '/' || coalesce(max(updated_at)::text, '') AS version FROM city_entry`,
  );
  return rows[0]!.version;
}

/** Reads a city's data as it is in Postgres now, unchecked; null when none was loaded yet. */
export async function readCityEntries(db: Database): Promise<unknown> {
  const rows = await db<EntryRow>('city_entry').select('kind', 'code', 'data').orderBy('position');
  if (rows.length === 0) return null;
  const of = (kind: string) => rows.filter((row) => row.kind === kind).map(({ data }) => data);
  return Object.fromEntries([
    ...Object.keys(LISTS).map((kind) => [kind, of(kind)]),
    ...DOCUMENTS.map((kind) => [kind, of(kind)[0]]),
  ]);
}

function toEntries(city: CityData): Entry[] {
  const lists = Object.entries(LISTS).flatMap(([kind, key]) =>
    (city[kind as keyof typeof LISTS] as unknown as Record<string, string>[]).map((data) => ({
      kind,
      code: data[key]!,
      data,
    })),
  );
  return [...lists, ...DOCUMENTS.map((kind) => ({ kind, code: WHOLE, data: city[kind] }))];
}
