import { createHash } from 'node:crypto';
import {
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateStage,
  type Client,
  type WorkflowUpdateHandle,
} from '@temporalio/client';
import { z } from 'zod';
import { COMMAND_PAYLOADS } from '../../contracts/command-payloads';
import {
  REPORT_SIGNALS,
  reportWorkflowId,
  type CommandRequest,
  type ReportView,
} from '../../contracts/report-workflow';
import type { Database } from '../../db/connect';
import { readDeadlines, type DeadlineRow } from '../../db/read-models/deadlines';
import {
  readReportDetail,
  readTimeline,
  type ReportDetail,
  type TimelineEntry,
} from '../../db/read-models/report-detail';
import { readRepeats } from '../../db/read-models/repeats';
import { readCarriedOut } from '../../db/read-models/stored-state';
import { arePhotosOf, readPhotos, type PhotoRow } from '../../db/stores/photo-store';
import type { Actor } from '../../domain/report/actor';
import type { CommandName } from '../../domain/report/commands';
import { allowedCommands, forbid } from '../../domain/report/forbid';
import { COMMAND_NAMES, TRANSITIONS } from '../../domain/report/transitions';
import { AppError, type ErrorKind } from '../errors/app-error';
import { isOutage, refused, toAppError, validationFailed } from '../errors/to-app-error';

interface Dependencies {
  client: Client;
  db: Database;
  /** How long a caller waits for a command to be carried out. */
  updateDeadlineMs?: number;
}

export interface ActionRequest {
  reference: string;
  command: string;
  payload: unknown;
  actor: Actor;
  /** The number of the last event that the caller has seen: nothing is done when there are later ones. */
  expectedSeq?: number;
  /** Repeating a request with the same key acts once and answers the same. */
  idempotencyKey?: string;
}

/** What the API does with one report. */
export interface ReportService {
  /** Throws `not_found`. A report that Postgres does not have yet is answered from its workflow. */
  detail(reference: string): Promise<ReportDetail>;
  /** All events of a report that `detail` found; none while only its workflow knows of it. */
  timeline(reference: string): Promise<TimelineEntry[]>;
  /** As `timeline`. */
  deadlines(reference: string): Promise<DeadlineRow[]>;
  /** As `timeline`: its photos; who may see which is the caller's to decide. */
  photos(reference: string): Promise<PhotoRow[]>;
  /** As `timeline`: references of the reports with which it came back. */
  repeats(reference: string): Promise<string[]>;
  /** What this caller may do now, each with the schema of its payload. */
  actions(reference: string, actor: Actor): Promise<AllowedAction[]>;
  /**
   * Throws `unauthenticated`, `forbidden`, `validation_failed`, `precondition_failed`, and `conflict` with what is possible instead; answers null
   * when the command is accepted but still waits.
   */
  act(request: ActionRequest): Promise<ReportView | null>;
}

export interface AllowedAction {
  command: CommandName;
  label: { vi: string; en: string };
  /** JSON Schema of the payload. */
  payload: unknown;
}

const UPDATE_DEADLINE_MS = 20_000;
const DESCRIBE_DEADLINE_MS = 5_000;

const EXPLAINED: readonly ErrorKind[] = ['conflict', 'forbidden', 'precondition_failed'];

/** The command may have been taken all the same: only its key makes sure that it acts once. */
const TRY_AGAIN = {
  retryAfter: 5,
  detail: {
    vi: 'Hãy gửi lại sau ít giây, với cùng khóa Idempotency-Key.',
    en: 'Send it again in some seconds, with the same Idempotency-Key.',
  },
};

export function createReportService({
  client,
  db,
  updateDeadlineMs = UPDATE_DEADLINE_MS,
}: Dependencies): ReportService {
  const handleOf = (reference: string) => client.workflow.getHandle(reportWorkflowId(reference));

  const detail = async (reference: string): Promise<ReportDetail> => {
    const report = await readReportDetail(db, reference);
    if (report) return report;
    // Accepted, but not recorded yet: the workflow is the proof that it exists.
    try {
      const description = await client.connection.withDeadline(Date.now() + DESCRIBE_DEADLINE_MS, () =>
        handleOf(reference).describe(),
      );
      return justReceived(reference, description.startTime);
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) throw new AppError('not_found', { cause: error });
      // With Temporal away nobody knows: a report that was just taken must not be called unknown.
      throw error;
    }
  };

  /** A conflict says what is possible instead, unless Postgres is away. */
  const withActions = async (
    refusal: AppError,
    { reference, actor, expectedSeq }: Pick<ActionRequest, 'reference' | 'actor' | 'expectedSeq'>,
  ): Promise<AppError> => {
    if (!EXPLAINED.includes(refusal.kind)) return refusal;
    const report = await readReportDetail(db, reference).catch(() => null);
    if (!report) return refusal;
    const agreed =
      refusal.kind === 'precondition_failed'
        ? report.seq !== expectedSeq
        : report.status === refusal.members.reportStatus;
    if (agreed) {
      return refusal.kind === 'conflict' ? conflictOver(report, actor, refusal) : refusal;
    }
    // A killed worker has recorded what the workflow does not know yet: it looks, and then says what is so.
    await handleOf(reference).signal(REPORT_SIGNALS.record);
    return new AppError('unavailable', { ...TRY_AGAIN, cause: refusal });
  };

  return {
    detail,

    timeline: (reference) => readTimeline(db, reference),
    deadlines: (reference) => readDeadlines(db, reference),
    photos: (reference) => readPhotos(db, reference),

    repeats: (reference) => readRepeats(db, reference),

    async actions(reference, actor) {
      const report = await detail(reference);
      return isOutsideAreas(actor, report) ? [] : allowedActions(report, actor);
    },

    async act({ reference, command, payload, actor, expectedSeq, idempotencyKey }) {
      const name = COMMAND_NAMES.find((each) => each === command && !TRANSITIONS[each].forArea);
      if (!name)
        throw new AppError('not_found', { detail: { vi: 'Không có thao tác này.', en: 'There is no such action.' } });
      if (!TRANSITIONS[name].roles.includes(actor.role))
        throw new AppError(actor.role === 'visitor' ? 'unauthenticated' : 'forbidden');
      const parsed = COMMAND_PAYLOADS[name].safeParse(payload ?? {});
      if (!parsed.success) throw validationFailed(parsed.error);
      const { photos = [] } = parsed.data as { photos?: string[] };
      if (photos.length > 0 && !(await arePhotosOf(db, reference, photos))) {
        const rule = 'must be ids of photos that were sent for this report';
        throw new AppError('validation_failed', { issues: [{ field: 'photos', rule }] });
      }
      // A report's area never changes, so that it may be looked up before.
      if (actor.areas && isOutsideAreas(actor, await detail(reference))) throw new AppError('forbidden');
      const fingerprint = createHash('sha256').update(JSON.stringify(parsed.data)).digest('base64url');
      const { areas: _, ...acting } = actor;
      const seen = expectedSeq === undefined ? {} : { expectedSeq };
      const request: CommandRequest = { actor: acting, payload: parsed.data, fingerprint, ...seen };
      const acted = { reference, actor, ...seen };
      const deadline = Date.now() + updateDeadlineMs;
      const updateId = idempotencyKey === undefined ? undefined : updateIdFor(name, actor, idempotencyKey);
      let update: WorkflowUpdateHandle<ReportView>;
      try {
        update = await client.connection.withDeadline(deadline, () =>
          handleOf(reference).startUpdate<ReportView, [CommandRequest]>(name, {
            args: [request],
            waitForStage: WorkflowUpdateStage.ACCEPTED,
            ...(updateId === undefined ? {} : { updateId }),
          }),
        );
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) {
          const done = updateId === undefined ? null : await readCarriedOut(db, reference, updateId);
          if (done) return { state: done, next: null };
          throw await whyNotRunning(db, reference, name, actor);
        }
        if (error instanceof WorkflowUpdateFailedError) throw await withActions(toAppError(error), acted);
        // Temporal is away, or no worker took it. Until one does, Temporal holds it in memory only: nothing is promised.
        if (isOutage(error)) throw new AppError('unavailable', { ...TRY_AGAIN, cause: error });
        throw error;
      }
      try {
        const view = await client.connection.withDeadline(deadline, () => update.result());
        // The same key answers the first request's outcome; it must have been this very request.
        if (view.fingerprint !== fingerprint) throw new AppError('idempotency_key_reused');
        return view;
      } catch (error) {
        // The workflow took it, durably: it is carried out as soon as Postgres is there again.
        if (isOutage(error)) return null;
        if (error instanceof WorkflowUpdateFailedError) throw await withActions(toAppError(error), acted);
        throw error;
      }
    },
  };
}

/** What somebody may do with a report now, each with the schema of its payload. */
export function allowedActions({ standing }: Pick<ReportDetail, 'standing'>, actor: Actor): AllowedAction[] {
  return allowedCommands(standing, actor).map((command) => ({
    command,
    label: TRANSITIONS[command].label,
    payload: z.toJSONSchema(COMMAND_PAYLOADS[command], { io: 'input', unrepresentable: 'any' }),
  }));
}

/** Staff who are for some areas alone act nowhere else, whatever the table of the process says. */
function isOutsideAreas(actor: Actor, { area }: Pick<ReportDetail, 'area'>): boolean {
  return actor.areas !== undefined && (area === null || !actor.areas.includes(area));
}

/** An ended report has no workflow that could refuse: the table says what the workflow would have said. */
async function whyNotRunning(db: Database, reference: string, command: CommandName, actor: Actor): Promise<AppError> {
  const report = await readReportDetail(db, reference);
  if (!report) return new AppError('not_found');
  const rejection = forbid(report.standing, command, actor);
  if (!rejection) return new AppError('unavailable', { retryAfter: 5 });
  return conflictOver(report, actor, refused({ ...rejection, status: report.status }));
}

function conflictOver({ standing }: ReportDetail, actor: Actor, refusal: AppError): AppError {
  const { kind, detail, members } = refusal;
  if (kind !== 'conflict') return refusal;
  const actions = allowedCommands(standing, actor).map((command) => ({ command, label: TRANSITIONS[command].label }));
  return new AppError(kind, { ...(detail ? { detail } : {}), members, actions, cause: refusal.cause });
}

/** The id of the Update that a request with an Idempotency-Key becomes; it is recorded with the events. */
export function updateIdFor(command: CommandName, actor: Actor, key: string): string {
  const who = `${actor.role}/${actor.id ?? ''}`;
  return createHash('sha256').update(`${command}\n${who}\n${key}`).digest('base64url').slice(0, 32);
}

function justReceived(reference: string, submittedAt: Date): ReportDetail {
  return {
    reference,
    seq: 0,
    status: 'received',
    channel: 'web',
    language: 'vi',
    text: '',
    lat: null,
    lng: null,
    address: null,
    area: null,
    suggestedCategory: null,
    answers: {},
    mediaUrls: [],
    apiKey: null,
    category: null,
    subcategory: null,
    field: null,
    priority: 'normal',
    agency: null,
    officer: null,
    supporting: [],
    standing: {
      status: 'received',
      agency: null,
      legs: [],
      requests: [],
      mayAppeal: false,
      barred: null,
      merged: null,
      escalation: null,
    },
    mergedInto: null,
    repeatOf: null,
    occurrence: 1,
    suspension: null,
    declines: 0,
    transfers: 0,
    extensions: 0,
    overduePublished: false,
    dueAt: null,
    result: null,
    answer: null,
    rating: null,
    escalation: null,
    submittedAt,
    resolvedAt: null,
    closedAt: null,
    updatedAt: submittedAt,
  };
}
