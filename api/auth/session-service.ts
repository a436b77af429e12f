import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { CookieOptions, Request, Response } from 'express';
import type { Database } from '../../db/connect';
import {
  addSession,
  findSession,
  markSessionSeen,
  removeEndedSessions,
  removeSession,
  type SessionLimits,
} from '../../db/stores/session-store';
import type { Actor } from '../../domain/report/actor';
import { AppError } from '../errors/app-error';
import { isSameOrigin } from '../middleware/require-same-origin';
import { readCookie } from '../middleware/read-cookie';
import type { Identity } from './identity-claims';

/** The header in which a page that acts with a session shows that it can read the session's token. */
export const CSRF_HEADER = 'X-CSRF-Token';

/** Of a request: who has signed in with the browser that sends it. */
export interface CurrentSession {
  actor: Actor;
  name: string | null;
  csrfToken: string;
  /** When it ends, however much it is used. */
  expiresAt: Date;
}

/** Sessions of staff who have signed in with a browser. */
export interface SessionService {
  /** Null when there is none or it has ended. */
  current(request: Request): Promise<CurrentSession | null>;
  /** Throws `forbidden` when a request that changes something may have been made up by another site. */
  checkIntent(request: Request, session: CurrentSession): void;
  /** Signs somebody in: always under a new id, so that one that was planted before is worth nothing. */
  begin(request: Request, response: Response, identity: Identity): Promise<void>;
  /** Signs out; nothing happens when nobody is signed in. */
  end(request: Request, response: Response): Promise<void>;
}

interface Dependencies {
  db: Database;
  publicUrl: string;
  now: () => number;
}

const HOUR_MS = 3_600_000;
/** A day's shift; a role that is taken away ends with it. */
const LIFETIME_MS = 12 * HOUR_MS;
const IDLE_MS = 8 * HOUR_MS;
/** So that not every read costs a write. */
const SEEN_STEP_MS = 5 * 60_000;
const CHANGES_NOTHING = ['GET', 'HEAD', 'OPTIONS'];
const ID = /^[\w-]{43}$/;

export function createSessionService({ db, publicUrl, now }: Dependencies): SessionService {
  const secure = publicUrl.startsWith('https:');
  // With the prefix, browsers take the cookie from this very host alone, over TLS, for all paths.
  const cookieName = secure ? '__Host-paht_session' : 'paht_session';
  const cookie: CookieOptions = { httpOnly: true, secure, sameSite: 'lax', path: '/' };

  const idOf = (request: Request): string | undefined => {
    const id = readCookie(request, cookieName);
    return id !== undefined && ID.test(id) ? id : undefined;
  };
  const limits = (): SessionLimits => ({
    createdAfter: new Date(now() - LIFETIME_MS),
    seenAfter: new Date(now() - IDLE_MS),
  });

  return {
    async current(request) {
      const id = idOf(request);
      if (id === undefined) return null;
      const found = await findSession(db, hashOf(id), limits());
      if (!found) return null;
      const { subject, role, agency, areas, name, createdAt, seenAt } = found;
      if (now() - seenAt.getTime() > SEEN_STEP_MS) await markSessionSeen(db, hashOf(id), new Date(now()));
      return {
        actor: { role, id: subject, ...(agency === null ? {} : { agency }), ...(areas === null ? {} : { areas }) },
        name,
        csrfToken: csrfTokenOf(id),
        expiresAt: new Date(createdAt.getTime() + LIFETIME_MS),
      };
    },

    checkIntent(request, { csrfToken }) {
      if (CHANGES_NOTHING.includes(request.method)) return;
      if (isSameOrigin(request, publicUrl) && equal(request.get(CSRF_HEADER) ?? '', csrfToken)) return;
      throw new AppError('forbidden', {
        detail: {
          vi: `Yêu cầu phải được gửi từ trang này, kèm ${CSRF_HEADER} của phiên đăng nhập.`,
          en: `The request must come from this site, with the session’s ${CSRF_HEADER}.`,
        },
      });
    },

    async begin(request, response, { actor, name }) {
      const former = idOf(request);
      if (former !== undefined) await removeSession(db, hashOf(former));
      await removeEndedSessions(db, limits());
      const id = randomBytes(32).toString('base64url');
      const at = new Date(now());
      await addSession(db, hashOf(id), {
        subject: actor.id,
        role: actor.role,
        agency: actor.agency ?? null,
        areas: actor.areas ? [...actor.areas] : null,
        name: name ?? null,
        createdAt: at,
        seenAt: at,
      });
      response.cookie(cookieName, id, { ...cookie, maxAge: LIFETIME_MS });
    },

    async end(request, response) {
      const id = idOf(request);
      if (id === undefined) return;
      await removeSession(db, hashOf(id));
      response.clearCookie(cookieName, cookie);
    },
  };
}

function hashOf(id: string): Buffer {
  return createHash('sha256').update(id).digest();
}

/** Computed from the id, which only the browser has: nothing more to keep, and as good as random. */
function csrfTokenOf(id: string): string {
  return createHmac('sha256', id).update('csrf').digest('base64url');
}

function equal(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
