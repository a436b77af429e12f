import { createTestDatabase, type TestDatabase } from '../../test/support/test-database';
import { startBareApi, type BareApi } from '../../test/support/bare-api';
import { hashApiKey } from '../../security/api-key';
import { insertApiKey } from '../../db/stores/api-key-store';

const FORM = new URLSearchParams({ api_key: 'key', service_code: 'noise', lat: '16.46', long: '107.59' });

let database: TestDatabase;
let withoutPostgres: BareApi;
let withoutTemporal: BareApi;

beforeAll(async () => {
  database = await createTestDatabase();
  await insertApiKey(database.db, { id: 'id', name: 'x', keyHash: hashApiKey('key'), createdBy: null });
  withoutPostgres = await startBareApi();
  withoutTemporal = await startBareApi({ db: database.db });
});
afterAll(async () => {
  await withoutPostgres.stop();
  await withoutTemporal.stop();
  await database.drop();
});

describe('Open311 while a service is away', () => {
  it.each(['requests', 'servicerequestupdates', 'discovery', 'requests/HUE-7K3M9-Q2XPT', 'tokens/x'])(
    'When Postgres is away and %s is asked for, then it is 503 with Retry-After in the format asked for, or 404',
    async (path) => {
      for (const format of ['json', 'xml']) {
        const response = await fetch(`${withoutPostgres.baseUrl}/open311/v2/${path}.${format}`);
        const text = await response.text();
        if (response.status === 404) continue;
        expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
        expect(text).toContain(format === 'json' ? '[{"code":503,' : '<errors><error><code>503</code>');
      }
    },
  );

  it('When Postgres is away, then services are listed all the same', async () => {
    for (const path of ['services', 'services/noise']) {
      expect((await fetch(`${withoutPostgres.baseUrl}/open311/v2/${path}.json`)).status).toBe(200);
    }
  });

  it.each([
    ['Postgres', () => withoutPostgres],
    ['Temporal', () => withoutTemporal],
  ])('When %s is away, then a request is refused with 503 and can be sent again', async (_, api) => {
    const response = await fetch(`${api().baseUrl}/open311/v2/requests.json`, { method: 'POST', body: FORM });
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await response.json()).toEqual([{ code: 503, description: expect.any(String) }]);
  });
});
