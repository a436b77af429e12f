import type { z } from 'zod';
import type { Role } from '../../domain/report/actor';

/**
 * Who may call an operation: `anyone`, who is not asked who they are; `report`, everybody who shows a report's access
 * token, a member of staff's bearer token or nothing, and sees more or less by it; `own`, a citizen who has shown that an
 * address is theirs; or staff of the roles that are listed.
 */
export type Access = 'anyone' | 'report' | 'own' | readonly Role[];

export type Method = 'get' | 'post' | 'put' | 'delete';

/** One kind of success. */
export interface AnswerShape {
  description: string;
  /** Of a JSON answer; absent for an empty one and for what is no JSON. */
  schema?: z.ZodType;
  /** Of answers that are not `application/json`, e.g. `text/csv`. */
  mediaTypes?: readonly string[];
}

/**
 * One operation of the API. It is the one source for the validation of what comes in, the types of its handler, the OpenAPI
 * document and the table of rights; `api/operations/` serves it.
 */
export interface Operation<Query extends z.ZodType = z.ZodType, Body extends z.ZodType = z.ZodType> {
  /** `operationId` of the OpenAPI document. */
  id: string;
  method: Method;
  /** With parameters in braces, e.g. `/api/v1/reports/{reference}`. */
  path: string;
  /** Heading under which the document lists it. */
  tag: string;
  summary: string;
  description?: string;
  access: Access;
  /** Meaning of each parameter of the path. */
  params?: Readonly<Record<string, string>>;
  /** A strict object: a parameter that is not known is refused, so that a mistyped filter never shows everything. */
  query?: Query;
  body?: Body;
  /** Media types of the body; `application/json` alone when absent. */
  bodyTypes?: readonly string[];
  /** Refuses a request whose `If-Match` names another version than the present one. */
  versioned?: boolean;
  /** Recognises a repeated `Idempotency-Key` by itself; of all others that change something the API keeps the answers. */
  ownReplay?: boolean;
  /** Asks callers who send very many to solve a challenge first, and takes its solution in `X-Challenge`. */
  challenged?: boolean;
  answers: Readonly<Record<number, AnswerShape>>;
}

/** Keeps the types of the schemas. */
export function operation<Query extends z.ZodType = z.ZodUndefined, Body extends z.ZodType = z.ZodUndefined>(
  described: Operation<Query, Body>,
): Operation<Query, Body> {
  return described;
}
