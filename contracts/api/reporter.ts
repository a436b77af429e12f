import { z } from 'zod';
import { typedText } from '../typed-text';
import { operation } from './operation';

export const reporterSchema = z
  .strictObject({
    name: z.string().nullable(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
  })
  .meta({ id: 'Reporter', description: 'Who sent a report; all of it null for a report without a contact.' });

const MIN_REASON = 5;

/** Who reported is secret: two roles may look, and each look is recorded before it is answered. */
export const REPORTER_OPERATIONS = {
  look: operation({
    id: 'lookAtReporter',
    method: 'post',
    path: '/api/v1/reports/{reference}/reporter/look',
    tag: 'Reports',
    summary: 'Shows who sent a report, and records who looked and why',
    access: ['operator', 'supervisor'],
    // A look that is repeated is one more look, and what was seen is kept nowhere.
    ownReplay: true,
    params: { reference: 'Reference of the report.' },
    body: z.strictObject({
      reason: typedText(500).refine((text) => text.length >= MIN_REASON, `must have at least ${MIN_REASON} characters`),
    }),
    answers: { 200: { description: 'The reporter', schema: reporterSchema } },
  }),
};
