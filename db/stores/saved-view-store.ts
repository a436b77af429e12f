import type { Database } from '../connect';

/** A list that a member of staff comes back to. */
export interface SavedView {
  id: string;
  owner: string;
  name: string;
  filters: Record<string, string | string[]>;
  sort: string;
  /** Counts its changes. */
  version: number;
  createdAt: Date;
}

export type ViewOrder = Pick<SavedView, 'name' | 'filters' | 'sort'>;

const COLUMNS = {
  id: 'id',
  owner: 'owner',
  name: 'name',
  filters: 'filters',
  sort: 'sort',
  version: 'version',
  createdAt: 'created_at',
} as const satisfies Record<keyof SavedView, string>;

/** Somebody's views, the oldest first. */
export async function readSavedViews(db: Database, owner: string): Promise<SavedView[]> {
  return db('saved_view').where({ owner }).orderBy(['created_at', 'id']).select(COLUMNS) as Promise<SavedView[]>;
}

export async function readSavedView(db: Database, owner: string, id: string): Promise<SavedView | null> {
  const row: unknown = await db('saved_view').where({ owner, id }).first(COLUMNS);
  return (row as SavedView | undefined) ?? null;
}

export async function createSavedView(db: Database, owner: string, id: string, order: ViewOrder): Promise<SavedView> {
  const rows: unknown[] = await db('saved_view')
    .insert({ id, owner, ...columnsOf(order) })
    .returning(RETURNED);
  return named(rows[0]);
}

/** Answers null when it is not in this version any more. */
export async function replaceSavedView(
  db: Database,
  { owner, id, version }: SavedView,
  order: ViewOrder,
): Promise<SavedView | null> {
  const rows: unknown[] = await db('saved_view')
    .where({ owner, id, version })
    .update({ ...columnsOf(order), version: version + 1 })
    .returning(RETURNED);
  return rows.length === 0 ? null : named(rows[0]);
}

/** Answers whether it was still in this version. */
export async function removeSavedView(db: Database, { owner, id, version }: SavedView): Promise<boolean> {
  return (await db('saved_view').where({ owner, id, version }).delete()) === 1;
}

const RETURNED = Object.values(COLUMNS);

function columnsOf({ name, filters, sort }: ViewOrder): Record<string, unknown> {
  return { name, filters: JSON.stringify(filters), sort };
}

function named(row: unknown): SavedView {
  const { created_at: createdAt, ...rest } = row as Omit<SavedView, 'createdAt'> & { created_at: Date };
  return { ...rest, createdAt };
}
