import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import { EncryptionCodec } from './payload-codec';

const key = randomBytes(32);
const codec = new EncryptionCodec(key);

async function encodeOne(payload: Payload): Promise<Payload> {
  return (await codec.encode([payload]))[0]!;
}

const toPayload = (value: unknown): Payload => defaultPayloadConverter.toPayload(value);
const dataOf = ({ data }: Payload) => Buffer.from(data!);

describe('EncryptionCodec', () => {
  it('When payloads are encoded and decoded, then they are what they were, in order', async () => {
    const payload = fc.record({
      metadata: fc.dictionary(fc.string({ minLength: 1 }), fc.uint8Array({ maxLength: 20 }), { maxKeys: 4 }),
      data: fc.uint8Array({ maxLength: 2_000 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(payload, { maxLength: 4 }), async (payloads) => {
        const decoded = await codec.decode(await codec.encode(payloads));
        expect(decoded).toHaveLength(payloads.length);
        for (const [index, { metadata, data }] of payloads.entries()) {
          expect(dataOf({ data: decoded[index]!.data ?? new Uint8Array() })).toEqual(Buffer.from(data));
          const names = Object.keys(decoded[index]!.metadata ?? {});
          expect(names.sort()).toEqual(Object.keys(metadata).sort());
          for (const name of names)
            expect(Buffer.from(decoded[index]!.metadata![name]!)).toEqual(Buffer.from(metadata[name]!));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('When one payload is encoded twice, then nobody sees that it is the same', async () => {
    const [one, two] = await codec.encode([toPayload('Có'), toPayload('Có')]);
    expect(dataOf(one!)).not.toEqual(dataOf(two!));
  });

  it('When a payload is encoded, then neither its text nor its encoding can be read from it', async () => {
    const encoded = await encodeOne(toPayload({ phone: '0912345678' }));
    expect(dataOf(encoded).toString('latin1')).not.toMatch(/0912345678|phone|json/);
    expect(Buffer.from(encoded.metadata!.encoding!).toString()).toBe('binary/encrypted');
  });

  it('When a byte of it is changed or it is cut, then decoding fails and does not answer something else', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ maxLength: 1_000 }),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (text, at, mask) => {
          const encoded = await encodeOne(toPayload(text));
          const changed = dataOf(encoded);
          changed[at % changed.length]! ^= mask;
          await expect(codec.decode([{ ...encoded, data: changed }])).rejects.toThrow(/was changed or is not whole/);
          const cut = dataOf(encoded).subarray(0, at % changed.length);
          await expect(codec.decode([{ ...encoded, data: cut }])).rejects.toThrow(/was changed or is not whole/);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('When it was encrypted with another key, then the message names both keys’ ids and the setting', async () => {
    const other = new EncryptionCodec(randomBytes(32));
    const encoded = await encodeOne(toPayload('x'));
    const keyId = Buffer.from(encoded.metadata!['key-id']!).toString();
    await expect(other.decode([encoded])).rejects.toThrow(
      new RegExp(`encrypted with key ${keyId}, but this process has key [0-9a-f]{12}: check PAHT_SECRET`),
    );
    expect(key.toString('hex')).not.toContain(keyId);
  });

  it('When a payload is not ours, then it passes through as it is', async () => {
    const foreign: Payload[] = [
      toPayload('plain'),
      {},
      { metadata: {} },
      { metadata: { encoding: Buffer.from('x') }, data: null },
    ];
    const decoded = await codec.decode(foreign);
    expect(decoded).toEqual(foreign);
  });

  it('When a payload is large, then it is compressed first; when it is small, then it is not', async () => {
    const small = await encodeOne(toPayload('a'.repeat(100)));
    const large = await encodeOne(toPayload('a'.repeat(100_000)));
    expect(small.metadata!.compression).toBeUndefined();
    expect(Buffer.from(large.metadata!.compression!).toString()).toBe('deflate');
    expect(dataOf(large).length).toBeLessThan(1_000);
    expect((await codec.decode([large]))[0]).toMatchObject({ data: expect.anything() });
  });

  it('When it inflates to more than Temporal would ever have taken, then it is refused', async () => {
    const bomb = await encodeOne({ data: Buffer.alloc(9 * 1024 * 1024) });
    await expect(codec.decode([bomb])).rejects.toThrow(/was changed or is not whole/);
  });
});
