import type { Knex } from 'knex';
import type { StoredPhoto } from '../../contracts/photo';
import type { ReportEvent } from '../../domain/report/events';
import { recordAudit } from './audit-store';
import type { Actor } from '../../domain/report/actor';
import type { Database } from '../connect';

/** What a photo shows: the matter, something added later, what was done about it, or what is for staff alone. */
export type PhotoStage = 'before' | 'added' | 'after' | 'note';

export interface PhotoRow extends StoredPhoto {
  stage: PhotoStage;
  published: boolean;
}

/** Most photos of one report, those included that no event has yet. */
const MAX_OF_A_REPORT = 40;

const STAGES: Partial<Record<ReportEvent['type'], PhotoStage>> = {
  information_provided: 'added',
  commented: 'added',
  resolved: 'after',
  leg_answered: 'after',
  noted: 'note',
};

/** Adds the photos with which a report came. */
export function submittedPhotosInsert(db: Knex, reference: string, photos: readonly StoredPhoto[]): Knex.QueryBuilder {
  const rows = photos.map((photo, place) => ({ ...columnsOf(reference, photo, place), seq: 1, stage: 'before' }));
  return db('photo').insert(rows).onConflict('id').ignore();
}

/**
 * Attaches the photos that these events name, where they were sent for this report and no event has them yet; null when
 * they name none.
 */
export function photoAttachment(db: Knex, reference: string, events: readonly ReportEvent[]): Knex.Raw | null {
  const given = events.flatMap(({ seq, type, data }) => {
    const { photos = [] } = data as { photos?: string[] };
    const stage = STAGES[type];
    return stage ? photos.map((id) => ({ id, seq, stage })) : [];
  });
  if (given.length === 0) return null;
  return db.raw(
    `UPDATE photo SET seq = given.seq, stage = given.stage
     FROM jsonb_to_recordset(CAST(:given AS jsonb)) AS given (id text, seq integer, stage text)
     WHERE photo.id = given.id AND photo.reference = :reference AND photo.seq IS NULL`,
    { given: JSON.stringify(given), reference },
  );
}

/** Notes photos that wait for the event that they belong to. False when the report has as many as it may have. */
export async function addPendingPhotos(db: Database, reference: string, photos: StoredPhoto[]): Promise<boolean> {
  const [count]: { count: string }[] = await db('photo').where({ reference }).count();
  if (Number(count!.count) + photos.length > MAX_OF_A_REPORT) return false;
  await db('photo').insert(photos.map((photo, place) => columnsOf(reference, photo, place)));
  return true;
}

/** Whether all these photos were sent for this report. */
export async function arePhotosOf(db: Database, reference: string, ids: readonly string[]): Promise<boolean> {
  const wanted = new Set(ids);
  const [row]: { count: string }[] = await db('photo')
    .where({ reference })
    .whereIn('id', [...wanted])
    .count();
  return Number(row!.count) === wanted.size;
}

/** The photos of a report's events, the oldest event first. Who may see which is decided by the caller. */
export async function readPhotos(db: Database, reference: string): Promise<PhotoRow[]> {
  return db('photo')
    .where({ reference })
    .whereNotNull('seq')
    .orderBy([{ column: 'seq' }, { column: 'stored_at' }, { column: 'place' }, { column: 'id' }])
    .select('id', 'width', 'height', 'stage', 'published');
}

/** Lets everybody see a photo, or its citizen and staff alone. False when there is no such photo that could be published. */
export async function publishPhoto(
  db: Database,
  { reference, id, published, actor }: { reference: string; id: string; published: boolean; actor: Actor },
): Promise<boolean> {
  return db.transaction(async (trx) => {
    const changed = await trx('photo')
      .where({ reference, id })
      .whereIn('stage', ['before', 'added', 'after'])
      .update({ published });
    if (changed === 0) return false;
    await recordAudit(trx, { actor, action: published ? 'photo.publish' : 'photo.hide', reference, target: id });
    return true;
  });
}

/** Whether everybody may see a photo. */
export async function isPublished(db: Database, id: string): Promise<boolean> {
  const row: { published: boolean } | undefined = await db('photo').where({ id }).first('published');
  return row?.published ?? false;
}

/** All photos of these reports. */
export async function listPhotosOf(db: Database, references: readonly string[]): Promise<string[]> {
  return db('photo').whereIn('reference', references).pluck('id');
}

/** Of these photos those that an event has. */
export async function listAttached(db: Database, ids: readonly string[]): Promise<string[]> {
  return db('photo').whereIn('id', ids).whereNotNull('seq').pluck('id');
}

export async function deletePhotos(db: Database, ids: readonly string[]): Promise<void> {
  await db('photo').whereIn('id', ids).delete();
}

/** Forgets photos that were sent before an instant and never became part of a report. */
export async function deletePendingPhotos(db: Database, before: Date): Promise<void> {
  await db('photo').whereNull('seq').andWhere('stored_at', '<', before).delete();
}

function columnsOf(reference: string, { id, width, height }: StoredPhoto, place: number): Record<string, unknown> {
  return { id, reference, width, height, place };
}
