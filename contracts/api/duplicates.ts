import { z } from 'zod';
import { submissionSchema } from '../submission';
import { codedSchema, instantSchema } from './coded';
import { operation } from './operation';
import { statusSchema } from './report';
import { READS } from './report-lists';

/** The most that a citizen is shown before sending, and staff of one report. */
export const MAX_SIMILAR = 5;
export const MAX_CANDIDATES = 10;

const score = z.number().meta({ description: 'How sure it is that both are about the same matter, from 0 to 1.' });

const whySchema = z
  .strictObject({
    metres: z.int().nullable().meta({ description: 'Between the places, to ten metres; null when one is not known.' }),
    category: z.enum(['same', 'field', 'other', 'unknown']),
    hours: z.number().meta({
      description:
        'By how much the other came before, or its answer when `afterAnswer`; below zero when it came later.',
    }),
    afterAnswer: z.boolean(),
    shared: z.string().nullable().meta({ description: 'Words that both have, as this report writes them.' }),
    sentence: z.string().meta({ description: 'All of it in a sentence.' }),
  })
  .meta({ id: 'WhySimilar' });

const base = {
  reference: z.string(),
  status: statusSchema,
  category: codedSchema.nullable(),
  area: codedSchema.nullable(),
  agency: codedSchema.nullable(),
  submittedAt: instantSchema,
  answeredAt: instantSchema.nullable(),
  occurrence: z.int().meta({ description: 'Which time the matter was reported with it; 1 of the first.' }),
  score,
  why: whySchema,
};

/** A report that a citizen may follow instead of sending another one. */
export const similarReportSchema = z
  .strictObject({
    ...base,
    links: z.strictObject({
      page: z.url(),
      follow: z.url().nullable().meta({
        description:
          'Takes `{ "email": … }` by POST, to be told of the result; null when nobody can follow it any more.',
      }),
    }),
  })
  .meta({ id: 'SimilarReport' });
export type SimilarReportBody = z.infer<typeof similarReportSchema>;

/** A report that may be about the same matter as another one, for staff. */
export const candidateSchema = z
  .strictObject({
    ...base,
    text: z.string(),
    location: z.strictObject({
      lat: z.number().nullable(),
      lng: z.number().nullable(),
      address: z.string().nullable(),
    }),
    merge: z
      .strictObject({
        report: z.string().meta({ description: 'The report that is to follow.' }),
        into: z.string().meta({ description: 'The one that leads: the one that is further on, or came first.' }),
        href: z.url().meta({ description: 'Takes `{ "into": … }` by POST.' }),
      })
      .nullable()
      .meta({
        description: 'What merges the two; null when the caller cannot, or when the other was answered before.',
      }),
  })
  .meta({ id: 'DuplicateCandidate' });
export type CandidateBody = z.infer<typeof candidateSchema>;

export const DUPLICATE_OPERATIONS = {
  similar: operation({
    id: 'findSimilar',
    method: 'post',
    path: '/api/v1/reports/similar',
    tag: 'Reports',
    summary: 'Reports that may be about the same matter, before one is sent',
    description:
      'Nothing is kept of what is sent. Of the others, places count as they are public, to some 110 m, and only phrases that speak for a category; `shared` has none besides.',
    access: 'anyone',
    // It only looks.
    ownReplay: true,
    body: submissionSchema.pick({ text: true, location: true, category: true, language: true }).partial({ text: true }),
    answers: {
      200: {
        description: `At most ${MAX_SIMILAR}, the surest first`,
        schema: z.strictObject({ items: z.array(similarReportSchema) }),
      },
    },
  }),
  candidates: operation({
    id: 'listCandidates',
    method: 'get',
    path: '/api/v1/staff/reports/{reference}/candidates',
    tag: 'Reports',
    summary: 'Reports that may be about the same matter as this one',
    access: READS,
    params: { reference: 'Reference of the report.' },
    answers: {
      200: {
        description: `At most ${MAX_CANDIDATES} that the caller may see, the surest first`,
        schema: z.strictObject({ items: z.array(candidateSchema) }),
      },
    },
  }),
};
