import { z } from 'zod';
import { typedText } from '../typed-text';
import { instantSchema } from './coded';
import { operation } from './operation';

const TAG = 'API keys';
const PATH = '/api/v1/admin/api-keys';
const ADMIN = ['admin'] as const;

export const newApiKeySchema = z
  .strictObject({ name: typedText(120).meta({ description: 'Which client it is for.' }) })
  .meta({ id: 'NewApiKey' });

export const apiKeySchema = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    createdBy: z.string().nullable().meta({ description: 'Subject of the administrator.' }),
    createdAt: instantSchema,
    lastUsedOn: z.iso.date().nullable(),
    revokedAt: instantSchema.nullable(),
  })
  .meta({ id: 'ApiKey' });
export type ApiKeyBody = z.infer<typeof apiKeySchema>;

const issuedApiKeySchema = apiKeySchema
  .extend({ key: z.string().meta({ description: 'It is shown this once and kept nowhere.' }) })
  .meta({ id: 'IssuedApiKey' });

export const API_KEY_OPERATIONS = {
  list: operation({
    id: 'listApiKeys',
    method: 'get',
    path: PATH,
    tag: TAG,
    summary: 'The clients that may file reports by Open311',
    access: ADMIN,
    answers: {
      200: {
        description: 'All that there ever were, the latest first',
        schema: z.strictObject({ items: z.array(apiKeySchema) }),
      },
    },
  }),
  issue: operation({
    id: 'issueApiKey',
    method: 'post',
    path: PATH,
    tag: TAG,
    summary: 'Issues a key to a client',
    access: ADMIN,
    body: newApiKeySchema,
    answers: { 201: { description: 'Issued', schema: issuedApiKeySchema } },
  }),
  revoke: operation({
    id: 'revokeApiKey',
    method: 'delete',
    path: `${PATH}/{id}`,
    tag: TAG,
    summary: 'Takes a key back',
    description: 'It is refused from now on; what was filed with it stays.',
    access: ADMIN,
    params: { id: 'Id of the key, not the key itself.' },
    answers: { 204: { description: 'Taken back, now or before' } },
  }),
};
