import { isDeepStrictEqual } from 'node:util';
import { getClient, heartbeat, sleep } from '@temporalio/activity';
import {
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  type WorkflowExecutionDescription,
  type WorkflowExecutionInfo,
  type WorkflowExecutionStatusName,
} from '@temporalio/client';
import type { Logger } from 'pino';
import type { ReconciliationReport } from '../../contracts/city-workflows';
import {
  REPORT_QUERY,
  REPORT_SIGNALS,
  REPORT_WORKFLOW,
  reportWorkflowId,
  type ReportView,
  type ReportWorkflowInput,
} from '../../contracts/report-workflow';
import { initialSearchAttributes } from '../../contracts/search-attributes';
import type { CityDirectory } from '../../db/city-directory';
import type { Database } from '../../db/connect';
import {
  readLateRungs,
  readOpenReports,
  readStandings,
  type LateRung,
  type OpenReport,
} from '../../db/read-models/reconciliation';
import { readStoredState } from '../../db/read-models/stored-state';
import { saveEndAgain } from '../../db/stores/ended-report-store';
import { localDateAt } from '../../domain/clock/office-time';
import { policyOn } from '../../domain/policy/policy-on';
import { nextStep } from '../../domain/report/decide';
import { hasEnded, type ReportState } from '../../domain/report/state';

interface Dependencies {
  db: Database;
  city: CityDirectory;
  taskQueue: string;
  now: () => number;
  logger: Logger;
  /** How long to wait until what was told to record itself is there. */
  patienceMs?: number;
}

const PAGE = 500;
const AT_ONCE = 10;
/** What a repair sets off takes its report some 30 ms of CPU: at this rate half of two cores stays for everything else. */
const PER_SECOND = 40;
const SETTLED_MS = 5 * 60_000;
const LATE_MS = 10 * 60_000;
/** A query costs a worker a replay: of late reports only the latest are asked what they have. */
const MAX_ASKED = 1_000;
const QUERY_DEADLINE_MS = 15_000;
/** The result is one payload in Temporal, which takes at most 2 MB. */
const MAX_ANSWERED = 2_000;
const MAX_LOGGED = 20;

const ENDED_EARLY: readonly WorkflowExecutionStatusName[] = ['FAILED', 'CANCELLED', 'TERMINATED', 'TIMED_OUT'];

/**
 * Compares Temporal and Postgres both ways. What one has lost is taken from the other where it is plain which of them is
 * right; everything else is only said. Whatever changed within the last minutes is left alone, for a record may be on its
 * way. It may run at any time, and again.
 */
export async function reconcile(dependencies: Dependencies): Promise<ReconciliationReport> {
  const round = new Round(dependencies);
  await round.compareRunning();
  await round.compareOpen();
  await round.compareLate();
  await round.awaitRecords();
  return round.conclude();
}

class Round {
  private readonly client = getClient();
  private readonly settledBefore: Date;
  private readonly running = new Set<string>();
  /** Reports that were told to record themselves, each with the state that it had then; null when nobody asked for it. */
  private readonly told = new Map<string, ReportState | null>();
  private readonly found: ReconciliationReport = {
    checked: { openReports: 0, runningWorkflows: 0 },
    restarted: [],
    recordedAgain: [],
    caughtUp: [],
    stillRunning: [],
    late: [],
    unrepaired: [],
  };

  constructor(private readonly dependencies: Dependencies) {
    this.settledBefore = new Date(dependencies.now() - SETTLED_MS);
  }

  /** Every workflow that runs must have a row that has not ended. */
  async compareRunning(): Promise<void> {
    // Another installation may have reports in the same namespace.
    const query = `WorkflowType = '${REPORT_WORKFLOW}' AND ExecutionStatus = 'Running' AND TaskQueue = '${this.dependencies.taskQueue}'`;
    let page: WorkflowExecutionInfo[] = [];
    for await (const workflow of this.client.workflow.list({ query, pageSize: PAGE })) {
      page.push(workflow);
      if (page.length < PAGE) continue;
      await this.compareRunningPage(page);
      page = [];
    }
    await this.compareRunningPage(page);
    this.found.checked.runningWorkflows = this.running.size;
  }

  private async compareRunningPage(page: WorkflowExecutionInfo[]): Promise<void> {
    const workflows = page.map(({ workflowId, startTime }) => ({ reference: referenceOf(workflowId), startTime }));
    const standings = await readStandings(
      this.dependencies.db,
      workflows.map(({ reference }) => reference),
    );
    const lacking: string[] = [];
    const ended: string[] = [];
    for (const { reference, startTime } of workflows) {
      this.running.add(reference);
      const standing = standings.get(reference);
      if (!standing && startTime < this.settledBefore) lacking.push(reference);
      if (standing?.closedAt && standing.closedAt < this.settledBefore) ended.push(reference);
    }
    await this.each(lacking, (reference) => this.tellToRecord(reference, null));
    await this.each(ended, (reference) => this.lookAtEnded(reference));
  }

  /** Every report that has not ended must have a workflow that runs. */
  async compareOpen(): Promise<void> {
    const { db } = this.dependencies;
    for (let after = '', more = true; more;) {
      const page = await readOpenReports(db, after, PAGE);
      this.found.checked.openReports += page.length;
      // What Temporal lists is some seconds old at times: each that is missing there is looked up.
      const missing = page.filter(
        ({ reference, updatedAt }) => !this.running.has(reference) && updatedAt < this.settledBefore,
      );
      await this.each(
        missing,
        (report) => this.lookUp(report),
        ({ reference }) => reference,
      );
      more = page.length === PAGE;
      after = page.at(-1)?.reference ?? after;
    }
  }

  /** A rung that is long due: its workflow has got stuck, or has fired it and Postgres has lost that. */
  async compareLate(): Promise<void> {
    const { db, now } = this.dependencies;
    const before = new Date(now() - LATE_MS);
    const late = new Set<string>();
    let last: LateRung | null = null;
    do {
      const page: LateRung[] = await readLateRungs(db, before, last, PAGE);
      for (const { reference } of page) if (this.running.has(reference)) late.add(reference);
      heartbeat();
      last = page.length < PAGE ? null : page.at(-1)!;
    } while (last !== null);
    this.found.late.push(...late);
    const asked = [...late].slice(0, MAX_ASKED);
    await this.each(asked, (reference) => this.compareStates(reference));
  }

  /** Waits until those that were told to record themselves have done so. */
  async awaitRecords(): Promise<void> {
    const { patienceMs = 30_000 } = this.dependencies;
    const until = Date.now() + patienceMs;
    for (;;) {
      await this.each(
        [...this.told],
        (told) => this.lookWhetherRecorded(told),
        ([reference]) => reference,
      );
      if (this.told.size === 0 || Date.now() > until) break;
      await sleep(1_000);
    }
    for (const reference of this.told.keys()) {
      this.unrepaired(
        reference,
        'it was told to record itself and has not; without a row it needs its submission for that',
      );
    }
  }

  conclude(): ReconciliationReport {
    const { checked, ...lists } = this.found;
    const counts = Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, list.length]));
    const { logger } = this.dependencies;
    if (Object.values(lists).every((list) => list.length === 0)) {
      logger.info({ ...checked }, 'Temporal and Postgres agree');
    } else {
      const examples = Object.fromEntries(
        Object.entries(lists).map(([name, list]) => [name, list.slice(0, MAX_LOGGED)]),
      );
      logger.warn({ ...checked, counts, examples }, 'Temporal and Postgres did not agree');
    }
    return {
      checked,
      restarted: lists.restarted.slice(0, MAX_ANSWERED),
      recordedAgain: lists.recordedAgain.slice(0, MAX_ANSWERED),
      caughtUp: lists.caughtUp.slice(0, MAX_ANSWERED),
      stillRunning: lists.stillRunning.slice(0, MAX_ANSWERED),
      late: lists.late.slice(0, MAX_ANSWERED),
      unrepaired: lists.unrepaired.slice(0, MAX_ANSWERED),
    };
  }

  private async lookUp(report: OpenReport): Promise<void> {
    const workflow = await this.describe(report.reference);
    if (workflow === null || ENDED_EARLY.includes(workflow.status.name)) await this.restart(report);
    else if (workflow.status.name === 'COMPLETED') await this.recordEnd(report, workflow);
  }

  /** Lets a new workflow go on with what was recorded last. */
  private async restart({ reference, fingerprint }: OpenReport): Promise<void> {
    const { db, city, taskQueue } = this.dependencies;
    const state = await readStoredState(db, reference);
    if (!state) return this.unrepaired(reference, 'its state was not recorded by the version that it came in under');
    if (hasEnded(state)) return;
    if (nextStep(state) === null)
      return this.unrepaired(reference, 'nothing is owed by any instant in what was recorded');
    const { calendar, policies, areas } = city.current();
    const policy = policyOn(policies, localDateAt(calendar, state.submittedAt));
    const input: ReportWorkflowInput = { reference, from: { state, policy } };
    const place = areas.find(({ code }) => code === state.area)?.name.vi;
    try {
      await this.client.workflow.start(REPORT_WORKFLOW, {
        workflowId: reportWorkflowId(reference),
        taskQueue,
        args: [input],
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
        workflowIdConflictPolicy: 'FAIL',
        memo: { fingerprint },
        typedSearchAttributes: initialSearchAttributes(state.area),
        staticSummary: place ? `${reference} · ${place}` : reference,
      });
      this.found.restarted.push(reference);
    } catch (error) {
      // Somebody else has started it meanwhile.
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
  }

  private async recordEnd({ reference, seq }: OpenReport, { closeTime }: WorkflowExecutionDescription): Promise<void> {
    const view = await this.view(reference);
    if (!view || !hasEnded(view.state) || view.state.seq < seq) {
      return this.unrepaired(reference, 'its workflow has completed, but not with what was recorded last');
    }
    await saveEndAgain(this.dependencies.db, view.state, closeTime!);
    this.found.recordedAgain.push(reference);
  }

  /** Postgres says that it has ended; its workflow may only have something left to do. */
  private async lookAtEnded(reference: string): Promise<void> {
    if ((await this.describe(reference))?.status.name !== 'RUNNING') return;
    const view = await this.view(reference);
    this.found.stillRunning.push(reference);
    if (!view || !hasEnded(view.state)) await this.tellToCatchUp(reference);
  }

  private async compareStates(reference: string): Promise<void> {
    const { db } = this.dependencies;
    const standing = (await readStandings(db, [reference])).get(reference);
    if (!standing || standing.updatedAt >= this.settledBefore) return;
    const view = await this.view(reference);
    if (!view) return;
    const stored = await readStoredState(db, reference);
    if (view.state.seq < standing.seq) {
      await this.tellToCatchUp(reference);
    } else if (!isDeepStrictEqual(stored, view.state)) {
      // Also with the same number: an event that came after a loss writes only the obligations that it changed.
      await this.tellToRecord(reference, view.state);
    }
  }

  private async lookWhetherRecorded([reference, state]: [string, ReportState | null]): Promise<void> {
    const stored = await readStoredState(this.dependencies.db, reference);
    if (!stored || (state && stored.seq <= state.seq && !isDeepStrictEqual(stored, state))) return;
    this.told.delete(reference);
    this.found.recordedAgain.push(reference);
  }

  /** Its worker died after a record, or Temporal was restored from a backup: what was recorded counts. */
  private async tellToCatchUp(reference: string): Promise<void> {
    await this.client.workflow.getHandle(reportWorkflowId(reference)).signal(REPORT_SIGNALS.record);
    this.found.caughtUp.push(reference);
  }

  private async tellToRecord(reference: string, state: ReportState | null): Promise<void> {
    try {
      await this.client.workflow.getHandle(reportWorkflowId(reference)).signal(REPORT_SIGNALS.record);
      this.told.set(reference, state);
    } catch (error) {
      // It has ended since it was listed.
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    }
  }

  /** The latest run; null when Temporal has none, or none any more. */
  private async describe(reference: string): Promise<WorkflowExecutionDescription | null> {
    try {
      return await this.client.workflow.getHandle(reportWorkflowId(reference)).describe();
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return null;
      throw error;
    }
  }

  private async view(reference: string): Promise<ReportView | null> {
    const handle = this.client.workflow.getHandle(reportWorkflowId(reference));
    return this.client.withDeadline(Date.now() + QUERY_DEADLINE_MS, () =>
      handle.query<ReportView | null>(REPORT_QUERY),
    );
  }

  private unrepaired(reference: string, why: string): void {
    this.found.unrepaired.push({ reference, why });
  }

  /** Looks at some at a time, and not faster than the rest of the machine can follow. What fails with one spoils no other. */
  private async each<Item>(
    items: Item[],
    look: (item: Item) => Promise<void>,
    nameOf: (item: Item) => string = String,
  ): Promise<void> {
    heartbeat();
    for (let index = 0; index < items.length; index += AT_ONCE) {
      const began = Date.now();
      const group = items.slice(index, index + AT_ONCE);
      await Promise.all(
        group.map((item) =>
          look(item).catch((error: unknown) =>
            this.unrepaired(nameOf(item), `it could not be looked at: ${faultOf(error)}`),
          ),
        ),
      );
      heartbeat();
      const pause = (group.length * 1_000) / PER_SECOND - (Date.now() - began);
      if (pause > 0) await sleep(pause);
    }
  }
}

function referenceOf(workflowId: string): string {
  return workflowId.slice(reportWorkflowId('').length);
}

/** Errors of the services may repeat what they were sent; their names and codes do not. */
function faultOf(error: unknown): string {
  const { name = 'unknown', code } = (error ?? {}) as { name?: string; code?: string | number };
  return code === undefined ? name : `${name} ${code}`;
}
