import {
  isGrpcServiceError,
  ServiceError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { ZodError } from 'zod';
import { COMMAND_REFUSED, INVALID_PAYLOAD, type CommandRefusal } from '../../contracts/report-workflow';
import { AppError, type ErrorKind, type FieldIssue } from './app-error';

const RETRY_AFTER_SECONDS = 5;

/** Unknown fields are the client's to invent: an answer repeats only so many of them, and only so much of each name. */
const MAX_ISSUES = 20;
const MAX_FIELD_LENGTH = 80;

/** Names each field that breaks a rule, and the rule; never the value, which may be personal. */
export function validationFailed(error: ZodError): AppError {
  const issues = error.issues.flatMap((issue): FieldIssue[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ field: fieldAt([...issue.path, key]), rule: 'is not a known field' }));
    }
    return [{ field: fieldAt(issue.path), rule: ruleOf(issue) }];
  });
  return new AppError('validation_failed', { issues: issues.slice(0, MAX_ISSUES) });
}

function fieldAt(path: PropertyKey[]): string {
  return path.map(String).join('.').slice(0, MAX_FIELD_LENGTH).toWellFormed();
}

/** Our own words where a schema gives some, else the library's issue in the same style. */
function ruleOf(issue: ZodError['issues'][number]): string {
  const { message } = issue;
  switch (issue.code) {
    case 'invalid_type':
      if (message.endsWith('received undefined')) return 'is required';
      if (!message.startsWith('Invalid input')) return message;
      return `must be ${/^[aeiou]/.test(issue.expected) ? 'an' : 'a'} ${issue.expected}`;
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`;
    case 'too_big':
    case 'too_small': {
      if (!/^Too (big|small)/.test(message)) return message;
      const bound = issue.code === 'too_big' ? `at most ${issue.maximum}` : `at least ${issue.minimum}`;
      if (issue.origin === 'array') return `must have ${bound} items`;
      return issue.origin === 'string' ? `must have ${bound} characters` : `must be ${bound}`;
    }
    default:
      return message.charAt(0).toLowerCase() + message.slice(1);
  }
}

/** The one place where errors of Express, of Postgres and of Temporal become the API's own. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof WorkflowUpdateFailedError) return fromRefusal(error);
  if (error instanceof WorkflowNotFoundError) return new AppError('not_found', { cause: error });
  if (isOutage(error)) return new AppError('unavailable', { retryAfter: RETRY_AFTER_SECONDS, cause: error });
  return fromExpress(error) ?? new AppError('internal', { cause: error });
}

function fromRefusal(error: WorkflowUpdateFailedError): AppError {
  const { cause } = error;
  if (!(cause instanceof ApplicationFailure)) return new AppError('internal', { cause: error });
  const refusal = cause.details?.[0] as CommandRefusal | undefined;
  if (cause.type === INVALID_PAYLOAD) return new AppError('validation_failed', { issues: refusal?.issues ?? [] });
  if (cause.type !== COMMAND_REFUSED || !refusal) return new AppError('internal', { cause: error });
  return refused(refusal);
}

/** A command that was refused: by who asks, or by how things stand. */
export function refused({ code, message, status }: Pick<CommandRefusal, 'code' | 'message' | 'status'>): AppError {
  return new AppError(kindOf(code), {
    detail: message,
    members: { code, reportStatus: status },
  });
}

function kindOf(code: CommandRefusal['code']): ErrorKind {
  if (code === 'has_changed') return 'precondition_failed';
  return code === 'role_forbids' || code === 'other_agency' ? 'forbidden' : 'conflict';
}

const NETWORK_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);
/**
 * SQLSTATE of Postgres: connection exceptions, insufficient resources, shutdown and start-up, a statement that took too
 * long, and a server that became a read-only standby.
 */
const OUTAGE_SQLSTATE = /^(08...|53...|57P0.|57014|25006)$/;
/**
 * gRPC: UNKNOWN, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, ABORTED, INTERNAL, UNAVAILABLE. A Temporal that is overloaded or
 * shuts down answers any of these; the fault is there, and a moment later the same request may go through.
 */
const OUTAGE_GRPC_CODES = new Set([2, 4, 8, 10, 13, 14]);

/**
 * gRPC: FAILED_PRECONDITION. Temporal takes no Update for a workflow whose last tasks all timed out, e.g. because
 * three workers in a row were killed while they had it; the next worker that finishes one ends that.
 */
const FAILED_PRECONDITION = 9;
const TASKS_TIMED_OUT = /Workflow Task in failed state/;

/** Whether Postgres or Temporal could not be reached, or no worker answered in time. */
export function isOutage(error: unknown): boolean {
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return true;
  if (isGrpcServiceError(error)) {
    return (
      OUTAGE_GRPC_CODES.has(error.code) ||
      (Number(error.code) === FAILED_PRECONDITION && TASKS_TIMED_OUT.test(error.details))
    );
  }
  if (error instanceof ServiceError) return isOutage(error.cause);
  const { code, name, message, errors } = (error ?? {}) as Partial<NodeJS.ErrnoException & AggregateError>;
  if (typeof code === 'string' && (NETWORK_CODES.has(code) || OUTAGE_SQLSTATE.test(code))) return true;
  if (name === 'KnexTimeoutError') return true;
  if (/Connection terminated|timeout exceeded when trying to connect/.test(String(message))) return true;
  return Array.isArray(errors) && errors.some(isOutage);
}

const EXPRESS_ERRORS: Record<string, ErrorKind> = {
  'entity.parse.failed': 'malformed_json',
  'entity.too.large': 'body_too_large',
  'charset.unsupported': 'unsupported_media_type',
  'encoding.unsupported': 'unsupported_media_type',
};

function fromExpress(error: unknown): AppError | null {
  const { type, status } = (error ?? {}) as { type?: string; status?: number };
  if (type && EXPRESS_ERRORS[type]) return new AppError(EXPRESS_ERRORS[type], { cause: error });
  if (status !== undefined && status >= 400 && status < 500) return new AppError('malformed_request', { cause: error });
  return null;
}
