import { z } from 'zod';
import { COMMAND_NAMES, TRANSITIONS } from '../../domain/report/transitions';
import { COMMAND_PAYLOADS } from '../command-payloads';
import { submissionSchema } from '../submission';
import { codedSchema, instantSchema } from './coded';
import { describedBy } from './described-by';
import { operation } from './operation';
import { reportSchema, statusSchema } from './report';

const TAG = 'Reports';
const PATH = '/api/v1/reports';
const params = { reference: 'Reference of the report, e.g. HUE-7K3M9-Q2XPT; small letters and spaces will do.' };

export const submittedSchema = z
  .strictObject({
    reference: z.string(),
    accessToken: z
      .string()
      .meta({ description: 'Opens what only the citizen of this report may see and do. Keep it like a password.' }),
    links: z.strictObject({ self: z.url(), timeline: z.url(), actions: z.url(), page: z.url() }),
  })
  .meta({ id: 'Submitted' });

export const timelineEntrySchema = z
  .strictObject({
    seq: z.int(),
    at: instantSchema,
    type: z.string(),
    status: statusSchema,
    summary: z.string().meta({ description: 'What happened, in a sentence.' }),
    by: z.string().meta({
      description: 'Who did it: `citizen`, `visitor`, `centre`, `agency` or `system`; for staff the role itself.',
    }),
    data: z.record(z.string(), z.unknown()).optional().meta({ description: 'What the event says; for staff.' }),
  })
  .meta({ id: 'TimelineEntry' });

const epochMs = z.number().meta({ description: 'Milliseconds since 1970.' });

/** One line of the account of a deadline (`domain/clock/explanation.ts`). */
const accountLineSchema = z
  .strictObject({
    what: z.enum(['opened', 'paused', 'extended', 'rebudgeted', 'calendar_changed']),
    at: epochMs,
    from: epochMs.nullable(),
    to: epochMs.nullable(),
    amount: z.strictObject({ unit: z.enum(['working_days', 'working_hours', 'hours']), amount: z.number() }).nullable(),
    counts: z.boolean(),
    days: z.array(
      z.strictObject({
        date: z.string(),
        why: z.enum(['day_off', 'holiday', 'makeup']),
        name: z.strictObject({ vi: z.string(), en: z.string() }),
        confirmed: z.boolean(),
      }),
    ),
    dueAt: epochMs.nullable(),
    cause: z.string().optional(),
    calendar: z.string().optional(),
    reason: z.string().optional(),
    by: z.string().optional(),
  })
  .meta({ id: 'AccountLine' });

/** One rung of the ladder that an obligation climbs. */
const rungSchema = z
  .strictObject({
    name: z.string(),
    at: epochMs.nullable(),
    spreadMs: z.number().optional(),
    firedAt: epochMs.optional(),
    told: z.array(z.strictObject({ role: z.string(), agency: z.string().optional() })).optional(),
    effects: z.array(z.string()).optional(),
    settledAt: epochMs.optional(),
  })
  .meta({ id: 'Rung' });

export const deadlineSchema = z
  .strictObject({
    obligation: z.string(),
    agency: codedSchema
      .nullable()
      .meta({ description: 'The agency that owes it; null for what the centre or the reporter owes.' }),
    part: z.boolean().meta({ description: 'Whether it is a supporting agency’s part.' }),
    openedAt: instantSchema,
    dueAt: instantSchema.nullable(),
    closedAt: instantSchema.nullable(),
    outcome: z.string().nullable(),
    sentence: z.string().meta({ description: 'Why it is due then, in a sentence.' }),
    entries: z.array(accountLineSchema).meta({ description: 'The account, the oldest line first.' }),
    ladder: z.array(rungSchema).optional().meta({ description: 'For staff.' }),
    note: z.string().optional().meta({ description: 'What there is to know of the ladder’s instants.' }),
  })
  .meta({ id: 'Deadline' });

export type TimelineEntryBody = z.infer<typeof timelineEntrySchema>;
export type DeadlineBody = z.infer<typeof deadlineSchema>;

export const actionSchema = z
  .strictObject({
    command: z.string(),
    label: z.string(),
    payload: z.record(z.string(), z.unknown()).meta({ description: 'JSON Schema of the body that the action takes.' }),
  })
  .meta({ id: 'Action' });

/** An action that is carried out as soon as a service that is away is back. */
const acceptedSchema = z.strictObject({ reference: z.string(), accepted: z.literal(true) }).meta({ id: 'Accepted' });

const PAYLOADS = COMMAND_NAMES.filter((name) => !TRANSITIONS[name].forArea).map(
  (name) => [name, COMMAND_PAYLOADS[name]] as const,
);

export const REPORT_OPERATIONS = {
  submit: operation({
    id: 'submitReport',
    method: 'post',
    path: PATH,
    tag: TAG,
    summary: 'Takes a report',
    description:
      'It is accepted when it is durably stored, and answered before it is sorted. A repeated request with the same Idempotency-Key finds the same report. `channel: phone` is for operators. As multipart/form-data it has the same as a part `report` in JSON, or as the flat fields `text`, `lat`, `lng`, `address`, `category`, `name`, `phone`, `email`, `language` and `channel`; and up to five pictures of at most 15 MB each as parts `photos`.',
    access: 'anyone',
    body: submissionSchema,
    bodyTypes: ['application/json', 'multipart/form-data'],
    ownReplay: true,
    challenged: true,
    answers: { 201: { description: 'Taken', schema: submittedSchema } },
  }),
  read: operation({
    id: 'readReport',
    method: 'get',
    path: `${PATH}/{reference}`,
    tag: TAG,
    summary: 'Where a report stands',
    access: 'report',
    params,
    answers: { 200: { description: 'The report, as the caller may see it', schema: reportSchema } },
  }),
  timeline: operation({
    id: 'readTimeline',
    method: 'get',
    path: `${PATH}/{reference}/timeline`,
    tag: TAG,
    summary: 'What happened to a report',
    access: 'report',
    params,
    answers: {
      200: { description: 'The oldest first', schema: z.strictObject({ items: z.array(timelineEntrySchema) }) },
    },
  }),
  deadline: operation({
    id: 'readDeadlines',
    method: 'get',
    path: `${PATH}/{reference}/deadline`,
    tag: TAG,
    summary: 'When a report is due, and why',
    access: 'report',
    params,
    answers: { 200: { description: 'With the accounts', schema: z.strictObject({ items: z.array(deadlineSchema) }) } },
  }),
  actions: operation({
    id: 'listActions',
    method: 'get',
    path: `${PATH}/{reference}/actions`,
    tag: TAG,
    summary: 'What the caller may do with a report now',
    access: 'report',
    params,
    answers: {
      200: {
        description: 'Each with the schema of its body',
        schema: z.strictObject({ items: z.array(actionSchema) }),
      },
    },
  }),
  act: operation({
    id: 'act',
    method: 'post',
    path: `${PATH}/{reference}/actions/{command}`,
    tag: TAG,
    summary: 'Acts on a report',
    description:
      'The body is what `GET /reports/{reference}/actions` gives the schema of. Staff may send the ETag that they have seen as If-Match: then nothing is done when somebody else has acted meanwhile.',
    access: 'report',
    params: { ...params, command: 'Name of the action, e.g. `accept`.' },
    body: describedBy(PAYLOADS),
    ownReplay: true,
    versioned: true,
    answers: {
      200: { description: 'Done; the report as it is now', schema: reportSchema },
      202: { description: 'Accepted; it is carried out as soon as the database is back', schema: acceptedSchema },
    },
  }),
};
