import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, WorkflowNotFoundError, type WorkflowHandle } from '@temporalio/client';
import { MockActivityEnvironment } from '@temporalio/testing';
import { NativeConnection, Runtime, type Worker } from '@temporalio/worker';
import pino from 'pino';
import { createTemporalLogger } from '../../config/temporal-logger';
import { RETENTION_WORKFLOW } from '../../contracts/city-workflows';
import { referenceFromBytes } from '../../contracts/reference';
import { REPORT_WORKFLOW, reportWorkflowId, type Submission } from '../../contracts/report-workflow';
import { initialSearchAttributes } from '../../contracts/search-attributes';
import { readStoredState } from '../../db/read-models/stored-state';
import { putInMailbox } from '../../db/stores/mailbox-store';
import { saveRecord } from '../../db/stores/report-store';
import type { EventData, EventType } from '../../domain/report/events';
import type { RoutingTrace } from '../../domain/routing/route';
import { headOf, officerOf, SURE, TestReport } from '../../domain/report/testing/test-report';
import { createDataConverter } from '../../security/data-converter';
import { eventually } from '../../test/support/eventually';
import { createRecordedWorld } from '../../test/support/recorded-world';
import { act, CITIZEN, OFFICER, reaches } from '../../test/support/scenarios';
import { fixedDirectory, hueCityData } from '../../test/support/test-city';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database';
import { createDiskPhotoStorage } from '../../storage/disk-photo-storage';
import { createWorker } from '../../workers/create-worker';
import { anonymiseReports } from './anonymise-reports';

/** What citizens and staff have written. */
const SECRET = 'Nguyễn Văn A 0905123456';
const MONTH = 31 * 86_400_000;
const DELETION_MS = 180_000;
const taskQueue = `paht-test-${randomBytes(6).toString('hex')}`;
const logger = pino({ level: 'silent' });
const photos = createDiskPhotoStorage(join(tmpdir(), `paht-photos-${randomBytes(6).toString('hex')}`));

let database: TestDatabase;
let connection: NativeConnection;
let client: Client;
let worker: Worker;
let working: Promise<void>;

beforeAll(async () => {
  Runtime.install({ logger: createTemporalLogger(logger), shutdownSignals: [] });
  database = await createTestDatabase();
  connection = await NativeConnection.connect({ address: process.env.TEST_TEMPORAL_ADDRESS! });
  const dataConverter = createDataConverter(randomBytes(32));
  client = new Client({ connection, dataConverter });
  worker = await createWorker({
    connection,
    namespace: 'default',
    taskQueue,
    activities: createRecordedWorld(database.db, await hueCityData(), taskQueue),
    dataConverter,
    workflowBundle: { codePath: process.env.TEST_WORKFLOW_BUNDLE! },
    maxConcurrentActivities: 10,
  });
  working = worker.run();
});
afterEach(() => database.db.raw('TRUNCATE report, mailbox_message CASCADE'));
afterAll(async () => {
  worker.shutdown();
  await working;
  await connection.close();
  await database.drop();
});

async function run(now = Date.now(), by = client): Promise<{ anonymised: number; historiesDeleted: number }> {
  const city = fixedDirectory(await hueCityData());
  const environment = new MockActivityEnvironment(undefined, { client: by });
  return environment.run(() => anonymiseReports({ db: database.db, photos, city, now: () => now, logger }));
}

function newReference(): string {
  return referenceFromBytes('HUE', randomBytes(6));
}

function submission(receivedAt: number): Submission {
  return {
    text: SECRET,
    location: { lat: 16.4637, lng: 107.5909, address: SECRET },
    area: '19789',
    answers: { pole_number: SECRET },
    mediaUrls: [SECRET],
    contact: { name: SECRET, phone: '+84905123456', email: 'secret@example.com' },
    language: 'vi',
    channel: 'web',
    receivedAt,
    fingerprint: `${randomBytes(6).toString('hex')}.body`,
  };
}

/** A report with much that was written about it, which ended so long ago. */
async function ended(ageMs: number): Promise<string> {
  const reference = newReference();
  const now = Date.now() - ageMs;
  const report = new TestReport(now, undefined, reference);
  const until = new Date(now + 3 * 86_400_000).toISOString();
  report.sort({
    ...SURE,
    because: [SECRET],
    route: { lead: 'hepco', supporting: ['huewaco'], rule: 'r', alarm: false },
  });
  report.act('accept', { note: SECRET });
  report.act('request_extension', { workingDays: 2, reason: SECRET }, officerOf('hepco'));
  report.act('hold', { until, reason: SECRET }, headOf('hepco'));
  report.act('resume', { note: SECRET });
  report.act('accept', { note: SECRET }, officerOf('huewaco'));
  report.act('resolve', { result: 'done', answer: SECRET }, officerOf('huewaco'));
  report.act('resolve', { result: 'planned', answer: SECRET });
  report.act('rate', { rating: 'acceptable', comment: SECRET });
  const { state, events } = report;
  const key = `${reference}:9:reporter:email`;
  await saveRecord(
    database.db,
    {
      state,
      events,
      submission: submission(now),
      follower: { seq: 2, email: 'secret-follower@example.com', language: 'vi' },
    },
    [
      {
        key,
        reference,
        audience: 'reporter',
        channel: 'email',
        template: 'report_resolved',
        data: { answer: SECRET },
      },
    ],
  );
  await putInMailbox(database.db, { key, recipient: 'secret@example.com', subject: SECRET, body: SECRET });
  return reference;
}

/** All that is kept of reports, as one text. */
async function everything(): Promise<string> {
  const tables = ['report', 'reporter', 'report_follower', 'report_event', 'obligation', 'outbox', 'mailbox_message'];
  return JSON.stringify(await Promise.all(tables.map((table) => database.db(table).select())));
}

/** What statistics count. */
async function statistics(): Promise<unknown> {
  const { db } = database;
  const { rows: reports } = await db.raw(`
    SELECT area, category, field, priority, agency, supporting, channel, status, result, rating, count(*),
           sum(extract(epoch FROM resolved_at - submitted_at)) AS handling, sum(extract(epoch FROM closed_at - submitted_at)) AS life,
           sum(declines) AS declines, sum(transfers) AS transfers, sum(extensions) AS extensions, sum(reopenings) AS reopenings
    FROM report GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 ORDER BY 1, 2`);
  const { rows: events } = await db.raw(`
    SELECT type, status, actor ->> 'role' AS role, data ->> 'agency' AS agency, data ->> 'result' AS result,
           data ->> 'rating' AS rating, sum((data ->> 'lateMs')::numeric) AS late, count(*)
    FROM report_event GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4, 5, 6`);
  const { rows: obligations } = await db.raw(`
    SELECT kind, owner, agency, leg, outcome, count(*), sum(extract(epoch FROM closed_at - due_at)) AS late,
           sum(jsonb_array_length(ledger)) AS entries, sum(jsonb_array_length(rungs)) AS rungs
    FROM obligation GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5`);
  const { rows: messages } = await db.raw('SELECT template, status, count(*) FROM outbox GROUP BY 1, 2');
  return { reports, events, obligations, messages };
}

describe('anonymiseReports', () => {
  it('When a report ended long ago, then nothing of it is left that anybody wrote, and statistics stay as they were', async () => {
    const reference = await ended(25 * MONTH);
    await ended(26 * MONTH);
    const before = await statistics();
    expect((await everything()).toLowerCase()).toContain('0905123456');

    expect(await run()).toEqual({ anonymised: 2, historiesDeleted: 0 });

    const after = await everything();
    for (const trace of ['Nguyễn', '0905123456', '84905123456', 'secret', '16.4637'])
      expect(after).not.toContain(trace);
    expect(await statistics()).toEqual(before);
    expect(await database.db('report').where({ reference }).first()).toMatchObject({
      text: '',
      area: '19789',
      result: 'planned',
      rating: 'acceptable',
      answer: null,
      anonymised_at: expect.any(Date),
      process: { legs: [], requests: [], mayAppeal: false, barred: null, merged: null },
    });
    expect(await readStoredState(database.db, reference)).toBeNull();
    const [held] = await database.db('report_event').where({ reference, type: 'held' });
    expect(held.data).toEqual({ until: expect.any(Number) });
  });

  it('When a report ended lately or has not ended, then it stays as it is', async () => {
    await ended(23 * MONTH);
    const open = new TestReport(Date.now() - 30 * MONTH, undefined, newReference());
    const { state, events } = open;
    await saveRecord(database.db, { state, events, submission: submission(state.submittedAt) }, []);
    const before = await everything();
    expect(await run()).toEqual({ anonymised: 0, historiesDeleted: 0 });
    expect(await everything()).toBe(before);
  });

  it('When it runs again, then nothing changes', async () => {
    await ended(25 * MONTH);
    await run();
    const once = await everything();
    expect(await run()).toEqual({ anonymised: 0, historiesDeleted: 0 });
    expect(await everything()).toBe(once);
  });

  it('When there are more than one page holds, then all are anonymised', async () => {
    const reference = await ended(25 * MONTH);
    await database.db.raw(
      `INSERT INTO report (reference, fingerprint, seq, status, channel, language, text, priority, submitted_at, closed_at, updated_at)
       SELECT 'HUE-26-' || n, 'f', 1, 'closed', 'web', 'vi', ?, 'normal', closed_at, closed_at, closed_at
       FROM generate_series(1, 410) AS n, report WHERE reference = ?`,
      [SECRET, reference],
    );
    expect(await run()).toMatchObject({ anonymised: 411 });
    expect(await everything()).not.toContain('Nguyễn');
  });

  it('When an event of any kind is anonymised, then only what was meant to stay stays', async () => {
    const reference = await ended(25 * MONTH);
    await database.db('report_event').where({ reference }).delete();
    const types = Object.keys(SAMPLES) as EventType[];
    await database.db('report_event').insert(
      types.map((type, index) => ({
        reference,
        seq: index + 1,
        at: new Date(),
        type,
        status: 'closed',
        actor: JSON.stringify({ role: 'system' }),
        data: JSON.stringify({ ...SAMPLES[type].goes, ...SAMPLES[type].stays, addedByALaterVersion: SECRET }),
      })),
    );
    await database.db('report_event').insert({
      reference,
      seq: 0,
      at: new Date(),
      type: 'of_a_later_version',
      status: 'closed',
      actor: JSON.stringify({ role: 'system' }),
      data: JSON.stringify({ agency: SECRET }),
    });

    await run();

    const rows: { type: EventType; data: unknown }[] = await database.db('report_event').where({ reference }).select();
    expect(Object.fromEntries(rows.map(({ type, data }) => [type, data]))).toEqual({
      ...Object.fromEntries(types.map((type) => [type, SAMPLES[type].stays])),
      of_a_later_version: {},
    });
  });

  it(
    'When Temporal still has its history, then all of its runs are deleted there',
    async () => {
      const { handle, runs } = await lived();
      expect(runs).toBeGreaterThan(1);
      expect(await run(Date.now() + 25 * MONTH)).toEqual({ anonymised: 1, historiesDeleted: runs });
      await gone(handle);
      await expect(handle.describe()).rejects.toBeInstanceOf(WorkflowNotFoundError);
    },
    DELETION_MS,
  );

  it('When a history cannot be deleted, then the report is anonymised, and the next run deletes it', async () => {
    const { reference, runs } = await lived();
    const refusing = new Client({ connection: refusingToDelete(), dataConverter: client.options.dataConverter });
    expect(await run(Date.now() + 25 * MONTH, refusing)).toEqual({ anonymised: 0, historiesDeleted: 0 });
    expect(await database.db('report').where({ reference }).first('text', 'anonymised_at')).toEqual({
      text: '',
      anonymised_at: null,
    });

    expect(await run(Date.now() + 25 * MONTH)).toEqual({ anonymised: 1, historiesDeleted: runs });
  });

  it('When its workflow still runs, then that is not ended by deleting it', async () => {
    const { reference, handle } = await start();
    await eventually(async () => (await runsOf(handle)) > 0, 'it is listed');
    await database.db('report').where({ reference }).update({ status: 'withdrawn', closed_at: new Date() });
    expect(await run(Date.now() + 25 * MONTH)).toEqual({ anonymised: 0, historiesDeleted: 0 });
    expect((await handle.describe()).status.name).toBe('RUNNING');
    await handle.terminate();
  });

  it('When the workflow of the night runs it in a worker, then it does its work', async () => {
    await ended(25 * MONTH);
    const outcome: unknown = await client.workflow.execute(RETENTION_WORKFLOW, {
      workflowId: `retention-${taskQueue}`,
      taskQueue,
    });
    expect(outcome).toEqual({ anonymised: 1, historiesDeleted: 0 });
  });
});

async function start(): Promise<{ reference: string; handle: WorkflowHandle }> {
  const reference = newReference();
  await client.workflow.start(REPORT_WORKFLOW, {
    workflowId: reportWorkflowId(reference),
    taskQueue,
    args: [{ reference, from: { submission: submission(Date.now()) }, historyLimit: 12 }],
    typedSearchAttributes: initialSearchAttributes('19789'),
  });
  const handle = client.workflow.getHandle(reportWorkflowId(reference));
  await reaches(handle, 'assigned');
  return { reference, handle };
}

/** A report that has ended, after its workflow continued as new. */
async function lived(): Promise<{ reference: string; handle: WorkflowHandle; runs: number }> {
  const { reference, handle } = await start();
  const first = (await handle.describe()).runId;
  for (let i = 0; i < 4; i++) await act(handle, 'note', OFFICER, { text: SECRET });
  await eventually(async () => (await handle.describe()).runId !== first, 'it has continued as new');
  await act(handle, 'withdraw', CITIZEN, {});
  await handle.result();
  await eventually(async () => (await runsOf(handle, 'Completed')) === 1, 'its end is listed');
  return { reference, handle, runs: await runsOf(handle) };
}

/** Temporal has taken the deletion on at once, and carries it out some 20 seconds later. */
async function gone(handle: WorkflowHandle): Promise<void> {
  await eventually(async () => (await runsOf(handle)) === 0, 'no run is left', DELETION_MS / 2);
}

async function runsOf({ workflowId }: WorkflowHandle, status?: string): Promise<number> {
  const also = status === undefined ? '' : ` AND ExecutionStatus = '${status}'`;
  return (await client.workflow.count(`WorkflowId = '${workflowId}'${also}`)).count;
}

/** As when the worker's key does not allow it. */
function refusingToDelete(): NativeConnection {
  const refused = Object.assign(new Error('permission denied'), { code: 7, details: '', metadata: {} });
  const workflowService = new Proxy(connection.workflowService, {
    get: (service, name, receiver): unknown =>
      name === 'deleteWorkflowExecution' ? () => Promise.reject(refused) : Reflect.get(service, name, receiver),
  });
  return new Proxy(connection, {
    get: (target, name): unknown => {
      if (name === 'workflowService') return workflowService;
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

const routing: RoutingTrace = {
  asked: {
    category: 'lighting',
    subcategory: null,
    area: '19789',
    priority: 'normal',
    channel: 'web',
    day: '2026-03-02',
    weekday: 1,
    time: '09:00',
  },
  passedOver: [{ rule: 'night', unmet: ['times'] }],
};

/** Of each kind of event what its data may hold, and what of it must go. */
const SAMPLES: { [Type in EventType]: { stays: Partial<EventData[Type]>; goes?: Partial<EventData[Type]> } } = {
  submitted: { stays: { channel: 'web', language: 'vi', area: '19789' } },
  classified: {
    stays: {
      category: 'lighting',
      subcategory: 'street',
      field: 'infrastructure',
      priority: 'high',
      confidence: 0.7,
      model: 'lexicon-1',
    },
    goes: { because: [SECRET] },
  },
  sent_to_triage: {
    stays: {
      reason: 'declined',
      suggestion: 'huewaco',
      told: [{ role: 'supervisor' }],
      rule: 'r',
      routing,
      alarm: true,
    },
  },
  assigned: {
    stays: {
      agency: 'hepco',
      supporting: ['huewaco'],
      consulted: ['cong-an'],
      rule: 'r',
      parent: 'p',
      missing: ['gone'],
      routing,
      alarm: true,
    },
    // Who has worked on it stays with the agency.
    goes: { officers: { hepco: SECRET } },
  },
  accepted: { stays: {}, goes: { note: SECRET } },
  declined: { stays: { agency: 'hepco', suggestedAgency: 'huewaco' }, goes: { reason: SECRET } },
  transferred: {
    stays: { from: 'hepco', to: 'huewaco', parent: 'p', told: [{ role: 'supervisor' }] },
    goes: { reason: SECRET, officer: SECRET },
  },
  involved: { stays: { agency: 'huewaco', required: true }, goes: { reason: SECRET, officer: SECRET } },
  leg_accepted: { stays: { agency: 'huewaco' }, goes: { note: SECRET } },
  leg_declined: { stays: { agency: 'huewaco', suggestedAgency: 'hepco' }, goes: { reason: SECRET } },
  leg_answered: { stays: { agency: 'huewaco', result: 'done' }, goes: { answer: SECRET } },
  leg_released: { stays: { agency: 'huewaco' }, goes: { reason: SECRET } },
  information_requested: { stays: {}, goes: { question: SECRET } },
  information_provided: { stays: {}, goes: { text: SECRET } },
  information_lapsed: { stays: {} },
  hold_requested: { stays: { agency: 'hepco', until: 1 }, goes: { reason: SECRET } },
  hold_refused: { stays: { agency: 'hepco' }, goes: { reason: SECRET } },
  held: { stays: { until: 1 }, goes: { reason: SECRET } },
  resumed: { stays: {}, goes: { note: SECRET } },
  extension_requested: { stays: { agency: 'hepco', workingDays: 3 }, goes: { reason: SECRET } },
  extension_granted: { stays: { agency: 'hepco', workingDays: 3 }, goes: { reason: SECRET } },
  extension_refused: { stays: { agency: 'hepco' }, goes: { reason: SECRET } },
  resolved: { stays: { agency: 'hepco', result: 'done', lead: 'HUE-26-1' }, goes: { answer: SECRET } },
  returned: { stays: { lead: 'HUE-26-1' }, goes: { reason: SECRET } },
  rated: { stays: { rating: 'satisfied' }, goes: { comment: SECRET } },
  reopened: { stays: {}, goes: { reason: SECRET } },
  closed: { stays: { how: 'rated' } },
  rejected: {
    stays: { reason: 'insufficient', lead: 'HUE-26-1' },
    goes: { explanation: SECRET, contact: SECRET },
  },
  appealed: { stays: {}, goes: { reason: SECRET } },
  appeal_lapsed: { stays: {} },
  merged: { stays: { into: 'HUE-26-1' }, goes: { reason: SECRET } },
  relinked: { stays: { from: 'HUE-26-1', into: 'HUE-26-2' } },
  unmerged: { stays: { from: 'HUE-26-1', why: 'decided' }, goes: { reason: SECRET } },
  repeated: { stays: { of: 'HUE-26-1', count: 2, score: 0.8, raisedFrom: 'normal' } },
  repeat_unlinked: { stays: { of: 'HUE-26-1', priority: 'normal' }, goes: { reason: SECRET } },
  withdrawn: { stays: {}, goes: { reason: SECRET } },
  reclassified: {
    stays: { category: 'noise', subcategory: 'loud', field: 'infrastructure' },
    goes: { reason: SECRET },
  },
  reprioritised: { stays: { priority: 'high', raised: true }, goes: { reason: SECRET } },
  noted: { stays: {}, goes: { text: SECRET } },
  commented: { stays: {}, goes: { text: SECRET } },
  followed: { stays: {} },
  suspended: { stays: { suspension: 'storm-1', until: 1 }, goes: { reason: SECRET } },
  unsuspended: { stays: { suspension: 'storm-1' } },
  reprojected: {
    stays: { calendar: 'c', policy: 'p', moved: [{ obligation: 'resolution', agency: 'hepco', from: 1, to: null }] },
  },
  escalated: {
    stays: {
      obligation: 'resolution',
      leg: 'huewaco',
      rung: 'overdue',
      scheduledFor: 1,
      lateMs: 2,
      told: [{ role: 'agency_head', agency: 'huewaco' }],
      effects: ['publish_overdue'],
    },
  },
  escalated_by_hand: { stays: { told: [{ role: 'leadership' }] }, goes: { reason: SECRET } },
  deescalated: { stays: { obligation: 'resolution', leg: 'huewaco', told: [{ role: 'supervisor' }], priority: 'low' } },
};
