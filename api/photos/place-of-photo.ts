import exifr from 'exifr';

/** Where and when a picture was taken, as its camera noted. */
export interface PhotoPlace {
  lat: number;
  lng: number;
  /** Null where the camera did not note its time zone. */
  takenAt: string | null;
}

/** Null when the picture does not say, or says nonsense. */
export async function placeOfPhoto(path: string): Promise<PhotoPlace | null> {
  try {
    const found = (await exifr.parse(path, {
      tiff: true,
      exif: { pick: ['DateTimeOriginal', 'OffsetTimeOriginal'] },
      gps: true,
      reviveValues: false,
    })) as Record<string, unknown> | undefined;
    const { latitude: lat, longitude: lng, DateTimeOriginal: time, OffsetTimeOriginal: offset } = found ?? {};
    if (!isDegrees(lat, 90) || !isDegrees(lng, 180)) return null;
    return { lat, lng, takenAt: instantOf(time, offset) };
  } catch {
    // The library throws on whatever is no picture, and on broken ones.
    return null;
  }
}

function isDegrees(value: unknown, most: number): value is number {
  return typeof value === 'number' && Math.abs(value) <= most;
}

function instantOf(time: unknown, offset: unknown): string | null {
  const match = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/.exec(String(time));
  if (!match || !/^[+-]\d\d:\d\d$/.test(String(offset))) return null;
  const instant = Date.parse(`${match[1]}-${match[2]}-${match[3]}T${match[4]}${String(offset)}`);
  return Number.isNaN(instant) ? null : new Date(instant).toISOString();
}
