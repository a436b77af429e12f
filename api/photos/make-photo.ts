import { open } from 'node:fs/promises';
import sharp from 'sharp';
import { Semaphore } from 'async-mutex';
import { PHOTO_SIZES, type PhotoSize } from '../../contracts/photo';
import { AppError } from '../errors/app-error';

/** What is kept of a picture. */
export interface MadePhoto {
  files: Record<PhotoSize, Buffer>;
  /** Of the web size. */
  width: number;
  height: number;
}

/** A telephone's largest pictures have 50 million; at four bytes each that is what decoding may take. */
const MAX_PIXELS = 50_000_000;
const SECONDS = 15;
/** Pictures that wait for their turn. What comes after them is asked to come again. */
const MAX_WAITING = 40;
const QUALITY = { web: 80, thumbnail: 72 } as const;
const FORMATS: ReadonlySet<string> = new Set(['jpeg', 'png', 'webp', 'gif', 'heif']);

/** One picture at a time, on one thread: decoding takes a core for a moment, and reports must come in meanwhile. */
const turns = new Semaphore(1);
let waiting = 0;
sharp.concurrency(1);
sharp.cache(false);
// Only these decoders ever see what somebody sent; SVG, PDF and whatever else the library knows are not even tried.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadJpeg',
    'VipsForeignLoadPng',
    'VipsForeignLoadWebp',
    'VipsForeignLoadNsgif',
    'VipsForeignLoadHeif',
  ],
});

/**
 * Makes the sizes that are kept from a file that somebody sent, whatever it is called: decodes it, turns it as its camera was
 * held, and encodes it anew. So nothing comes along that is no pixel: no place, no camera, no other file at its end. Of
 * moving pictures it takes the first. Throws `unsupported_media_type`, `validation_failed`, and `unavailable` when too many wait.
 */
export async function makePhoto(path: string): Promise<MadePhoto> {
  if (waiting >= MAX_WAITING) throw new AppError('unavailable', { retryAfter: 10 });
  waiting++;
  try {
    return await turns.runExclusive(() => make(path));
  } finally {
    waiting--;
  }
}

async function make(path: string): Promise<MadePhoto> {
  const input = { limitInputPixels: MAX_PIXELS, failOn: 'error', sequentialRead: true, animated: false } as const;
  try {
    const { format, compression } = await sharp(path, input).metadata();
    if (!FORMATS.has(format)) throw unsupported();
    // The library has the decoder of AVIF, and none of the pictures that iPhones make, which is under patents.
    if (format === 'heif' && compression !== 'av1') throw heicUnsupported();
    const web = await sharp(path, input)
      .autoOrient()
      .resize({ ...box('web'), fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .jpeg({ quality: QUALITY.web })
      .timeout({ seconds: SECONDS })
      .toBuffer({ resolveWithObject: true });
    const thumbnail = await sharp(web.data)
      .resize({ ...box('thumbnail'), fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: QUALITY.thumbnail })
      .toBuffer();
    return { files: { web: web.data, thumbnail }, width: web.info.width, height: web.info.height };
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (await isHeic(path)) throw heicUnsupported();
    throw refusalOf(error);
  }
}

function box(size: PhotoSize): { width: number; height: number } {
  return { width: PHOTO_SIZES[size], height: PHOTO_SIZES[size] };
}

function refusalOf(error: unknown): AppError {
  const text = error instanceof Error ? error.message : '';
  if (/unsupported image format|operation is blocked/.test(text)) return unsupported(error);
  const rule = /pixel limit/.test(text)
    ? `must have at most ${MAX_PIXELS} pixels`
    : 'must be a picture that can be read';
  return new AppError('validation_failed', { issues: [{ field: 'photos', rule }], cause: error });
}

function unsupported(cause?: unknown): AppError {
  return new AppError('unsupported_media_type', {
    detail: {
      vi: 'Ảnh phải là JPEG, PNG, WebP, GIF hoặc AVIF.',
      en: 'Photos must be JPEG, PNG, WebP, GIF or AVIF.',
    },
    issues: [{ field: 'photos', rule: 'must be JPEG, PNG, WebP, GIF or AVIF' }],
    cause,
  });
}

function heicUnsupported(): AppError {
  return new AppError('unsupported_media_type', {
    detail: {
      vi: 'Chưa đọc được ảnh HEIC của iPhone. Trong Cài đặt › Camera › Định dạng, hãy chọn “Tương thích nhất”, hoặc gửi ảnh chụp màn hình của ảnh này.',
      en: 'HEIC pictures of iPhones cannot be read. Choose “Most Compatible” in Settings › Camera › Formats, or send a screenshot of the picture.',
    },
    issues: [{ field: 'photos', rule: 'must be JPEG, PNG, WebP, GIF or AVIF' }],
  });
}

const HEIC_BRANDS: ReadonlySet<string> = new Set(['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis']);

/** By its first bytes, because the library may not even tell what it is. */
async function isHeic(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { buffer } = await file.read(Buffer.alloc(12), 0, 12, 0);
    return buffer.toString('latin1', 4, 8) === 'ftyp' && HEIC_BRANDS.has(buffer.toString('latin1', 8, 12));
  } finally {
    await file.close();
  }
}
