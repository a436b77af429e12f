import { z } from 'zod';
import { STATUSES } from '../../domain/report/status';
import { answerSchema } from '../submission';
import { codedSchema, instantSchema } from './coded';
import { photoSchema } from './photos';

/** What a supporting agency does for a report. */
export const partSchema = z
  .strictObject({
    agency: codedSchema,
    status: codedSchema,
    required: z.boolean().meta({ description: 'The report cannot be answered before this part is.' }),
    officer: codedSchema.optional().meta({ description: 'Who has it; for staff.' }),
  })
  .meta({ id: 'Part' });

/** What an agency has asked for and nobody has decided. */
export const pendingRequestSchema = z
  .strictObject({
    kind: z.enum(['hold', 'extension']),
    agency: codedSchema,
    until: instantSchema.optional(),
    workingDays: z.int().optional(),
    reason: z.string(),
  })
  .meta({ id: 'PendingRequest' });

export const statusSchema = codedSchema.extend({ code: z.enum(STATUSES) }).meta({ id: 'Status' });

export const answerBodySchema = z
  .strictObject({
    code: z.string(),
    label: z.string(),
    value: answerSchema,
    text: z.string().meta({ description: 'The answer in words; of a list the labels of what was chosen.' }),
  })
  .meta({ id: 'Answer' });

/** A report as the public sees it; what only its citizen and staff see stands in `own`, what only staff sees in `requests`. */
export const reportSchema = z
  .strictObject({
    reference: z.string(),
    status: statusSchema,
    category: codedSchema.nullable(),
    subcategory: codedSchema
      .nullable()
      .meta({ description: 'Where the category has some, because different agencies answer for them.' }),
    field: codedSchema.nullable(),
    priority: z.string(),
    area: codedSchema.nullable(),
    agency: codedSchema.nullable(),
    parts: z
      .array(partSchema)
      .meta({ description: 'Of supporting agencies; only staff see those that have declined or were released.' }),
    mergedInto: z.string().nullable().meta({ description: 'Reference of the report that this one follows.' }),
    repeat: z
      .strictObject({
        of: z.string().meta({ description: 'Reference of the case that had been answered.' }),
        count: z.int().meta({ description: 'Which time it is; 2 when the matter came back for the first time.' }),
      })
      .nullable()
      .meta({ description: 'The earlier case that came back with this report.' }),
    suspended: z.boolean().meta({ description: 'Whether its clocks stand still because its area is suspended.' }),
    submittedAt: instantSchema,
    dueAt: instantSchema.nullable(),
    extensions: z.int().meta({ description: 'How often its time was extended.' }),
    overduePublished: z.boolean().meta({ description: 'Whether it is on the public list of overdue reports.' }),
    resolvedAt: instantSchema.nullable(),
    closedAt: instantSchema.nullable(),
    result: codedSchema.nullable(),
    answer: z.string().nullable(),
    rating: codedSchema.nullable(),
    own: z
      .strictObject({
        text: z.string(),
        location: z.strictObject({
          lat: z.number().nullable(),
          lng: z.number().nullable(),
          address: z.string().nullable(),
        }),
        channel: z.string(),
        answers: z.array(answerBodySchema).meta({ description: 'To the questions of the category.' }),
        mediaUrls: z
          .array(z.string())
          .meta({ description: 'Links to pictures, as a client gave them; nothing says what is there.' }),
      })
      .optional()
      .meta({ description: 'For its citizen and for staff.' }),
    photos: z.array(photoSchema).optional().meta({ description: 'As the caller may see them; of one report.' }),
    repeatedBy: z
      .array(z.string())
      .optional()
      .meta({ description: 'References of the reports with which this case came back; of one report.' }),
    officer: codedSchema.nullable().optional().meta({
      description: 'For staff: of the lead agency, who has it. The code is the subject at the identity provider.',
    }),
    requests: z.array(pendingRequestSchema).optional().meta({ description: 'For staff.' }),
  })
  .meta({ id: 'Report' });

export type AnswerBody = z.infer<typeof answerBodySchema>;
export type PartBody = z.infer<typeof partSchema>;
export type PendingRequestBody = z.infer<typeof pendingRequestSchema>;
export type ReportBody = z.infer<typeof reportSchema>;
