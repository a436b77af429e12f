import { z } from 'zod';
import { QUESTION_DATATYPES } from '../domain/city/city-data';
import { isTerminal, STATUSES, type Status } from '../domain/report/status';
import { contactSchema, locationSchema, MAX_TEXT_LENGTH } from './submission';
import { typedText } from './typed-text';

/** All values of each parameter in the order in which they came; empty ones are left out, as Open311 has it. */
export type Parameters = Record<string, string[]>;

/** States in which a report has its answer. Open311 knows `open` and `closed` and nothing between. */
export const CLOSED_STATUSES: readonly Status[] = STATUSES.filter(
  (status) => isTerminal(status) || status === 'resolved' || status === 'rejected',
);

/** Most requests or updates in one answer, and the longest range of time that can be asked for. */
export const MAX_ROWS = 1_000;
export const MAX_DAYS = 90;

/** The first value of a parameter. */
function one<Output>(schema: z.ZodType<Output, string>) {
  return z
    .array(z.string())
    .transform(([first]) => first!)
    .pipe(schema);
}

/** Several values, separated by commas or each in a parameter of its own. */
function several<Output>(schema: z.ZodType<Output, string>) {
  return z
    .array(z.string())
    .transform((values) => values.flatMap((value) => value.split(',')).map((value) => value.trim()))
    .transform((values) => values.filter((value) => value !== ''))
    .pipe(z.array(schema).max(MAX_ROWS, `must be at most ${MAX_ROWS}`));
}

/** An instant of the W3C's note. A `+` that was not encoded has become a space on its way. */
const instant = z
  .string()
  .transform((text) => text.trim().replace(/ (?=\d\d:\d\d$)/, '+'))
  .pipe(z.iso.datetime({ offset: true, error: 'must be a date with its zone, e.g. 2026-03-02T09:00:00+07:00' }))
  .transform((text) => new Date(text));

function wholeNumber(min: number, max: number) {
  const rule = `must be a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, rule)
    .transform(Number)
    .pipe(z.number().min(min, rule).max(max, rule));
}

const flag = z
  .string()
  .regex(/^(true|false)$/i, 'must be true or false')
  .transform((text) => text.toLowerCase() === 'true');

const degrees = z
  .string()
  .trim()
  .regex(/^[+-]?\d{1,3}(\.\d{1,20})?$/, 'must be a number of degrees')
  .transform(Number);

const name = typedText(60);
const mediaUrl = z
  .url({ protocol: /^https?$/, error: 'must be a link that begins with http:// or https://' })
  .max(2_000, 'must have at most 2000 characters');

/** `POST requests`; what is not listed is not read, and never fatal. */
export const requestFormSchema = z
  .object({
    service_code: one(z.string()),
    lat: one(degrees.pipe(locationSchema.shape.lat.unwrap())).optional(),
    long: one(degrees.pipe(locationSchema.shape.lng.unwrap())).optional(),
    address_string: one(typedText(300)).optional(),
    address_id: one(z.string()).optional(),
    email: one(contactSchema.shape.email.unwrap()).optional(),
    phone: one(contactSchema.shape.phone.unwrap()).optional(),
    first_name: one(name).optional(),
    last_name: one(name).optional(),
    description: one(typedText(MAX_TEXT_LENGTH)).optional(),
    media_url: z.array(mediaUrl).max(10, 'must be at most 10').optional(),
  })
  .refine(({ lat, long }) => (lat === undefined) === (long === undefined), {
    path: ['lat, long'],
    error: 'must be given together',
  })
  .refine(({ lat, address_string, address_id }) => lat ?? address_string ?? address_id, {
    path: ['lat, long, address_string, address_id'],
    error: 'lat and long, address_string or address_id is required',
  });
export type RequestForm = z.infer<typeof requestFormSchema>;

const extensions = one(flag).default(false);

/** `GET requests` by ids, beside which nothing else counts. */
export const requestIdsSchema = z.object({ service_request_id: several(z.string()), extensions });

/** `GET requests` by all else. */
export const requestsQuerySchema = z.object({
  service_code: several(z.string().regex(/^[\w-]{1,60}$/, 'must be the code of a service')).optional(),
  status: several(z.enum(['open', 'closed'], 'must be open or closed')).optional(),
  start_date: one(instant).optional(),
  end_date: one(instant).optional(),
  updated_after: one(instant).optional(),
  updated_before: one(instant).optional(),
  page: one(wholeNumber(1, 10_000)).default(1),
  page_size: one(wholeNumber(1, MAX_ROWS)).default(MAX_ROWS),
  extensions,
});

/** `GET requests/{id}`. */
export const requestQuerySchema = z.object({ extensions });

/** `GET servicerequestupdates`. */
export const updatesQuerySchema = z.object({ start_date: one(instant).optional(), end_date: one(instant).optional() });

/** `POST servicerequestupdates`. The status that a client gives is not read: only those who handle a report change it. */
export const updateFormSchema = z.object({
  service_request_id: one(z.string()),
  update_id: one(z.string().max(200, 'must have at most 200 characters')),
  updated_datetime: one(instant).optional(),
  description: one(typedText(2_000)),
});

/** One kind of report, as Open311 tells of it. */
export const serviceSchema = z.strictObject({
  service_code: z.string(),
  service_name: z.string(),
  description: z.string(),
  metadata: z.boolean(),
  type: z.literal('realtime'),
  keywords: z.string(),
  group: z.string(),
});
export type Service = z.infer<typeof serviceSchema>;

export const serviceDefinitionSchema = z.strictObject({
  service_code: z.string(),
  attributes: z.array(
    z.strictObject({
      variable: z.boolean(),
      code: z.string(),
      datatype: z.enum(QUESTION_DATATYPES),
      required: z.boolean(),
      datatype_description: z.string().nullable(),
      order: z.int().min(1),
      description: z.string(),
      values: z.array(z.strictObject({ key: z.string(), name: z.string() })).optional(),
    }),
  ),
});
export type ServiceDefinition = z.infer<typeof serviceDefinitionSchema>;

export const serviceRequestSchema = z.strictObject({
  service_request_id: z.string(),
  status: z.enum(['open', 'closed']),
  status_notes: z.string().nullable(),
  service_name: z.string(),
  service_code: z.string(),
  description: z.string(),
  agency_responsible: z.string().nullable(),
  service_notice: z.null(),
  requested_datetime: z.iso.datetime(),
  updated_datetime: z.iso.datetime(),
  expected_datetime: z.iso.datetime().nullable(),
  address: z.string().nullable(),
  address_id: z.string().nullable(),
  zipcode: z.null(),
  lat: z.number().nullable(),
  long: z.number().nullable(),
  media_url: z.string().nullable(),
  // With `extensions=true`; attributes for the client that filed the request.
  extended_attributes: z.strictObject({ detailed_status: z.string(), status_code: z.enum(STATUSES) }).optional(),
  attributes: z.array(z.strictObject({ code: z.string(), name: z.string(), value: z.string() })).optional(),
  notes: z.array(z.strictObject({ datetime: z.iso.datetime(), description: z.string(), type: z.string() })).optional(),
  photos: z.array(z.url()).optional(),
});
export type ServiceRequest = z.infer<typeof serviceRequestSchema>;

export const requestUpdateSchema = z.strictObject({
  update_id: z.string(),
  service_request_id: z.string(),
  status: z.enum(['OPEN', 'CLOSED']),
  external_status_code: z.enum(STATUSES),
  updated_datetime: z.iso.datetime(),
  description: z.string(),
});
export type RequestUpdate = z.infer<typeof requestUpdateSchema>;

export const errorsSchema = z.array(z.strictObject({ code: z.int(), description: z.string() })).min(1);
