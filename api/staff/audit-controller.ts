import type { Router } from 'express';
import { AUDIT_OPERATIONS, type AuditEntryBody } from '../../contracts/api/audit';
import { parseReference } from '../../contracts/reference';
import type { Database } from '../../db/connect';
import { listAudit } from '../../db/stores/audit-store';
import { scopeOf } from '../../domain/report/scope';
import type { Authenticator } from '../auth/authenticate';
import { createOperationsRouter } from '../operations/create-operations-router';

/** `/api/v1/staff/audit`. */
export function createAuditRouter(db: Database, authenticator: Authenticator): Router {
  const { router, serve } = createOperationsRouter(authenticator);
  serve(AUDIT_OPERATIONS.list, async ({ query, actor }) => {
    const { limit, cursor, reference, ...wanted } = query;
    const filter = {
      ...wanted,
      before: cursor,
      // What is no reference is none of any entry.
      reference: reference && (parseReference(reference) ?? reference),
    };
    const entries = await listAudit(db, scopeOf(actor), filter, limit + 1);
    const page = entries.slice(0, limit);
    return {
      body: {
        items: page.map((entry): AuditEntryBody => ({ ...entry, at: entry.at.toISOString() })),
        next: entries.length > limit ? page.at(-1)!.id : null,
      },
    };
  });
  return router;
}
