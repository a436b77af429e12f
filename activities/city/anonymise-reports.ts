import { getClient, heartbeat } from '@temporalio/activity';
import { isGrpcServiceError, ServiceError } from '@temporalio/client';
import type { Logger } from 'pino';
import { reportWorkflowId } from '../../contracts/report-workflow';
import type { PhotoStorage } from '../../storage/photo-storage';
import type { CityDirectory } from '../../db/city-directory';
import type { Database } from '../../db/connect';
import {
  anonymise,
  markAnonymised,
  readReportsToAnonymise,
  type EndedReport,
} from '../../db/stores/anonymisation-store';
import { PhotosLeftError, removePhotosOf } from './remove-photos';

interface Dependencies {
  db: Database;
  photos: PhotoStorage;
  city: CityDirectory;
  now: () => number;
  logger: Logger;
}

const PAGE = 200;
/** So many workflow ids are asked for at once: a query has a limit of its own. */
const ASKED = 50;
const NOT_FOUND = 5;

/**
 * Anonymises reports that ended long ago: in Postgres, page by page, then their photos are removed and their histories
 * deleted at Temporal. Only then is a report marked, so that one of which something could not be deleted is gone over again by the next run.
 */
export async function anonymiseReports(
  dependencies: Dependencies,
): Promise<{ anonymised: number; historiesDeleted: number }> {
  const { db, city, now, logger } = dependencies;
  const question = { now: new Date(now()), months: city.current().city.anonymiseAfterMonths, limit: PAGE };
  let anonymised = 0;
  let historiesDeleted = 0;
  let left = 0;
  for (let after: EndedReport | null = null, more = true; more;) {
    const page: EndedReport[] = await readReportsToAnonymise(db, { ...question, after });
    const references = page.map(({ reference }) => reference);
    if (references.length > 0) await anonymise(db, references);
    for (let index = 0; index < references.length; index += ASKED) {
      heartbeat();
      const some = references.slice(index, index + ASKED);
      try {
        await removePhotosOf(dependencies, some);
        const { deleted, running } = await deleteHistories(some);
        historiesDeleted += deleted;
        const gone = some.filter((reference) => !running.has(reportWorkflowId(reference)));
        await markAnonymised(db, gone, question.now);
        anonymised += gone.length;
        left += running.size;
      } catch (error) {
        if (!(error instanceof ServiceError || error instanceof PhotosLeftError)) throw error;
        // E.g. because the worker may not delete, or the photo storage is away: the rest is anonymised in Postgres all the same.
        left += some.length;
        const what = error instanceof PhotosLeftError ? 'Photos' : 'Histories';
        logger.warn({ code: codeOf(error.cause) }, `${what} of anonymised reports could not be deleted`);
      }
    }
    more = page.length === PAGE;
    after = page.at(-1) ?? after;
  }
  if (left > 0)
    logger.warn({ anonymised, historiesDeleted, left }, 'Some histories are left; the next run tries again');
  else logger.info({ anonymised, historiesDeleted }, 'Reports are anonymised');
  return { anonymised, historiesDeleted };
}

/** Deletes every run of these reports' workflows but those that run, which cannot be meant. */
async function deleteHistories(references: string[]): Promise<{ deleted: number; running: Set<string> }> {
  const client = getClient();
  const { namespace } = client.options;
  const ids = references.map((reference) => `'${reportWorkflowId(reference)}'`);
  const running = new Set<string>();
  let deleted = 0;
  // By a workflow's id alone only its latest run would be deleted, not those before it continued as new.
  for await (const { workflowId, runId, status } of client.workflow.list({
    query: `WorkflowId IN (${ids.join(', ')})`,
  })) {
    if (status.name === 'RUNNING' || status.name === 'PAUSED') {
      running.add(workflowId);
      continue;
    }
    try {
      await client.workflowService.deleteWorkflowExecution({ namespace, workflowExecution: { workflowId, runId } });
      deleted++;
    } catch (error) {
      if (codeOf(error) !== NOT_FOUND)
        throw new ServiceError('A history could not be deleted', { cause: error as Error });
    }
  }
  return { deleted, running };
}

function codeOf(error: unknown): number | undefined {
  return isGrpcServiceError(error) ? Number(error.code) : undefined;
}
