import { z } from 'zod';
import { typedText } from '../typed-text';
import { batchProgressSchema } from './batch-progress';
import { codedSchema, instantSchema } from './coded';
import { operation } from './operation';

const until = z.iso.datetime({ offset: true, error: 'must be an instant, e.g. 2026-03-02T09:00:00+07:00' });

/** As the reports take it. */
const MAX_REASON = 1_000;

export const suspensionOrderSchema = z.strictObject({
  areas: z
    .array(z.string().max(80))
    .min(1, 'must name an area, or be null for the whole city')
    .max(500)
    .nullable()
    .meta({ description: 'Codes of wards and communes; null for the whole city.' }),
  until,
  reason: typedText(MAX_REASON),
});

export const suspensionSchema = z
  .strictObject({
    id: z.string(),
    areas: z.array(codedSchema).nullable(),
    until: instantSchema,
    reason: z.string(),
    orderedBy: z.string().meta({ description: 'Role and subject.' }),
    startedAt: instantSchema,
    endedAt: instantSchema.nullable(),
    progress: batchProgressSchema
      .nullable()
      .optional()
      .meta({ description: 'Of one suspension alone; null when it has ended, and when Temporal cannot say.' }),
  })
  .meta({ id: 'Suspension' });
export type SuspensionBody = z.infer<typeof suspensionSchema>;

const TAG = 'Suspended areas';
const PATH = '/api/v1/staff/suspensions';
const ORDERS = ['supervisor'] as const;
const SEES = ['operator', 'supervisor', 'leadership', 'auditor', 'admin'] as const;
const params = { id: 'The suspension.' };
const answers = { 200: { description: 'The suspension', schema: suspensionSchema } };

/** Storm and flood mode, ordered by supervisors. */
export const SUSPENSION_OPERATIONS = {
  order: operation({
    id: 'orderSuspension',
    method: 'post',
    path: PATH,
    tag: TAG,
    summary: 'Suspends areas: the clocks of their reports stand still, but not of urgent ones',
    access: ORDERS,
    body: suspensionOrderSchema,
    ownReplay: true,
    answers: {
      201: {
        description: 'Ordered',
        schema: z.strictObject({
          id: z.string(),
          links: z.strictObject({ self: z.url(), extend: z.url(), end: z.url() }),
        }),
      },
    },
  }),
  list: operation({
    id: 'listSuspensions',
    method: 'get',
    path: PATH,
    tag: TAG,
    summary: 'Suspensions, those that run first',
    access: SEES,
    answers: { 200: { description: 'All of them', schema: z.strictObject({ items: z.array(suspensionSchema) }) } },
  }),
  read: operation({
    id: 'readSuspension',
    method: 'get',
    path: `${PATH}/{id}`,
    tag: TAG,
    summary: 'One suspension and how far it is',
    access: SEES,
    params,
    answers,
  }),
  extend: operation({
    id: 'extendSuspension',
    method: 'post',
    path: `${PATH}/{id}/actions/extend`,
    tag: TAG,
    summary: 'Moves the end of a suspension',
    access: ORDERS,
    params,
    body: z.strictObject({ until }),
    answers,
  }),
  end: operation({
    id: 'endSuspension',
    method: 'post',
    path: `${PATH}/{id}/actions/end`,
    tag: TAG,
    summary: 'Ends a suspension now',
    access: ORDERS,
    params,
    answers,
  }),
};
