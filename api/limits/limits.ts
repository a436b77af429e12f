import { createHmac } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { Actor } from '../../domain/report/actor';
import { ACCESS_TOKEN_HEADER, type Authenticator } from '../auth/authenticate';
import { AppError } from '../errors/app-error';
import { addressGroupOf } from './address-group';
import type { Count, Counter } from './create-counter';
import { limitedKindOf, POLICIES, type Limit, type LimitedKind } from './policies';

/** What somebody can be reached at, as they sent it. */
export interface Contacts {
  phone?: string | undefined;
  email?: string | undefined;
}

export interface Limits {
  /** Before everything else: counts the request by who sends it. Refuses with `too_many_requests`. */
  countRequest: RequestHandler;
  /** Counts the request by the contact in its body. Throws `too_many_requests`. */
  countContact(kind: LimitedKind, request: Request, contacts: Contacts): Promise<void>;
  /** Counts the request under the softer limits, and says whether the caller must solve a challenge. */
  needsChallenge(request: Request, contacts: Contacts): Promise<boolean>;
}

interface Dependencies {
  counter: Counter;
  authenticator: Pick<Authenticator, 'staff'>;
  key: Buffer;
}

/** Where none are wanted. */
export const NO_LIMITS: Limits = {
  countRequest: (_request, _response, next) => next(),
  countContact: () => Promise.resolve(),
  needsChallenge: () => Promise.resolve(false),
};

export function createLimits({ counter, authenticator, key }: Dependencies): Limits {
  // Neither an address nor a contact is kept anywhere: what is counted is a keyed hash.
  const hashed = (what: string) => createHmac('sha256', key).update(what).digest('base64url').slice(0, 27);

  /** Counts under `kind:by`; the answer says where the caller stands in the headers of the IETF's draft. */
  const count = async (kind: LimitedKind, by: 'address' | 'subject' | 'token', limit: Limit, who: string) => {
    const shared = POLICIES[kind].counted === 'shared';
    return counter.count(`${kind}:${by}`, { ...limit, shared }, hashed(`${by}:${who}`));
  };

  const anyExceeded = async (name: string, limit: Limit, keys: string[]): Promise<Count | undefined> => {
    const counts = await Promise.all(keys.map((each) => counter.count(name, { ...limit, shared: true }, hashed(each))));
    return counts.find(({ exceeded }) => exceeded);
  };

  const countRequest = async (request: Request, response: Response): Promise<void> => {
    const kind = limitedKindOf(request.method, request.path);
    if (!kind) return;
    const policy = POLICIES[kind];
    const actor = await signedIn(authenticator, request);
    if (actor) {
      state(response, kind, policy.subject, await count(kind, 'subject', policy.subject, actor.id ?? actor.role));
      response.locals.limitedAsStaff = true;
      return;
    }
    const group = addressGroupOf(request.ip ?? '');
    state(response, kind, policy.address, await count(kind, 'address', policy.address, group));
    const token = request.get(ACCESS_TOKEN_HEADER);
    if (token !== undefined && 'token' in policy) {
      state(response, kind, policy.token, await count(kind, 'token', policy.token, token));
    }
  };

  return {
    countRequest: (request, response, next) => {
      countRequest(request, response).then(() => next(), next);
    },

    async countContact(kind, request, contacts) {
      const policy = POLICIES[kind];
      if (!('contact' in policy) || isStaff(request)) return;
      const exceeded = await anyExceeded(`${kind}:contact`, policy.contact, contactKeys(contacts));
      if (exceeded) throw tooMany(exceeded);
    },

    async needsChallenge(request, contacts) {
      if (isStaff(request)) return false;
      const { address, contact } = POLICIES.intake.challengedAfter;
      const group = `address:${addressGroupOf(request.ip ?? '')}`;
      const [byAddress, byContact] = await Promise.all([
        anyExceeded('challenge:address', address, [group]),
        anyExceeded('challenge:contact', contact, contactKeys(contacts)),
      ]);
      return byAddress !== undefined || byContact !== undefined;
    },
  };
}

/** Says where the caller stands, in the header fields of the IETF's draft, and refuses beyond the limit. */
function state(response: Response, kind: LimitedKind, { points, seconds }: Limit, count: Count): void {
  response.set({
    'RateLimit-Policy': `"${kind}";q=${points};w=${seconds}`,
    RateLimit: `"${kind}";r=${count.remaining};t=${count.resetSeconds}`,
  });
  if (count.exceeded) throw tooMany(count);
}

function tooMany({ resetSeconds }: Count): AppError {
  return new AppError('too_many_requests', { retryAfter: resetSeconds });
}

/** The member of staff or the system that sends the request, if it says who it is and that holds. */
async function signedIn(authenticator: Pick<Authenticator, 'staff'>, request: Request): Promise<Actor | null> {
  if (request.get('Authorization') === undefined && request.get('Cookie') === undefined) return null;
  // Whatever is wrong with it, the operation itself answers that; until then it is anybody's request.
  return authenticator.staff(request).catch(() => null);
}

function isStaff(request: Request): boolean {
  return request.res?.locals.limitedAsStaff === true;
}

function contactKeys({ phone, email }: Contacts): string[] {
  return [
    ...(phone === undefined ? [] : [`phone:${phone}`]),
    ...(email === undefined ? [] : [`email:${email.trim().toLowerCase()}`]),
  ];
}
