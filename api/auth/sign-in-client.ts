import * as client from 'openid-client';
import { AppError } from '../errors/app-error';
import { identityOf, type Identity } from './identity-claims';

/** The identity provider of the staff, and the product as its client. */
export interface ProviderSettings {
  issuer: string;
  clientId: string;
  /** Of a confidential client; PKCE protects a public one alone. */
  clientSecret?: string;
}

/** What must be the same when the provider sends somebody back. Kept by their browser alone. */
export interface SignInChecks {
  state: string;
  nonce: string;
  codeVerifier: string;
}

/** The product as a client of the identity provider: authorization code flow with PKCE, state and nonce. */
export interface SignInClient {
  /** Where to send somebody who wants to sign in. */
  begin(): Promise<{ url: string; checks: SignInChecks }>;
  /** Who was sent back to `url`. Throws `unauthenticated`, `forbidden` for whoever is no staff, and `unavailable`. */
  finish(url: URL, checks: SignInChecks): Promise<Identity>;
  /** Where the provider's own session is ended, if it has such a place. */
  endSessionUrl(): Promise<string | null>;
}

/** The embedded provider loads itself at the first request, which on a small machine that has just started took 5 s (measured). */
const TIMEOUT_S = 15;

export function createSignInClient(
  { issuer, clientId, clientSecret }: ProviderSettings,
  publicUrl: string,
): SignInClient {
  const execute = [
    // The ID token's signature is checked against the published keys, though it comes from the provider itself.
    client.enableNonRepudiationChecks,
    // On a machine of one's own, and within a cluster; settings refuse it in production mode.
    ...(issuer.startsWith('http:') ? [client.allowInsecureRequests] : []),
  ];
  let discovered: client.Configuration | undefined;
  const configuration = async () => {
    try {
      const authentication = clientSecret === undefined ? client.None() : undefined;
      const options = { execute, timeout: TIMEOUT_S };
      return (discovered ??= await client.discovery(new URL(issuer), clientId, clientSecret, authentication, options));
    } catch (error) {
      throw new AppError('unavailable', { retryAfter: 10, cause: error });
    }
  };
  return {
    async begin() {
      const provider = await configuration();
      const checks = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        codeVerifier: client.randomPKCECodeVerifier(),
      };
      const url = client.buildAuthorizationUrl(provider, {
        redirect_uri: `${publicUrl}/auth/callback`,
        scope: 'openid profile',
        state: checks.state,
        nonce: checks.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(checks.codeVerifier),
        code_challenge_method: 'S256',
      });
      return { url: url.href, checks };
    },

    async finish(url, { state, nonce, codeVerifier }) {
      const provider = await configuration();
      const claims = await client
        .authorizationCodeGrant(provider, url, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: codeVerifier,
        })
        .then((tokens) => tokens.claims())
        .catch((error: unknown) => {
          throw isOutage(error) ? new AppError('unavailable', { retryAfter: 10, cause: error }) : refused(error);
        });
      const identity = identityOf({ ...claims });
      if (!identity) throw new AppError('forbidden', { detail: NO_STAFF });
      return identity;
    },

    async endSessionUrl() {
      const provider = await configuration();
      if (provider.serverMetadata().end_session_endpoint === undefined) return null;
      return client.buildEndSessionUrl(provider, { post_logout_redirect_uri: `${publicUrl}/` }).href;
    },
  };
}

const NO_STAFF = {
  vi: 'Tài khoản này chưa được cấp vai trò trong hệ thống. Đề nghị liên hệ quản trị viên.',
  en: 'This account has no role in the system. Please ask an administrator for one.',
};

/** The same for all reasons: whoever tampers with a sign-in learns nothing of what was noticed. */
export function refused(cause?: unknown): AppError {
  return new AppError('unauthenticated', {
    detail: {
      vi: 'Đăng nhập không thành công. Vui lòng đăng nhập lại.',
      en: 'The sign-in failed. Please sign in again.',
    },
    cause,
  });
}

/** The provider did not answer, or not as one that works. The library puts what happened into causes of its own errors. */
function isOutage(error: unknown): boolean {
  if (error instanceof Response) return error.status >= 500;
  if (!error || typeof error !== 'object') return false;
  const { message, code, cause } = error as { message?: unknown; code?: unknown; cause?: unknown };
  return message === 'fetch failed' || code === 'OAUTH_TIMEOUT' || isOutage(cause);
}
