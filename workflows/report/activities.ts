import {
  ApplicationFailure,
  isCancellation,
  proxyActivities,
  proxyLocalActivities,
  TemporalFailure,
} from '@temporalio/workflow';
import type { Classified, LeadSnapshot, Lookup } from '../../domain/report/decide';
import type { ReportState } from '../../domain/report/state';
import {
  REFERENCE_TAKEN,
  type LoadedRules,
  type LookupQuestion,
  type Recorded,
  type RecordedAgain,
  type ReportActivities,
  type ReportRecord,
  type RulesQuestion,
} from '../../contracts/report-activities';
import type { Submission } from '../../contracts/report-workflow';

/**
 * Short steps run as local activities: they cost one event instead of three and no workflow task of their own (design
 * section 5: 13 against 10 lives a second, 165 against 230 ms an Update). They may fail soon; what must not fail goes on
 * as a normal activity, whose retries leave no trace in the history however long Postgres is away.
 */
const quick = proxyLocalActivities<ReportActivities>({
  startToCloseTimeout: '3 seconds',
  // Some 1.5 seconds when a connection is refused at once. A limit in attempts, because a scheduleToCloseTimeout of
  // 6 seconds did not end the retries of a local activity (SDK 1.24, tried out).
  retry: { initialInterval: '200 milliseconds', maximumAttempts: 4, nonRetryableErrorTypes: [REFERENCE_TAKEN] },
});

const durable = proxyActivities<ReportActivities>({
  startToCloseTimeout: '20 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '15 seconds', nonRetryableErrorTypes: [REFERENCE_TAKEN] },
});

/** A lead report may have many followers, and each is told through Temporal. */
const errand = proxyActivities<ReportActivities>({
  startToCloseTimeout: '2 minutes',
  retry: { initialInterval: '1 second', maximumInterval: '30 seconds' },
});

const classifier = proxyLocalActivities<ReportActivities>({
  // An engine beside the embedded model may take 5.5 seconds before that one answers (docs/operations/classifier-engines.md).
  startToCloseTimeout: '6 seconds',
  retry: { initialInterval: '200 milliseconds', maximumAttempts: 2 },
});

/** Answers when the events are in Postgres, however long that takes. */
export function recordEvents(record: ReportRecord): Promise<Recorded | undefined> {
  return persevere((proxy) => proxy.recordEvents(record));
}

export function loadRules(question: RulesQuestion): Promise<LoadedRules> {
  return persevere((proxy) => proxy.loadRules(question));
}

export function readLead(reference: string): Promise<LeadSnapshot | null> {
  return persevere((proxy) => proxy.readLead(reference));
}

export function recordStateAgain(state: ReportState, submission: Submission | null): Promise<RecordedAgain> {
  return durable.recordStateAgain({ state, submission });
}

export function informFollowers(lead: string, withdrawn: boolean): Promise<number> {
  return errand.informFollowers({ lead, withdrawn });
}

/** Null when the classifier fails or takes too long: it must never hold up a report. */
export async function classify(submission: Submission): Promise<Classified | null> {
  try {
    return await classifier.classify(submission);
  } catch (error) {
    if (!hasFailed(error)) throw error;
    return null;
  }
}

export function lookUp(question: LookupQuestion): Promise<Lookup> {
  return persevere((proxy) => proxy.lookUp(question));
}

/** Tries for a moment as a local activity, and then, as a normal one, until it is done. */
async function persevere<Result>(call: (proxy: typeof quick | typeof durable) => Promise<Result>): Promise<Result> {
  try {
    return await call(quick);
  } catch (error) {
    if (!hasFailed(error) || isReferenceTaken(error)) throw error;
    return call(durable);
  }
}

/**
 * Whether an activity has failed. A local one that fails arrives as the bare ApplicationFailure or TimeoutFailure, a
 * normal one wrapped in an ActivityFailure (SDK 1.24, tried out). Anything else is a fault of this code.
 */
function hasFailed(error: unknown): error is TemporalFailure {
  return error instanceof TemporalFailure && !isCancellation(error);
}

function isReferenceTaken(failure: TemporalFailure): boolean {
  return [failure, failure.cause].some((each) => each instanceof ApplicationFailure && each.type === REFERENCE_TAKEN);
}
