import { Router, type Request, type Response } from 'express';
import type { z } from 'zod';
import type { CityDirectory } from '../../db/city-directory';
import type { Suspension } from '../../db/stores/suspension-store';
import type { Authenticator } from '../auth/authenticate';
import { requireDuty } from '../auth/duties';
import { validationFailed } from '../errors/to-app-error';
import { allowMethods } from '../middleware/allow-methods';
import { readIdempotencyKey } from '../middleware/idempotency-key';
import { readJson } from '../middleware/json-body';
import { languageOf } from '../middleware/language';
import { noStore } from '../middleware/no-store';
import type { SuspensionService } from '../services/suspension-service';
import { extensionSchema, suspensionSchema, toSuspensionBody } from './suspension-bodies';

interface Dependencies {
  suspensions: SuspensionService;
  authenticator: Authenticator;
  city: CityDirectory;
  /** Begins the links of answers. */
  publicUrl: string;
}

/** `/api/v1/staff/suspensions`: storm and flood mode, ordered by supervisors. */
export function createSuspensionsRouter({ suspensions, authenticator, city, publicUrl }: Dependencies): Router {
  const router = Router();
  router.use(noStore);

  router.post('/', readJson, async (request, response) => {
    const actor = await requireDuty(authenticator, request, 'order_suspension');
    const body = parse(suspensionSchema, request.body);
    const idempotencyKey = readIdempotencyKey(request);
    const { id, replayed } = await suspensions.order({
      ...body,
      actor,
      ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    });
    const self = `${publicUrl}/api/v1/staff/suspensions/${id}`;
    if (replayed) response.set('Idempotent-Replayed', 'true');
    response
      .status(201)
      .location(self)
      .json({ id, links: { self, extend: `${self}/actions/extend`, end: `${self}/actions/end` } });
  });

  router.get('/', async (request, response) => {
    await requireDuty(authenticator, request, 'see_suspensions');
    const listed = await suspensions.list();
    response.json({ items: listed.map((each) => toSuspensionBody(each, city.current(), languageOf(request))) });
  });

  router.get('/:id', async (request, response) => {
    await requireDuty(authenticator, request, 'see_suspensions');
    await answer(request, response, await suspensions.detail(request.params.id));
  });

  router.post('/:id/actions/extend', readJson, async (request, response) => {
    const actor = await requireDuty(authenticator, request, 'order_suspension');
    const { until } = parse(extensionSchema, request.body);
    await answer(request, response, await suspensions.extend(String(request.params.id), until, actor));
  });

  router.post('/:id/actions/end', readJson, async (request, response) => {
    const actor = await requireDuty(authenticator, request, 'order_suspension');
    await answer(request, response, await suspensions.end(String(request.params.id), actor));
  });

  router.all('/', allowMethods('GET', 'POST'));
  router.all('/:id', allowMethods('GET'));
  router.all(['/:id/actions/extend', '/:id/actions/end'], allowMethods('POST'));

  return router;

  async function answer(request: Request, response: Response, suspension: Suspension): Promise<void> {
    response.json({
      ...toSuspensionBody(suspension, city.current(), languageOf(request)),
      progress: await suspensions.progress(suspension),
    });
  }
}

function parse<Body>(schema: z.ZodType<Body>, body: unknown): Body {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw validationFailed(parsed.error);
  return parsed.data;
}
