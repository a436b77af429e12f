import { randomBytes, randomUUID } from 'node:crypto';
import type { Client, WorkflowHandle, WorkflowHandleWithFirstExecutionRunId } from '@temporalio/client';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { makeTelemetryFilterString, Runtime, Worker } from '@temporalio/worker';
import pino from 'pino';
import { registerSearchAttributes } from '../../cli/embedded/register-search-attributes';
import { SEARCH_ATTRIBUTE_TYPES } from '../../cli/runtime/services';
import { createTemporalLogger } from '../../config/temporal-logger';
import type { CityActivities } from '../../contracts/city-activities';
import type { WebhookActivities } from '../../contracts/webhook-delivery';
import type { Recorded, ReportActivities, ReportRecord } from '../../contracts/report-activities';
import { referenceFromBytes } from '../../contracts/reference';
import {
  REPORT_WORKFLOW,
  reportWorkflowId,
  type ReportWorkflowInput,
  type Submission,
} from '../../contracts/report-workflow';
import { initialSearchAttributes } from '../../contracts/search-attributes';
import type { Policy } from '../../domain/policy/policy';
import type { CityData } from '../../domain/city/city-data';
import type { AreaSuspension, LeadSnapshot } from '../../domain/report/decide';
import type { ReportEvent } from '../../domain/report/events';
import { traceActivity } from '../../workers/activity-interceptors';
import { createDataConverter } from '../../security/data-converter';
import { hueCityData } from './test-city';

/** Of tests only: golden histories were recorded with it. */
export const TEST_PAYLOAD_KEY = Buffer.alloc(32, 'paht golden histories');

/** The world of a workflow test: records go to a list, the classifier answers what it is told to. */
export class FakeWorld implements ReportActivities {
  readonly records: ReportRecord[] = [];
  /** Makes recording fail while true, as when Postgres is away. */
  postgresAway = false;
  classification: Awaited<ReturnType<ReportActivities['classify']>> | Error = {
    category: 'electricity_lighting',
    field: 'urban_infrastructure',
    priority: 'normal',
    confidence: 0.9,
    decided: true,
    because: ['đèn đường'],
    model: 'fake',
    route: { lead: 'hepco', supporting: [], rule: 'lighting', alarm: false },
  };

  /** What a report that starts now is promised, and what its deadlines are counted by. */
  policy: Policy;
  calendar: CityData['calendar'];
  suspension: AreaSuspension | null = null;
  /** What is known of the report that another one follows. */
  lead: LeadSnapshot | null = null;
  /** How many follow the report that has changed. */
  followers = 0;
  readonly informed: { lead: string; withdrawn: boolean }[] = [];

  constructor(private readonly city: CityData) {
    this.policy = city.policies.at(-1)!;
    this.calendar = city.calendar;
  }

  // Temporal takes activities off the object, so they must not need `this`.
  loadRules = async () => ({ calendar: this.calendar, policy: this.policy, suspension: this.suspension });

  readLead = async () => this.lead;

  informFollowers = async (question: { lead: string; withdrawn: boolean }) => {
    this.informed.push(question);
    return this.followers;
  };

  recordStateAgain = async ({ state }: { state: ReportRecord['state'] }) => {
    this.recordedAgain.push(state.reference);
    return { recorded: true };
  };

  readonly recordedAgain: string[] = [];

  classify = async () => {
    if (this.classification instanceof Error) throw this.classification;
    return this.classification;
  };

  lookUp: ReportActivities['lookUp'] = async ({ category, agencies, lead }) => ({
    ...(lead === undefined ? {} : { lead: this.lead }),
    activeAgencies: agencies.filter((code) => this.city.agencies.some((agency) => agency.code === code)),
    ...(category === undefined
      ? {}
      : {
          field: this.city.categories.find(({ code }) => code === category)?.field ?? null,
          route: { lead: 'hepco', supporting: [], rule: 'fake', alarm: false },
        }),
  });

  /** Answers for the next record what a killed worker has recorded in its place. */
  instead: ((record: ReportRecord) => Recorded['instead']) | null = null;

  recordEvents = async (record: ReportRecord): Promise<Recorded> => {
    if (this.postgresAway) throw new Error('connection refused');
    const instead = this.instead?.(record);
    this.instead = null;
    if (instead) return { followers: 0, instead };
    this.records.push(record);
    return { followers: this.followers };
  };

  /** The recorded events of a report, once each, in their order. */
  eventsOf(reference: string): ReportEvent[] {
    const bySeq = new Map<number, ReportEvent>();
    for (const { state, events } of this.records) {
      if (state.reference === reference) for (const event of events) bySeq.set(event.seq, event);
    }
    return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
  }
}

export interface WorkflowEnvironment {
  env: TestWorkflowEnvironment;
  client: Client;
  city: CityData;
  /** Runs a worker with this world while `body` runs. */
  withWorker<World extends TestActivities, Result>(
    world: World,
    body: (tools: WorkflowTools<World>) => Promise<Result>,
  ): Promise<Result>;
  stop(): Promise<void>;
}

/** What the worker of a test carries out. */
export type TestActivities = ReportActivities & Partial<CityActivities & WebhookActivities>;

export interface WorkflowTools<World = FakeWorld> {
  world: World;
  taskQueue: string;
  start: (options?: {
    submission?: Partial<Submission>;
    historyLimit?: number;
  }) => Promise<{ reference: string; handle: WorkflowHandleWithFirstExecutionRunId }>;
}

/**
 * A time-skipping Temporal of its own for one test file; its clock is one for all workflows in it. With `skipsTime` false it
 * is the dev server of all tests: the time-skipping one loses count of its locks when dozens of workflows signal each
 * other at once ("Unbalanced lock and unlock calls").
 */
export async function startWorkflowEnvironment({ skipsTime = true } = {}): Promise<WorkflowEnvironment> {
  const logger = createTemporalLogger(pino({ level: process.env.TEST_LOG_LEVEL ?? 'silent' }));
  Runtime.install({
    logger,
    shutdownSignals: [],
    telemetryOptions: { logging: { forward: {}, filter: makeTelemetryFilterString({ core: 'ERROR' }) } },
  });
  const client = { dataConverter: createDataConverter(TEST_PAYLOAD_KEY) };
  const executable = { type: 'existing-path', path: process.env.TEST_SERVER_PATH! } as const;
  const env = skipsTime
    ? await TestWorkflowEnvironment.createTimeSkipping({ server: { executable }, client })
    : await TestWorkflowEnvironment.createFromExistingServer({ address: process.env.TEST_TEMPORAL_ADDRESS!, client });
  await registerSearchAttributes(env.connection as never, 'default', SEARCH_ATTRIBUTE_TYPES).catch(async () => {
    // The time-skipping server adds search attributes but does not list them.
    await env.connection.operatorService.addSearchAttributes({
      namespace: 'default',
      searchAttributes: Object.fromEntries(
        Object.entries(SEARCH_ATTRIBUTE_TYPES).map(([name, type]) => [name, type === 'Datetime' ? 6 : 2]),
      ),
    });
  });
  const city = await hueCityData();
  return {
    env,
    client: env.client,
    city,
    async withWorker<World extends TestActivities, Result>(
      world: World,
      body: (tools: WorkflowTools<World>) => Promise<Result>,
    ) {
      const taskQueue = `test-${randomUUID()}`;
      const worker = await createTestWorker(env, taskQueue, world);
      const started: WorkflowHandle[] = [];
      const tools: WorkflowTools<World> = {
        world,
        taskQueue,
        async start(options) {
          const report = await start(env, taskQueue, options);
          started.push(report.handle);
          return report;
        },
      };
      return worker.runUntil(
        body(tools).finally(async () => {
          // A workflow that is left behind without a worker would hold up the clock of the next test.
          const latest = started.map(({ workflowId }) => env.client.workflow.getHandle(workflowId));
          await Promise.allSettled(latest.map((handle) => handle.terminate()));
        }),
      );
    },
    stop: () => env.teardown(),
  };
}

export async function createTestWorker(
  env: TestWorkflowEnvironment,
  taskQueue: string,
  activities: TestActivities,
): Promise<Worker> {
  return Worker.create({
    connection: env.nativeConnection,
    taskQueue,
    activities,
    dataConverter: createDataConverter(TEST_PAYLOAD_KEY),
    workflowBundle: { codePath: process.env.TEST_WORKFLOW_BUNDLE! },
    interceptors: { activity: [traceActivity] },
  });
}

async function start(
  env: TestWorkflowEnvironment,
  taskQueue: string,
  { submission = {}, historyLimit }: { submission?: Partial<Submission>; historyLimit?: number } = {},
): Promise<{ reference: string; handle: WorkflowHandleWithFirstExecutionRunId }> {
  const reference = referenceFromBytes('HUE', randomBytes(6));
  const input: ReportWorkflowInput = {
    reference,
    from: {
      submission: {
        text: 'Đèn đường tắt ba đêm nay',
        location: { lat: 16.4637, lng: 107.5909 },
        area: '19789',
        language: 'vi',
        channel: 'web',
        receivedAt: await env.currentTimeMs(),
        fingerprint: 'key.body',
        ...submission,
      },
    },
    ...(historyLimit === undefined ? {} : { historyLimit }),
  };
  const handle = await env.client.workflow.start(REPORT_WORKFLOW, {
    workflowId: reportWorkflowId(reference),
    taskQueue,
    args: [input],
    typedSearchAttributes: initialSearchAttributes('19789'),
    staticSummary: reference,
  });
  return { reference, handle };
}
