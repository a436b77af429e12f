import { z } from 'zod';
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiParameters,
  type ZodOpenApiResponsesObject,
} from 'zod-openapi';
import type { Access, Operation } from '../../contracts/api/operation';
import { ERROR_KINDS, type ErrorKind } from '../errors/app-error';

/** An OpenAPI 3.1 document, as JSON. */
export type OpenApiDocument = ReturnType<typeof createDocument>;

const problemSchema = z
  .looseObject({
    type: z
      .enum(Object.keys(ERROR_KINDS).map((kind) => `urn:paht:problem:${kind}`) as [string, ...string[]])
      .meta({ description: 'Stable: switch on it.' }),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    errors: z
      .array(z.strictObject({ field: z.string(), rule: z.string() }))
      .optional()
      .meta({ description: 'Each field that breaks a rule, and the rule.' }),
    actions: z
      .array(z.strictObject({ command: z.string(), label: z.string() }))
      .optional()
      .meta({ description: 'Of a conflict: what the state allows.' }),
    code: z.string().optional().meta({ description: 'Of a refused action: why.' }),
    requestId: z.string().optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457' });

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemSchema } },
});

/** What any operation may be answered. */
const ALWAYS: readonly ErrorKind[] = ['malformed_request', 'too_many_requests', 'internal', 'unavailable'];

/** Builds the document from the operations; nothing is said in it that they do not say. */
export function buildDocument(
  operations: readonly Operation[],
  { publicUrl, version }: { publicUrl: string; version: string },
): OpenApiDocument {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const operation of operations) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describe(operation) };
  }
  return createDocument({
    openapi: '3.1.1',
    info: {
      title: 'paht',
      version,
      description:
        'Citizens’ field reports (phản ánh hiện trường): sent, followed, handled and rated. Texts for people come in Vietnamese or English, by `Accept-Language`. Errors are problem documents (RFC 9457) with a stable `type`. Lists are paged with cursors.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: publicUrl }],
    tags: [...new Set(operations.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        staff: {
          type: 'http',
          scheme: 'bearer',
          description: 'Token of the identity provider, for staff and systems.',
        },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'paht_session',
          description: 'Of somebody who signed in at /auth/sign-in; what changes something needs X-CSRF-Token as well.',
        },
        myReports: {
          type: 'apiKey',
          in: 'header',
          name: 'X-My-Reports',
          description: 'The token that a one-time code was exchanged for, for citizens.',
        },
        accessToken: {
          type: 'apiKey',
          in: 'header',
          name: 'X-Access-Token',
          description: 'The token of one report, for its citizen.',
        },
      },
    },
  });
}

function describe(operation: Operation): ZodOpenApiOperationObject {
  const { id, tag, summary, description, access, answers, body, bodyTypes = ['application/json'] } = operation;
  const media = (schema: z.ZodType) => ({ schema });
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description ? { description } : {}),
    security: securityOf(access),
    requestParams: parametersOf(operation),
    ...(body ? { requestBody: { content: Object.fromEntries(bodyTypes.map((type) => [type, media(body)])) } } : {}),
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, { description: meaning, schema, mediaTypes = [] }]) => [
          `${status}`,
          {
            description: meaning,
            ...(schema && mediaTypes.length === 0 ? { content: { 'application/json': media(schema) } } : {}),
            ...(mediaTypes.length > 0
              ? { content: Object.fromEntries(mediaTypes.map((type) => [type, media(schema ?? z.string())])) }
              : {}),
          },
        ]),
      ),
      ...problemsOf(operation),
    },
  };
}

function parametersOf({ method, params = {}, query, versioned, challenged }: Operation): ZodOpenApiParameters {
  const headers = {
    'Accept-Language': z.string().optional().meta({ description: '`vi` (as without) or `en`' }),
    ...(method === 'get'
      ? {}
      : {
          'Idempotency-Key': z
            .string()
            .regex(/^[\x21-\x7e]{1,200}$/)
            .optional()
            .meta({ description: 'A repeated request with the same key acts once.' }),
        }),
    ...(versioned
      ? { 'If-Match': z.string().optional().meta({ description: 'The ETag that was seen; else 412.' }) }
      : {}),
    ...(challenged
      ? {
          'X-Challenge': z.string().optional().meta({ description: 'A solved challenge, after `challenge_required`.' }),
        }
      : {}),
  };
  const path = Object.entries(params).map(([name, meaning]) => [name, z.string().meta({ description: meaning })]);
  return {
    header: z.object(headers),
    ...(path.length > 0 ? { path: z.object(Object.fromEntries(path) as Record<string, z.ZodString>) } : {}),
    ...(query ? { query: query as z.ZodObject } : {}),
  };
}

function securityOf(access: Access): Record<string, string[]>[] {
  if (access === 'anyone') return [{}];
  if (access === 'own') return [{ myReports: [] }];
  const staff: Record<string, string[]>[] = [{ staff: [] }, { session: [] }];
  return access === 'report' ? [{}, { accessToken: [] }, ...staff] : staff;
}

/** The problems that an operation may answer, by status. */
function problemsOf({
  method,
  path,
  access,
  query,
  body,
  versioned,
  challenged,
}: Operation): ZodOpenApiResponsesObject {
  const kinds: ErrorKind[] = [
    ...ALWAYS,
    ...(access === 'anyone' && method === 'get' && !query ? [] : (['unauthenticated', 'forbidden'] as const)),
    ...(path.includes('{') || query ? (['not_found'] as const) : []),
    ...(query || method !== 'get' ? (['validation_failed'] as const) : []),
    ...(method === 'get' ? [] : (['idempotency_key_reused', 'conflict'] as const)),
    ...(body ? (['malformed_json', 'body_too_large', 'unsupported_media_type'] as const) : []),
    ...(versioned ? (['precondition_failed'] as const) : []),
    ...(challenged ? (['challenge_required'] as const) : []),
  ];
  const byStatus = new Map<number, string[]>();
  for (const kind of new Set(kinds)) {
    const { status, title } = ERROR_KINDS[kind];
    byStatus.set(status, [...(byStatus.get(status) ?? []), title.en]);
  }
  return Object.fromEntries([...byStatus].map(([status, titles]) => [`${status}`, problem(titles.join('; or: '))]));
}
