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
/** Claims without letting messages rest. */
const claim = (limit: number) => claimMessages(database.db, limit, 0);
const due = () => database.db('outbox').update({ next_attempt_at: database.db.fn.now() });

describe('the outbox', () => {
  it('When a message is written again, then it is there once', async () => {
    await put(1);
    await put(1, 2);
    expect(await database.db('outbox').pluck('key')).toHaveLength(2);
  });

  it('When many relays claim at once, then each message goes to one of them', async () => {
    await put(...numbers(100));
    const claims = await Promise.all(numbers(8).map(() => claim(20)));
    const rest = await claim(100);
    const keys = [...claims.flat(), ...rest].map(({ key }) => key);
    expect(keys).toHaveLength(100);
    expect(new Set(keys).size).toBe(100);
    expect(await claim(100)).toEqual([]);
  });

  it('When one is claimed, then the steps of a report come in their order', async () => {
    await put(...numbers(12).reverse());
    const claimed = await claim(20);
    expect(claimed.map(({ key }) => Number(key.split(':')[1]))).toEqual(numbers(12));
  });

  it('When its holder died, then another has it once the lease has ended, and it counts as tried', async () => {
    await put(1);
    expect(await claim(1)).toHaveLength(1);
    expect(await claim(1)).toEqual([]);
    await due();
    expect(await claim(1)).toMatchObject([{ attempts: 2 }]);
  });

  it('When a claimed one is given back untried, then another has it at once, and it does not count', async () => {
    await put(1, 2);
    const [one, two] = await claim(2);
    await settleMessage(database.db, one!.key, 'sent', 'handed over');
    await releaseMessages(database.db, [one!.key, two!.key]);
    expect(await claim(2)).toMatchObject([{ key: two!.key, attempts: 1 }]);
  });

  it('When it is young, then it rests, so that what is taken back meanwhile is never sent', async () => {
    await put(1, 2);
    await database
      .db('outbox')
      .where('key', `${REFERENCE}:1:reporter:email`)
      .update({
        created_at: database.db.raw(`now() - interval '20 seconds'`),
      });
    expect(await claimMessages(database.db, 10, 15)).toMatchObject([{ key: `${REFERENCE}:1:reporter:email` }]);
    expect(await claim(10)).toHaveLength(1);
  });

  it('When it is postponed or settled, then it comes later, or never', async () => {
    await put(1, 2);
    const [one, two] = await claim(2);
    await postponeMessage(database.db, one!.key, 3_600, 'ECONNREFUSED');
    await settleMessage(database.db, two!.key, 'failed', 'x');
    expect(await claim(2)).toEqual([]);
    await due();
    expect(await claim(2)).toMatchObject([{ key: one!.key, attempts: 2 }]);
    expect(await database.db('outbox').where('key', two!.key).first()).toMatchObject({
      status: 'failed',
      outcome: 'x',
      settled_at: expect.anything(),
    });
  });
});
