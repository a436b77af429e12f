import { AsyncLocalStorage, type WorkflowInterceptors } from '@temporalio/workflow';
import { traceOf, withTrace, type Trace } from '../contracts/trace';

/** Hands the trace of the request that started or updated a workflow on to its activities and log lines. */
export function interceptors(): WorkflowInterceptors {
  const current = new AsyncLocalStorage<Trace | undefined>();
  return {
    inbound: [
      {
        execute: (input, next) => current.run(traceOf(input.headers), () => next(input)),
        handleUpdate: (input, next) => current.run(traceOf(input.headers), () => next(input)),
      },
    ],
    outbound: [
      {
        scheduleActivity: (input, next) => next({ ...input, headers: withTrace(input.headers, current.getStore()) }),
        scheduleLocalActivity: (input, next) =>
          next({ ...input, headers: withTrace(input.headers, current.getStore()) }),
        getLogAttributes: (input, next) => ({ ...next(input), ...current.getStore() }),
      },
    ],
  };
}
