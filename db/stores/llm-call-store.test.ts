import { createTestDatabase, type TestDatabase } from '../../test/support/test-database';
import { takeLlmCall } from './llm-call-store';

describe('takeLlmCall', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it('When many ask at once, then no more calls are given than a day has, and the next day has its own', async () => {
    const { db } = database;
    const taken = await Promise.all(Array.from({ length: 30 }, () => takeLlmCall(db, 'Asia/Ho_Chi_Minh', 12)));
    expect(taken.filter(Boolean)).toHaveLength(12);
    expect(await takeLlmCall(db, 'Asia/Ho_Chi_Minh', 13)).toBe(true);
    expect(await takeLlmCall(db, 'Asia/Ho_Chi_Minh', 13)).toBe(false);

    await db('llm_budget').update({ day: db.raw("day - interval '1 day'") });
    expect(await takeLlmCall(db, 'Asia/Ho_Chi_Minh', 12)).toBe(true);
  });
});
