import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import {
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  type Client,
  type WorkflowHandle,
} from '@temporalio/client';
import type { Logger } from 'pino';
import {
  AREA_SUSPENSION_WORKFLOW,
  areaSuspensionWorkflowId,
  SUSPENSION_UPDATES,
  type SuspensionChange,
  type AreaSuspensionInput,
  type BatchProgress,
} from '../../contracts/city-workflows';
import type { CityDirectory } from '../../db/city-directory';
import type { Database } from '../../db/connect';
import { readSuspension, readSuspensions, type Suspension } from '../../db/stores/suspension-store';
import type { Actor } from '../../domain/report/actor';
import { AppError } from '../errors/app-error';
import { isOutage } from '../errors/to-app-error';
import { currentTrace } from '../middleware/trace-context';
import { askProgress } from './ask-progress';

interface Dependencies {
  client: Client;
  taskQueue: string;
  db: Database;
  city: CityDirectory;
  logger: Logger;
  now: () => number;
}

export interface SuspensionOrder {
  /** Null means the whole city. */
  areas: string[] | null;
  /** RFC 3339 with an offset. */
  until: string;
  /** For everybody to read. */
  reason: string;
  actor: Actor;
  /** Repeating an order with the same key makes one suspension. */
  idempotencyKey?: string;
}

/** Orders under which normal clocks stand still in some areas, or in the whole city. */
export interface SuspensionService {
  /** Throws `validation_failed`, `idempotency_key_reused`, and `conflict` when an area is suspended already. */
  order(order: SuspensionOrder): Promise<{ id: string; replayed: boolean }>;
  /** The latest ones, running ones first. */
  list(): Promise<Suspension[]>;
  /** Throws `not_found`. */
  detail(id: string): Promise<Suspension>;
  /** How far it is; null when it has ended, and when Temporal cannot say. */
  progress(suspension: Suspension): Promise<BatchProgress | null>;
  /** Throws `not_found`, `validation_failed`, and `conflict` when it has ended. Answers the suspension as it is then. */
  extend(id: string, until: string, actor: Actor): Promise<Suspension>;
  /** As `extend`. */
  end(id: string, actor: Actor): Promise<Suspension>;
}

const LISTED = 100;
const LONGEST_DAYS = 30;
const DAY_MS = 86_400_000;
const START_DEADLINE_MS = 8_000;
const UPDATE_DEADLINE_MS = 20_000;
/** So long the answer waits for the record, so that who looks next finds it, and another order sees it. */
const RECORD_WAIT_MS = 3_000;
const RECORD_POLL_MS = 50;

export function createSuspensionService({ client, taskQueue, db, city, logger, now }: Dependencies): SuspensionService {
  const handleOf = (id: string) => client.workflow.getHandle(areaSuspensionWorkflowId(id));

  const detail = async (id: string): Promise<Suspension> => {
    const suspension = await readSuspension(db, id);
    if (!suspension) throw new AppError('not_found');
    return suspension;
  };

  const start = async (input: AreaSuspensionInput, fingerprint: string): Promise<boolean> => {
    const workflowId = areaSuspensionWorkflowId(input.id);
    try {
      await client.connection.withDeadline(Date.now() + START_DEADLINE_MS, () =>
        client.workflow.start(AREA_SUSPENSION_WORKFLOW, {
          workflowId,
          taskQueue,
          args: [input],
          workflowIdReusePolicy: 'REJECT_DUPLICATE',
          memo: { fingerprint },
          staticSummary: input.areas ? input.areas.join(', ') : city.current().city.name.vi,
        }),
      );
      return true;
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
      const { memo } = await client.workflow.getHandle(workflowId).describe();
      if (memo?.fingerprint !== fingerprint) throw new AppError('idempotency_key_reused');
      return false;
    }
  };

  const recorded = async (id: string): Promise<void> => {
    const until = Date.now() + RECORD_WAIT_MS;
    while (Date.now() < until && !(await readSuspension(db, id))) await delay(RECORD_POLL_MS);
  };

  const update = async (id: string, send: (handle: WorkflowHandle) => Promise<void>): Promise<Suspension> => {
    const { endedAt } = await detail(id);
    if (endedAt) throw hasEnded();
    try {
      await client.connection.withDeadline(Date.now() + UPDATE_DEADLINE_MS, () => send(handleOf(id)));
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) throw hasEnded();
      throw error;
    }
    return detail(id);
  };

  return {
    async order({ areas, until, reason, actor, idempotencyKey }) {
      refuseUnknownAreas(areas, city.current().areas);
      const end = instantOf(until, now());
      const id = idOf(actor, idempotencyKey);
      const named = areas && [...new Set(areas)].sort();
      const known = await readSuspensions(db, LISTED);
      // Not begun again, even after Temporal has forgotten it.
      if (known.some((each) => each.id === id && each.endedAt)) return { id, replayed: true };
      refuseOverlap(
        named,
        known.filter((each) => each.id !== id && !each.endedAt && each.until.getTime() > now()),
      );
      const fingerprint = hash(JSON.stringify([named, end, reason]));
      const started = await start({ id, areas: named, until: end, reason, actor }, fingerprint);
      // The order is taken, whether it can be read by now or not.
      await recorded(id).catch(() => undefined);
      logger.info({ by: actor.id, suspension: id, ...currentTrace() }, 'Area suspension ordered');
      return { id, replayed: !started };
    },

    list: () => readSuspensions(db, LISTED),
    detail,

    async progress({ id, endedAt }) {
      if (endedAt) return null;
      return askProgress(client, areaSuspensionWorkflowId(id)).catch((error: unknown) => {
        if (isOutage(error)) return null;
        throw error;
      });
    },

    async extend(id, until, actor) {
      const change: SuspensionChange = { actor, until: instantOf(until, now()) };
      const extended = await update(id, (handle) =>
        handle.executeUpdate<void, [SuspensionChange]>(SUSPENSION_UPDATES.extend, { args: [change] }),
      );
      logger.info({ by: actor.id, suspension: id, ...currentTrace() }, 'Area suspension extended');
      return extended;
    },

    async end(id, actor) {
      const change: SuspensionChange = { actor };
      const ended = await update(id, (handle) =>
        handle.executeUpdate<void, [SuspensionChange]>(SUSPENSION_UPDATES.end, { args: [change] }),
      );
      logger.info({ by: actor.id, suspension: id, ...currentTrace() }, 'Area suspension ended');
      return ended;
    },
  };
}

function refuseUnknownAreas(areas: string[] | null, known: readonly { code: string }[]): void {
  const issues = (areas ?? []).flatMap((code, index) =>
    known.some((area) => area.code === code) ? [] : [{ field: `areas.${index}`, rule: 'must be the code of an area' }],
  );
  if (issues.length > 0) throw new AppError('validation_failed', { issues });
}

function instantOf(until: string, now: number): number {
  const instant = Date.parse(until);
  const rule =
    instant <= now
      ? 'must be in the future'
      : instant > now + LONGEST_DAYS * DAY_MS
        ? `must be at most ${LONGEST_DAYS} days ahead`
        : null;
  if (rule !== null) throw new AppError('validation_failed', { issues: [{ field: 'until', rule }] });
  return instant;
}

function refuseOverlap(areas: string[] | null, running: readonly Suspension[]): void {
  const other = running.find(
    (each) => areas === null || each.areas === null || each.areas.some((code) => areas.includes(code)),
  );
  if (!other) return;
  throw new AppError('conflict', {
    detail: {
      vi: 'Khu vực này đang tạm ngưng theo một lệnh khác; hãy gia hạn hoặc kết thúc lệnh đó.',
      en: 'An area is suspended by another order already; extend that one, or end it.',
    },
    members: { code: 'suspended_already', suspension: other.id },
  });
}

function hasEnded(): AppError {
  return new AppError('conflict', {
    detail: { vi: 'Lệnh tạm ngưng này đã kết thúc.', en: 'This suspension has ended.' },
    members: { code: 'has_ended' },
  });
}

const ID_LENGTH = 12;

/** Short enough to be read out; in lower case, for it is a code. */
function idOf({ id }: Actor, key: string = randomUUID()): string {
  return hash(`${id}\n${key}`).slice(0, ID_LENGTH);
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
