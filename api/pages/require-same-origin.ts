import type { RequestHandler } from 'express';
import { AppError } from '../errors/app-error';

/**
 * Refuses a form that another site sends in the reader's name. There is no session that a token could be tied to, and
 * the browser itself says where a request comes from: `Sec-Fetch-Site`, or `Origin` in older browsers and over plain
 * HTTP, where the former is not sent. A client that sends neither carries nobody's cookies but its own.
 */
export function requireSameOrigin(publicUrl: string): RequestHandler {
  const publicHost = new URL(publicUrl).host;
  return (request, _response, next) => {
    const site = request.get('Sec-Fetch-Site');
    const origin = request.get('Origin');
    const same =
      site === undefined
        ? // Behind a proxy the Host may be another than the one in the address bar.
          origin === undefined || [request.get('Host'), publicHost].includes(hostOf(origin))
        : site === 'same-origin' || site === 'none';
    next(same ? undefined : new AppError('forbidden'));
  };
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
