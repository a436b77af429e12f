import { Router, type Request, type RequestHandler } from 'express';
import { parseReference } from '../../contracts/reference';
import type { Database } from '../../db/connect';
import { confirmFollower, readFollower, removeFollower } from '../../db/stores/follower-store';
import { isFollowerTokenFor } from '../../security/follower-token';
import { AppError } from '../errors/app-error';
import { followerPage } from './follower-page';
import type { PageContext } from './layout';
import { readFields } from './report-form';

interface Dependencies {
  db: Database;
  key: Buffer;
  sameOrigin: RequestHandler;
  readForm: RequestHandler;
  contextOf: (request: Request) => PageContext;
}

interface Shown {
  reference: string;
  seq: number;
  token: string;
}

/** Pages on which a follower confirms, and ends it. */
export function createFollowerPages({ db, key, sameOrigin, readForm, contextOf }: Dependencies): Router {
  const router = Router();
  const path = '/reports/:reference/followers/:seq';

  router.get(path, async (request, response) => {
    const { token } = request.query;
    const shown = check(request, typeof token === 'string' ? token : '');
    const follower = await readFollower(db, shown.reference, shown.seq);
    response.set('Cache-Control', 'no-store').send(followerPage(contextOf(request), { ...shown, follower }));
  });

  router.post(path, sameOrigin, readForm, async (request, response) => {
    const { token, do: what } = readFields(request.body, ['token', 'do']);
    const { reference, seq } = check(request, token);
    if (what === 'confirm') await confirmFollower(db, reference, seq);
    else if (what === 'leave') await removeFollower(db, reference, seq);
    response.redirect(303, `/reports/${reference}/followers/${seq}?token=${token}`);
  });

  return router;

  /** Who has no right token learns nothing, not even whether somebody follows. */
  function check({ params }: Request, token: string): Shown {
    const reference = parseReference(String(params.reference));
    const seq = /^\d{1,9}$/.test(String(params.seq)) ? Number(params.seq) : null;
    if (!reference || seq === null || !isFollowerTokenFor(key, reference, seq, token)) throw new AppError('not_found');
    return { reference, seq, token };
  }
}
