import { z } from 'zod';
import { codedSchema, instantSchema } from './coded';
import { operation } from './operation';
import { reportSchema } from './report';
import { officerFilter, pageSchema, publicFiltersSchema, sortedPageSchema, staffFiltersSchema } from './report-filters';

const TAG = 'Lists';
/** Roles with a scope over reports. */
export const READS = ['operator', 'officer', 'agency_head', 'supervisor', 'leadership', 'auditor', 'admin'] as const;

const placeSchema = z.strictObject({ lat: z.number(), lng: z.number() });

/** A report in a public list. */
export const reportSummarySchema = reportSchema
  .pick({
    reference: true,
    status: true,
    category: true,
    subcategory: true,
    field: true,
    priority: true,
    area: true,
    agency: true,
    submittedAt: true,
    dueAt: true,
    resolvedAt: true,
    closedAt: true,
    result: true,
    rating: true,
    repeat: true,
  })
  .extend({
    place: placeSchema.nullable().meta({ description: 'To three decimals, some 110 m.' }),
    updatedAt: instantSchema,
    overdue: z.boolean(),
  })
  .meta({ id: 'ReportSummary' });
export type ReportSummaryBody = z.infer<typeof reportSummarySchema>;

/** A report in a list of staff. */
export const staffReportSummarySchema = reportSummarySchema
  .omit({ place: true })
  .extend({
    excerpt: z.string().meta({ description: 'How its text begins.' }),
    location: z.strictObject({
      lat: z.number().nullable(),
      lng: z.number().nullable(),
      address: z.string().nullable(),
    }),
    channel: z.string(),
    officer: codedSchema.nullable().meta({ description: 'Of the lead agency, who has it.' }),
    supporting: z.array(codedSchema),
    escalation: z.string().nullable(),
    suspended: z.boolean(),
    mergedInto: z.string().nullable(),
  })
  .meta({ id: 'StaffReportSummary' });
export type StaffReportSummaryBody = z.infer<typeof staffReportSummarySchema>;

const next = z.string().nullable().meta({ description: 'Cursor of the next page; null on the last one.' });
const staffPageSchema = z
  .strictObject({ items: z.array(staffReportSummarySchema), next })
  .meta({ id: 'StaffReportPage' });

const featureCollectionSchema = z
  .strictObject({
    type: z.literal('FeatureCollection'),
    features: z.array(
      z.strictObject({
        type: z.literal('Feature'),
        id: z.string(),
        geometry: z.strictObject({ type: z.literal('Point'), coordinates: z.array(z.number()).length(2) }),
        properties: reportSummarySchema.omit({ place: true }),
      }),
    ),
    complete: z.boolean().meta({ description: 'False when there are more reports than are answered at once.' }),
  })
  .meta({ id: 'ReportFeatures' });
export type ReportFeaturesBody = z.infer<typeof featureCollectionSchema>;

export const MAX_FEATURES = 1_000;
export const MAX_COUNT = 10_000;

export const REPORT_LIST_OPERATIONS = {
  list: operation({
    id: 'listReports',
    method: 'get',
    path: '/api/v1/reports',
    tag: TAG,
    summary: 'Reports, without anything that citizens wrote',
    access: 'anyone',
    query: publicFiltersSchema.extend(sortedPageSchema.shape),
    answers: {
      200: {
        description: 'A page',
        schema: z.strictObject({ items: z.array(reportSummarySchema), next }).meta({ id: 'ReportPage' }),
      },
    },
  }),
  map: operation({
    id: 'mapReports',
    method: 'get',
    path: '/api/v1/reports.geojson',
    tag: TAG,
    summary: 'Reports on a map',
    description: `At most ${MAX_FEATURES}, the newest ones; those without coordinates are left out.`,
    access: 'anyone',
    query: publicFiltersSchema,
    answers: {
      200: {
        description: 'GeoJSON (RFC 7946)',
        mediaTypes: ['application/geo+json'],
        schema: featureCollectionSchema,
      },
    },
  }),
  staffList: operation({
    id: 'listStaffReports',
    method: 'get',
    path: '/api/v1/staff/reports',
    tag: TAG,
    summary: 'Reports that the caller sees as staff',
    access: READS,
    query: staffFiltersSchema.extend(sortedPageSchema.shape),
    answers: { 200: { description: 'A page', schema: staffPageSchema } },
  }),
  staffCount: operation({
    id: 'countStaffReports',
    method: 'get',
    path: '/api/v1/staff/reports/count',
    tag: TAG,
    summary: 'How many reports a list of staff has',
    access: READS,
    query: staffFiltersSchema,
    answers: {
      200: {
        description: `Counted up to ${MAX_COUNT}`,
        schema: z.strictObject({
          count: z.int(),
          complete: z.boolean().meta({ description: 'False when there are more than were counted.' }),
        }),
      },
    },
  }),
  queue: operation({
    id: 'readQueue',
    method: 'get',
    path: '/api/v1/staff/queue',
    tag: TAG,
    summary: 'What waits for the caller',
    description:
      'For operators what is to be sorted, the most urgent first; for officers and heads what their agency has to do, by due time; for supervisors and leadership what has been escalated.',
    access: ['operator', 'officer', 'agency_head', 'supervisor', 'leadership'],
    query: pageSchema.extend({ officer: officerFilter }),
    answers: { 200: { description: 'A page', schema: staffPageSchema } },
  }),
};
