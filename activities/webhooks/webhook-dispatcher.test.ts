import { randomBytes } from 'node:crypto';
import type { Client } from '@temporalio/client';
import pino from 'pino';
import { createTemporalClient } from '../../api/temporal-client';
import { WEBHOOK_DELIVERY_WORKFLOW, webhookDeliveryWorkflowId } from '../../contracts/webhook-delivery';
import { mendEventOrder } from '../../db/stores/event-order-store';
import { saveRecord } from '../../db/stores/report-store';
import { insertWebhook } from '../../db/stores/webhook-store';
import { createDataConverter } from '../../security/data-converter';
import { eventually } from '../../test/support/eventually';
import { createRecordMaker, type RecordMaker } from '../../test/support/report-records';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database';
import { startWebhookDispatcher, type WebhookDispatcher } from './webhook-dispatcher';

const logger = pino({ level: 'silent' });

let database: TestDatabase;
let records: RecordMaker;
let client: Client;
beforeEach(async () => {
  database = await createTestDatabase();
  records = await createRecordMaker();
  client = clientOf(process.env.TEST_TEMPORAL_ADDRESS!);
  const settings = { url: 'https://example.com/', description: 'x', eventTypes: null, agency: null, enabled: true };
  await insertWebhook(database.db, 'wh_1', settings, 'sealed');
});
afterEach(async () => {
  await client.connection.close();
  await database.drop();
});

const clientOf = (address: string) =>
  createTemporalClient({
    connection: { address },
    namespace: 'default',
    dataConverter: createDataConverter(randomBytes(32)),
  });

/** Nobody polls the queue: the workflows stay as they were started. */
function dispatch(temporal: Client = client): WebhookDispatcher {
  const taskQueue = `paht-test-${randomBytes(6).toString('hex')}`;
  return startWebhookDispatcher({
    db: database.db,
    client: temporal,
    taskQueue,
    link: (x) => `/${x}`,
    logger,
    idleMs: 20,
  });
}

async function newReports(count: number): Promise<string[]> {
  return Promise.all(
    Array.from({ length: count }, async () => {
      const first = records.first();
      await saveRecord(database.db, first, []);
      await saveRecord(database.db, records.sorted(first), []);
      return first.state.reference;
    }),
  );
}

const deliveries = () => database.db('webhook_delivery').orderBy('id').select('id', 'run', 'started_at');
const started = async (): Promise<{ id: string }[]> =>
  (await deliveries()).filter((row: { started_at: Date | null }) => row.started_at !== null);

async function isRunning(delivery: string): Promise<boolean> {
  const { type, status } = await client.workflow.getHandle(webhookDeliveryWorkflowId(delivery, 1)).describe();
  return type === WEBHOOK_DELIVERY_WORKFLOW && status.name === 'RUNNING';
}

describe('the dispatcher of webhooks', () => {
  it('When several run at once while reports come in, then each event has one delivery with one workflow', async () => {
    const dispatchers = [dispatch(), dispatch(), dispatch()];
    const references = (await Promise.all([newReports(20), newReports(20)])).flat();
    const expected = references.flatMap((reference) => [`wh_1-${reference}-1`, `wh_1-${reference}-2`]).sort();
    await eventually(async () => (await started()).length >= expected.length, 'all are started');
    await Promise.all(dispatchers.map((each) => each.stop()));
    expect((await deliveries()).map(({ id }: { id: string }) => id)).toEqual(expected);
    for (const delivery of expected) expect(await isRunning(delivery)).toBe(true);
  });

  it('When Temporal is away, then deliveries are written and started when it is back', async () => {
    const away = clientOf('127.0.0.1:1');
    const first = dispatch(away);
    const [reference] = await newReports(1);
    await eventually(async () => (await deliveries()).length === 2, 'they are written');
    expect(await started()).toEqual([]);
    await away.connection.close();
    await first.stop();
    const second = dispatch();
    await eventually(async () => (await started()).length === 2, 'they are started');
    await second.stop();
    expect(await isRunning(`wh_1-${reference}-1`)).toBe(true);
  });

  it('When it ended between a start and the note of it, then the next one goes on, and nothing is sent twice', async () => {
    const first = dispatch();
    await newReports(2);
    await eventually(async () => (await started()).length === 4, 'all are started');
    await first.stop();
    await database.db('webhook_delivery').update({ started_at: null });
    const second = dispatch();
    await eventually(async () => (await started()).length === 4, 'all are noted again');
    await second.stop();
    for (const { id } of await started()) expect(await isRunning(id)).toBe(true);
  });

  it('When the database was restored on another server, then what was not told is told, and nothing else again', async () => {
    const first = dispatch();
    const told = await newReports(3);
    await eventually(async () => (await started()).length === 6, 'all are started');
    await first.stop();
    const untold = await newReports(2);
    // The other server had counted far more transactions than this one.
    for (const table of ['report_event', 'webhook_cursor']) {
      await database
        .db(table)
        .update({ xid: database.db.raw(`CAST(CAST(CAST(xid AS text) AS bigint) + 1000000000 AS text)::xid8`) });
    }
    await database.db('webhook_delivery').delete();
    const second = dispatch();
    await eventually(async () => (await started()).length === 4, 'what was left is started');
    const fresh = await newReports(1);
    const expected = [...untold, ...fresh].flatMap((each) => [`wh_1-${each}-1`, `wh_1-${each}-2`]).sort();
    await eventually(async () => (await started()).length === expected.length, 'what is new is started');
    await second.stop();
    expect((await deliveries()).map(({ id }: { id: string }) => id)).toEqual(expected);
    expect(told).toHaveLength(3);
    expect(await mendEventOrder(database.db)).toBe(0);
  });
});
