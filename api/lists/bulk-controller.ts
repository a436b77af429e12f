import type { Router } from 'express';
import type { Logger } from 'pino';
import { BULK_OPERATIONS, type BulkResultBody } from '../../contracts/api/bulk';
import { parseReference } from '../../contracts/reference';
import type { Actor } from '../../domain/report/actor';
import { COMMAND_NAMES } from '../../domain/report/transitions';
import { STATUS_LABELS } from '../../domain/report/status';
import type { Authenticator } from '../auth/authenticate';
import { AppError, ERROR_KINDS } from '../errors/app-error';
import { logFailure } from '../errors/error-handler';
import { toAppError } from '../errors/to-app-error';
import type { Language } from '../middleware/language';
import { createOperationsRouter } from '../operations/create-operations-router';
import { coded } from '../public/coded';
import type { ReportService } from '../services/report-service';

interface Dependencies {
  reports: ReportService;
  authenticator: Authenticator;
  logger: Logger;
}

interface Item {
  command: string;
  payload: unknown;
  actor: Actor;
  language: Language;
  idempotencyKey?: string;
}

/** So that a hundred reports at once leave room for what others do. */
const AT_ONCE = 4;

/** `/api/v1/staff/bulk-actions`: one action on many reports, each of which decides for itself. */
export function createBulkRouter({ reports, authenticator, logger }: Dependencies): Router {
  const { router, serve } = createOperationsRouter(authenticator);

  serve(BULK_OPERATIONS.act, async ({ body, actor, language, idempotencyKey }) => {
    const { command, payload, references } = body;
    if (!COMMAND_NAMES.some((name) => name === command)) {
      throw new AppError('validation_failed', { issues: [{ field: 'command', rule: 'is not a known action' }] });
    }
    // An Update belongs to one report's workflow, so that one key does for all.
    const item = {
      command,
      payload,
      actor,
      language,
      ...(idempotencyKey ? { idempotencyKey: `bulk ${idempotencyKey}` } : {}),
    };
    const waiting = [...new Set(references.map((given) => parseReference(given) ?? given))];
    const results = new Map<string, BulkResultBody>();
    const work = async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
        results.set(next, await actOn(next, item));
    };
    const order = [...waiting];
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return { body: { items: order.map((reference) => results.get(reference)!) } };
  });

  return router;

  async function actOn(reference: string, { language, ...item }: Item): Promise<BulkResultBody> {
    try {
      if (parseReference(reference) === null) throw new AppError('not_found');
      const view = await reports.act({ reference, ...item });
      if (!view) return { reference, outcome: 'accepted' };
      const { status } = view.state;
      return { reference, outcome: 'done', status: coded(status, STATUS_LABELS[status], language) };
    } catch (error) {
      const refusal = toAppError(error);
      logFailure(logger, refusal);
      return { reference, outcome: 'refused', problem: problemOf(refusal, language) };
    }
  }
}

function problemOf({ kind, detail, issues }: AppError, language: Language): NonNullable<BulkResultBody['problem']> {
  const { status, title } = ERROR_KINDS[kind];
  return {
    type: `urn:paht:problem:${kind}`,
    status,
    title: title[language],
    ...(detail ? { detail: detail[language] } : {}),
    ...(issues.length > 0 ? { errors: issues } : {}),
  };
}
