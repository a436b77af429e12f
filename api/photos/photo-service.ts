import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { photoFile, type PhotoSize, type StoredPhoto } from '../../contracts/photo';
import type { Database } from '../../db/connect';
import { addPendingPhotos } from '../../db/stores/photo-store';
import type { PhotoStorage } from '../../storage/photo-storage';
import { AppError } from '../errors/app-error';
import { makePhoto } from './make-photo';

interface Dependencies {
  db: Database;
  storage: PhotoStorage;
}

/** What the API does with photos. */
export interface PhotoService {
  /** Makes photos of uploaded files and stores them. When one cannot be taken, none is left. */
  store(files: readonly string[]): Promise<StoredPhoto[]>;
  /** Takes photos back that nothing refers to. What cannot be removed now, the nightly sweep removes. */
  discard(photos: readonly StoredPhoto[]): Promise<void>;
  /** Stores photos for a report that is there already; they become part of it by an action that names them. */
  add(reference: string, files: readonly string[]): Promise<StoredPhoto[]>;
  /** Null when it is gone. */
  read(id: string, size: PhotoSize): Promise<Buffer | null>;
}

const FOREIGN_KEY_VIOLATION = '23503';

export function createPhotoService({ db, storage }: Dependencies): PhotoService {
  const stored = async <Value>(work: Promise<Value>): Promise<Value> => {
    try {
      return await work;
    } catch (error) {
      throw new AppError('unavailable', { retryAfter: 10, cause: error });
    }
  };

  const discard = async (photos: readonly StoredPhoto[]): Promise<void> => {
    const names = photos.flatMap(({ id }) => [photoFile(id, 'web'), photoFile(id, 'thumbnail')]);
    await Promise.allSettled(names.map((name) => storage.remove(name)));
  };

  const store = async (files: readonly string[]): Promise<StoredPhoto[]> => {
    const photos: StoredPhoto[] = [];
    try {
      for (const file of files) {
        const { files: made, width, height } = await makePhoto(file);
        const photo = { id: randomBytes(16).toString('hex'), width, height };
        photos.push(photo);
        await stored(storage.put(photoFile(photo.id, 'web'), made.web));
        await stored(storage.put(photoFile(photo.id, 'thumbnail'), made.thumbnail));
      }
      return photos;
    } catch (error) {
      await discard(photos);
      throw error;
    }
  };

  return {
    store,
    discard,

    async add(reference, files) {
      const photos = await store(files);
      try {
        if (await addPendingPhotos(db, reference, photos)) return photos;
        throw new AppError('conflict', {
          detail: { vi: 'Phản ánh này đã có quá nhiều ảnh.', en: 'This report has too many photos already.' },
        });
      } catch (error) {
        await discard(photos);
        // The report was just taken and is not recorded yet.
        if ((error as { code?: string }).code !== FOREIGN_KEY_VIOLATION) throw error;
        throw new AppError('unavailable', { retryAfter: 5, cause: error });
      }
    },

    read: (id, size) => stored(storage.get(photoFile(id, size))),
  };
}

/** What files are, whatever they are called: tells a repeated request from another one with the same key. */
export async function digestsOf(files: readonly string[]): Promise<string[]> {
  const digests: string[] = [];
  for (const file of files) {
    const hash = createHash('sha256');
    await pipeline(createReadStream(file), hash);
    digests.push(hash.digest('base64url'));
  }
  return digests;
}
