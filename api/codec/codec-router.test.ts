import { defaultPayloadConverter } from '@temporalio/common';
import type { EncryptionCodec } from '../../security/payload-codec';
import { apiClient, bearer, type ApiClient } from '../../test/support/api-client';
import { startBareApi, type BareApi } from '../../test/support/bare-api';

const UI = 'https://temporal.hue.example';
let open: BareApi;
let closed: BareApi;
beforeAll(async () => {
  open = await startBareApi({ temporalUiUrl: `${UI}/namespaces` });
  closed = await startBareApi({ temporalUiUrl: UI, production: true });
});
afterAll(async () => {
  await Promise.all([open.stop(), closed.stop()]);
});

const DECODE = '/codec/decode';
const FROM_UI = { Origin: UI, 'X-Namespace': 'default' };

interface JsonPayload {
  metadata?: Record<string, string>;
  data?: string;
}

const base64 = (bytes: Uint8Array | null | undefined) => Buffer.from(bytes ?? []).toString('base64');

/** Payloads as the Temporal UI sends them. */
async function encrypted(codec: EncryptionCodec, ...values: unknown[]): Promise<{ payloads: JsonPayload[] }> {
  const payloads = await codec.encode(values.map((value) => defaultPayloadConverter.toPayload(value)));
  return {
    payloads: payloads.map(({ metadata, data }) => ({
      metadata: Object.fromEntries(Object.entries(metadata ?? {}).map(([name, bytes]) => [name, base64(bytes)])),
      data: base64(data),
    })),
  };
}

async function preflight(api: BareApi, origin: string): Promise<Response> {
  return fetch(`${api.baseUrl}${DECODE}`, {
    method: 'OPTIONS',
    headers: {
      Origin: origin,
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'authorization,content-type,x-namespace',
    },
  });
}

describe('the codec endpoint', () => {
  let api: ApiClient;
  beforeAll(() => {
    api = apiClient(open.baseUrl);
  });

  it('When the Temporal UI sends payloads, then they come back decrypted, in order, in the form it sent them', async () => {
    const small = { status: 'assigned', text: 'Đèn đường' };
    const large = { text: 'ngập '.repeat(1_000) };
    const foreign = { metadata: { encoding: base64(Buffer.from('json/plain')) }, data: base64(Buffer.from('"plain"')) };
    const { payloads } = await encrypted(open.codec, small, large);
    const answer = await api.post(DECODE, { payloads: [...payloads, foreign, {}] }, FROM_UI);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('access-control-allow-origin')).toBe(UI);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const json = base64(Buffer.from('json/plain'));
    expect(answer.body.payloads).toHaveLength(4);
    expect(answer.body.payloads.slice(0, 2)).toEqual(
      [small, large].map((value) => ({
        metadata: { encoding: json },
        data: base64(Buffer.from(JSON.stringify(value))),
      })),
    );
    expect(answer.body.payloads[2]).toEqual(foreign);
  });

  it.each(['https://evil.example', 'null', `${UI}.evil.example`, 'http://temporal.hue.example', ''])(
    'When the origin is %j, then it is refused, also before it is asked',
    async (origin) => {
      const answer = await api.post(DECODE, await encrypted(open.codec, 'x'), origin ? { Origin: origin } : {});
      expect(answer).toMatchObject({ status: 403, body: { type: 'urn:paht:problem:forbidden' } });
      expect(answer.headers.has('access-control-allow-origin')).toBe(false);
      expect((await preflight(open, origin)).headers.has('access-control-allow-origin')).toBe(false);
    },
  );

  it('When the browser of the UI asks first, then it is told what it may send', async () => {
    const { status, headers } = await preflight(open, UI);
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe(UI);
    expect(headers.get('access-control-allow-credentials')).toBe('true');
    expect(headers.get('access-control-allow-methods')).toBe('POST');
    expect(headers.get('access-control-allow-headers')!.toLowerCase().split(', ')).toEqual([
      'authorization',
      'content-type',
      'x-namespace',
    ]);
    expect(headers.get('vary')).toContain('Origin');
  });

  it.each<[string, unknown, number, string]>([
    ['no JSON', '{', 400, 'malformed_json'],
    ['null', 'null', 400, 'malformed_json'],
    ['an empty object', {}, 422, 'validation_failed'],
    ['payloads that are text', { payloads: 'x' }, 422, 'validation_failed'],
    ['data that is no base64', { payloads: [{ data: '***' }] }, 422, 'validation_failed'],
    ['metadata that is no base64', { payloads: [{ metadata: { encoding: 1 } }] }, 422, 'validation_failed'],
  ])('When the body is %s, then it is refused and nobody’s fault but the sender’s', async (_, body, status, kind) => {
    expect(await api.post(DECODE, body, FROM_UI)).toMatchObject({ status, body: { type: `urn:paht:problem:${kind}` } });
  });

  it('When a payload has another key or was changed, then a problem document says so', async () => {
    const { payloads } = await encrypted(open.codec, 'x');
    const changed = Buffer.from(payloads[0]!.data!, 'base64');
    changed[20]! ^= 1;
    const bodies = [await encrypted(closed.codec, 'x'), { payloads: [{ ...payloads[0], data: base64(changed) }] }];
    for (const body of bodies) {
      expect(await api.post(DECODE, body, FROM_UI)).toMatchObject({
        status: 400,
        body: { type: 'urn:paht:problem:malformed_request', detail: expect.any(String) },
      });
    }
  });

  it('When it is asked to encrypt, then there is no such path', async () => {
    expect((await api.post('/codec/encode', { payloads: [] }, FROM_UI)).status).toBe(404);
  });

  it('When it is production, then only supervisors and administrators may read', async () => {
    const guarded = apiClient(closed.baseUrl);
    const body = await encrypted(closed.codec, 'bí mật');
    expect((await guarded.post(DECODE, body, FROM_UI)).status).toBe(401);
    for (const role of [
      'operator',
      'officer',
      'agency_head',
      'leadership',
      'auditor',
      'supervisor',
      'admin',
    ] as const) {
      const answer = await guarded.post(DECODE, body, { ...FROM_UI, ...bearer(await closed.tokenFor(role, 'hepco')) });
      expect({ role, status: answer.status }).toEqual({
        role,
        status: ['supervisor', 'admin'].includes(role) ? 200 : 403,
      });
    }
    expect((await preflight(closed, UI)).status).toBe(204);
  });
});
