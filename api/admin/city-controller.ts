import { Router } from 'express';
import type { CityEntry } from '../../db/stores/city-edit-store';
import type { Authenticator } from '../auth/authenticate';
import { requireDuty } from '../auth/duties';
import { allowMethods } from '../middleware/allow-methods';
import { readJson } from '../middleware/json-body';
import { noStore } from '../middleware/no-store';
import type { CityEditService } from '../services/city-edit-service';

interface Dependencies {
  cityEdits: CityEditService;
  authenticator: Authenticator;
  /** Begins the links of answers. */
  publicUrl: string;
}

/** `/api/v1/admin`: the city's data, and what its changes set off. */
export function createCityRouter({ cityEdits, authenticator, publicUrl }: Dependencies): Router {
  const router = Router();
  const admin = `${publicUrl}/api/v1/admin`;

  const bodyOf = (kind: string, { code, edited, updatedAt, data }: CityEntry) => ({
    kind,
    code,
    edited,
    updatedAt: updatedAt.toISOString(),
    data,
    links: { self: `${admin}/city/${kind}/${code}` },
  });

  router.use(noStore);
  router.use(async (request, _response, next) => {
    await requireDuty(authenticator, request, 'edit_city');
    next();
  });

  router.get('/city/:kind', async (request, response) => {
    const { kind } = request.params;
    const entries = await cityEdits.list(kind);
    response.json({ items: entries.map((entry) => bodyOf(kind, entry)) });
  });

  router.get('/city/:kind/:code', async (request, response) => {
    const { kind, code } = request.params;
    response.json(bodyOf(kind, await cityEdits.read(kind, code)));
  });

  router.put('/city/:kind/:code', readJson, async (request, response) => {
    const { kind, code } = request.params as { kind: string; code: string };
    const actor = await requireDuty(authenticator, request, 'edit_city');
    const body = bodyOf(kind, await cityEdits.edit({ kind, code, data: request.body as unknown, actor }));
    response.json({ ...body, links: { ...body.links, progress: `${admin}/reprojection` } });
  });

  router.get('/reprojection', async (_request, response) => {
    response.json({ progress: await cityEdits.reprojection() });
  });

  router.all('/city/:kind', allowMethods('GET'));
  router.all('/city/:kind/:code', allowMethods('GET', 'PUT'));
  router.all('/reprojection', allowMethods('GET'));

  return router;
}
