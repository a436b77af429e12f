import { z } from 'zod';
import { instantSchema } from './coded';
import { operation } from './operation';

export const auditEntrySchema = z
  .strictObject({
    id: z.string(),
    at: instantSchema,
    role: z.string(),
    subject: z.string().nullable().meta({ description: 'Subject at the identity provider.' }),
    agency: z.string().nullable(),
    action: z.string().meta({ description: 'E.g. `reporter.look` or `city.edit`.' }),
    reference: z.string().nullable(),
    target: z.string().nullable().meta({ description: 'What else it is about.' }),
    reason: z.string().nullable(),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntryBody = z.infer<typeof auditEntrySchema>;

const instant = z.iso
  .datetime({ offset: true, error: 'must be an instant, e.g. 2026-03-02T09:00:00+07:00' })
  .transform((text) => new Date(text));

export const auditQuerySchema = z.strictObject({
  action: z.string().max(80).optional(),
  subject: z.string().max(200).optional(),
  reference: z.string().max(40).optional(),
  from: instant.optional(),
  to: instant.optional().meta({ description: 'Up to, and not at.' }),
  cursor: z
    .string()
    .regex(/^[1-9]\d{0,17}$/, 'must be the `next` of a list')
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const AUDIT_OPERATIONS = {
  list: operation({
    id: 'listAudit',
    method: 'get',
    path: '/api/v1/staff/audit',
    tag: 'Audit trail',
    summary: 'Who looked at a reporter or changed how the product works, when and why; the newest first',
    description: 'Of what was looked at it has nothing.',
    access: ['auditor', 'admin', 'supervisor'],
    query: auditQuerySchema,
    answers: {
      200: {
        description: 'One page',
        schema: z.strictObject({
          items: z.array(auditEntrySchema),
          next: z.string().nullable().meta({ description: 'Cursor of the next page; null on the last one.' }),
        }),
      },
    },
  }),
};
