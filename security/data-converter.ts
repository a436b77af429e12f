import type { DataConverter } from '@temporalio/common';
import { EncryptionCodec } from './payload-codec';

/**
 * The data converter that clients, workers, tests and replays must share. Failures are encoded with their messages and
 * stacks, which would stay readable otherwise.
 */
export function createDataConverter(payloadKey: Buffer): DataConverter {
  return {
    payloadCodecs: [new EncryptionCodec(payloadKey)],
    failureConverterPath: require.resolve('../workflows/failure-converter'),
  };
}
