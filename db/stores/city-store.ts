import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import type { CityData } from '../../domain/city/city-data';
import type { Database } from '../connect';
import { CITY_KINDS, WHOLE, type CityKind } from './city-kinds';

interface Entry {
  kind: string;
  code: string;
  data: unknown;
}

interface EntryRow extends Entry {
  position: number;
  origin: string | null;
  edited: boolean;
  placed_before: string | null;
}

/**
 * Brings the entries of the city's folder into Postgres. Entries that an administrator edited keep their edits; entries
 * that are no longer in the folder and were never edited are removed. Answers how many changed.
 */
export async function loadCityEntries(db: Database, city: CityData): Promise<number> {
  const entries = toEntries(city);
  return db.transaction(async (trx) => {
    // Two processes that start together take turns.
    await trx.raw('LOCK TABLE city_entry IN SHARE ROW EXCLUSIVE MODE');
    const present = await trx<EntryRow>('city_entry').select(
      'kind',
      'code',
      'position',
      'origin',
      'edited',
      'placed_before',
    );
    const known = new Map(present.map((row) => [`${row.kind}/${row.code}`, row]));
    let changed = 0;
    for (const [position, { kind, code, data }] of entries.entries()) {
      const origin = createHash('sha256').update(JSON.stringify(data)).digest('hex');
      const row = known.get(`${kind}/${code}`);
      known.delete(`${kind}/${code}`);
      const kept = row && (row.edited || row.origin === origin);
      if (kept && (row.position === position || row.placed_before !== null)) continue;
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
    return changed + (await placeAgain(trx, present));
  });
}

/** Puts entries where administrators put them, after the folder's may have moved. Answers how many moved. */
async function placeAgain(trx: Knex, present: readonly Omit<EntryRow, 'data'>[]): Promise<number> {
  const placed = present.filter((row) => row.placed_before !== null).sort((a, b) => a.position - b.position);
  const moved = new Set<string>();
  // Some stand before others that move themselves: so as often as it takes, which is once mostly.
  for (let passes = 0; passes < placed.length; passes++) {
    let again = false;
    for (const { kind, code, placed_before } of placed) {
      if (!(await placeBefore(trx, kind, code, placed_before!))) continue;
      again = true;
      moved.add(`${kind}/${code}`);
    }
    if (!again) break;
  }
  return moved.size;
}

/**
 * Puts an entry directly before another one of its kind; others that were put there stand before it. Answers false where it
 * stands there already, or the other is gone: then it stays where it is.
 */
export async function placeBefore(trx: Knex, kind: string, code: string, before: string): Promise<boolean> {
  const entries = await trx<EntryRow>('city_entry')
    .where({ kind })
    .orderBy('position')
    .select('code', 'position', 'placed_before');
  const others = entries.filter((entry) => entry.code !== code);
  const anchor = others.findIndex((entry) => entry.code === before);
  if (anchor < 0) return false;
  const own = entries.findIndex((entry) => entry.code === code);
  const between = entries.slice(own + 1).findIndex((entry) => entry.placed_before !== before);
  if (own >= 0 && entries[own + 1 + between]?.code === before) return false;
  const next = others[anchor]!.position;
  const position = ((others[anchor - 1]?.position ?? next - 1) + next) / 2;
  await trx('city_entry').where({ kind, code }).update({ position, placed_before: before, updated_at: trx.fn.now() });
  return true;
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
  return Object.fromEntries(
    Object.entries(CITY_KINDS).map(([kind, key]) => [kind, key === null ? of(kind)[0] : of(kind)]),
  );
}

/** Each part of the city's data cut into entries: lists by a code of their own, single documents whole. */
function toEntries(city: CityData): Entry[] {
  return Object.entries(CITY_KINDS).flatMap(([kind, key]): Entry[] => {
    const part: unknown = city[kind as CityKind];
    if (key === null) return [{ kind, code: WHOLE, data: part }];
    return (part as Record<string, string>[]).map((data) => ({ kind, code: data[key]!, data }));
  });
}
