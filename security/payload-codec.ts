import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Payload, PayloadCodec } from '@temporalio/common';
import { temporal } from '@temporalio/proto';

const ENCODING = 'binary/encrypted';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Below this, compression costs more than it gives. Ours are a few KiB: at once they take 16 µs, by the thread pool 44. */
const COMPRESS_FROM_BYTES = 512;
/** A payload of Temporal's may have 2 MiB; what inflates to more than this was not written by us. */
const MAX_INFLATED_BYTES = 8 * 1024 * 1024;

/**
 * Encrypts every payload that Temporal keeps with AES-256-GCM: nonce, ciphertext and tag in `data`, the key's id in the
 * metadata. Larger payloads are deflated first; the compressed size tells an onlooker no more than the length would.
 * Payloads that are not ours pass through `decode` as they are.
 */
export class EncryptionCodec implements PayloadCodec {
  private readonly keyId: string;

  constructor(private readonly key: Buffer) {
    this.keyId = createHash('sha256').update('paht/key-id').update(key).digest('hex').slice(0, 12);
  }

  async encode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => this.encrypt(payload));
  }

  async decode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => this.decrypt(payload));
  }

  private encrypt(payload: Payload): Payload {
    const plain = temporal.api.common.v1.Payload.encode(payload).finish();
    const compressed = plain.length >= COMPRESS_FROM_BYTES;
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce);
    const body = cipher.update(compressed ? deflateRawSync(plain) : plain);
    return {
      metadata: {
        encoding: Buffer.from(ENCODING),
        'key-id': Buffer.from(this.keyId),
        ...(compressed ? { compression: Buffer.from('deflate') } : {}),
      },
      data: Buffer.concat([nonce, body, cipher.final(), cipher.getAuthTag()]),
    };
  }

  private decrypt(payload: Payload): Payload {
    if (text(payload.metadata?.encoding) !== ENCODING || !payload.data) return payload;
    const keyId = text(payload.metadata?.['key-id']);
    if (keyId !== this.keyId) {
      throw new Error(
        `A payload was encrypted with key ${keyId}, but this process has key ${this.keyId}: check PAHT_SECRET`,
      );
    }
    try {
      const body = this.open(Buffer.from(payload.data));
      const plain = payload.metadata?.compression
        ? inflateRawSync(body, { maxOutputLength: MAX_INFLATED_BYTES })
        : body;
      return temporal.api.common.v1.Payload.decode(plain);
    } catch (error) {
      throw new Error('An encrypted payload is not as it was written: it was changed or is not whole', {
        cause: error,
      });
    }
  }

  private open(data: Buffer): Buffer {
    // A shorter tag would be taken too, and a tag of 4 bytes can be guessed.
    if (data.length < NONCE_BYTES + TAG_BYTES) throw new Error('Too short');
    const decipher = createDecipheriv('aes-256-gcm', this.key, data.subarray(0, NONCE_BYTES));
    decipher.setAuthTag(data.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(data.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
  }
}

function text(bytes: Uint8Array | null | undefined): string {
  return bytes ? Buffer.from(bytes).toString() : '';
}
