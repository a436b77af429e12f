import type { Router } from 'express';
import { SUSPENSION_OPERATIONS } from '../../contracts/api/suspensions';
import type { CityDirectory } from '../../db/city-directory';
import type { Suspension } from '../../db/stores/suspension-store';
import type { Authenticator } from '../auth/authenticate';
import type { Language } from '../middleware/language';
import { createOperationsRouter, type Reply } from '../operations/create-operations-router';
import type { SuspensionService } from '../services/suspension-service';
import { toSuspensionBody } from './suspension-view';

interface Dependencies {
  suspensions: SuspensionService;
  authenticator: Authenticator;
  city: CityDirectory;
  /** Begins the links of answers. */
  publicUrl: string;
}

/** `/api/v1/staff/suspensions`: storm and flood mode. */
export function createSuspensionsRouter({ suspensions, authenticator, city, publicUrl }: Dependencies): Router {
  const { router, serve } = createOperationsRouter(authenticator);

  serve(SUSPENSION_OPERATIONS.order, async ({ body, actor, idempotencyKey }) => {
    const { id, replayed } = await suspensions.order({
      ...body,
      actor,
      ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    });
    const self = `${publicUrl}${SUSPENSION_OPERATIONS.order.path}/${id}`;
    return {
      status: 201,
      headers: { Location: self, ...(replayed ? { 'Idempotent-Replayed': 'true' } : {}) },
      body: { id, links: { self, extend: `${self}/actions/extend`, end: `${self}/actions/end` } },
    };
  });

  serve(SUSPENSION_OPERATIONS.list, async ({ language }) => {
    const listed = await suspensions.list();
    return { body: { items: listed.map((each) => toSuspensionBody(each, city.current(), language)) } };
  });

  serve(SUSPENSION_OPERATIONS.read, async ({ params, language }) =>
    answer(await suspensions.detail(params.id!), language),
  );

  serve(SUSPENSION_OPERATIONS.extend, async ({ params, body, actor, language }) =>
    answer(await suspensions.extend(params.id!, body.until, actor), language),
  );

  serve(SUSPENSION_OPERATIONS.end, async ({ params, actor, language }) =>
    answer(await suspensions.end(params.id!, actor), language),
  );

  return router;

  async function answer(suspension: Suspension, language: Language): Promise<Reply> {
    const progress = await suspensions.progress(suspension);
    return { body: { ...toSuspensionBody(suspension, city.current(), language), progress } };
  }
}
