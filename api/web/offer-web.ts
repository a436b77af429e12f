import { randomBytes } from 'node:crypto';
import type { CookieOptions, Request, RequestHandler } from 'express';
import helmet from 'helmet';
import type { WebSettings } from '../../contracts/web-settings';
import { readCookie } from '../middleware/read-cookie';
import type { FirstLoad, WebBuild } from './web-build';

/** What a page needs besides, to become the web application where scripts run. */
export interface WebShell {
  firstLoad: FirstLoad;
  /** Lets in styles that the application makes at run time. */
  nonce: string;
  settings: WebSettings;
}

const COOKIE = 'paht_view';
const PARAMETER = 'view';
const YEAR_MS = 365 * 24 * 3_600_000;

interface Options {
  build: WebBuild;
  settings: () => WebSettings;
  cookie: CookieOptions;
}

/** Whether the reader has chosen the pages without script, by `?view=plain`. */
export function wantsPlainPages(request: Request): boolean {
  return readCookie(request, COOKIE) === 'plain';
}

/** The shell of the page that answers this request; null where it is to stay as it is. */
export function webShellOf(request: Request): WebShell | null {
  return (request.res?.locals.webShell as WebShell | undefined) ?? null;
}

/** Mount it on the pages of the web application: their answers carry it, unless the reader wants them plain. */
export function offerWeb({ build, settings, cookie }: Options): RequestHandler {
  return (request, response, next) => {
    const { [PARAMETER]: chosen } = request.query;
    if (chosen === 'plain' || chosen === 'full') {
      response.cookie(COOKIE, chosen, { ...cookie, path: '/', maxAge: YEAR_MS });
      response.redirect(303, request.baseUrl + request.path);
      return;
    }
    if (wantsPlainPages(request)) {
      next();
      return;
    }
    const shell: WebShell = {
      firstLoad: build.firstLoad(),
      nonce: randomBytes(16).toString('base64url'),
      settings: settings(),
    };
    response.locals.webShell = shell;
    policyOf(shell)(request, response, next);
  };
}

/** Its own scripts, its own API, and pictures of the map's source: nothing else. */
function policyOf({ nonce, settings: { tiles } }: WebShell): RequestHandler {
  return helmet.contentSecurityPolicy({
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", `'nonce-${nonce}'`],
      fontSrc: ["'self'"],
      imgSrc: ["'self'", 'blob:', ...(tiles ? [originOf(tiles.url)] : [])],
      connectSrc: ["'self'"],
      manifestSrc: ["'self'"],
      workerSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
  }) as RequestHandler;
}

/** `{s}` in the host of a tile's address stands for one of some servers. */
function originOf(url: string): string {
  const { protocol, host } = new URL(url.replace('{s}', 'any'));
  return `${protocol}//${host.replace('any', '*')}`;
}
