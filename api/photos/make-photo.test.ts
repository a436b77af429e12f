import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import sharp from 'sharp';
import { picture, TAKEN } from '../../test/support/pictures';
import { AppError } from '../errors/app-error';
import { makePhoto, type MadePhoto } from './make-photo';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paht-make-photo-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function make(bytes: Uint8Array): Promise<MadePhoto> {
  const path = join(folder, randomBytes(8).toString('hex'));
  await writeFile(path, bytes);
  return makePhoto(path);
}

async function refusalOf(bytes: Uint8Array): Promise<string> {
  try {
    await make(bytes);
    return 'taken';
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return `${error.kind}: ${error.issues.map(({ rule }) => rule).join()}`;
  }
}

const UNREADABLE = 'validation_failed: must be a picture that can be read';
const UNSUPPORTED = 'unsupported_media_type: must be JPEG, PNG, WebP, GIF or AVIF';

describe('making a photo of what somebody sent', () => {
  it.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)(
    'When a picture is %s, then a JPEG of web size and a thumbnail are made',
    async (format) => {
      const { files, width, height } = await make(await picture({ format, width: 2_000, height: 500 }));
      expect({ width, height }).toEqual({ width: 1_600, height: 400 });
      expect(await sharp(files.web).metadata()).toMatchObject({ format: 'jpeg', width: 1_600, height: 400 });
      expect(await sharp(files.thumbnail).metadata()).toMatchObject({ format: 'jpeg', width: 320, height: 80 });
    },
  );

  it('When a picture is small, then it is not made larger', async () => {
    expect(await make(await picture({ width: 10, height: 20 }))).toMatchObject({ width: 10, height: 20 });
  });

  it('When a camera has noted where and how a picture was taken, then it is turned and nothing of that is kept', async () => {
    const bytes = await picture({ exif: true });
    expect(bytes.includes(TAKEN.camera)).toBe(true);
    const { files, width, height } = await make(bytes);
    expect({ width, height }).toEqual({ width: 480, height: 640 });
    for (const file of Object.values(files)) {
      const { exif, xmp, iptc, icc, orientation, comments } = await sharp(file).metadata();
      expect([exif, xmp, iptc, icc, orientation, comments]).toEqual(Array(6).fill(undefined));
      expect(file.includes(TAKEN.camera) || file.includes('Exif')).toBe(false);
    }
  });

  it('When a picture has another file at its end, then that is gone', async () => {
    const tail = Buffer.from('<html><script>alert(1)</script></html>PK\u0003\u0004%PDF-1.7');
    const { files } = await make(Buffer.concat([await picture(), tail]));
    expect(files.web.includes('script') || files.web.includes('PK') || files.web.includes('%PDF')).toBe(false);
  });

  it('When a picture moves, then its first frame is taken', async () => {
    const frames = await Promise.all(
      Array.from({ length: 200 }, () => picture({ width: 60, height: 40, format: 'png' })),
    );
    const gif = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    expect((await sharp(gif, { animated: true }).metadata()).height).toBeGreaterThanOrEqual(40);
    expect(await make(gif)).toMatchObject({ width: 60, height: 40 });
  });

  it('When a small file unfolds to 900 million pixels, then it is refused before it is decoded', async () => {
    expect(await refusalOf(pngOf(30_000, 30_000))).toBe('validation_failed: must have at most 50000000 pixels');
  });

  it('When a picture is cut off or not one, then it is refused', async () => {
    const jpeg = await picture({ width: 1_000, height: 1_000 });
    expect(await refusalOf(jpeg.subarray(0, jpeg.length / 2))).toBe(UNREADABLE);
    expect(await refusalOf(jpeg.subarray(0, 30))).toBe(UNREADABLE);
    expect(await refusalOf(Buffer.from('<html>'))).toBe(UNSUPPORTED);
    expect(await refusalOf(randomBytes(5_000))).toBe(UNSUPPORTED);
  });

  it('When a file is of a kind that programs can be in, or that is not needed, then its decoder is not even tried', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';
    const files = [
      Buffer.from(svg),
      Buffer.from(`<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg}`),
      Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n'),
      Buffer.from('%!PS-Adobe-3.0 EPSF-3.0\n'),
      await picture({ format: 'tiff' }),
    ];
    for (const file of files) expect(await refusalOf(file)).toBe(UNSUPPORTED);
  });

  it('When a picture is an iPhone’s HEIC, then the answer says what to do', async () => {
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(2_000)]);
    await expect(make(heic)).rejects.toMatchObject({
      kind: 'unsupported_media_type',
      detail: { vi: expect.stringContaining('HEIC'), en: expect.stringContaining('Most Compatible') },
    });
  });

  it('When any bytes of a picture are changed, then it is taken or refused, and nothing else happens', async () => {
    const sound = await Promise.all(
      (['jpeg', 'png', 'webp', 'gif', 'avif'] as const).map((format) => picture({ format, width: 40, height: 30 })),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...sound),
        fc.array(fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.integer({ min: 0, max: 255 })), {
          minLength: 1,
          maxLength: 8,
        }),
        async (bytes, changes) => {
          const changed = Buffer.from(bytes);
          for (const [place, value] of changes) changed[Math.floor(place * changed.length)] = value;
          expect(await refusalOf(changed)).toMatch(/^(taken|validation_failed|unsupported_media_type)/);
        },
      ),
      { numRuns: 150 },
    );
  });
});

/** A black picture of any size, in next to no bytes. */
function pngOf(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.alloc(height * (1 + Math.ceil(width / 8))), { level: 9 });
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, check]);
}
