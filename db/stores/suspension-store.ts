import type { AreaSuspension } from '../../domain/report/decide';
import type { Database } from '../connect';

/** An order under which normal clocks stand still in some areas, or in the whole city. */
export interface Suspension {
  id: string;
  /** Null means the whole city. */
  areas: string[] | null;
  until: Date;
  reason: string;
  /** Role and, where there is one, subject of who ordered it. */
  orderedBy: string;
  startedAt: Date;
  endedAt: Date | null;
}

const COLUMNS = {
  id: 'id',
  areas: 'areas',
  until: 'until',
  reason: 'reason',
  orderedBy: 'ordered_by',
  startedAt: 'started_at',
  endedAt: 'ended_at',
} as const satisfies Record<keyof Suspension, string>;

/** Writes a suspension as it is now. */
export async function saveSuspension(db: Database, suspension: Suspension): Promise<void> {
  const { id, areas, until, reason, orderedBy, startedAt, endedAt } = suspension;
  await db('area_suspension')
    .insert({ id, areas, until, reason, ordered_by: orderedBy, started_at: startedAt, ended_at: endedAt })
    .onConflict('id')
    .merge(['until', 'reason', 'ended_at']);
}

/** The latest suspensions, running ones first. */
export async function readSuspensions(db: Database, limit: number): Promise<Suspension[]> {
  return db('area_suspension')
    .orderByRaw('ended_at IS NULL DESC, started_at DESC')
    .limit(limit)
    .select(COLUMNS) as Promise<Suspension[]>;
}

export async function readSuspension(db: Database, id: string): Promise<Suspension | null> {
  const row: unknown = await db('area_suspension').where({ id }).first(COLUMNS);
  return (row as Suspension | undefined) ?? null;
}

/** The order under which an area is at an instant; of several the one that lasts longest. */
export async function suspensionOf(db: Database, area: string | null, now: Date): Promise<AreaSuspension | null> {
  const row: { id: string; until: Date; reason: string } | undefined = await db('area_suspension')
    .whereNull('ended_at')
    .andWhere('until', '>', now)
    .andWhereRaw('(areas IS NULL OR ? = ANY (areas))', [area ?? ''])
    .orderBy('until', 'desc')
    .first('id', 'until', 'reason');
  return row ? { suspension: row.id, until: row.until.getTime(), reason: row.reason } : null;
}
