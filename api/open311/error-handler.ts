import type { ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';
import { ERROR_KINDS, type AppError, type ErrorKind } from '../errors/app-error';
import { logFailure } from '../errors/error-handler';
import { toAppError } from '../errors/to-app-error';
import { languageOf } from '../middleware/language';
import { answer } from './answer';

/** Open311 knows 400, 403 and 404; what it has no code for besides 400 is no fault of what was asked. */
const STATUSES: Partial<Record<ErrorKind, number>> = {
  unauthenticated: 403,
  conflict: 400,
  idempotency_key_reused: 400,
  precondition_failed: 400,
  unsupported_media_type: 400,
  validation_failed: 400,
};

/** Answers every error under `/open311` as an Open311 document, in the format asked for. */
export function createOpen311ErrorHandler(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const appError = toAppError(error);
    logFailure(logger, appError);
    const status = STATUSES[appError.kind] ?? ERROR_KINDS[appError.kind].status;
    if (appError.retryAfter !== undefined) response.set('Retry-After', String(appError.retryAfter));
    response.status(status);
    const description = descriptionsOf(appError, languageOf(request));
    answer(
      request,
      response,
      'errors',
      description.map((each) => ({ code: status, description: each })),
    );
  };
}

function descriptionsOf({ kind, issues, detail }: AppError, language: 'vi' | 'en'): string[] {
  if (issues.length > 0) return issues.map(({ field, rule }) => `${parameterOf(field)}: ${rule}`);
  return [(detail ?? ERROR_KINDS[kind].title)[language]];
}

/** What the intake calls a field by its own name is a parameter here. */
function parameterOf(field: string): string {
  if (field === 'location') return 'lat, long';
  return field.replace(/\.\d+$/, '').replace(/^answers\.(.*)$/, 'attribute[$1]');
}
