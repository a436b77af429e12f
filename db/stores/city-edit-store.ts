import type { Knex } from 'knex';
import { z } from 'zod';
import { cityDataSchema, describeCityDataIssue } from '../../contracts/city-data';
import type { CityData } from '../../domain/city/city-data';
import type { Database } from '../connect';
import { CITY_KINDS, WHOLE, type CityKind } from './city-kinds';
import { placeBefore, readCityEntries } from './city-store';

/** One entry of the city's data as it is in Postgres. */
export interface CityEntry {
  code: string;
  data: unknown;
  /** By an administrator: the city's folder does not overwrite it any more. */
  edited: boolean;
  updatedAt: Date;
}

export function isCityKind(kind: string): kind is CityKind {
  return Object.hasOwn(CITY_KINDS, kind);
}

/** The entries of a kind, in their order. */
export async function listCityEntries(db: Database, kind: CityKind): Promise<CityEntry[]> {
  return db('city_entry').where({ kind }).orderBy('position').select(COLUMNS);
}

export async function readCityEntry(db: Database, kind: CityKind, code: string): Promise<CityEntry | null> {
  const row: CityEntry | undefined = await db('city_entry').where({ kind, code }).first(COLUMNS);
  return row ?? null;
}

/** Behind all that a city's folder can have. */
const FIRST_NEW_POSITION = 1_000_000;

export interface CityEdit {
  kind: CityKind;
  code: string;
  data: unknown;
  /** The entry directly before which it is to stand. Without one it stays, or is the last if it is new. */
  before?: string;
  /** When it was edited last, as whoever edits it knows. */
  expected?: string;
}

/**
 * Writes an entry as an administrator wants it, unless the city's data as a whole would not be sound with it. Throws a
 * ZodError whose paths are within the entry, and empty for what lies elsewhere. Answers the city's data with it; null, and
 * writes nothing, when the entry has been edited since the instant that is `expected`.
 */
export async function editCityEntry(
  db: Database,
  { kind, code, data, before, expected }: CityEdit,
): Promise<CityData | null> {
  const key = CITY_KINDS[kind];
  const named = key === null ? WHOLE : (data as Record<string, unknown> | null)?.[key];
  const json = JSON.stringify(data, (field, value: unknown) => {
    for (const text of [field, value]) if (typeof text === 'string') assertStorable(text);
    return value;
  });
  if (named !== code) throw fault(key === null ? [] : [key], `must be "${code}", as in the path`);
  return db.transaction(async (trx) => {
    // Two edits that fit one by one may not fit together: they take turns.
    await trx.raw('LOCK TABLE city_entry IN SHARE ROW EXCLUSIVE MODE');
    if (expected !== undefined && (await readCityEntry(trx, kind, code))?.updatedAt.toISOString() !== expected) {
      return null;
    }
    const { last } = (await trx('city_entry').max('position as last'))[0] as { last: number | null };
    const position = Math.max(FIRST_NEW_POSITION, (last ?? 0) + 1);
    await trx('city_entry')
      .insert({ kind, code, position, data: json, edited: true, updated_at: trx.fn.now() })
      .onConflict(['kind', 'code'])
      .merge(['data', 'edited', 'updated_at']);
    if (before !== undefined) await move(trx, kind, code, before);
    const entries = await listCityEntries(trx, kind);
    const place = key === null ? [kind] : [kind, entries.findIndex((entry) => entry.code === code)];
    return soundData(await readCityEntries(trx), place);
  });
}

const COLUMNS = { code: 'code', data: 'data', edited: 'edited', updatedAt: 'updated_at' } as const;

async function move(trx: Knex, kind: CityKind, code: string, before: string): Promise<void> {
  if (before === code || !(await readCityEntry(trx, kind, before))) {
    throw fault(['before'], 'must be the code of another entry of this kind');
  }
  await placeBefore(trx, kind, code, before);
  const places = await trx('city_entry').where({ kind }).whereIn('code', [code, before]).select('position');
  // Halved so often that no number lies between them any more.
  if (new Set(places.map(({ position }: { position: number }) => position)).size < 2) {
    throw fault(['before'], 'has no room before it any more: move it, or put the entry elsewhere');
  }
}

function soundData(whole: unknown, place: PropertyKey[]): CityData {
  const parsed = cityDataSchema.safeParse(whole);
  if (parsed.success) return parsed.data;
  throw new z.ZodError(
    parsed.error.issues.map((issue) => {
      const within = place.every((part, index) => issue.path[index] === part);
      if (within) return { ...issue, path: issue.path.slice(place.length) };
      return { code: 'custom', path: [], message: describeCityDataIssue(issue, whole), input: undefined };
    }),
  );
}

/** What a document in Postgres cannot hold. */
function assertStorable(text: string): void {
  if (text.includes('\u0000')) throw fault([], 'must not contain the character NUL');
  if (!text.isWellFormed()) throw fault([], 'must be well-formed Unicode');
}

function fault(path: PropertyKey[], message: string): z.ZodError {
  return new z.ZodError([{ code: 'custom', path, message, input: undefined }]);
}
