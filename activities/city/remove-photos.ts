import { heartbeat } from '@temporalio/activity';
import type { Logger } from 'pino';
import { photoFile, photoOfFile, PHOTO_SIZES, type PhotoSize } from '../../contracts/photo';
import type { Database } from '../../db/connect';
import { deletePendingPhotos, deletePhotos, listAttached, listPhotosOf } from '../../db/stores/photo-store';
import type { PhotoStorage } from '../../storage/photo-storage';

interface Dependencies {
  db: Database;
  photos: PhotoStorage;
  now: () => number;
  logger: Logger;
}

/**
 * A photo that no report has after this time never gets one: its sender went away, or its report did not start. Longer than
 * Postgres may be away, because a report that waits for it has photos that no row names.
 */
const ABANDONED_AFTER_MS = 3 * 24 * 3_600_000;
const PAGE = 500;

/** The photo storage is away, or refuses. */
export class PhotosLeftError extends Error {
  override readonly name = 'PhotosLeftError';
}

/** Removes the photos of these reports: the files first, so that what failed is found again by its row. */
export async function removePhotosOf({ db, photos }: Dependencies, references: string[]): Promise<void> {
  const ids = await listPhotosOf(db, references);
  for (const id of ids) {
    heartbeat();
    try {
      await removeFiles(photos, id);
    } catch (error) {
      throw new PhotosLeftError('A photo could not be removed', { cause: error });
    }
  }
  await deletePhotos(db, ids);
}

/** Removes photos that never became part of a report. */
export async function sweepPhotos({ db, photos, now, logger }: Dependencies): Promise<number> {
  const before = new Date(now() - ABANDONED_AFTER_MS);
  let removed = 0;
  let page = new Set<string>();
  const removeAbandoned = async () => {
    heartbeat();
    const attached = new Set(await listAttached(db, [...page]));
    for (const id of page) {
      if (attached.has(id)) continue;
      await removeFiles(photos, id);
      removed++;
    }
    page = new Set();
  };
  for await (const file of photos.storedBefore(before)) {
    const id = photoOfFile(file);
    if (id === null) continue;
    page.add(id);
    if (page.size === PAGE) await removeAbandoned();
  }
  if (page.size > 0) await removeAbandoned();
  await deletePendingPhotos(db, before);
  if (removed > 0) logger.info({ removed }, 'Photos without a report are removed');
  return removed;
}

async function removeFiles(photos: PhotoStorage, id: string): Promise<void> {
  for (const size of Object.keys(PHOTO_SIZES) as PhotoSize[]) await photos.remove(photoFile(id, size));
}
