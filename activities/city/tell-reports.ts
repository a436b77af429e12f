import { setTimeout as delay } from 'node:timers/promises';
import { cancelled, getClient, heartbeat } from '@temporalio/activity';
import { WorkflowNotFoundError } from '@temporalio/client';
import type { BatchMessage, Page } from '../../contracts/city-activities';
import { REPORT_SIGNALS, reportWorkflowId } from '../../contracts/report-workflow';
import type { Database } from '../../db/connect';
import { readBatch } from '../../db/read-models/batch';

const PAGE = 500;
const AT_ONCE = 4;
/**
 * Two busy cores come to some 23 signals a second with what each sets off, and intake beside them took three times as
 * long (docs/benchmarks.md): so no more than half of that.
 */
const PER_SECOND = 12;

export async function tellReports(
  db: Database,
  { selection, message, after }: Page,
): Promise<{ told: number; last: string | null }> {
  const references = await readBatch(db, selection, after, PAGE);
  for (let index = 0; index < references.length; index += AT_ONCE) {
    const began = Date.now();
    await Promise.all(references.slice(index, index + AT_ONCE).map((reference) => tell(reference, message)));
    heartbeat(index);
    const pause = (AT_ONCE * 1_000) / PER_SECOND - (Date.now() - began);
    if (pause > 0) await Promise.race([delay(pause), cancelled()]);
  }
  return { told: references.length, last: references.length < PAGE ? null : references.at(-1)! };
}

async function tell(reference: string, message: BatchMessage): Promise<void> {
  const handle = getClient().workflow.getHandle(reportWorkflowId(reference));
  try {
    if (message.signal === 'rules') await handle.signal(REPORT_SIGNALS.rules);
    else await handle.signal(REPORT_SIGNALS.area, message.order);
  } catch (error) {
    // It has ended meanwhile, or is lost, which the reconciliation sees to.
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
}
