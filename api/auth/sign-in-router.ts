import { Router, type CookieOptions, type RequestHandler } from 'express';
import type { Logger } from 'pino';
import { z } from 'zod';
import { AppError } from '../errors/app-error';
import { readCookie } from '../middleware/read-cookie';
import { currentTrace } from '../middleware/trace-context';
import type { SessionService } from './session-service';
import { refused, type SignInClient } from './sign-in-client';

interface Dependencies {
  client: SignInClient;
  sessions: SessionService;
  publicUrl: string;
  logger: Logger;
}

/** Somebody has so long to sign in at the provider. */
const PENDING_MS = 10 * 60_000;
const pendingSchema = z.object({
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  returnTo: z.string(),
});

/**
 * `/auth/sign-in?returnTo=/…` leads to the identity provider, which leads back to `/auth/callback`. What must match in
 * between is kept by the browser that began it, so that nobody can be signed in with another one's callback.
 */
export function createSignInRouter({ client, sessions, publicUrl, logger }: Dependencies): Router {
  const secure = publicUrl.startsWith('https:');
  const cookieName = secure ? '__Host-paht_sign_in' : 'paht_sign_in';
  // Lax: the provider, another site, leads back here.
  const cookie: CookieOptions = { httpOnly: true, secure, sameSite: 'lax', path: '/' };
  const router = Router();

  router.use('/auth', neverStored);

  router.get('/auth/sign-in', async (request, response) => {
    const { url, checks } = await client.begin();
    const pending = { ...checks, returnTo: localUrl(request.query.returnTo, publicUrl) };
    const value = Buffer.from(JSON.stringify(pending)).toString('base64url');
    response.cookie(cookieName, value, { ...cookie, maxAge: PENDING_MS });
    response.redirect(303, url);
  });

  router.get('/auth/callback', async (request, response) => {
    const pending = readPending(readCookie(request, cookieName));
    response.clearCookie(cookieName, cookie);
    if (!pending) throw refused();
    const { returnTo, ...checks } = pending;
    const identity = await client.finish(new URL(request.originalUrl, publicUrl), checks).catch((error: unknown) => {
      logger.info({ reason: reasonOf(error), ...currentTrace() }, 'Sign-in refused');
      throw error;
    });
    await sessions.begin(request, response, identity);
    response.redirect(303, localUrl(returnTo, publicUrl));
  });

  return router;
}

const neverStored: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};

function readPending(value: string | undefined): z.infer<typeof pendingSchema> | null {
  try {
    return pendingSchema.parse(JSON.parse(Buffer.from(value ?? '', 'base64url').toString()));
  } catch {
    return null;
  }
}

/** The library's own word for it, or the provider's: whoever sets a provider up needs it, and nothing personal is in it. */
function reasonOf(error: unknown): string {
  if (!(error instanceof AppError)) return 'internal';
  const { code, error: word } = (error.cause ?? {}) as { code?: unknown; error?: unknown };
  const reason = word ?? code;
  return typeof reason === 'string' && /^\w{1,60}$/.test(reason) ? reason : error.kind;
}

/**
 * A place of the product, whole, so that nothing can be read as another host; the home page for everything else. The URL
 * parser decides, as the browser's would: it also takes `/\evil.example` for another host.
 */
function localUrl(wanted: unknown, publicUrl: string): string {
  const home = new URL('/', publicUrl);
  if (typeof wanted !== 'string' || !URL.canParse(wanted, home.href)) return home.href;
  const url = new URL(wanted, home);
  return url.origin === home.origin && url.username === '' && url.password === '' ? url.href : home.href;
}
