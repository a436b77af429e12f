import type { Router } from 'express';
import { REPORTER_OPERATIONS } from '../../contracts/api/reporter';
import { parseReference } from '../../contracts/reference';
import type { Database } from '../../db/connect';
import { readReporter } from '../../db/read-models/reporter';
import { recordAudit } from '../../db/stores/audit-store';
import type { Authenticator } from '../auth/authenticate';
import { AppError } from '../errors/app-error';
import { createOperationsRouter } from '../operations/create-operations-router';
import { audienceOf } from '../public/audience';
import type { ReportService } from '../services/report-service';

interface Dependencies {
  db: Database;
  reports: Pick<ReportService, 'detail'>;
  authenticator: Authenticator;
}

/** `/api/v1/reports/{reference}/reporter/look`. */
export function createReporterRouter({ db, reports, authenticator }: Dependencies): Router {
  const { router, serve } = createOperationsRouter(authenticator);
  serve(REPORTER_OPERATIONS.look, async ({ params, body, actor }) => {
    const reference = parseReference(params.reference!);
    if (!reference) throw new AppError('not_found');
    if (audienceOf(actor, await reports.detail(reference)) !== 'staff') throw new AppError('forbidden');
    // First the entry, then the look: no fault in between shows somebody whom nobody is known to have seen.
    await recordAudit(db, { actor, action: 'reporter.look', reference, reason: body.reason });
    return { body: await readReporter(db, reference) };
  });
  return router;
}
