import { Router, type Request, type RequestHandler, type Response } from 'express';
import type { z } from 'zod';
import type { Operation } from '../../contracts/api/operation';
import { parseReference } from '../../contracts/reference';
import type { Actor } from '../../domain/report/actor';
import { requireRole, VISITOR, type Authenticator } from '../auth/authenticate';
import { AppError } from '../errors/app-error';
import { validationFailed } from '../errors/to-app-error';
import { readIdempotencyKey } from '../middleware/idempotency-key';
import { readJson } from '../middleware/json-body';
import { languageOf, type Language } from '../middleware/language';
import { noStore } from '../middleware/no-store';

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

/** Serves operations: permission, then schema in, then the handler. Paths are whole, so it is mounted at the root. */
export function createOperationsRouter(authenticator: Authenticator): OperationsRouter {
  const router = Router();
  return {
    router,
    serve(operation, handler, before = operation.body ? [readJson] : []) {
      const path = operation.path.replaceAll(/\{(\w+)\}/g, ':$1');
      // Before the body is read: who may not ask learns nothing of how to ask, and costs nothing.
      const permit: RequestHandler = async (request, response, next) => {
        response.locals.actor = await actorOf(authenticator, operation, request);
        next();
      };
      router[operation.method](path, noStore, permit, ...before, async (request, response) => {
        const idempotencyKey = operation.method === 'get' ? undefined : readIdempotencyKey(request);
        const reply = await handler({
          request,
          response,
          actor: response.locals.actor as Actor,
          language: languageOf(request),
          params: request.params as Record<string, string>,
          query: parse(operation.query, request.query),
          body: parse(operation.body, request.body),
          ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
        });
        if (!reply) return;
        response.status(reply.status ?? 200).set(reply.headers ?? {});
        if (reply.body === undefined) response.end();
        else response.json(reply.body);
      });
    },
  };
}

async function actorOf(authenticator: Authenticator, { access }: Operation, request: Request): Promise<Actor> {
  if (access === 'anyone') return VISITOR;
  if (access === 'report') {
    const reference = parseReference(String(request.params.reference));
    if (!reference) throw new AppError('not_found');
    request.params.reference = reference;
    return authenticator.actorFor(request, reference);
  }
  const actor = await authenticator.staff(request);
  requireRole(actor, access);
  return actor;
}

function parse<Schema extends z.ZodType>(schema: Schema | undefined, given: unknown): z.output<Schema> {
  if (!schema) return undefined as z.output<Schema>;
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw validationFailed(parsed.error);
  return parsed.data;
}
