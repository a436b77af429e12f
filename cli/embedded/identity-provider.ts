import { randomBytes } from 'node:crypto';
import express, { Router, type Request, type RequestHandler } from 'express';
import type { Configuration, Interaction, KoaContextWithOIDC } from 'oidc-provider';
import { AGENCY_CLAIM, ROLE_CLAIM } from '../../api/auth/identity-claims';
import { readEmbeddedKey } from '../../api/auth/identity-provider';
import { requireSameOrigin } from '../../api/middleware/require-same-origin';
import type { PageContext } from '../../api/pages/layout';
import { pageLanguageOf, switchLanguage } from '../../api/pages/page-language';
import { PAGE_TEXTS } from '../../api/pages/page-texts';
import type { CityDirectory } from '../../db/city-directory';
import { demoSignInFailedPage, demoSignInPage } from './demo-sign-in-page';
import { demoStaff, type DemoAccount, type DemoGroup } from './demo-staff';
import { memoryAdapter, type ProviderMemory } from './memory-adapter';

interface Options {
  dataDir: string;
  publicUrl: string;
  /** Of the tokens that systems get. */
  audience: string;
  city: CityDirectory;
  mailbox: boolean;
}

/** The product itself, as the provider's client. */
export const EMBEDDED_CLIENT_ID = 'paht';
/** A system that gets tokens by client credentials. Its secret keeps nothing secret: anybody may sign in as anybody here. */
export const DEMO_SYSTEM = { id: 'paht-demo-system', secret: 'paht-demo-system' } as const;

/** Resources are named by URIs; the tokens' audience is the setting's. */
const API_RESOURCE = 'urn:paht:api';
const ALGORITHM = 'ES256';

export function embeddedIssuer(publicUrl: string): string {
  return `${publicUrl}/idp`;
}

/**
 * The identity provider of `npm start`, to be mounted at `/idp`: a real OIDC server, whose sign-in page lists demo staff.
 * Never used in production mode. The library is loaded when the first one signs in: most starts never need it.
 */
export function createEmbeddedProvider(options: Options): RequestHandler {
  let loaded: Promise<RequestHandler> | undefined;
  return async (request, response, next) => {
    loaded ??= loadProvider(options);
    await (
      await loaded
    )(request, response, next);
  };
}

async function loadProvider({ dataDir, publicUrl, audience, city, mailbox }: Options): Promise<RequestHandler> {
  const { Provider, interactionPolicy } = await import('oidc-provider');
  const memory: ProviderMemory = new Map();

  const groups = (): DemoGroup[] => {
    const data = city.current();
    return demoStaff(data.agencies, data.city.centreName, new Date().toISOString().slice(0, 10));
  };
  const accountOf = (id: unknown): DemoAccount | undefined =>
    groups()
      .flatMap(({ accounts }) => accounts)
      .find((account) => account.id === id);

  const contextOf = (request: Request): PageContext => {
    const language = pageLanguageOf(request);
    const data = city.current();
    const path = request.originalUrl;
    const texts = PAGE_TEXTS[language];
    const { city: of, calendar } = data;
    return { language, texts, path, city: of, calendar, mailbox, web: null, plainByChoice: false };
  };

  // Who sits down at this machine next is asked again: there is no password that would tell one from the other.
  const policy = interactionPolicy.base();
  policy
    .get('login')!
    .checks.add(
      new interactionPolicy.Check('always_asked', 'An account must be chosen', (context: KoaContextWithOIDC) =>
        context.oidc.result?.login ? interactionPolicy.Check.NO_NEED_TO_PROMPT : interactionPolicy.Check.REQUEST_PROMPT,
      ),
    );

  const configuration: Configuration = {
    adapter: (kind: string) => memoryAdapter(memory, kind),
    clients: [
      {
        client_id: EMBEDDED_CLIENT_ID,
        redirect_uris: [`${publicUrl}/auth/callback`],
        grant_types: ['authorization_code'],
        response_types: ['code'],
        token_endpoint_auth_method: 'none',
        id_token_signed_response_alg: ALGORITHM,
      },
      {
        client_id: DEMO_SYSTEM.id,
        client_secret: DEMO_SYSTEM.secret,
        redirect_uris: [],
        grant_types: ['client_credentials'],
        response_types: [],
        id_token_signed_response_alg: ALGORITHM,
      },
    ],
    jwks: { keys: [await readEmbeddedKey(dataDir)] },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    claims: { openid: ['sub', ROLE_CLAIM, AGENCY_CLAIM], profile: ['name'] },
    // Otherwise they would be in the answer of the userinfo endpoint alone.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    clientBasedCORS: () => false,
    ttl: {
      Interaction: 3_600,
      Session: 3_600,
      Grant: 3_600,
      IdToken: 300,
      AccessToken: 3_600,
      ClientCredentials: 3_600,
    },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      rpInitiatedLogout: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: (_context, client) => (client?.clientId === DEMO_SYSTEM.id ? API_RESOURCE : []),
        getResourceServerInfo: () => ({
          scope: '',
          audience,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: ALGORITHM } },
        }),
      },
    },
    extraTokenClaims: (_context, token) => (token.kind === 'ClientCredentials' ? { [ROLE_CLAIM]: 'integration' } : {}),
    async findAccount(_context, id) {
      const account = accountOf(id);
      if (!account) return undefined;
      const { role, agency, label } = account;
      return {
        accountId: id,
        claims: () => ({
          sub: id,
          // The product asks for it itself, in no language of the browser's.
          name: label.vi,
          [ROLE_CLAIM]: role,
          ...(agency === undefined ? {} : { [AGENCY_CLAIM]: agency }),
        }),
      };
    },
    // There is one client, the product itself, and nothing to consent to.
    async loadExistingGrant(context) {
      const { client, session, provider } = context.oidc;
      const grant = new provider.Grant({ clientId: client!.clientId, accountId: session!.accountId! });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
    interactions: { policy, url: (_context, { uid }) => `/idp/interaction/${uid}` },
    renderError(context) {
      context.type = 'html';
      context.body = demoSignInFailedPage({ ...contextOf(context.req as Request), path: '/auth/sign-in' });
    },
  };
  const provider = new Provider(embeddedIssuer(publicUrl), configuration);
  // Behind TLS that something else ends, addresses and cookies are those of https.
  provider.proxy = publicUrl.startsWith('https:');

  const router = Router();
  router.use((_request, response, next) => {
    // With "no-referrer" browsers send `Origin: null` with a form, and its origin could not be checked.
    response.set({ 'Referrer-Policy': 'same-origin', 'Cache-Control': 'no-store' });
    next();
  });
  router.get('/interaction/:uid', switchLanguage({ httpOnly: true, sameSite: 'lax' }), async (request, response) => {
    const details = await provider.interactionDetails(request, response).catch(() => null);
    if (details) response.send(demoSignInPage(contextOf(request), groups()));
    else response.status(400).send(demoSignInFailedPage({ ...contextOf(request), path: '/auth/sign-in' }));
  });
  router.post(
    '/interaction/:uid',
    requireSameOrigin(publicUrl),
    express.urlencoded({ extended: false, limit: '1kb' }),
    async (request, response) => {
      const details = await provider.interactionDetails(request, response).catch(() => null);
      const account = accountOf((request.body as { account?: unknown } | undefined)?.account);
      if (details && account) {
        await forgetFormerSession(details);
        const login = { accountId: account.id, remember: false };
        await provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
      } else response.status(400).send(demoSignInFailedPage({ ...contextOf(request), path: '/auth/sign-in' }));
    },
  );
  router.use(provider.callback());
  return router;

  /** Otherwise the library would first sign the other one out, by a page whose script the product's CSP refuses. */
  async function forgetFormerSession(interaction: Interaction): Promise<void> {
    if (!interaction.session) return;
    await (await provider.Session.findByUid(interaction.session.uid))?.destroy();
    delete interaction.session;
    await interaction.save(interaction.exp - Math.floor(Date.now() / 1_000));
  }
}
