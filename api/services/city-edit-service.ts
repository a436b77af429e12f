import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import { z } from 'zod';
import {
  REPROJECTION_WORKFLOW,
  REPROJECTION_WORKFLOW_ID,
  RULES_CHANGED_SIGNAL,
  type BatchProgress,
} from '../../contracts/city-workflows';
import type { CityDirectory } from '../../db/city-directory';
import type { Database } from '../../db/connect';
import { recordAudit } from '../../db/stores/audit-store';
import {
  editCityEntry,
  type CityEdit,
  isCityKind,
  listCityEntries,
  readCityEntry,
  type CityEntry,
} from '../../db/stores/city-edit-store';
import type { CityKind } from '../../db/stores/city-kinds';
import type { CityData } from '../../domain/city/city-data';
import { localDateAt } from '../../domain/clock/office-time';
import type { Actor } from '../../domain/report/actor';
import { newFindings, type RoutingFinding } from '../../domain/routing/check-routing';
import { AppError } from '../errors/app-error';
import { validationFailed } from '../errors/to-app-error';
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

/** Agencies, categories, policies and all else that makes the product one city's, in the hands of an administrator. */
export interface CityEditService {
  /** Throws `not_found` for a kind that there is not. */
  list(kind: string): Promise<CityEntry[]>;
  /** Throws `not_found`. */
  read(kind: string, code: string): Promise<CityEntry>;
  /**
   * Stores an entry if the city's data is sound with it, and lets open reports compute their deadlines anew where it may
   * change those. Throws `not_found`, `validation_failed`, `unavailable`, and `precondition_failed` when the entry has been
   * edited since the instant that is `expected`.
   */
  edit(edit: Omit<CityEdit, 'kind'> & { kind: string; actor: Actor }): Promise<EditedEntry>;
  /** How far the re-projection is; null when there was none. */
  reprojection(): Promise<BatchProgress | null>;
}

export interface EditedEntry {
  entry: CityEntry;
  city: CityData;
  /** What is so of the routing table since this edit. */
  findings: RoutingFinding[];
}

/** What the routing table is checked with. */
const ROUTING: readonly CityKind[] = ['routing', 'agencies', 'categories', 'areas'];

/** Calendar, policies, and agencies, which may have office hours of their own, are what deadlines are computed with. */
const RULES: readonly CityKind[] = ['calendar', 'policies', 'agencies'];
const START_DEADLINE_MS = 8_000;

export function createCityEditService({ client, taskQueue, db, city, logger, now }: Dependencies): CityEditService {
  const read = async (kind: CityKind, code: string): Promise<CityEntry> => {
    const entry = await readCityEntry(db, kind, code);
    if (!entry) throw new AppError('not_found');
    return entry;
  };

  const reproject = async (): Promise<void> => {
    try {
      await client.connection.withDeadline(Date.now() + START_DEADLINE_MS, () =>
        client.workflow.signalWithStart(REPROJECTION_WORKFLOW, {
          workflowId: REPROJECTION_WORKFLOW_ID,
          taskQueue,
          signal: RULES_CHANGED_SIGNAL,
          args: [],
        }),
      );
    } catch (error) {
      throw new AppError('unavailable', {
        retryAfter: 5,
        detail: {
          vi: 'Đã lưu, nhưng chưa tính lại được thời hạn của các phản ánh; hãy gửi lại.',
          en: 'It is stored, but the due times of reports could not be computed anew; send it again.',
        },
        cause: error,
      });
    }
  };

  return {
    list: async (kind) => listCityEntries(db, kindOf(kind)),
    read: async (kind, code) => read(kindOf(kind), code),

    async edit({ kind, actor, ...edit }) {
      const known = kindOf(kind);
      const { code } = edit;
      const before = city.current();
      const after = await editCityEntry(db, { ...edit, kind: known }).catch((error: unknown) => {
        throw error instanceof z.ZodError ? validationFailed(error) : error;
      });
      if (!after) throw new AppError('precondition_failed');
      await recordAudit(db, { actor, action: 'city.edit', target: `${kind}/${code}` });
      logger.info({ by: actor.id, kind, code, ...currentTrace() }, 'City data edited');
      await city.refresh();
      if (RULES.includes(known)) await reproject();
      const findings = ROUTING.includes(known) ? newFindings(before, after, localDateAt(after.calendar, now())) : [];
      return { entry: await read(known, code), city: after, findings };
    },

    reprojection: () => askProgress(client, REPROJECTION_WORKFLOW_ID),
  };
}

function kindOf(kind: string): CityKind {
  if (!isCityKind(kind)) throw new AppError('not_found');
  return kind;
}
