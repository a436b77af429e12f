import { randomBytes } from 'node:crypto';
import { Client, type WorkflowHandle } from '@temporalio/client';
import { MockActivityEnvironment } from '@temporalio/testing';
import { NativeConnection, Runtime, type Worker } from '@temporalio/worker';
import pino from 'pino';
import { createTemporalClient } from '../../api/temporal-client';
import { createTemporalLogger } from '../../config/temporal-logger';
import { RECONCILIATION_WORKFLOW, type ReconciliationReport } from '../../contracts/city-workflows';
import { referenceFromBytes } from '../../contracts/reference';
import {
  REPORT_WORKFLOW,
  reportWorkflowId,
  type ReportWorkflowInput,
  type Submission,
} from '../../contracts/report-workflow';
import { initialSearchAttributes } from '../../contracts/search-attributes';
import type { CityDirectory } from '../../db/city-directory';
import { readStoredState } from '../../db/read-models/stored-state';
import { saveRecord } from '../../db/stores/report-store';
import type { ReportState } from '../../domain/report/state';
import { SURE, TestReport } from '../../domain/report/testing/test-report';
import { createDataConverter } from '../../security/data-converter';
import { eventually } from '../../test/support/eventually';
import { createRecordedWorld } from '../../test/support/recorded-world';
import { createRecordMaker } from '../../test/support/report-records';
import { act, CITIZEN, OFFICER, reaches, viewOf } from '../../test/support/scenarios';
import { fixedDirectory, hueCityData } from '../../test/support/test-city';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database';
import { createWorker } from '../../workers/create-worker';
import { reconcile } from './reconcile';

const MINUTE = 60_000;
const AREA = '19789';
const taskQueue = `paht-test-${randomBytes(6).toString('hex')}`;
const logger = pino({ level: 'silent' });

let database: TestDatabase;
let client: Client;
/** As activities have it: on their worker's connection. */
let own: Client;
let city: CityDirectory;
let connection: NativeConnection;
let worker: Worker;
let working: Promise<void>;

beforeAll(async () => {
  Runtime.install({ logger: createTemporalLogger(logger), shutdownSignals: [] });
  database = await createTestDatabase();
  const data = await hueCityData();
  city = fixedDirectory(data);
  const address = process.env.TEST_TEMPORAL_ADDRESS!;
  const dataConverter = createDataConverter(randomBytes(32));
  client = createTemporalClient({ connection: { address }, namespace: 'default', dataConverter });
  connection = await NativeConnection.connect({ address });
  own = new Client({ connection, dataConverter });
  worker = await createWorker({
    connection,
    namespace: 'default',
    taskQueue,
    activities: createRecordedWorld(database.db, data, taskQueue),
    dataConverter,
    workflowBundle: { codePath: process.env.TEST_WORKFLOW_BUNDLE! },
    maxConcurrentActivities: 10,
  });
  working = worker.run();
});
afterEach(async () => {
  for await (const { workflowId } of client.workflow.list({ query: `TaskQueue = '${taskQueue}'` })) {
    await client.workflow
      .getHandle(workflowId)
      .terminate()
      .catch(() => undefined);
  }
  await database.db.raw('TRUNCATE report CASCADE');
});
afterAll(async () => {
  worker.shutdown();
  await working;
  await connection.close();
  await client.connection.close();
  await database.drop();
});

/** Some minutes later, so that what the test has just done counts as settled. */
const LATER = 6 * MINUTE;

async function reconcileNow({
  after = LATER,
  patienceMs = 10_000,
  by = own,
  its = city,
} = {}): Promise<ReconciliationReport> {
  const environment = new MockActivityEnvironment(undefined, { client: by });
  const now = () => Date.now() + after;
  return environment.run(() => reconcile({ db: database.db, city: its, taskQueue, now, logger, patienceMs }));
}

function submission(): Submission {
  const fingerprint = `${randomBytes(6).toString('hex')}.body`;
  const place = { location: { lat: 16.4637, lng: 107.5909 }, area: AREA };
  return { text: 'Đèn đường tắt', ...place, language: 'vi', channel: 'web', receivedAt: Date.now(), fingerprint };
}

/** A report that was assigned to its agency. */
async function start(historyLimit?: number): Promise<{ reference: string; handle: WorkflowHandle }> {
  const reference = referenceFromBytes('HUE', randomBytes(6));
  const input = { reference, from: { submission: submission() }, ...(historyLimit ? { historyLimit } : {}) };
  await client.workflow.start(REPORT_WORKFLOW, {
    workflowId: reportWorkflowId(reference),
    taskQueue,
    args: [input],
    typedSearchAttributes: initialSearchAttributes(AREA),
  });
  // Of whichever run is the latest.
  const handle = client.workflow.getHandle(reportWorkflowId(reference));
  await reaches(handle, 'assigned');
  await listed(1, 'Running', reference);
  return { reference, handle };
}

/** What Temporal lists is a little behind what it knows. */
async function listed(count: number, status: string, reference: string): Promise<void> {
  const query = `WorkflowId = '${reportWorkflowId(reference)}' AND ExecutionStatus = '${status}'`;
  await eventually(async () => (await client.workflow.count(query)).count === count, `${status} is listed`);
}

async function seqs(reference: string): Promise<number[]> {
  return database.db('report_event').where({ reference }).orderBy('seq').pluck('seq');
}

const NOTHING = { restarted: [], recordedAgain: [], caughtUp: [], stillRunning: [], late: [], unrepaired: [] };

describe('reconcile', () => {
  it('When Temporal and Postgres agree, then nothing is found', async () => {
    await start();
    expect(await reconcileNow()).toEqual({ ...NOTHING, checked: { openReports: 1, runningWorkflows: 1 } });
  });

  it('When a workflow was terminated, then it is started again and the report goes on where it was', async () => {
    const { reference, handle } = await start();
    await act(handle, 'accept', OFFICER, {});
    const { state } = (await viewOf(handle))!;
    const { memo } = await handle.describe();
    await handle.terminate('by mistake');
    await listed(1, 'Terminated', reference);
    await listed(0, 'Running', reference);

    expect(await reconcileNow()).toMatchObject({ ...NOTHING, restarted: [reference] });

    expect((await reaches(handle, 'in_progress')).state).toEqual(state);
    const { fingerprint } = await database.db('report').where({ reference }).first();
    expect((await handle.describe()).memo).toEqual({ ...memo, fingerprint });
    const { state: after } = await act(handle, 'resolve', OFFICER, { result: 'done', answer: 'Đã thay bóng.' });
    expect(after.seq).toBe(state.seq + 1);
    expect(await seqs(reference)).toEqual(Array.from({ length: after.seq }, (_, index) => index + 1));
    expect(await readStoredState(database.db, reference)).toEqual(after);
    await act(handle, 'rate', CITIZEN, { rating: 'satisfied' });
    await handle.result();
  });

  it('When it runs twice at once and again, then a lost workflow is started once', async () => {
    const { reference, handle } = await start();
    await handle.terminate();
    await listed(0, 'Running', reference);
    const [one, two] = await Promise.all([reconcileNow(), reconcileNow()]);
    expect([...one.restarted, ...two.restarted]).toEqual([reference]);
    await listed(1, 'Running', reference);
    expect(await reconcileNow()).toMatchObject(NOTHING);
  });

  it('When Temporal has lost everything, then each open report is started again with the policy it was promised', async () => {
    const states = new Map<string, ReportState>();
    for (const status of ['received', 'triage', 'assigned', 'in_progress', 'resolved']) {
      const reference = referenceFromBytes('HUE', randomBytes(6));
      const report = new TestReport(Date.now() - 1_000, undefined, reference);
      if (status !== 'received') report.sort({ ...SURE, decided: status !== 'triage' });
      if (status === 'in_progress' || status === 'resolved') report.act('accept', {});
      if (status === 'resolved') report.act('resolve', { result: 'done', answer: 'Đã thay bóng.' });
      const { state, events } = report;
      expect(state.status).toBe(status);
      await saveRecord(database.db, { state, events, submission: submission() }, []);
      states.set(reference, state);
    }
    const tomorrow = new Date(Date.now() + 24 * 60 * MINUTE).toISOString().slice(0, 10);
    const data = city.current();
    const [policy] = data.policies;
    const policies = [policy!, { ...policy!, version: 'promised to none of them', validFrom: tomorrow }];
    const promised: string[] = [];
    const by = new Client({
      ...own.options,
      connection,
      interceptors: {
        workflow: [
          {
            startWithDetails: (input, next) => {
              const [{ from }] = input.options.args as [ReportWorkflowInput];
              if ('policy' in from) promised.push(from.policy.version);
              return next(input);
            },
          },
        ],
      },
    });

    const report = await reconcileNow({ by, its: fixedDirectory({ ...data, policies }) });

    expect(report).toMatchObject({ ...NOTHING, restarted: expect.any(Array) });
    expect(report.restarted.sort()).toEqual([...states.keys()].sort());
    expect(promised).toEqual(report.restarted.map(() => policy!.version));
    for (const [reference, state] of states) {
      const view = await eventually(() => viewOf(client.workflow.getHandle(reportWorkflowId(reference))), 'it answers');
      expect(view.state).toEqual(state);
      expect(view.next).not.toBeNull();
    }
  });

  it('When something happened a moment ago, then it is left alone', async () => {
    const { reference, handle } = await start();
    const other = await start();
    await handle.terminate();
    await listed(0, 'Running', reference);
    await database.db('report').where({ reference: other.reference }).delete();
    expect(await reconcileNow({ after: 0 })).toMatchObject(NOTHING);
  });

  it('When a row is lost, then its workflow writes it again, and the report goes on', async () => {
    const { reference, handle } = await start();
    const { state } = await act(handle, 'accept', OFFICER, {});
    await database.db('report').where({ reference }).delete();

    expect(await reconcileNow()).toMatchObject({ ...NOTHING, recordedAgain: [reference] });

    expect(await readStoredState(database.db, reference)).toEqual(state);
    await act(handle, 'resolve', OFFICER, { result: 'done', answer: 'Đã thay bóng.' });
    expect(await database.db('report').where({ reference }).first('status', 'seq', 'text')).toEqual({
      status: 'resolved',
      seq: state.seq + 1,
      text: 'Đèn đường tắt',
    });
  });

  it('When a row is lost and its workflow has forgotten the submission, then it is said that nothing can be done', async () => {
    const { reference, handle } = await start(12);
    const first = (await handle.describe()).runId;
    for (let i = 0; i < 4; i++) await act(handle, 'note', OFFICER, { text: `Ghi chú ${i}` });
    await eventually(async () => (await handle.describe()).runId !== first, 'it has continued as new');
    await listed(1, 'Running', reference);
    await database.db('report').where({ reference }).delete();
    const report = await reconcileNow({ patienceMs: 1_000 });
    expect(report).toMatchObject({ recordedAgain: [], unrepaired: [{ reference, why: expect.any(String) }] });
  });

  it('When Postgres was restored and lacks the latest, then a rung that seems late shows it and it is written again', async () => {
    const { reference, handle } = await start();
    const before = await rowsOf(reference);
    const { state } = await act(handle, 'accept', OFFICER, {});
    await restore(reference, before);
    const past = new Date(Date.now() - 20 * MINUTE);
    await database.db('obligation').where({ reference, kind: 'acceptance' }).update({ next_at: past });

    expect(await reconcileNow()).toMatchObject({ ...NOTHING, late: [reference], recordedAgain: [reference] });

    expect(await readStoredState(database.db, reference)).toEqual(state);
    expect(await reconcileNow()).toMatchObject(NOTHING);
  });

  it('When a report went on after Postgres was restored, then what is still left of before is put right', async () => {
    const { reference, handle } = await start();
    const before = await rowsOf(reference);
    await act(handle, 'accept', OFFICER, {});
    await restore(reference, before);
    const { state } = await act(handle, 'note', OFFICER, { text: 'Ghi chú' });
    const past = new Date(Date.now() - 20 * MINUTE);
    const acceptance = { reference, kind: 'acceptance', closed_at: null };
    expect(await database.db('obligation').where(acceptance).update({ next_at: past })).toBe(1);

    expect(await reconcileNow()).toMatchObject({ ...NOTHING, late: [reference], recordedAgain: [reference] });

    expect(await readStoredState(database.db, reference)).toEqual(state);
    expect(await reconcileNow()).toMatchObject(NOTHING);
  });

  it('When a rung is late and nothing is lost, then it is only said', async () => {
    const { reference } = await start();
    const past = new Date(Date.now() - 20 * MINUTE);
    await database.db('obligation').where({ reference, kind: 'acceptance' }).update({ next_at: past });
    expect(await reconcileNow()).toMatchObject({ ...NOTHING, late: [reference] });
  });

  it('When Postgres was restored and lacks the end, then the end is written again', async () => {
    const { reference, handle } = await start();
    const before = await rowsOf(reference);
    await act(handle, 'withdraw', CITIZEN, {});
    await handle.result();
    await listed(0, 'Running', reference);
    await restore(reference, before);

    expect(await reconcileNow()).toMatchObject({ ...NOTHING, recordedAgain: [reference] });

    const row = await database.db('report').where({ reference }).first();
    expect(row.status).toBe('withdrawn');
    expect(row.closed_at).toEqual((await handle.describe()).closeTime);
    expect(await database.db('obligation').where({ reference, closed_at: null })).toEqual([]);
    expect(await reconcileNow()).toMatchObject(NOTHING);
  });

  it('When Postgres has an end that the workflow does not know, then the workflow goes on from there and ends', async () => {
    const { reference, handle } = await start();
    const { state } = (await viewOf(handle))!;
    const make = await createRecordMaker();
    const withdrawn = make.after(state, { role: 'citizen' }, { type: 'withdraw', payload: {} }, Date.now());
    await saveRecord(database.db, withdrawn, []);
    expect(await reconcileNow()).toMatchObject({ ...NOTHING, stillRunning: [reference], caughtUp: [reference] });
    await handle.result();
    expect(await database.db('report').where({ reference }).first('status')).toEqual({ status: 'withdrawn' });
  });

  it('When somebody has changed a row by hand, then the workflow writes it again', async () => {
    const { reference, handle } = await start();
    await database.db('report').where({ reference }).update({ status: 'withdrawn', closed_at: new Date() });
    expect(await reconcileNow()).toMatchObject({ stillRunning: [reference], caughtUp: [reference] });
    const row = () => database.db('report').where({ reference }).first('status', 'closed_at');
    await eventually(async () => (await row()).status === 'assigned', 'the row is as the workflow has it');
    expect(await row()).toEqual({ status: 'assigned', closed_at: null });
    expect((await viewOf(handle))?.state.status).toBe('assigned');
  });

  it('When the state of a lost workflow was never kept, then it is said and the others are repaired', async () => {
    const lost = [await start(), await start()];
    for (const { handle, reference } of lost) {
      await handle.terminate();
      await listed(0, 'Running', reference);
    }
    const [old, other] = lost.map(({ reference }) => reference);
    await database.db('report').where({ reference: old }).update({ process: '{"legs": [], "requests": []}' });
    expect(await reconcileNow()).toMatchObject({ restarted: [other], unrepaired: [{ reference: old }] });
  });

  it('When the workflow of the hour runs it in a worker, then it compares what there is', async () => {
    await start();
    const report = await client.workflow.execute<() => Promise<ReconciliationReport>>(RECONCILIATION_WORKFLOW, {
      workflowId: `reconciliation-${taskQueue}`,
      taskQueue,
    });
    expect(report).toEqual({ ...NOTHING, checked: { openReports: 1, runningWorkflows: 1 } });
  });
});

interface Rows {
  report: Record<string, unknown>;
  obligations: Record<string, unknown>[];
  events: Record<string, unknown>[];
}

async function rowsOf(reference: string): Promise<Rows> {
  const { db } = database;
  return {
    report: await db('report').where({ reference }).first(),
    obligations: await db('obligation').where({ reference }),
    events: await db('report_event').where({ reference }),
  };
}

/** What a backup of a moment ago brings back. */
async function restore(reference: string, { report, obligations, events }: Rows): Promise<void> {
  const { db } = database;
  const asJson = (row: Record<string, unknown>, ...columns: string[]) => ({
    ...row,
    ...Object.fromEntries(columns.map((column) => [column, JSON.stringify(row[column])])),
  });
  await db('report').where({ reference }).delete();
  // Postgres makes the words itself.
  const { words: _, ...written } = report;
  await db('report').insert(asJson(written, 'process'));
  await db('obligation').insert(obligations.map((row) => asJson(row, 'ledger', 'rungs')));
  await db('report_event').insert(events.map((row) => asJson(row, 'actor', 'data')));
}
