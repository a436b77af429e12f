import type { Request } from 'express';
import { isAccessTokenFor } from '../../security/access-token';
import type { Actor, Role } from '../../domain/report/actor';
import { AppError } from '../errors/app-error';
import type { TokenVerifier } from './identity-provider';
import type { SessionService } from './session-service';

export interface Authenticator {
  /** Who sends the request, seen from one report: its citizen, a member of staff, or a visitor. */
  actorFor(request: Request, reference: string): Promise<Actor>;
  /**
   * The member of staff, or the system, who sends the request: by a bearer token, or by the session of a browser. Throws
   * `unauthenticated`, and `forbidden` when another site may have sent it in their name.
   */
  staff(request: Request): Promise<Actor>;
}

/** Anybody who shows no token. */
export const VISITOR: Actor = { role: 'visitor' };

/** The header and the query parameter with which a citizen shows the token of a report. */
export const ACCESS_TOKEN_HEADER = 'X-Access-Token';
export const ACCESS_TOKEN_PARAMETER = 'accessToken';

export function createAuthenticator(
  accessTokenKey: Buffer,
  verifier: TokenVerifier,
  sessions: SessionService,
): Authenticator {
  /** Null when the request says nothing of who sends it; the cookie of a session that has ended says nothing either. */
  const staffOrNull = async (request: Request): Promise<Actor | null> => {
    const authorization = request.get('Authorization');
    if (authorization !== undefined) {
      const token = /^Bearer ([\w.~+/=-]+)$/i.exec(authorization)?.[1];
      if (!token) throw new AppError('unauthenticated');
      return verifier.verify(token);
    }
    const session = await sessions.current(request);
    if (!session) return null;
    sessions.checkIntent(request, session);
    return session.actor;
  };
  return {
    async staff(request) {
      const actor = await staffOrNull(request);
      if (!actor) throw new AppError('unauthenticated');
      return actor;
    },
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
      return (await staffOrNull(request)) ?? VISITOR;
    },
  };
}

/** Throws `forbidden` when somebody has none of the roles. */
export function requireRole(actor: Actor, roles: readonly Role[]): void {
  if (!roles.includes(actor.role)) throw new AppError('forbidden');
}
