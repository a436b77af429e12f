import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSecretKey } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';
import { createSignInClient, type SignInClient } from './sign-in-client';

const CLIENT_ID = 'paht-hue';
const SECRET = 'a-secret-of-the-client';
const PRODUCT = 'https://paht.example';
const OFFICER = { sub: 'a1', name: 'An', paht_role: 'officer', paht_agency: 'hepco', paht_areas: ['19789'] };

/** A provider that answers what a test makes it answer. */
let issuer: string;
let server: Server;
let answer: (claims: JWTPayload) => Promise<{ status?: number; body: object }>;
let keys: Awaited<ReturnType<typeof generateKeyPair>>;
let nonce: string;
let asked: { authorization: string | undefined; body: URLSearchParams };
let away = false;
let client: SignInClient;

beforeAll(async () => {
  keys = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'k', use: 'sig', alg: 'RS256' };
  server = createServer((request, response) => {
    const send = (status: number, body: object) => {
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    };
    if (request.url === '/.well-known/openid-configuration') {
      return send(200, {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        end_session_endpoint: `${issuer}/logout`,
        id_token_signing_alg_values_supported: ['RS256'],
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
      });
    }
    if (request.url === '/keys') return send(200, { keys: [jwk] });
    if (away) return void response.destroy();
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      asked = {
        authorization: request.headers.authorization,
        body: new URLSearchParams(Buffer.concat(chunks).toString()),
      };
      const seconds = Math.floor(Date.now() / 1_000);
      void answer({ iss: issuer, aud: CLIENT_ID, iat: seconds, exp: seconds + 60, nonce, ...OFFICER }).then(
        ({ status = 200, body }) => send(status, body),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  client = createSignInClient({ issuer, clientId: CLIENT_ID, clientSecret: SECRET }, PRODUCT);
});
afterAll(() => void server.close());
beforeEach(() => {
  away = false;
  answer = async (claims) => tokens(await signed(claims));
});

const signed = (claims: JWTPayload) =>
  new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'k' }).sign(keys.privateKey);
const tokens = (idToken: string) => ({ body: { access_token: 'x', token_type: 'bearer', id_token: idToken } });

async function comeBack(change: (url: URL) => void = () => undefined) {
  const { checks } = await client.begin();
  nonce = checks.nonce;
  const url = new URL(`${PRODUCT}/auth/callback?code=abc&state=${checks.state}`);
  change(url);
  return client.finish(url, checks);
}

describe('the way back from an identity provider', () => {
  it('When all is as it should be, then the claims say who it is, and the client has shown secret and verifier', async () => {
    expect(await comeBack()).toEqual({
      actor: { role: 'officer', id: 'a1', agency: 'hepco', areas: ['19789'] },
      name: 'An',
    });
    expect(Object.fromEntries(asked.body)).toMatchObject({
      grant_type: 'authorization_code',
      code: 'abc',
      redirect_uri: `${PRODUCT}/auth/callback`,
      code_verifier: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(`${asked.authorization ?? ''}${asked.body.get('client_secret') ?? ''}`).not.toBe('');
  });

  it.each<[string, (claims: JWTPayload) => Promise<string> | string]>([
    ['of another sign-in', (claims) => signed({ ...claims, nonce: 'another' })],
    ['without a nonce', ({ nonce: _, ...claims }) => signed(claims)],
    ['for another client', (claims) => signed({ ...claims, aud: 'another' })],
    ['of another issuer', (claims) => signed({ ...claims, iss: 'https://evil.example' })],
    ['that has expired', (claims) => signed({ ...claims, exp: Math.floor(Date.now() / 1_000) - 600 })],
    ['that is not signed', (claims) => new UnsecuredJWT(claims).encode()],
    [
      'signed with the client’s secret',
      (claims) =>
        new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(createSecretKey(Buffer.from(SECRET.repeat(2)))),
    ],
    [
      'signed with another key',
      async (claims) =>
        new SignJWT(claims)
          .setProtectedHeader({ alg: 'RS256', kid: 'k' })
          .sign((await generateKeyPair('RS256')).privateKey),
    ],
    [
      'changed in its claims',
      async (claims) => {
        const [header, , signature] = (await signed(claims)).split('.');
        const changed = Buffer.from(JSON.stringify({ ...claims, paht_role: 'admin' })).toString('base64url');
        return `${header}.${changed}.${signature}`;
      },
    ],
    ['that is none', () => 'junk'],
  ])('When the provider’s answer has an ID token %s, then nobody is signed in', async (_, make) => {
    answer = async (claims) => tokens(await make(claims));
    await expect(comeBack()).rejects.toMatchObject({ kind: 'unauthenticated' });
  });

  it('When the state is another, the person has said no, or the code is refused, then nobody is signed in', async () => {
    const changes: ((url: URL) => void)[] = [
      (url) => url.searchParams.set('state', 'x'),
      (url) => url.searchParams.delete('state'),
      (url) => url.searchParams.append('state', 'x'),
      (url) => {
        url.searchParams.delete('code');
        url.searchParams.set('error', 'access_denied');
      },
    ];
    for (const change of changes) await expect(comeBack(change)).rejects.toMatchObject({ kind: 'unauthenticated' });
    answer = async () => ({ status: 400, body: { error: 'invalid_grant' } });
    await expect(comeBack()).rejects.toMatchObject({ kind: 'unauthenticated' });
  });

  it('When the account has no role here, then it says so', async () => {
    answer = async (claims) => tokens(await signed({ ...claims, paht_role: 'gardener' }));
    await expect(comeBack()).rejects.toMatchObject({ kind: 'forbidden', message: expect.stringContaining('no role') });
  });

  it('When the provider breaks down on the way, then it is an outage and no refusal', async () => {
    answer = async () => ({ status: 503, body: { error: 'temporarily_unavailable' } });
    await expect(comeBack()).rejects.toMatchObject({ kind: 'unavailable' });
    away = true;
    await expect(comeBack()).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('When it has a place to sign out, then it leads back to the product', async () => {
    const url = new URL((await client.endSessionUrl())!);
    expect(url.origin + url.pathname).toBe(`${issuer}/logout`);
    expect(url.searchParams.get('post_logout_redirect_uri')).toBe(`${PRODUCT}/`);
    expect(url.searchParams.get('client_id')).toBe(CLIENT_ID);
  });
});
