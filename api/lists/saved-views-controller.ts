import { randomUUID } from 'node:crypto';
import type { Request, Router } from 'express';
import { z } from 'zod';
import type { Sort } from '../../contracts/api/report-filters';
import { SAVED_VIEW_OPERATIONS, type ViewBody } from '../../contracts/api/saved-views';
import type { Database } from '../../db/connect';
import {
  createSavedView,
  readSavedView,
  readSavedViews,
  removeSavedView,
  replaceSavedView,
  type SavedView,
} from '../../db/stores/saved-view-store';
import type { Actor } from '../../domain/report/actor';
import type { Authenticator } from '../auth/authenticate';
import { AppError } from '../errors/app-error';
import { createOperationsRouter, type Reply } from '../operations/create-operations-router';
import { etagOf, expectedVersion } from '../operations/entity-tag';

interface Dependencies {
  db: Database;
  authenticator: Authenticator;
}

/** Of one person. */
const MAX_VIEWS = 50;

/** `/api/v1/staff/views`: lists that members of staff come back to. */
export function createSavedViewsRouter({ db, authenticator }: Dependencies): Router {
  const { router, serve } = createOperationsRouter(authenticator);
  const { list, create, read, replace, remove } = SAVED_VIEW_OPERATIONS;

  serve(list, async ({ actor }) => ({ body: { items: (await readSavedViews(db, ownerOf(actor))).map(toViewBody) } }));

  serve(create, async ({ actor, body }) => {
    const owner = ownerOf(actor);
    if ((await readSavedViews(db, owner)).length >= MAX_VIEWS) {
      throw new AppError('conflict', {
        detail: {
          vi: `Mỗi người lưu được tối đa ${MAX_VIEWS} danh sách.`,
          en: `Nobody can save more than ${MAX_VIEWS} views.`,
        },
      });
    }
    return { ...answer(await createSavedView(db, owner, randomUUID(), body)), status: 201 };
  });

  serve(read, async ({ actor, params }) => answer(await find(actor, params.id!)));

  serve(replace, async ({ actor, params, body, request }) => {
    const view = await findAsSeen(actor, params.id!, request);
    const replaced = await replaceSavedView(db, view, body);
    if (!replaced) throw new AppError('precondition_failed');
    return answer(replaced);
  });

  serve(remove, async ({ actor, params, request }) => {
    const view = await findAsSeen(actor, params.id!, request);
    if (!(await removeSavedView(db, view))) throw new AppError('precondition_failed');
    return { status: 204 };
  });

  return router;

  /** Throws `precondition_failed` when the caller has seen another version. */
  async function findAsSeen(actor: Actor, id: string, request: Request): Promise<SavedView> {
    const view = await find(actor, id);
    const seen = expectedVersion(request);
    if (seen !== undefined && seen !== `${view.version}`) throw new AppError('precondition_failed');
    return view;
  }

  async function find(actor: Actor, id: string): Promise<SavedView> {
    const view = z.uuid().safeParse(id).success ? await readSavedView(db, ownerOf(actor), id) : null;
    if (!view) throw new AppError('not_found');
    return view;
  }
}

/** Another person's view is as if there were none. */
function ownerOf({ id }: Actor): string {
  if (id === undefined) throw new AppError('forbidden');
  return id;
}

function answer(view: SavedView): Reply {
  return { headers: { ETag: etagOf(view.version) }, body: toViewBody(view) };
}

function toViewBody({ id, name, filters, sort, createdAt }: SavedView): ViewBody {
  return { id, name, filters, sort: sort as Sort, createdAt: createdAt.toISOString() };
}
