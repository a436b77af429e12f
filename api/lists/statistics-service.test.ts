import { makeBulkReports } from '../../test/support/bulk-reports';
import { eventually } from '../../test/support/eventually';
import { fixedDirectory, hueCityData } from '../../test/support/test-city';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database';
import { createStatisticsService, type Statistics } from './statistics-service';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const SECOND = 1_000;
const received = ({ groups }: Statistics) => groups.find(({ dimension }) => dimension === 'all')!.received;

describe('figures that everybody asks for', () => {
  it('When they are some minutes old, then they are answered at once and read anew; when they are older, they are awaited', async () => {
    const { db } = database;
    const began = Date.now();
    let now = began;
    const service = createStatisticsService({ db, city: fixedDirectory(await hueCityData()), now: () => now });
    const ask = () => service.read({ from: '2020-01-01', to: '2099-01-01' });
    await makeBulkReports(db, 10);
    expect(received(await ask())).toBe(10);

    await makeBulkReports(db, 10, 10);
    now = began + 59 * SECOND;
    expect(received(await ask())).toBe(10);

    now = began + 61 * SECOND;
    const old = await ask();
    expect({ received: received(old), asOf: old.asOf }).toEqual({ received: 10, asOf: new Date(began).toISOString() });
    await eventually(async () => received(await ask()) === 20, 'the figures are read anew');

    await makeBulkReports(db, 10, 20);
    now = began + 30 * 60 * SECOND;
    expect(received(await ask())).toBe(30);
  });
});
