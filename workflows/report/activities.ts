import { ActivityFailure, proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { Classified, Lookup } from '../../domain/report/decide';
import type { Rules } from '../../domain/report/obligation';
import {
  REFERENCE_TAKEN,
  type LookupQuestion,
  type ReportActivities,
  type ReportRecord,
} from '../../contracts/report-activities';
import type { Submission } from '../../contracts/report-workflow';

/**
 * Short steps run as local activities: they cost one event instead of three and no workflow task of their own (design
 * section 5: 13 against 10 lives a second, 165 against 230 ms an Update). They may fail soon; what must not fail goes on
 * as a normal activity, whose retries leave no trace in the history however long Postgres is away.
 */
const quick = proxyLocalActivities<ReportActivities>({
  startToCloseTimeout: '3 seconds',
  scheduleToCloseTimeout: '6 seconds',
  retry: {
    initialInterval: '200 milliseconds',
    maximumInterval: '1 second',
    nonRetryableErrorTypes: [REFERENCE_TAKEN],
  },
});

const durable = proxyActivities<ReportActivities>({
  startToCloseTimeout: '20 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '15 seconds', nonRetryableErrorTypes: [REFERENCE_TAKEN] },
});

const classifier = proxyLocalActivities<ReportActivities>({
  startToCloseTimeout: '2 seconds',
  scheduleToCloseTimeout: '4 seconds',
  retry: { maximumAttempts: 2 },
});

/** Answers when the events are in Postgres, however long that takes. */
export async function recordEvents(record: ReportRecord): Promise<void> {
  try {
    await quick.recordEvents(record);
  } catch (error) {
    if (!(error instanceof ActivityFailure) || isReferenceTaken(error)) throw error;
    await durable.recordEvents(record);
  }
}

export async function loadRules(): Promise<Rules> {
  try {
    return await quick.loadRules();
  } catch (error) {
    if (!(error instanceof ActivityFailure)) throw error;
    return durable.loadRules();
  }
}

/** Null when the classifier fails or takes too long: it must never hold up a report. */
export async function classify(submission: Submission): Promise<Classified | null> {
  try {
    return await classifier.classify(submission);
  } catch (error) {
    if (!(error instanceof ActivityFailure)) throw error;
    return null;
  }
}

export async function lookUp(question: LookupQuestion): Promise<Lookup> {
  return quick.lookUp(question);
}

function isReferenceTaken(failure: ActivityFailure): boolean {
  return (failure.cause as { type?: string } | undefined)?.type === REFERENCE_TAKEN;
}
