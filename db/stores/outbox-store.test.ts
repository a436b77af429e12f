import { createTestDatabase, type TestDatabase } from '../../test/support/test-database';
import { claimMessages, insertMessages, postponeMessage, releaseMessages, settleMessage } from './outbox-store';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const REFERENCE = 'HUE-00000-00000';

beforeEach(async () => {
  const { db } = database;
  await db('report').where({ reference: REFERENCE }).delete();
  const now = new Date();
  await db('report').insert({
    reference: REFERENCE,
    fingerprint: 'a.b',
    seq: 1,
    status: 'received',
    channel: 'web',
    language: 'vi',
    text: 'x',
    priority: 'normal',
    submitted_at: now,
    updated_at: now,
  });
});

async function put(...seqs: number[]): Promise<void> {
  const messages = seqs.map((seq) => ({
    key: `${REFERENCE}:${seq}:reporter:email`,
    reference: REFERENCE,
    audience: 'reporter',
    channel: 'email' as const,
    template: 'report_received',
    data: {},
  }));
  await database.db.transaction((trx) => insertMessages(trx, messages));
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const due = () => database.db('outbox').update({ next_attempt_at: database.db.fn.now() });

describe('the outbox', () => {
  it('When a message is written again, then it is there once', async () => {
    await put(1);
    await put(1, 2);
    expect(await database.db('outbox').pluck('key')).toHaveLength(2);
  });

  it('When many relays claim at once, then each message goes to one of them', async () => {
    await put(...numbers(100));
    const claims = await Promise.all(numbers(8).map(() => claimMessages(database.db, 20)));
    const rest = await claimMessages(database.db, 100);
    const keys = [...claims.flat(), ...rest].map(({ key }) => key);
    expect(keys).toHaveLength(100);
    expect(new Set(keys).size).toBe(100);
    expect(await claimMessages(database.db, 100)).toEqual([]);
  });

  it('When one is claimed, then the steps of a report come in their order', async () => {
    await put(...numbers(12).reverse());
    const claimed = await claimMessages(database.db, 20);
    expect(claimed.map(({ key }) => Number(key.split(':')[1]))).toEqual(numbers(12));
  });

  it('When its holder died, then another has it once the lease has ended, and it counts as tried', async () => {
    await put(1);
    expect(await claimMessages(database.db, 1)).toHaveLength(1);
    expect(await claimMessages(database.db, 1)).toEqual([]);
    await due();
    expect(await claimMessages(database.db, 1)).toMatchObject([{ attempts: 2 }]);
  });

  it('When a claimed one is given back untried, then another has it at once, and it does not count', async () => {
    await put(1, 2);
    const [one, two] = await claimMessages(database.db, 2);
    await settleMessage(database.db, one!.key, 'sent', 'handed over');
    await releaseMessages(database.db, [one!.key, two!.key]);
    expect(await claimMessages(database.db, 2)).toMatchObject([{ key: two!.key, attempts: 1 }]);
  });

  it('When it is postponed or settled, then it comes later, or never', async () => {
    await put(1, 2);
    const [one, two] = await claimMessages(database.db, 2);
    await postponeMessage(database.db, one!.key, 3_600, 'ECONNREFUSED');
    await settleMessage(database.db, two!.key, 'failed', 'x');
    expect(await claimMessages(database.db, 2)).toEqual([]);
    await due();
    expect(await claimMessages(database.db, 2)).toMatchObject([{ key: one!.key, attempts: 2 }]);
    expect(await database.db('outbox').where('key', two!.key).first()).toMatchObject({
      status: 'failed',
      outcome: 'x',
      settled_at: expect.anything(),
    });
  });
});
