import { z } from 'zod';
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import type { Answer, Answers } from '../domain/city/answers';
import { typedText } from './typed-text';

/** Longest text of a report, in UTF-16 units as JavaScript and JSON count. */
export const MAX_TEXT_LENGTH = 4_000;

const phone = typedText(30).transform((text, context) => {
  const number = parsePhoneNumberFromString(text, 'VN');
  if (number?.isValid()) return number.number;
  context.addIssue({ code: 'custom', message: 'must be a telephone number, e.g. 0912 345 678' });
  return z.NEVER;
});

/** How to reach the citizen. Kept apart from the report and shown only to authorised staff of the centre. */
export const contactSchema = z.strictObject({
  name: typedText(120).optional(),
  phone: phone.optional(),
  email: z
    .string()
    .trim()
    .max(254, 'must have at most 254 characters')
    .pipe(z.email('must be an e-mail address, e.g. ten@example.com'))
    .optional(),
});
export type Contact = z.infer<typeof contactSchema>;

export const locationSchema = z
  .strictObject({
    lat: z
      .number('must be a number of degrees')
      .min(-90, 'must be at least -90')
      .max(90, 'must be at most 90')
      .optional(),
    lng: z
      .number('must be a number of degrees')
      .min(-180, 'must be at least -180')
      .max(180, 'must be at most 180')
      .optional(),
    address: typedText(300).optional(),
  })
  .refine(({ lat, lng }) => (lat === undefined) === (lng === undefined), 'lat and lng must be given together')
  .refine(({ lat, address }) => lat !== undefined || address !== undefined, 'needs lat and lng, or an address');

/** Most answers that a report can have, and most choices of one of them. */
const MAX_ANSWERS = 50;
const MAX_ANSWER_LENGTH = 2_000;

export const answerSchema = z.union(
  [typedText(MAX_ANSWER_LENGTH), z.number(), z.array(z.string().max(60)).max(MAX_ANSWERS)],
  { error: `must be a text of at most ${MAX_ANSWER_LENGTH} characters, a number or a list of codes` },
) satisfies z.ZodType<Answer>;

export const answersSchema = z
  .record(z.string().max(60), answerSchema)
  .refine(
    (answers) => Object.keys(answers).length <= MAX_ANSWERS,
    `must be at most ${MAX_ANSWERS} answers`,
  ) satisfies z.ZodType<Answers>;

/** The body of `POST /api/v1/reports`. */
export const submissionSchema = z.strictObject({
  text: typedText(MAX_TEXT_LENGTH),
  location: locationSchema,
  category: z.string().max(60).optional(),
  answers: answersSchema
    .optional()
    .meta({ description: 'To the questions of the category, by their codes; `GET /api/v1/categories` lists them.' }),
  contact: contactSchema.optional(),
  language: z.enum(['vi', 'en']).optional(),
  channel: z.enum(['web', 'phone']).optional(),
});
export type SubmissionBody = z.infer<typeof submissionSchema>;
