import { isGrpcServiceError, ServiceError, WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { ZodError } from 'zod';
import { COMMAND_REFUSED, INVALID_PAYLOAD, type CommandRefusal } from '../../contracts/report-workflow';
import { AppError, type ErrorKind, type FieldIssue } from './app-error';

const RETRY_AFTER_SECONDS = 5;

/** Names each field that breaks a rule, and the rule; never the value, which may be personal. */
export function validationFailed(error: ZodError): AppError {
  const issues = error.issues.flatMap((issue): FieldIssue[] => {
    const field = issue.path.join('.');
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ field: [...issue.path, key].join('.'), rule: 'is not a known field' }));
    }
    const missing = issue.code === 'invalid_type' && issue.message.endsWith('received undefined');
    return [{ field, rule: missing ? 'is required' : ruleOf(issue.message) }];
  });
  return new AppError('validation_failed', { issues });
}

function ruleOf(message: string): string {
  const typed = /^Invalid input: expected (\w+)/.exec(message);
  if (typed) return `must be ${/^[aeiou]/.test(typed[1]!) ? 'an' : 'a'} ${typed[1]}`;
  return message.charAt(0).toLowerCase() + message.slice(1);
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
  const { code, message, status } = refusal;
  const forbidden = code === 'role_forbids' || code === 'other_agency';
  return new AppError(forbidden ? 'forbidden' : 'conflict', { detail: message, members: { code, status } });
}

const OUTAGE_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '53300',
]);
/** gRPC: DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, UNAVAILABLE. */
const OUTAGE_GRPC_CODES = new Set([4, 8, 14]);

/** Whether Postgres or Temporal could not be reached. */
export function isOutage(error: unknown): boolean {
  if (isGrpcServiceError(error)) return OUTAGE_GRPC_CODES.has(error.code as number);
  if (error instanceof ServiceError) return isOutage(error.cause);
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: string };
  if (code !== undefined && OUTAGE_CODES.has(code)) return true;
  if (
    error.name === 'KnexTimeoutError' ||
    /Connection terminated|timeout exceeded when trying to connect/.test(error.message)
  )
    return true;
  return error instanceof AggregateError && error.errors.some(isOutage);
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
