import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { parseReference } from '../../contracts/reference';
import { currentTrace } from './trace-context';

const MAX_PATH = 200;

/** One line for each answered request; those that went well only at level debug. Neither query nor headers are logged: they may hold a citizen's token. */
export function createRequestLog(logger: Logger): RequestHandler {
  return (request, response, next) => {
    const began = process.hrtime.bigint();
    const { method } = request;
    const path = loggable(request.originalUrl.split('?')[0]!);
    const trace = currentTrace();
    response.on('close', () => {
      const ms = Math.round(Number(process.hrtime.bigint() - began) / 1e6);
      const level = response.statusCode < 400 ? 'debug' : 'info';
      logger[level](
        { method, path, status: response.statusCode, ms, aborted: !response.writableFinished, ...trace },
        'request',
      );
    });
    next();
  };
}

/** People type telephone numbers and names where a reference belongs: only what is one is kept. */
function loggable(path: string): string {
  return path
    .replace(/(\/reports\/)([^/]+)/, (_, before: string, asked: string) => before + (readable(asked) ?? '(invalid)'))
    .slice(0, MAX_PATH);
}

function readable(asked: string): string | null {
  try {
    return parseReference(decodeURIComponent(asked));
  } catch {
    return null;
  }
}
