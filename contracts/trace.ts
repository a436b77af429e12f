import type { Payload } from '@temporalio/common';

/** Ids that follow one request through API, workflow and activities into every log line; never encrypted, nothing personal. */
export interface Trace {
  /** One HTTP request. */
  requestId: string;
  /** Several requests of one conversation, when the client says so; else the request's own id. */
  correlationId: string;
}

const HEADER = 'paht-trace';
const ID = /^[\w.:-]{1,100}$/;

/** Ids come from outside and go into logs: only short plain ones are taken. */
export function isTraceId(text: string | undefined): text is string {
  return text !== undefined && ID.test(text);
}

/** Adds the trace to Temporal headers. */
export function withTrace(headers: Record<string, Payload>, trace: Trace | undefined): Record<string, Payload> {
  if (!trace) return headers;
  return { ...headers, [HEADER]: { metadata: { encoding: bytes('json/plain') }, data: bytes(JSON.stringify(trace)) } };
}

/** Reads the trace from Temporal headers, if it is there and sound. */
export function traceOf(headers: Record<string, Payload> | undefined): Trace | undefined {
  const data = headers?.[HEADER]?.data;
  if (!data) return undefined;
  try {
    const { requestId, correlationId } = JSON.parse(String.fromCharCode(...data)) as Trace;
    return isTraceId(requestId) && isTraceId(correlationId) ? { requestId, correlationId } : undefined;
  } catch {
    return undefined;
  }
}

/** ASCII only, which ids are; `Buffer` and `TextEncoder` differ between the workflow sandbox and Node. */
function bytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
