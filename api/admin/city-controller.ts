import type { Router } from 'express';
import { CITY_OPERATIONS } from '../../contracts/api/city';
import type { CityEntry } from '../../db/stores/city-edit-store';
import type { Authenticator } from '../auth/authenticate';
import { createOperationsRouter } from '../operations/create-operations-router';
import { describeFinding } from './describe-finding';
import { etagOf, expectedVersion } from '../operations/entity-tag';
import type { CityEditService } from '../services/city-edit-service';

interface Dependencies {
  cityEdits: CityEditService;
  authenticator: Authenticator;
  /** Begins the links of answers. */
  publicUrl: string;
}

/** `/api/v1/admin`: the city's data, and what its changes set off. */
export function createCityRouter({ cityEdits, authenticator, publicUrl }: Dependencies): Router {
  const { router, serve } = createOperationsRouter(authenticator);
  const admin = `${publicUrl}/api/v1/admin`;

  const bodyOf = (kind: string, { code, edited, updatedAt, data }: CityEntry) => ({
    kind,
    code,
    edited,
    updatedAt: updatedAt.toISOString(),
    data,
    links: { self: `${admin}/city/${kind}/${code}` },
  });
  const tagOf = ({ updatedAt }: CityEntry) => etagOf(updatedAt.toISOString());

  serve(CITY_OPERATIONS.list, async ({ params }) => {
    const kind = params.kind!;
    const entries = await cityEdits.list(kind);
    return { body: { items: entries.map((entry) => bodyOf(kind, entry)) } };
  });

  serve(CITY_OPERATIONS.read, async ({ params }) => {
    const kind = params.kind!;
    const entry = await cityEdits.read(kind, params.code!);
    return { headers: { ETag: tagOf(entry) }, body: bodyOf(kind, entry) };
  });

  serve(CITY_OPERATIONS.edit, async ({ request, params, query, body: data, actor, language }) => {
    const kind = params.kind!;
    const code = params.code!;
    const expected = expectedVersion(request);
    const { before } = query;
    const { entry, city, findings } = await cityEdits.edit({
      kind,
      code,
      data,
      actor,
      ...(before === undefined ? {} : { before }),
      ...(expected === undefined ? {} : { expected }),
    });
    const warnings = findings.map((finding) => describeFinding(finding, city)[language]);
    const body = { ...bodyOf(kind, entry), ...(warnings.length > 0 ? { warnings } : {}) };
    return {
      headers: { ETag: tagOf(entry) },
      body: { ...body, links: { ...body.links, progress: `${publicUrl}${CITY_OPERATIONS.reprojection.path}` } },
    };
  });

  serve(CITY_OPERATIONS.reprojection, async () => ({ body: { progress: await cityEdits.reprojection() } }));

  return router;
}
