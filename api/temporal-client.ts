import {
  Client,
  Connection,
  defaultGrpcRetryOptions,
  makeGrpcRetryInterceptor,
  type ConnectionOptions,
  type WorkflowClientInterceptor,
} from '@temporalio/client';
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

type GrpcInterceptor = NonNullable<ConnectionOptions['interceptors']>[number];
type GrpcCall = ReturnType<GrpcInterceptor>;

/** Retries for some 7 seconds; the SDK's own pauses of 5 seconds would let answers come long after their deadline. */
const retrying = makeGrpcRetryInterceptor(defaultGrpcRetryOptions({ maxIntervalMs: () => 1_000 }));

const CANCELLED = 1;

/**
 * A retry that is due after the connection was closed throws inside the SDK's timer, where nobody catches it: a stop
 * while Temporal is away would end the process before the rest of it has stopped. Such a call ends as cancelled.
 */
const cancelledAfterClose: GrpcInterceptor = (options, nextCall) => {
  try {
    return nextCall(options) as GrpcCall;
  } catch {
    const nothing = () => undefined;
    const ended = {
      start(metadata: unknown, listener?: { onReceiveStatus?: (status: object) => void }) {
        listener?.onReceiveStatus?.({ code: CANCELLED, details: 'The connection was closed', metadata });
      },
      sendMessage: nothing,
      sendMessageWithContext: nothing,
      startRead: nothing,
      halfClose: nothing,
      cancelWithStatus: nothing,
      getPeer: () => '',
      getAuthContext: () => null,
    };
    return ended as unknown as GrpcCall;
  }
};

/** A client that connects with its first call, so that the API starts, and says what is down, while Temporal is away. */
export function createTemporalClient({ connection, namespace, dataConverter }: Options): Client {
  return new Client({
    connection: Connection.lazy({ ...connection, interceptors: [retrying, cancelledAfterClose] }),
    namespace,
    dataConverter,
    interceptors: { workflow: [traceInterceptor] },
  });
}
