import { z } from 'zod';
import { contactSchema } from '../submission';
import { codedSchema, instantSchema } from './coded';
import { operation } from './operation';
import { statusSchema } from './report';

const TAG = 'My reports';
const PATH = '/api/v1/my-reports';

const email = contactSchema.shape.email.unwrap().transform((address) => address.toLowerCase());

export const codeRequestSchema = z
  .strictObject({
    email: email.optional(),
    phone: contactSchema.shape.phone.unwrap().pipe(z.string()).optional(),
    language: z.enum(['vi', 'en']).optional(),
  })
  .refine(
    (body) => (body.email === undefined) !== (body.phone === undefined),
    'needs an e-mail address or a telephone number, one of the two',
  );

export const codeGuessSchema = z.strictObject({
  email,
  code: z.string().regex(/^\d{6}$/, 'must have 6 digits'),
});

export const ownReportSchema = z
  .strictObject({
    reference: z.string(),
    status: statusSchema,
    category: codedSchema.nullable(),
    area: codedSchema.nullable(),
    address: z.string().nullable(),
    dueAt: instantSchema.nullable(),
    submittedAt: instantSchema,
    accessToken: z.string(),
    links: z.strictObject({ self: z.url(), page: z.url() }),
  })
  .meta({ id: 'OwnReport' });
export type OwnReportBody = z.infer<typeof ownReportSchema>;

/** For citizens who have lost their links: a one-time code shows that an address is theirs. */
export const MY_REPORTS_OPERATIONS = {
  requestCode: operation({
    id: 'requestCode',
    method: 'post',
    path: `${PATH}/codes`,
    tag: TAG,
    summary: 'Sends a one-time code to an address that came with a report',
    description:
      'The answer is the same for every address. A code is good for ten minutes and five tries; a newer one replaces it. A telephone number is taken, but no code reaches it: text messages have no transport.',
    access: 'anyone',
    body: codeRequestSchema,
    answers: {
      202: {
        description: 'If a report has this address, a code is on its way',
        schema: z.strictObject({ validMinutes: z.int(), note: z.string() }),
      },
    },
  }),
  openSession: operation({
    id: 'openMyReports',
    method: 'post',
    path: `${PATH}/sessions`,
    tag: TAG,
    summary: 'Exchanges a code for a token that is good for half an hour',
    access: 'anyone',
    // A code is used up by itself, and the token is kept nowhere.
    ownReplay: true,
    body: codeGuessSchema,
    answers: {
      201: { description: 'The token', schema: z.strictObject({ token: z.string(), expiresAt: instantSchema }) },
    },
  }),
  list: operation({
    id: 'listMyReports',
    method: 'get',
    path: PATH,
    tag: TAG,
    summary: 'The reports that came with the address, each with its access token; the latest first',
    access: 'own',
    query: z.strictObject({
      cursor: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(20),
    }),
    answers: {
      200: {
        description: 'One page',
        schema: z.strictObject({
          items: z.array(ownReportSchema),
          next: z.string().nullable().meta({ description: 'Cursor of the next page; null on the last one.' }),
        }),
      },
    },
  }),
};
