import {
  calculateJwkThumbprint,
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  exportJWK,
  generateKeyPair,
  importJWK,
  jwtVerify,
  SignJWT,
  type JWK,
} from 'jose';
import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Actor, Role } from '../../domain/report/actor';
import { AppError } from '../errors/app-error';
import { AGENCY_CLAIM, AREAS_CLAIM, identityOf, ROLE_CLAIM } from './identity-claims';

const EMBEDDED_ISSUER = 'urn:paht:embedded-identity-provider';
const ALGORITHM = 'ES256';
/** Signatures with a key that only the provider has; never `none`, never a shared secret. */
const ALGORITHMS = ['ES256', 'ES384', 'ES512', 'RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'EdDSA'];
const LIFETIME = '8h';

/** Checks the bearer tokens of staff. */
export interface TokenVerifier {
  /** Answers who the bearer is. Throws `unauthenticated` for a token that is not sound, `unavailable` when keys cannot be had. */
  verify(token: string): Promise<Actor>;
}

/** Verifies against the keys that an OIDC provider publishes. */
export function createOidcVerifier(issuer: string, audience: string): TokenVerifier {
  let keys: ReturnType<typeof createRemoteJWKSet> | undefined;
  const discover = async () => {
    const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
      signal: AbortSignal.timeout(5_000),
    });
    if (!response.ok) throw new Error(`The identity provider answered ${response.status}`);
    const { jwks_uri } = (await response.json()) as { jwks_uri: string };
    return createRemoteJWKSet(new URL(jwks_uri));
  };
  return {
    async verify(token) {
      try {
        keys ??= await discover();
      } catch (error) {
        throw new AppError('unavailable', { retryAfter: 10, cause: error });
      }
      return verifyWith(token, keys, [issuer], audience);
    },
  };
}

/**
 * Verifies tokens that `issueEmbeddedToken` made on this machine, and those of the embedded identity provider, whose
 * `issuer` is where it is reached. For trying the product; never used in production mode.
 */
export async function createEmbeddedVerifier(
  dataDir: string,
  audience: string,
  issuer?: string,
): Promise<TokenVerifier> {
  const { d: _, ...publicJwk } = await readEmbeddedKey(dataDir);
  const keys = createLocalJWKSet({ keys: [publicJwk] });
  const issuers = [EMBEDDED_ISSUER, ...(issuer === undefined ? [] : [issuer])];
  return { verify: (token) => verifyWith(token, keys, issuers, audience) };
}

/** Makes a bearer token of the embedded identity provider, good for eight hours. */
export async function issueEmbeddedToken(
  dataDir: string,
  audience: string,
  role: Role,
  agency?: string,
  areas?: readonly string[],
): Promise<string> {
  const key = await readEmbeddedKey(dataDir);
  const claims = {
    [ROLE_CLAIM]: role,
    ...(agency ? { [AGENCY_CLAIM]: agency } : {}),
    ...(areas ? { [AREAS_CLAIM]: areas } : {}),
  };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: ALGORITHM })
    .setIssuer(EMBEDDED_ISSUER)
    .setAudience(audience)
    .setSubject(agency ? `demo-${role}-${agency}` : `demo-${role}`)
    .setIssuedAt()
    .setExpirationTime(LIFETIME)
    .sign(await importJWK(key, ALGORITHM));
}

async function verifyWith(
  token: string,
  keys: Parameters<typeof jwtVerify>[1],
  issuer: string[],
  audience: string,
): Promise<Actor> {
  try {
    const { payload } = await jwtVerify(token, keys as ReturnType<typeof createLocalJWKSet>, {
      issuer,
      audience,
      algorithms: ALGORITHMS,
      // A token that never ends could not be taken back.
      requiredClaims: ['exp', 'sub'],
    });
    const identity = identityOf(payload);
    if (!identity) throw new AppError('unauthenticated');
    return identity.actor;
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (keysAreOutOfReach(error)) throw new AppError('unavailable', { retryAfter: 10, cause: error });
    throw new AppError('unauthenticated', { cause: error });
  }
}

/** The provider did not answer, or not with a key set: the token may be sound, nobody can say. */
function keysAreOutOfReach(error: unknown): boolean {
  return (
    error instanceof errors.JWKSTimeout ||
    error instanceof errors.JWKSInvalid ||
    (error instanceof errors.JOSEError && error.code === 'ERR_JOSE_GENERIC') ||
    (error as Error | undefined)?.message === 'fetch failed'
  );
}

/** The private key of the embedded identity provider; made when there is none. */
export async function readEmbeddedKey(dataDir: string): Promise<JWK> {
  const file = join(dataDir, 'keys', 'identity-provider.json');
  const text = (await readIfThere(file)) ?? (await makeKeyFile(file));
  const jwk = JSON.parse(text) as JWK;
  return { ...jwk, kid: await calculateJwkThumbprint(jwk), use: 'sig' };
}

async function makeKeyFile(file: string): Promise<string> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const temporary = `${file}.${randomUUID()}`;
  await writeFile(temporary, JSON.stringify({ ...(await exportJWK(privateKey)), alg: ALGORITHM }), { mode: 0o600 });
  // Of several processes that make one at once, all must go on with the first: a link, unlike a rename, never replaces.
  await link(temporary, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(temporary);
  return readFile(file, 'utf8');
}

async function readIfThere(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
}
