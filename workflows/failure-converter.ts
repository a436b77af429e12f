import { DefaultFailureConverter } from '@temporalio/common';

/** Loaded by path on both sides of the workflow sandbox: messages and stack traces of failures are encrypted too. */
export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
