import { Client, Connection, type ConnectionOptions, type WorkflowClientInterceptor } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import { withTrace } from '../contracts/trace';
import { currentTrace } from './middleware/trace-context';

interface Options {
  connection: ConnectionOptions;
  namespace: string;
  dataConverter: DataConverter;
}

/** Sends the trace of the current request along with every start and Update. */
const traceInterceptor: WorkflowClientInterceptor = {
  startWithDetails: (input, next) => next({ ...input, headers: withTrace(input.headers, currentTrace()) }),
  startUpdate: (input, next) => next({ ...input, headers: withTrace(input.headers, currentTrace()) }),
};

/** A client that connects with its first call, so that the API starts, and says what is down, while Temporal is away. */
export function createTemporalClient({ connection, namespace, dataConverter }: Options): Client {
  return new Client({
    connection: Connection.lazy(connection),
    namespace,
    dataConverter,
    interceptors: { workflow: [traceInterceptor] },
  });
}
