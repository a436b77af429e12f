import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { SetupError } from '../../config/setup-error';
import { outlineGeometrySchema } from '../../contracts/city-data';
import { holdsPoint } from '../../domain/areas/holds-point';
import { isInsideCity } from '../../domain/areas/is-inside-city';
import { ringsOf } from '../../domain/areas/rings-of';
import type { Area, City, LngLat, Outline } from '../../domain/city/city-data';
import { wordsOf } from '../../domain/classification/fold-text';
import { findCrossing } from './find-crossing';

/** What a file says about the outlines of a city's areas. */
export interface AreaFile {
  outlines: Outline[];
  /** Why features cannot be taken; while there is one, nothing of the file should be. */
  refused: string[];
  /** What a person should look at. */
  warnings: string[];
  /** Areas of the city that the file does not have. */
  missing: Area[];
}

interface Options {
  city: City;
  areas: readonly Area[];
  /** Where the outlines come from, for those who look at them later. */
  source: string;
}

const featureSchema = z.looseObject({
  type: z.literal('Feature'),
  properties: z.record(z.string(), z.unknown()).nullable(),
  geometry: z.unknown(),
});
const fileSchema = z.looseObject({ type: z.literal('FeatureCollection'), features: z.array(featureSchema) });
type Feature = z.infer<typeof featureSchema>;

/** What the API takes in one request, less some room for what stands around the outline. */
const MAX_BYTES = 120_000;
/** About a metre. */
const DECIMALS = 1e5;

/** Reads a GeoJSON file. Throws a SetupError when it cannot be read or is no FeatureCollection. */
export async function readAreaFile(path: string, options: Options): Promise<AreaFile> {
  const content = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new SetupError(`${path} cannot be read: name a GeoJSON file that is there.`, { cause: error });
  });
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch (error) {
    throw new SetupError(`${path} is not valid JSON.`, { cause: error });
  }
  const parsed = fileSchema.safeParse(json);
  if (!parsed.success) {
    const { path: at, message } = parsed.error.issues[0]!;
    throw new SetupError(`${path} is no GeoJSON FeatureCollection: ${[...at, message].join(' ')}.`);
  }
  return examine(parsed.data.features, options);
}

function examine(features: Feature[], { city, areas, source }: Options): AreaFile {
  const outlines: Outline[] = [];
  const refused: string[] = [];
  const warnings: string[] = [];
  for (const [index, { properties, geometry: given }] of features.entries()) {
    const called = calledAs(properties, index);
    const area = areaOf(properties, areas);
    if (!area) {
      refused.push(`${called}: is no ward or commune of ${city.name.en}`);
      continue;
    }
    const parsed = outlineGeometrySchema.safeParse(rounded(given));
    if (!parsed.success) {
      const { path, message } = parsed.error.issues[0]!;
      refused.push(`${called}: ${['geometry', ...path].join('.')}: ${message}`);
      continue;
    }
    const outline = { area: area.code, approximate: false, source, geometry: parsed.data };
    const rule = outlines.some((other) => other.area === area.code)
      ? `the area ${area.code} is in the file twice`
      : whyRefused(outline, city);
    if (rule !== null) {
      refused.push(`${called}: ${rule}`);
      continue;
    }
    outlines.push(outline);
    warnings.push(...doubtsAbout(outline, area, city).map((doubt) => `${called}: ${doubt}`));
  }
  const present = new Set(outlines.map(({ area }) => area));
  return { outlines, refused, warnings, missing: areas.filter(({ code }) => !present.has(code)) };
}

function whyRefused(outline: Outline, city: City): string | null {
  const corners = ringsOf(outline.geometry).flat();
  if (!corners.some(([lng, lat]) => isInsideCity(city, { lng, lat }))) {
    return `lies nowhere in ${city.name.en}: are longitude and latitude exchanged, or are they no WGS84 degrees?`;
  }
  if (Buffer.byteLength(JSON.stringify(outline)) > MAX_BYTES) {
    return `has ${corners.length} corners, more than can be stored: simplify it, e.g. to 5 m`;
  }
  return null;
}

function doubtsAbout({ geometry }: Outline, { centre, name }: Area, city: City): string[] {
  const doubts: string[] = [];
  const rings = ringsOf(geometry);
  const outside = rings.flat().filter(([lng, lat]) => !isInsideCity(city, { lng, lat })).length;
  if (outside > 0) doubts.push(`${outside} of its corners are outside the boundary in city.json`);
  if (!holdsPoint(geometry, centre)) doubts.push(`does not hold the centre of ${name.vi}, by areas.json`);
  for (const ring of rings) {
    const crossing = findCrossing(ring);
    if (crossing) doubts.push(`crosses itself near ${crossing.join(', ')}`);
  }
  return doubts;
}

/** By its code, or else by its present name: old names are those of many former areas. */
function areaOf(properties: Feature['properties'], areas: readonly Area[]): Area | undefined {
  const { code, fullName, name: shortName } = properties ?? {};
  const known = areas.find((area) => area.code === (typeof code === 'number' ? `${code}` : code));
  if (known) return known;
  const names = [fullName, shortName].filter((name) => typeof name === 'string').map(written);
  return areas.find(({ name }) => names.includes(written(name.vi)) || names.includes(withoutKind(name.vi)));
}

/** The tone may stand on either vowel: `Thuận Hoá` and `Thuận Hóa` are the same name. */
function written(name: string): string {
  return wordsOf(name)
    .map((word) => word.written)
    .join(' ');
}

function withoutKind(name: string): string {
  return written(name.replace(/^(?:Phường|Xã)\s+/u, ''));
}

function calledAs(properties: Feature['properties'], index: number): string {
  const { fullName, name, code } = properties ?? {};
  const named = [fullName ?? name, code].filter((each) => typeof each === 'string' || typeof each === 'number');
  return `feature ${index + 1}${named.length > 0 ? ` (${named.join(', ')})` : ''}`;
}

/** Heights are left out, and so are the decimals of a tool that knows no better and the corners that this makes equal. */
function rounded(geometry: unknown): unknown {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
  return { type, coordinates: roundedIn(coordinates) };
}

function roundedIn(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  if (value.length >= 2 && value.every((each) => typeof each === 'number')) {
    return value.slice(0, 2).map((degrees: number) => Math.round(degrees * DECIMALS) / DECIMALS);
  }
  return value.map(roundedIn).filter((each, at, all) => !isSamePosition(each, all[at - 1]));
}

function isSamePosition(one: unknown, other: unknown): boolean {
  const [first, second] = [one, other] as (LngLat | undefined)[];
  return typeof first?.[0] === 'number' && first[0] === second?.[0] && first[1] === second[1];
}
