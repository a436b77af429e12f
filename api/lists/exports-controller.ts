import { pipeline } from 'node:stream/promises';
import type { Request, Response, Router } from 'express';
import type { Knex } from 'knex';
import { EXPORT_FORMATS, EXPORT_OPERATIONS, type ExportFormat } from '../../contracts/api/exports';
import type { CityDirectory } from '../../db/city-directory';
import type { Database } from '../../db/connect';
import { selectOpenReports, type OpenReport } from '../../db/read-models/open-data';
import { ROW_COLUMNS, selectReports, type ReportRow } from '../../db/read-models/report-search';
import { streamRows } from '../../db/read-models/stream-rows';
import { recordAudit } from '../../db/stores/audit-store';
import type { Authenticator } from '../auth/authenticate';
import { scopeOf } from '../../domain/report/scope';
import { AppError } from '../errors/app-error';
import type { Language } from '../middleware/language';
import { createOperationsRouter } from '../operations/create-operations-router';
import { writerOf } from './export-formats';
import { labelsOf, toOpenRecord, toStaffRecord, type ExportRecord, type Labels } from './export-records';
import { EVERY_REPORT, toStaffFilters } from './report-lists-controller';

interface Dependencies {
  db: Database;
  city: CityDirectory;
  authenticator: Authenticator;
  now: () => number;
}

/** Each keeps a connection while it is read, and the pool is there for everybody. */
const MAX_AT_ONCE = 3;
/** A client that takes nothing for so long is gone. */
const IDLE_MS = 30_000;

/** Exports of staff and open data: streams that hold some rows at a time, however many there are. */
export function createExportsRouter({ db, city, authenticator, now }: Dependencies): Router {
  const { router, serve } = createOperationsRouter(authenticator);
  let running = 0;

  for (const format of ['csv', 'geojson', 'jsonl'] as const) {
    serve(EXPORT_OPERATIONS[format], async ({ query, actor, language, request, response }) => {
      const selection = { filters: toStaffFilters(query, actor), scope: scopeOf(actor), now: new Date(now()) };
      await recordAudit(db, { actor, action: 'reports.export', target: format });
      const rows = selectReports(db, selection)
        .select(ROW_COLUMNS)
        .orderBy(['report.submitted_at', 'report.reference']);
      await send<ReportRow>(rows, toStaffRecord, { format, language, request, response });
    });
  }
  for (const [format, operation] of [
    ['csv', EXPORT_OPERATIONS.openCsv],
    ['jsonl', EXPORT_OPERATIONS.openJsonl],
  ] as const) {
    serve(operation, async ({ query, language, request, response }) => {
      const selection = { filters: query, scope: EVERY_REPORT, now: new Date(now()) };
      const rows = selectOpenReports(db, selection, city.current().city.timeZone);
      await send<OpenReport>(rows, toOpenRecord, { format, language, request, response });
    });
  }
  return router;

  async function send<Row>(
    query: Knex.QueryBuilder,
    toRecord: (row: Row, labels: Labels) => ExportRecord,
    {
      format,
      language,
      request,
      response,
    }: { format: ExportFormat; language: Language; request: Request; response: Response },
  ): Promise<void> {
    if (running >= MAX_AT_ONCE) throw new AppError('unavailable', { retryAfter: 30 });
    const labels = labelsOf(city.current(), language);
    const toRecords = async function* (rows: AsyncIterable<Row>) {
      for await (const row of rows) yield toRecord(row, labels);
    };
    running += 1;
    try {
      response.attachment(`reports.${format}`);
      response.type(EXPORT_FORMATS[format]);
      if (request.method === 'HEAD') {
        response.end();
        return;
      }
      response.setTimeout(IDLE_MS, () => response.destroy());
      await streamRows(db, query, (rows) => pipeline(rows, toRecords, writerOf(format), response));
    } catch (error) {
      // The client went away: nobody is left to tell.
      if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
    } finally {
      running -= 1;
    }
  }
}
