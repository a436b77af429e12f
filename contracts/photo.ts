/** Sizes in which a photo is kept, by the longer side in pixels. The picture as it was sent is not kept. */
export const PHOTO_SIZES = { web: 1_600, thumbnail: 320 } as const;
export type PhotoSize = keyof typeof PHOTO_SIZES;

/** Most photos that one request brings, and the most bytes of each. */
export const MAX_PHOTOS = 5;
export const MAX_PHOTO_BYTES = 15 * 1_024 * 1_024;

/** A photo that is in the storage. */
export interface StoredPhoto {
  /** Random, so that nobody finds one by guessing. */
  id: string;
  /** Of the web size, in pixels. */
  width: number;
  height: number;
}

/** Name under which the storage has one size of a photo. */
export function photoFile(id: string, size: PhotoSize): string {
  return `${id}-${size}.jpg`;
}

/** The photo that a file of the storage is of; null for what is none of ours. */
export function photoOfFile(file: string): string | null {
  return /^([0-9a-f]{32})-(?:web|thumbnail)\.jpg$/.exec(file)?.[1] ?? null;
}
