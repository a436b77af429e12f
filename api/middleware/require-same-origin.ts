import type { Request, RequestHandler } from 'express';
import { AppError } from '../errors/app-error';

/**
 * Whether a request comes from the product's own pages, as the browser itself says: `Sec-Fetch-Site`, or `Origin` in older
 * browsers and over plain HTTP, where the former is not sent. A client that sends neither carries nobody's cookies but
 * its own.
 */
export function isSameOrigin(request: Request, publicUrl: string): boolean {
  const site = request.get('Sec-Fetch-Site');
  const origin = request.get('Origin');
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  // Behind a proxy the Host may be another than the one in the address bar.
  return origin === undefined || [request.get('Host'), new URL(publicUrl).host].includes(hostOf(origin));
}

/** Refuses a form that another site sends in the reader's name, where there is no session that a token could be tied to. */
export function requireSameOrigin(publicUrl: string): RequestHandler {
  return (request, _response, next) => next(isSameOrigin(request, publicUrl) ? undefined : new AppError('forbidden'));
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
