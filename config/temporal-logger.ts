import { DefaultLogger, type Logger as TemporalLogger } from '@temporalio/worker';
import type { Logger } from 'pino';

/** The SDK's log lines in the product's log. */
export function createTemporalLogger(logger: Logger): TemporalLogger {
  return new DefaultLogger('DEBUG', ({ level, message, meta }) => {
    const { error, ...rest } = meta ?? {};
    const severity = level.toLowerCase() as 'trace' | 'debug' | 'info' | 'warn' | 'error';
    logger[severity]({ ...rest, ...(error ? { err: error } : {}) }, message);
  });
}
