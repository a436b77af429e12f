import type { ActivityInterceptors } from '@temporalio/worker';
import type { Context } from '@temporalio/activity';
import { traceOf, type Trace } from '../contracts/trace';

/** Puts the trace that came with an activity into every line that it logs. */
export function traceActivity(_context: Context): ActivityInterceptors {
  let trace: Trace | undefined;
  return {
    inbound: {
      execute(input, next) {
        trace = traceOf(input.headers);
        return next(input);
      },
    },
    outbound: { getLogAttributes: (input, next) => ({ ...next(input), ...trace }) },
  };
}
