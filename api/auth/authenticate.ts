import type { Request } from 'express';
import { isAccessTokenFor } from '../../security/access-token';
import type { Actor, Role } from '../../domain/report/actor';
import { AppError } from '../errors/app-error';
import type { TokenVerifier } from './identity-provider';

export interface Authenticator {
  /** Who sends the request, seen from one report: its citizen, a member of staff, or a visitor. */
  actorFor(request: Request, reference: string): Promise<Actor>;
  /** The member of staff who sends the request. Throws `unauthenticated`. */
  staff(request: Request): Promise<Actor>;
}

/** Anybody who shows no token. */
export const VISITOR: Actor = { role: 'visitor' };

/** The header and the query parameter with which a citizen shows the token of a report. */
export const ACCESS_TOKEN_HEADER = 'X-Access-Token';
export const ACCESS_TOKEN_PARAMETER = 'accessToken';

export function createAuthenticator(accessTokenKey: Buffer, verifier: TokenVerifier): Authenticator {
  const bearer = (request: Request) => /^Bearer ([\w.~+/=-]+)$/i.exec(request.get('Authorization') ?? '')?.[1];
  const staff = async (request: Request): Promise<Actor> => {
    const token = bearer(request);
    if (!token) throw new AppError('unauthenticated');
    return verifier.verify(token);
  };
  return {
    staff,
    async actorFor(request, reference) {
      const query = request.query[ACCESS_TOKEN_PARAMETER];
      const token = request.get(ACCESS_TOKEN_HEADER) ?? (typeof query === 'string' ? query : undefined);
      if (token !== undefined) {
        if (isAccessTokenFor(accessTokenKey, reference, token)) return { role: 'citizen' };
        throw new AppError('unauthenticated', {
          detail: {
            vi: 'Mã truy cập không đúng với phản ánh này.',
            en: 'The access token is not the one of this report.',
          },
        });
      }
      return request.get('Authorization') === undefined ? VISITOR : staff(request);
    },
  };
}

/** Throws `forbidden` when somebody has none of the roles. */
export function requireRole(actor: Actor, roles: readonly Role[]): void {
  if (!roles.includes(actor.role)) throw new AppError('forbidden');
}
