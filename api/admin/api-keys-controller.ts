import { randomUUID } from 'node:crypto';
import type { Router } from 'express';
import { API_KEY_OPERATIONS, type ApiKeyBody } from '../../contracts/api/api-keys';
import type { Database } from '../../db/connect';
import { insertApiKey, readApiKeys, revokeApiKey, type ApiKey } from '../../db/stores/api-key-store';
import { hashApiKey, newApiKey } from '../../security/api-key';
import { recordAudit } from '../../db/stores/audit-store';
import type { Authenticator } from '../auth/authenticate';
import { AppError } from '../errors/app-error';
import { createOperationsRouter } from '../operations/create-operations-router';

interface Dependencies {
  db: Database;
  authenticator: Authenticator;
  now: () => number;
}

/** `/api/v1/admin/api-keys`: the keys with which clients file reports by Open311. */
export function createApiKeysRouter({ db, authenticator, now }: Dependencies): Router {
  const { router, serve } = createOperationsRouter(authenticator);

  serve(API_KEY_OPERATIONS.list, async () => ({ body: { items: (await readApiKeys(db)).map(bodyOf) } }));

  serve(API_KEY_OPERATIONS.issue, async ({ body, actor }) => {
    const key = newApiKey();
    const createdBy = actor.id ?? null;
    const issued = await db.transaction(async (trx) => {
      const row = await insertApiKey(trx, { id: randomUUID(), name: body.name, keyHash: hashApiKey(key), createdBy });
      await recordAudit(trx, { actor, action: 'api_key.issue', target: row.id });
      return row;
    });
    return { status: 201, body: { ...bodyOf(issued), key } };
  });

  serve(API_KEY_OPERATIONS.revoke, async ({ params, actor }) => {
    await db.transaction(async (trx) => {
      if (!(await revokeApiKey(trx, params.id!, new Date(now())))) throw new AppError('not_found');
      await recordAudit(trx, { actor, action: 'api_key.revoke', target: params.id! });
    });
    return { status: 204 };
  });

  return router;
}

function bodyOf({ createdAt, revokedAt, ...key }: ApiKey): ApiKeyBody {
  return { ...key, createdAt: createdAt.toISOString(), revokedAt: revokedAt?.toISOString() ?? null };
}
