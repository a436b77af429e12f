import { z } from 'zod';
import { foldWords, MAX_WORDS } from '../../domain/report/search-words';
import { STATUSES } from '../../domain/report/status';

/** A parameter that may be repeated: any of the values will do. */
function anyOf<Value extends z.ZodType>(value: Value, description: string) {
  return z
    .preprocess((given) => (typeof given === 'string' ? [given] : given), z.array(value).min(1).max(50))
    .optional()
    .meta({ description: `${description}; repeated it means any of them` });
}

const code = z.string().regex(/^[\w.-]{1,80}$/, 'must be a code');
/** Postgres knows neither the year 0 nor every offset that ISO 8601 allows, so it gets them in UTC. */
const instant = z.iso
  .datetime({ offset: true, error: 'must be an instant, e.g. 2026-03-02T09:00:00+07:00' })
  .refine((given) => given >= '1900' && given < '2200', { error: 'must be between the years 1900 and 2200' })
  .transform((given) => new Date(given).toISOString());
const yesOrNo = z.enum(['true', 'false']).transform((given) => given === 'true');
const MAX_METRES = 20_000;

/** Numbers with commas between them, each in its range. */
function numbers(ranges: readonly (readonly [number, number])[], example: string) {
  return z
    .string()
    .max(120)
    .transform((given, context): number[] => {
      const parts = given.split(',');
      const read = parts.map((part) => (/^-?\d{1,6}(\.\d{1,15})?$/.test(part) ? Number(part) : NaN));
      if (read.length === ranges.length && read.every((each, at) => each >= ranges[at]![0] && each <= ranges[at]![1])) {
        return read;
      }
      context.addIssue({ code: 'custom', message: `must be like ${example}` });
      return z.NEVER;
    });
}

const LAT = [-90, 90] as const;
const LNG = [-180, 180] as const;

export const bboxSchema = numbers([LNG, LAT, LNG, LAT], '107.5,16.4,107.7,16.5')
  .transform(([minLng, minLat, maxLng, maxLat], context) => {
    if (minLng! > maxLng! || minLat! > maxLat!) {
      context.addIssue({ code: 'custom', message: 'must begin with its south-west corner' });
    }
    return { minLng: minLng!, minLat: minLat!, maxLng: maxLng!, maxLat: maxLat! };
  })
  .optional()
  .meta({ description: 'Longitude and latitude of the south-west corner, then of the north-east one, as in GeoJSON' });

/** What everybody may look for. */
export const publicFiltersSchema = z.strictObject({
  state: anyOf(z.enum(STATUSES), 'State'),
  agency: anyOf(code, 'Lead agency'),
  category: anyOf(code, 'Category'),
  subcategory: anyOf(code, 'Sub-category'),
  field: anyOf(code, 'Field'),
  priority: anyOf(z.enum(['urgent', 'high', 'normal', 'low']), 'Priority'),
  area: anyOf(code, 'Ward or commune'),
  overdue: yesOrNo.optional().meta({ description: 'Whether its due time is past' }),
  open: yesOrNo.optional().meta({ description: 'Whether something can happen to it still' }),
  repeated: yesOrNo.optional().meta({ description: 'Whether an earlier case came back with it' }),
  dueBefore: instant.optional(),
  submittedFrom: instant.optional(),
  submittedTo: instant.optional().meta({ description: 'Exclusive' }),
  updatedFrom: instant.optional(),
  updatedTo: instant.optional().meta({ description: 'Exclusive' }),
  bbox: bboxSchema,
});

/** `me` in it is whoever asks. */
export const officerFilter = anyOf(
  z.string().min(1).max(200),
  'Subject of the officer who has it or a part of it, or `me`',
);

/** What staff may look for besides. */
export const staffFiltersSchema = publicFiltersSchema.extend({
  channel: anyOf(z.enum(['web', 'phone', 'open311', 'import', 'demo']), 'Way by which it came'),
  officer: officerFilter,
  escalatedTo: anyOf(z.enum(['agency_head', 'supervisor', 'leadership']), 'Whom a deadline or a person has called in'),
  q: z
    .string()
    .max(200)
    .refine((given) => foldWords(given).length > 0, { error: 'must have a Latin letter or a digit' })
    .refine((given) => foldWords(given).length <= MAX_WORDS, { error: `must have at most ${MAX_WORDS} words` })
    .optional()
    .meta({
      description:
        'A reference, or words of text and address, with or without diacritics; of the last one its beginning is enough',
    }),
  near: numbers([LAT, LNG, [1, MAX_METRES]], '16.4637,107.5909,500')
    .transform(([lat, lng, metres]) => ({ lat: lat!, lng: lng!, metres: metres! }))
    .optional()
    .meta({ description: `Latitude, longitude, and metres around them (at most ${MAX_METRES})` }),
});

export const sortSchema = z.enum([
  'submittedAt',
  '-submittedAt',
  'updatedAt',
  '-updatedAt',
  'dueAt',
  '-dueAt',
  'priority',
  '-priority',
]);
export type Sort = z.infer<typeof sortSchema>;

/** A page of a list. */
export const pageSchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z
    .string()
    .max(500)
    .optional()
    .meta({ description: '`next` of the page before, with the same filters and sort' }),
});

export const sortedPageSchema = pageSchema.extend({
  sort: sortSchema.default('-submittedAt').meta({
    description: 'With `-` the latest, or least urgent, first. What has no due time counts as due last.',
  }),
});
