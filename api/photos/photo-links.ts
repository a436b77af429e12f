import { createHmac, timingSafeEqual } from 'node:crypto';
import { PHOTO_SIZES, type PhotoSize } from '../../contracts/photo';

/** Long enough to look at a page, too short for a link that is passed on. */
export const LINK_SECONDS = 600;

/** The path of a published photo, for as long as it is published. */
export function publishedPhotoPath(id: string): string {
  return `/api/v1/photos/${id}/web`;
}

/** Paths that show a photo for some minutes to whoever has them, e.g. in the pages of a report. */
export function photoPaths(key: Buffer, id: string, now: number): Record<PhotoSize, string> {
  const expires = Math.floor(now / 1_000) + LINK_SECONDS;
  const path = (size: PhotoSize) =>
    `/api/v1/photos/${id}/${size}?expires=${expires}&signature=${signatureOf(key, id, size, expires)}`;
  return Object.fromEntries((Object.keys(PHOTO_SIZES) as PhotoSize[]).map((size) => [size, path(size)])) as Record<
    PhotoSize,
    string
  >;
}

/** Whether a link was made here and is not too old. Compares in constant time. */
export function isValidLink(
  key: Buffer,
  { id, size, expires, signature }: { id: string; size: PhotoSize; expires: number; signature: string },
  now: number,
): boolean {
  const expected = Buffer.from(signatureOf(key, id, size, expires));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected) && expires * 1_000 > now;
}

function signatureOf(key: Buffer, id: string, size: PhotoSize, expires: number): string {
  return createHmac('sha256', key).update(`${id}/${size}/${expires}`).digest().subarray(0, 24).toString('base64url');
}
