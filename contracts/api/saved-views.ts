import { z } from 'zod';
import { typedText } from '../typed-text';
import { instantSchema } from './coded';
import { operation } from './operation';
import { sortSchema, staffFiltersSchema } from './report-filters';
import { READS } from './report-lists';

const TAG = 'Saved views';
const PATH = '/api/v1/staff/views';
const params = { id: 'The view.' };

const oneOrMore = z.union([z.string().max(200), z.array(z.string().max(200)).min(1).max(50)]);

/** Kept as parameters, so that a view is opened by sending them; that they are sound is seen to when it is saved. */
const parametersSchema = z
  .record(z.string(), oneOrMore)
  .superRefine((parameters, context) => {
    const parsed = staffFiltersSchema.safeParse(parameters);
    for (const { path, message } of parsed.error?.issues ?? []) context.addIssue({ code: 'custom', path, message });
  })
  .meta({ description: 'Parameters of `GET /staff/reports`, as they are sent.' });

export const viewOrderSchema = z.strictObject({
  name: typedText(80),
  filters: parametersSchema,
  sort: sortSchema.default('-submittedAt'),
});

export const viewSchema = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    filters: z.record(z.string(), oneOrMore),
    sort: sortSchema,
    createdAt: instantSchema,
  })
  .meta({ id: 'SavedView' });
export type ViewBody = z.infer<typeof viewSchema>;

const answers = { 200: { description: 'The view, with its ETag', schema: viewSchema } };

/** Lists that a member of staff comes back to; each sees their own alone. */
export const SAVED_VIEW_OPERATIONS = {
  list: operation({
    id: 'listViews',
    method: 'get',
    path: PATH,
    tag: TAG,
    summary: 'The caller’s saved views, the oldest first',
    access: READS,
    answers: { 200: { description: 'All of them', schema: z.strictObject({ items: z.array(viewSchema) }) } },
  }),
  create: operation({
    id: 'createView',
    method: 'post',
    path: PATH,
    tag: TAG,
    summary: 'Saves a view',
    access: READS,
    body: viewOrderSchema,
    answers: { 201: { description: 'Saved', schema: viewSchema } },
  }),
  read: operation({
    id: 'readView',
    method: 'get',
    path: `${PATH}/{id}`,
    tag: TAG,
    summary: 'One saved view',
    access: READS,
    params,
    answers,
  }),
  replace: operation({
    id: 'replaceView',
    method: 'put',
    path: `${PATH}/{id}`,
    tag: TAG,
    summary: 'Changes a saved view',
    access: READS,
    params,
    body: viewOrderSchema,
    versioned: true,
    answers,
  }),
  remove: operation({
    id: 'removeView',
    method: 'delete',
    path: `${PATH}/{id}`,
    tag: TAG,
    summary: 'Removes a saved view',
    access: READS,
    params,
    versioned: true,
    answers: { 204: { description: 'Removed' } },
  }),
};
