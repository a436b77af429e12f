import { Router, type Request, type RequestHandler, type Response } from 'express';
import type { z } from 'zod';
import type { Access, Operation } from '../../contracts/api/operation';
import { parseReference } from '../../contracts/reference';
import type { Actor } from '../../domain/report/actor';
import { ACCESS_TOKEN_HEADER, requireRole, VISITOR, type Authenticator } from '../auth/authenticate';
import { AppError } from '../errors/app-error';
import { validationFailed } from '../errors/to-app-error';
import { readIdempotencyKey } from '../middleware/idempotency-key';
import { readJson } from '../middleware/json-body';
import { languageOf, type Language } from '../middleware/language';
import { noStore } from '../middleware/no-store';
import { expressPath } from './express-path';
import { replayOf } from './replays';

/** What a handler gets: all of it checked by the operation's contract. */
export interface Call<Query = unknown, Body = unknown> {
  request: Request;
  response: Response;
  /** Who calls; `visitor` where the operation asks nobody. */
  actor: Actor;
  language: Language;
  /** Parameters of the path. */
  params: Readonly<Record<string, string>>;
  query: Query;
  body: Body;
  /** Of a request that changes something. */
  idempotencyKey?: string;
}

/** What is answered; nothing when the handler has answered by itself, e.g. with a stream. */
export interface Reply {
  /** 200 when absent. */
  status?: number;
  headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; an answer without one is empty. */
  body?: unknown;
}

export interface OperationsRouter {
  router: Router;
  /** `before` reads the body where it is not JSON alone. */
  serve: <Query extends z.ZodType, Body extends z.ZodType>(
    operation: Operation<Query, Body>,
    handler: (call: Call<z.output<Query>, z.output<Body>>) => Promise<Reply | void>,
    before?: RequestHandler[],
  ) => void;
}

const NUL = '\u0000';

/** Serves operations: permission, then schema in, then the handler. Paths are whole, so it is mounted at the root. */
export function createOperationsRouter(authenticator: Authenticator): OperationsRouter {
  const router = Router();
  return {
    router,
    serve(operation, handler, before = operation.body ? [readJson] : []) {
      const path = expressPath(operation.path);
      // Before the body is read: who may not ask learns nothing of how to ask, and costs nothing.
      const permit: RequestHandler = async (request, response, next) => {
        response.locals.actor = await actorOf(authenticator, operation, request);
        next();
      };
      router[operation.method](
        path,
        noStore,
        varyBy(operation.access),
        permit,
        ...before,
        async (request, response) => {
          const key = operation.method === 'get' ? undefined : readIdempotencyKey(request);
          const actor = response.locals.actor as Actor;
          const params = request.params as Record<string, string>;
          refuseNul(params, request.query);
          const query = parse(operation.query, request.query);
          const body = parse(operation.body, request.body);
          const language = languageOf(request);
          response.set('Content-Language', language);
          const keyed = key === undefined ? {} : { idempotencyKey: key };
          const carryOut = () => handler({ request, response, actor, language, params, query, body, ...keyed });
          const reply =
            key === undefined || operation.ownReplay
              ? await carryOut()
              : await replayOf(response)(
                  {
                    identity: [operation.id, params, actor.role, actor.id ?? null, key],
                    content: [query ?? null, body ?? null],
                  },
                  carryOut,
                );
          if (!reply) return;
          response.status(reply.status ?? 200).set(reply.headers ?? {});
          if (reply.body === undefined) response.end();
          else response.json(reply.body);
        },
      );
    },
  };
}

/** What answers of the same address differ by. */
function varyBy(access: Access): RequestHandler {
  const headers = [
    'Accept-Language',
    ...(access === 'anyone' ? [] : ['Authorization', 'Cookie', ACCESS_TOKEN_HEADER]),
  ].join(', ');
  return (_request, response, next) => {
    response.vary(headers);
    next();
  };
}

async function actorOf(authenticator: Authenticator, { access, path }: Operation, request: Request): Promise<Actor> {
  // Whose own reports they are, the operation finds out by itself.
  if (access === 'anyone' || access === 'own') return VISITOR;
  if (access === 'report') {
    // Of several reports, the request may name one.
    if (!path.includes('{reference}')) {
      const { reference: named } = request.query;
      return authenticator.actorFor(request, (typeof named === 'string' && parseReference(named)) || '');
    }
    const reference = parseReference(String(request.params.reference));
    if (!reference) throw new AppError('not_found');
    request.params.reference = reference;
    return authenticator.actorFor(request, reference);
  }
  const actor = await authenticator.staff(request);
  requireRole(actor, access);
  return actor;
}

/** No text of Postgres can hold it. Bodies are checked by their schemas. */
function refuseNul(params: Readonly<Record<string, string>>, query: Request['query']): void {
  if (Object.values(params).some((value) => value.includes(NUL))) throw new AppError('not_found');
  const hasNul = (value: unknown) => typeof value === 'string' && value.includes(NUL);
  const field = Object.keys(query).find((name) => [query[name]].flat().some(hasNul));
  if (field === undefined) return;
  throw new AppError('validation_failed', { issues: [{ field, rule: 'must not contain the character NUL' }] });
}

function parse<Schema extends z.ZodType>(schema: Schema | undefined, given: unknown): z.output<Schema> {
  if (!schema) return undefined as z.output<Schema>;
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw validationFailed(parsed.error);
  return parsed.data;
}
