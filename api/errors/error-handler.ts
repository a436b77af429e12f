import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { languageOf } from '../middleware/language';
import { currentTrace } from '../middleware/trace-context';
import { AppError, ERROR_KINDS } from './app-error';
import { toAppError } from './to-app-error';

/** Answers every error as a problem document (RFC 9457). The request id in it finds the log line. */
export function createErrorHandler(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const appError = toAppError(error);
    const { status, title } = ERROR_KINDS[appError.kind];
    const language = languageOf(request);
    const trace = currentTrace();
    logFailure(logger, appError);
    if (appError.retryAfter !== undefined) response.set('Retry-After', String(appError.retryAfter));
    if (appError.kind === 'unauthenticated') response.set('WWW-Authenticate', 'Bearer');
    response.vary('Accept-Language');
    response
      .status(status)
      .set('Content-Language', language)
      .type('application/problem+json')
      .send(
        JSON.stringify({
          type: `urn:paht:problem:${appError.kind}`,
          title: title[language],
          status,
          ...(appError.detail ? { detail: appError.detail[language] } : {}),
          ...(appError.issues.length > 0 ? { errors: appError.issues } : {}),
          ...appError.members,
          ...(appError.actions
            ? { actions: appError.actions.map(({ command, label }) => ({ command, label: label[language] })) }
            : {}),
          ...(trace ? { requestId: trace.requestId } : {}),
        }),
      );
  };
}

/** Logs what is not the caller's fault. */
export function logFailure(logger: Logger, error: AppError): void {
  if (ERROR_KINDS[error.kind].status < 500) return;
  const level = error.kind === 'internal' ? 'error' : 'warn';
  logger[level]({ err: error.cause ?? error, kind: error.kind, ...currentTrace() }, 'Request failed');
}

/** For paths that nothing answers. */
export const notFound: RequestHandler = (_request, _response, next) => {
  next(new AppError('not_found'));
};
