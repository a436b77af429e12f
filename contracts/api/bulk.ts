import { z } from 'zod';
import { operation } from './operation';
import { statusSchema } from './report';

const MAX_REFERENCES = 100;

export const bulkOrderSchema = z.strictObject({
  command: z.string().max(40).meta({ description: 'Name of an action, e.g. `assign`.' }),
  payload: z.unknown().optional().meta({ description: 'What the action takes, the same for all.' }),
  references: z.array(z.string().max(40)).min(1).max(MAX_REFERENCES),
});

const bulkResultSchema = z
  .strictObject({
    reference: z.string(),
    outcome: z.enum(['done', 'accepted', 'refused']).meta({
      description: '`accepted`: it is carried out as soon as the database is back.',
    }),
    status: statusSchema.optional().meta({ description: 'Of what is done.' }),
    problem: z
      .strictObject({
        type: z.string(),
        status: z.int(),
        title: z.string(),
        detail: z.string().optional(),
        errors: z.array(z.strictObject({ field: z.string(), rule: z.string() })).optional(),
      })
      .optional()
      .meta({ description: 'Of what is refused: as the action alone would have been answered.' }),
  })
  .meta({ id: 'BulkResult' });
export type BulkResultBody = z.infer<typeof bulkResultSchema>;

export const BULK_OPERATIONS = {
  act: operation({
    id: 'actOnMany',
    method: 'post',
    path: '/api/v1/staff/bulk-actions',
    tag: 'Bulk actions',
    summary: 'Acts on many reports',
    description:
      'Each report does or refuses it by itself; one that refuses keeps no other one from it. With an Idempotency-Key a repeated request acts once on each.',
    access: ['operator', 'supervisor'],
    body: bulkOrderSchema,
    // Report by report: one that was refused because a service was away may be tried again with the same key.
    ownReplay: true,
    answers: {
      200: {
        description: 'What came of it, in the order of the references',
        schema: z.strictObject({ items: z.array(bulkResultSchema) }),
      },
    },
  }),
};
