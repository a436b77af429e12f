import { z } from 'zod';
import { REPEAT_DAYS } from '../../domain/duplicates/parameters';
import { codedSchema, instantSchema } from './coded';
import { operation } from './operation';

const TAG = 'Statistics';

const date = z.iso
  .date({ error: 'must be a date, e.g. 2026-03-02' })
  .refine((given) => given >= '1900' && given < '2200', { error: 'must be between the years 1900 and 2200' });

const shareSchema = z
  .strictObject({
    count: z.int(),
    of: z.int().meta({ description: 'How many it is a part of.' }),
    share: z.number().nullable().meta({ description: 'From 0 to 1; null of nothing.' }),
  })
  .meta({ id: 'Share' });

export const figuresSchema = z
  .strictObject({
    received: z.int(),
    handled: shareSchema.meta({ description: 'Answered by an agency, of those received.' }),
    inProgress: z.int().meta({ description: 'Neither answered nor ended.' }),
    overdue: shareSchema.meta({ description: 'Past their due time, of those in progress.' }),
    onTime: shareSchema.meta({ description: 'Answered by the due time, extensions included, of those answered.' }),
    satisfied: shareSchema.meta({ description: 'Rated `satisfied`, of those rated.' }),
    content: shareSchema.meta({ description: 'Rated `satisfied` or `acceptable`, of those rated.' }),
    repeated: shareSchema.meta({
      description: `Reported again within ${REPEAT_DAYS} days of the answer, of those answered.`,
    }),
  })
  .meta({ id: 'Figures' });
export type FiguresBody = z.infer<typeof figuresSchema>;
export type ShareBody = z.infer<typeof shareSchema>;

const periodSchema = z
  .strictObject({
    from: date
      .optional()
      .meta({ description: 'First day on which they came in, in the city’s time; a year ago when absent.' }),
    to: date.optional().meta({ description: 'Last day; today when absent.' }),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    error: 'must not be before from',
    path: ['to'],
  });

const period = {
  from: z.iso.date(),
  to: z.iso.date(),
  asOf: instantSchema.meta({ description: 'The figures may be a minute old.' }),
};

const groupsSchema = z
  .strictObject({ ...period, items: z.array(figuresSchema.extend({ of: codedSchema })) })
  .meta({ id: 'GroupedFigures' });

const ranking = z
  .strictObject({
    ...period,
    items: z.array(
      figuresSchema.extend({
        of: codedSchema,
        rank: z.int().nullable().meta({ description: 'Null for agencies with too few answers to be ranked.' }),
        score: z.number().nullable().meta({
          description:
            'Lower bound (95 %) of the share of answers that came in time: few answers, however good, count less than many.',
        }),
        repeatedAtLeast: z.number().nullable().meta({
          description:
            'Lower bound (95 %) of the share of answers after which the matter came back; null for agencies that are not ranked.',
        }),
      }),
    ),
  })
  .meta({ id: 'AgencyRanking' });
export type AgencyRankingBody = z.infer<typeof ranking>;

function statistic<Schema extends z.ZodType>(name: string, summary: string, schema: Schema) {
  return operation({
    id: `statistics${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    method: 'get',
    path: `/api/v1/statistics/${name}`,
    tag: TAG,
    summary,
    access: 'anyone',
    query: periodSchema,
    answers: { 200: { description: 'Of reports that came in during the period', schema } },
  });
}

export const STATISTICS_OPERATIONS = {
  summary: statistic(
    'summary',
    'Figures of the whole city',
    z.strictObject({ ...period, figures: figuresSchema }).meta({ id: 'Summary' }),
  ),
  fields: statistic('fields', 'Figures by field, most reports first', groupsSchema),
  areas: statistic('areas', 'Figures by ward and commune, most reports first', groupsSchema),
  agencies: statistic('agencies', 'Agencies by how surely they answer in time', ranking),
};
