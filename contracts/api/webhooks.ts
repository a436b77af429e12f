import { z } from 'zod';
import { typedText } from '../typed-text';
import { WEBHOOK_TEST_TYPE, WEBHOOK_TYPES } from '../webhook-delivery';
import { instantSchema } from './coded';
import { operation } from './operation';

const TAG = 'Webhooks';
const PATH = '/api/v1/admin/webhooks';
const ADMIN = ['admin'] as const;
const params = { id: 'The endpoint.' };
const deliveryParams = { ...params, deliveryId: 'The delivery; its receiver knows it as `webhook-id`.' };

export const webhookSettingsSchema = z
  .strictObject({
    url: z
      .url({ protocol: /^https?$/, error: 'must be an address that begins with https://' })
      .max(2_000)
      .refine((text) => {
        const url = URL.parse(text);
        return !url || (url.username === '' && url.password === '' && url.hash === '');
      }, 'must have neither a user name nor a fragment')
      .meta({ description: 'Where events are posted to; in production only https and public addresses.' }),
    description: typedText(200),
    eventTypes: z
      .array(z.enum(WEBHOOK_TYPES))
      .min(1, 'must name a kind, or be null for all')
      .max(WEBHOOK_TYPES.length)
      .nullable()
      .meta({ description: 'Null for all kinds.' }),
    agency: z
      .string()
      .max(80)
      .nullable()
      .meta({ description: 'Only of reports that this agency leads or supports; null for all reports.' }),
    enabled: z.boolean().meta({ description: 'Events that come while it is off are not sent later.' }),
  })
  .meta({ id: 'WebhookSettings' });

export const webhookSchema = z
  .strictObject({
    id: z.string(),
    url: z.string(),
    description: z.string(),
    eventTypes: z.array(z.string()).nullable(),
    agency: z.string().nullable(),
    enabled: z.boolean(),
    disabledBecause: z.string().nullable().meta({ description: 'Why the product itself has switched it off.' }),
    previousSecretUntil: instantSchema
      .nullable()
      .meta({ description: 'Until then the secret before the last rotation signs too.' }),
    createdAt: instantSchema,
    updatedAt: instantSchema,
    links: z.strictObject({ self: z.url(), deliveries: z.url() }),
  })
  .meta({ id: 'Webhook' });
export type WebhookBody = z.infer<typeof webhookSchema>;

const webhookWithSecretSchema = webhookSchema
  .extend({
    secret: z.string().meta({ description: 'Verifies signatures (`whsec_…`). It is shown this once.' }),
  })
  .meta({ id: 'WebhookWithSecret' });

export const DELIVERY_STATUSES = ['pending', 'delivered', 'failed', 'cancelled'] as const;

export const webhookDeliverySchema = z
  .strictObject({
    id: z.string(),
    reference: z.string().nullable(),
    type: z.enum([...WEBHOOK_TYPES, WEBHOOK_TEST_TYPE]),
    status: z.enum(DELIVERY_STATUSES),
    attempts: z.int(),
    responseStatus: z.int().nullable().meta({ description: 'What the receiver answered last.' }),
    outcome: z.string().nullable().meta({ description: 'Beginning of its answer, or why there was none.' }),
    payload: z.unknown(),
    createdAt: instantSchema,
    attemptedAt: instantSchema.nullable(),
    settledAt: instantSchema.nullable(),
  })
  .meta({ id: 'WebhookDelivery' });
export type WebhookDeliveryBody = z.infer<typeof webhookDeliverySchema>;

const deliveriesQuerySchema = z.strictObject({
  status: z.enum(DELIVERY_STATUSES).optional(),
  cursor: z
    .string()
    .regex(/^[\w-]{1,120}$/, 'must be the cursor of an answer')
    .optional()
    .meta({ description: '`next` of the page before.' }),
  limit: z.coerce.number().int().min(1).max(200).default(50).meta({ description: 'From 1 to 200.' }),
});

const one = { 200: { description: 'The endpoint', schema: webhookSchema } };
const taken = { 202: { description: 'It is sent in a moment', schema: webhookDeliverySchema } };

/** Signed messages to other systems, in the Standard Webhooks form. */
export const WEBHOOK_OPERATIONS = {
  list: operation({
    id: 'listWebhooks',
    method: 'get',
    path: PATH,
    tag: TAG,
    summary: 'Endpoints that are told of events',
    access: ADMIN,
    answers: { 200: { description: 'All of them', schema: z.strictObject({ items: z.array(webhookSchema) }) } },
  }),
  create: operation({
    id: 'createWebhook',
    method: 'post',
    path: PATH,
    tag: TAG,
    summary: 'Adds an endpoint',
    access: ADMIN,
    body: webhookSettingsSchema,
    answers: { 201: { description: 'With its secret', schema: webhookWithSecretSchema } },
  }),
  read: operation({
    id: 'readWebhook',
    method: 'get',
    path: `${PATH}/{id}`,
    tag: TAG,
    summary: 'One endpoint',
    access: ADMIN,
    params,
    answers: one,
  }),
  replace: operation({
    id: 'replaceWebhook',
    method: 'put',
    path: `${PATH}/{id}`,
    tag: TAG,
    summary: 'Changes an endpoint, and switches it on or off',
    access: ADMIN,
    params,
    body: webhookSettingsSchema,
    versioned: true,
    answers: one,
  }),
  remove: operation({
    id: 'removeWebhook',
    method: 'delete',
    path: `${PATH}/{id}`,
    tag: TAG,
    summary: 'Removes an endpoint and its deliveries',
    access: ADMIN,
    params,
    answers: { 204: { description: 'Removed' } },
  }),
  rotate: operation({
    id: 'rotateWebhookSecret',
    method: 'post',
    path: `${PATH}/{id}/actions/rotate-secret`,
    tag: TAG,
    summary: 'Gives an endpoint another secret; for 24 hours both sign',
    access: ADMIN,
    params,
    answers: { 200: { description: 'With the new secret', schema: webhookWithSecretSchema } },
  }),
  test: operation({
    id: 'testWebhook',
    method: 'post',
    path: `${PATH}/{id}/actions/test`,
    tag: TAG,
    summary: 'Sends a message of the kind `webhook.test`',
    access: ADMIN,
    params,
    answers: taken,
  }),
  deliveries: operation({
    id: 'listWebhookDeliveries',
    method: 'get',
    path: `${PATH}/{id}/deliveries`,
    tag: TAG,
    summary: 'What was sent to an endpoint in the last 30 days, the latest first',
    access: ADMIN,
    params,
    query: deliveriesQuerySchema,
    answers: {
      200: {
        description: 'A page',
        schema: z.strictObject({ items: z.array(webhookDeliverySchema), next: z.string().nullable() }),
      },
    },
  }),
  replay: operation({
    id: 'replayWebhookDelivery',
    method: 'post',
    path: `${PATH}/{id}/deliveries/{deliveryId}/actions/replay`,
    tag: TAG,
    summary: 'Sends once more what has arrived or was given up, under the same `webhook-id`',
    access: ADMIN,
    params: deliveryParams,
    answers: taken,
  }),
};
