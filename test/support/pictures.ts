import sharp from 'sharp';

/** Where and with what the pictures of tests are said to be taken. */
export const TAKEN = { lat: 16.4637, lng: 107.5909, takenAt: '2026-03-02T01:30:00.000Z', camera: 'SecretCamera-9' };

interface PictureOptions {
  width?: number;
  height?: number;
  format?: 'jpeg' | 'png' | 'webp' | 'gif' | 'avif' | 'tiff';
  /** Puts in what a telephone's camera puts in: place, time, its name, and how it was held. */
  exif?: boolean;
}

/** A picture with something on it, as bytes. */
export async function picture({
  width = 640,
  height = 480,
  format = 'jpeg',
  exif = false,
}: PictureOptions = {}): Promise<Buffer> {
  const drawn = sharp({ create: { width, height, channels: 3, background: '#a63a12' } }).toFormat(format);
  if (!exif) return drawn.toBuffer();
  return drawn
    .withExif({
      IFD0: { Make: TAKEN.camera },
      IFD2: { DateTimeOriginal: '2026:03:02 08:30:00', OffsetTimeOriginal: '+07:00' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: rational(TAKEN.lat),
        GPSLongitudeRef: 'E',
        GPSLongitude: rational(TAKEN.lng),
      },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer();
}

function rational(degrees: number): string {
  const whole = Math.trunc(degrees);
  const minutes = Math.trunc((degrees - whole) * 60);
  const seconds = Math.round(((degrees - whole) * 60 - minutes) * 60 * 1_000);
  return `${whole}/1 ${minutes}/1 ${seconds}/1000`;
}

export interface Multipart {
  bytes: Uint8Array;
  headers: { 'Content-Type': string };
}

/** A body of multipart/form-data: text fields, and files as parts `photos`. */
export async function multipart(fields: Record<string, string>, files: readonly Uint8Array[]): Promise<Multipart> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  files.forEach((file, index) => form.append('photos', new Blob([file]), `IMG_${index}.jpg`));
  const encoded = new Response(form);
  return {
    bytes: new Uint8Array(await encoded.arrayBuffer()),
    headers: { 'Content-Type': encoded.headers.get('Content-Type')! },
  };
}
