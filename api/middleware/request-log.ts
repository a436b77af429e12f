import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { currentTrace } from './trace-context';

/** One line for each answered request. Neither query nor headers are logged: they may hold a citizen's token. */
export function createRequestLog(logger: Logger): RequestHandler {
  return (request, response, next) => {
    const began = process.hrtime.bigint();
    const { method } = request;
    const path = request.originalUrl.split('?')[0];
    const trace = currentTrace();
    response.on('close', () => {
      const ms = Math.round(Number(process.hrtime.bigint() - began) / 1e6);
      logger.info(
        { method, path, status: response.statusCode, ms, aborted: !response.writableFinished, ...trace },
        'request',
      );
    });
    next();
  };
}
