import { z } from 'zod';
import { SEVERITIES } from '../../domain/routing/check-routing';
import { routingRuleSchema } from '../city-data';
import { locationSchema, MAX_TEXT_LENGTH } from '../submission';
import { typedText } from '../typed-text';
import { codedSchema, instantSchema } from './coded';
import { operation } from './operation';
import { READS } from './report-lists';

const TAG = 'Routing';
const PATH = '/api/v1/admin/routing';
const ADMIN = ['admin'] as const;

const code = z.string().regex(/^[\w.-]{1,80}$/, 'must be a code');
const prioritySchema = z.enum(['urgent', 'high', 'normal', 'low']);
const channelSchema = z.enum(['web', 'phone', 'open311', 'import', 'demo']);

/** What the table was asked. */
const routingQuestionSchema = z
  .strictObject({
    category: codedSchema,
    subcategory: codedSchema.nullable(),
    area: codedSchema.nullable(),
    priority: prioritySchema,
    channel: channelSchema.nullable(),
    day: z.string().meta({ description: 'By the city’s calendar, as are weekday and time.' }),
    weekday: z.int().meta({ description: 'Monday is 1.' }),
    time: z.string(),
  })
  .meta({ id: 'RoutingQuestion' });

const passedOverSchema = z
  .strictObject({
    rule: z.string(),
    unmet: z.array(codedSchema).meta({ description: 'The conditions that did not hold.' }),
    sentence: z.string(),
  })
  .meta({ id: 'PassedOverRule' });

const decision = {
  lead: codedSchema.nullable().meta({ description: 'Null where nobody could be named, and an operator decides.' }),
  supporting: z.array(codedSchema),
  rule: z.string().nullable().meta({ description: 'Id of the rule that decided, or at which it failed.' }),
  reason: codedSchema.nullable().meta({ description: 'Why nobody could be named.' }),
  sentence: z.string().meta({ description: 'All of it in one sentence.' }),
};

/** What the present table says, and why. */
export const explainedRoutingSchema = z
  .strictObject({ ...decision, asked: routingQuestionSchema, passedOver: z.array(passedOverSchema) })
  .meta({ id: 'ExplainedRouting' });
export type ExplainedRoutingBody = z.infer<typeof explainedRoutingSchema>;

/** A decision that was made about where a report goes. */
const routingDecisionSchema = z
  .strictObject({
    seq: z.int(),
    at: instantSchema,
    by: z.enum(['table', 'person']),
    ...decision,
    asked: routingQuestionSchema.nullable().meta({ description: 'Null where a person decided.' }),
    passedOver: z.array(passedOverSchema),
  })
  .meta({ id: 'RoutingDecision' });
export type RoutingDecisionBody = z.infer<typeof routingDecisionSchema>;

const reportRoutingSchema = z
  .strictObject({
    reference: z.string(),
    decisions: z.array(routingDecisionSchema).meta({ description: 'The oldest first.' }),
    present: explainedRoutingSchema
      .nullable()
      .meta({ description: 'What the table would say now; null for a report without a category.' }),
    differs: z
      .boolean()
      .meta({ description: 'Whether the table would name another lead agency now than the report has.' }),
  })
  .meta({ id: 'ReportRouting' });
export type ReportRoutingBody = z.infer<typeof reportRoutingSchema>;

const simulationSchema = z
  .strictObject({
    category: code.optional(),
    subcategory: code.optional(),
    text: typedText(MAX_TEXT_LENGTH).optional().meta({ description: 'Is classified where no category is named.' }),
    area: code.optional(),
    location: locationSchema.optional().meta({ description: 'Where no area is named.' }),
    priority: prioritySchema.optional().meta({ description: 'Else the classifier’s, or the category’s.' }),
    channel: channelSchema.default('web'),
    at: z.iso
      .datetime({ offset: true, error: 'must be an instant, e.g. 2026-03-02T09:00:00+07:00' })
      .optional()
      .meta({ description: 'Now when absent.' }),
  })
  .refine(({ category, text }) => category !== undefined || text !== undefined, {
    path: ['category'],
    error: 'is required where there is no text',
  });

const simulatedSchema = explainedRoutingSchema.extend({
  classification: z
    .strictObject({ confidence: z.number(), decided: z.boolean(), because: z.array(z.string()) })
    .nullable()
    .meta({ description: 'Of the text. One that is not decided goes to an operator, whatever the table says.' }),
});
export type SimulatedBody = z.infer<typeof simulatedSchema>;

/** Newest reports first; more are not looked at. */
export const MAX_COMPARED = 20_000;
export const MAX_EXAMPLES = 50;

const comparisonSchema = z
  .strictObject({
    table: z.array(routingRuleSchema).min(1).max(2_000).optional().meta({ description: 'All rules, in their order.' }),
    changes: z
      .array(
        z.strictObject({
          rule: routingRuleSchema,
          before: code.optional().meta({ description: 'Id of the rule directly before which it is to stand.' }),
        }),
      )
      .max(200)
      .default([]),
    remove: z.array(code).max(200).default([]).meta({ description: 'Ids of rules.' }),
    days: z.int().min(1).max(92).default(30).meta({ description: 'How far back reports are looked at.' }),
  })
  .refine(({ table, changes, remove }) => table === undefined || changes.length + remove.length === 0, {
    path: ['table'],
    error: 'must be alone: changes and removals are those of the present table',
  });
export type ComparisonRequest = z.output<typeof comparisonSchema>;

export const findingSchema = z
  .strictObject({
    kind: z.string(),
    severity: z.enum(SEVERITIES),
    rule: z.string().nullable(),
    sentence: z.string(),
  })
  .meta({ id: 'RoutingFinding' });

const comparedSchema = z
  .strictObject({
    reports: z.int().meta({ description: 'How many were asked about: those with a category.' }),
    complete: z.boolean().meta({ description: `False when there were more than ${MAX_COMPARED}.` }),
    changed: z.int().meta({ description: 'How many would go to another lead agency.' }),
    moves: z
      .array(z.strictObject({ from: codedSchema.nullable(), to: codedSchema.nullable(), reports: z.int() }))
      .meta({ description: 'The most frequent first; null stands for the operators.' }),
    examples: z
      .array(
        z.strictObject({
          reference: z.string(),
          from: codedSchema.nullable(),
          to: codedSchema.nullable(),
          ruleBefore: z.string().nullable(),
          ruleAfter: z.string().nullable(),
        }),
      )
      .meta({ description: `At most ${MAX_EXAMPLES}, the newest first.` }),
    findings: z.array(findingSchema).meta({ description: 'What would be so of the changed table.' }),
  })
  .meta({ id: 'RoutingComparison' });
export type ComparedBody = z.infer<typeof comparedSchema>;

const alarmSchema = z
  .strictObject({
    reason: codedSchema,
    rule: z.string().nullable(),
    category: codedSchema.nullable(),
    subcategory: codedSchema.nullable(),
    missing: z.array(z.string()).meta({ description: 'Codes of supporting agencies that had to be left out.' }),
    reports: z.int(),
    firstAt: instantSchema,
    lastAt: instantSchema,
    latest: z.array(z.string()).meta({ description: 'References of the latest reports, at most five.' }),
  })
  .meta({ id: 'RoutingAlarm' });
export type AlarmBody = z.infer<typeof alarmSchema>;

export const ROUTING_OPERATIONS = {
  report: operation({
    id: 'readReportRouting',
    method: 'get',
    path: '/api/v1/staff/reports/{reference}/routing',
    tag: TAG,
    summary: 'Why a report went where it is',
    description: 'Each decision as it was stored then, and what the table would say now.',
    access: READS,
    params: { reference: 'Reference of the report.' },
    answers: { 200: { description: 'The decisions', schema: reportRoutingSchema } },
  }),
  simulate: operation({
    id: 'simulateRouting',
    method: 'post',
    path: `${PATH}/simulate`,
    tag: TAG,
    summary: 'Which agency would get such a report, and why',
    access: ADMIN,
    body: simulationSchema,
    answers: { 200: { description: 'What the table says', schema: simulatedSchema } },
  }),
  compare: operation({
    id: 'compareRouting',
    method: 'post',
    path: `${PATH}/compare`,
    tag: TAG,
    summary: 'What would change if rules changed, over the latest reports',
    description: 'Nothing is stored. Reports are taken as they are known now, at the moment at which they came in.',
    access: ADMIN,
    body: comparisonSchema,
    answers: { 200: { description: 'The difference', schema: comparedSchema } },
  }),
  check: operation({
    id: 'checkRouting',
    method: 'get',
    path: `${PATH}/check`,
    tag: TAG,
    summary: 'Gaps, conflicts and rules that do nothing',
    access: ADMIN,
    answers: {
      200: {
        description: 'The gravest first',
        schema: z.strictObject({ day: z.string(), items: z.array(findingSchema) }),
      },
    },
  }),
  alarms: operation({
    id: 'listAlarms',
    method: 'get',
    path: '/api/v1/admin/alarms',
    tag: TAG,
    summary: 'Decisions at which the routing table was at fault',
    description: 'The reports are with the operators, or go on without a supporting agency.',
    access: ADMIN,
    query: z.strictObject({
      days: z.coerce.number().int().min(1).max(366).default(30).meta({ description: 'How far back.' }),
    }),
    answers: {
      200: { description: 'The latest first', schema: z.strictObject({ items: z.array(alarmSchema) }) },
    },
  }),
};
