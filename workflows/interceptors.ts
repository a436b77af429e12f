import { currentUpdateInfo, type WorkflowInterceptors } from '@temporalio/workflow';
import { traceOf, withTrace, type Trace } from '../contracts/trace';

/**
 * Hands the trace of the request that started or updated a workflow on to its activities and log lines.
 *
 * No `AsyncLocalStorage` of our own: every one that was ever entered adds a property to every new promise of all
 * workflows in the worker, for as long as the worker lives. With one a workflow, 1,500 open reports took 3 GB.
 */
export function interceptors(): WorkflowInterceptors {
  let started: Trace | undefined;
  const updates = new Map<string, Trace | undefined>();
  const current = (): Trace | undefined => {
    const update = currentUpdateInfo();
    return update ? updates.get(update.id) : started;
  };
  return {
    inbound: [
      {
        execute(input, next) {
          started = traceOf(input.headers);
          return next(input);
        },
        handleUpdate(input, next) {
          updates.set(input.updateId, traceOf(input.headers));
          const result = next(input);
          const forget = () => void updates.delete(input.updateId);
          // Beside the answer, not in its way: one more step before it could change the order of commands in a replay.
          void result.then(forget, forget);
          return result;
        },
      },
    ],
    outbound: [
      {
        scheduleActivity: (input, next) => next({ ...input, headers: withTrace(input.headers, current()) }),
        scheduleLocalActivity: (input, next) => next({ ...input, headers: withTrace(input.headers, current()) }),
        getLogAttributes: (input, next) => ({ ...next(input), ...current() }),
      },
    ],
  };
}
