import { z } from 'zod';
import { cityDataSchema } from '../city-data';
import { batchProgressSchema } from './batch-progress';
import { instantSchema } from './coded';
import { describedBy } from './described-by';
import { operation } from './operation';

const TAG = 'City data';
const PATH = '/api/v1/admin';
const ADMIN = ['admin'] as const;
const kind = {
  kind: 'Kind of data: agencies, areas, calendar, categories, city, fields, lexicon, outlines, policies, routing or templates.',
};
const params = { ...kind, code: 'Code of the entry; `all` where the kind is one document.' };

/** One entry of the city's data. */
export const cityEntrySchema = z
  .strictObject({
    kind: z.string(),
    code: z.string(),
    edited: z
      .boolean()
      .meta({ description: 'Whether it was edited here; then the city’s folder does not overwrite it.' }),
    updatedAt: instantSchema,
    warnings: z
      .array(z.string())
      .optional()
      .meta({ description: 'Of an edit: what is so of the routing table since, e.g. that a rule is never reached.' }),
    data: z.unknown().meta({ description: 'Checked by the same schema as the city’s folder.' }),
    links: z.strictObject({ self: z.url(), progress: z.url().optional() }),
  })
  .meta({ id: 'CityEntry' });

const ENTRIES = Object.entries(cityDataSchema.shape).map(
  ([name, schema]) => [name, schema instanceof z.ZodArray ? (schema.element as z.ZodType) : schema] as const,
);

export const CITY_OPERATIONS = {
  list: operation({
    id: 'listCityEntries',
    method: 'get',
    path: `${PATH}/city/{kind}`,
    tag: TAG,
    summary: 'All entries of a kind',
    access: ADMIN,
    params: kind,
    answers: { 200: { description: 'In their order', schema: z.strictObject({ items: z.array(cityEntrySchema) }) } },
  }),
  read: operation({
    id: 'readCityEntry',
    method: 'get',
    path: `${PATH}/city/{kind}/{code}`,
    tag: TAG,
    summary: 'One entry',
    access: ADMIN,
    params,
    answers: { 200: { description: 'The entry', schema: cityEntrySchema } },
  }),
  edit: operation({
    id: 'editCityEntry',
    method: 'put',
    path: `${PATH}/city/{kind}/{code}`,
    tag: TAG,
    summary: 'Changes an entry, or adds one',
    description:
      'The whole city’s data is checked with the change in it. Where deadlines depend on it, those of open reports are computed anew.',
    access: ADMIN,
    params,
    query: z.strictObject({
      before: z
        .string()
        .regex(/^[\w.-]{1,80}$/, 'must be a code')
        .optional()
        .meta({
          description:
            'Code of the entry directly before which it is to stand: of routing rules the first that fits decides. Without it an entry stays where it is, and a new one is the last.',
        }),
    }),
    body: describedBy(ENTRIES),
    versioned: true,
    answers: { 200: { description: 'The entry as it is now', schema: cityEntrySchema } },
  }),
  reprojection: operation({
    id: 'readReprojection',
    method: 'get',
    path: `${PATH}/reprojection`,
    tag: TAG,
    summary: 'How far the new computation of deadlines is',
    access: ADMIN,
    answers: {
      200: {
        description: 'Null when there was none',
        schema: z.strictObject({ progress: batchProgressSchema.nullable() }),
      },
    },
  }),
};
