import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import { isTraceId, type Trace } from '../../contracts/trace';

const storage = new AsyncLocalStorage<Trace>();

/** The trace of the request that is being served, if any. */
export function currentTrace(): Trace | undefined {
  return storage.getStore();
}

/** Gives each request an id; both ids are answered in headers. */
export const setUpTrace: RequestHandler = (request, response, next) => {
  const asked = request.get('X-Request-ID');
  const requestId = isTraceId(asked) ? asked : randomUUID();
  const correlation = request.get('X-Correlation-ID');
  const trace: Trace = { requestId, correlationId: isTraceId(correlation) ? correlation : requestId };
  response.set({ 'X-Request-ID': trace.requestId, 'X-Correlation-ID': trace.correlationId });
  storage.run(trace, next);
};
