import type { CityData } from '../../domain/city/city-data';
import type { Classifier } from '../../domain/classification/classifier';
import { fixedDirectory, hueCityData } from '../../test/support/test-city';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database';
import { createRoutingService, type RoutingService } from './routing-service';

let database: TestDatabase;
let hue: CityData;
let routing: RoutingService;

const classifier: Classifier = {
  version: 'fixed',
  classify: () => ({
    category: 'electricity_lighting',
    subcategory: 'street_lighting',
    priority: 'high',
    confidence: 0.9,
    decided: true,
    because: ['Đèn đường'],
  }),
};

beforeAll(async () => {
  database = await createTestDatabase();
  hue = await hueCityData();
  routing = createRoutingService({
    db: database.db,
    city: fixedDirectory(hue),
    classifier: () => classifier,
    now: Date.now,
  });
});
afterAll(() => database.drop());

describe('a text that is tried out', () => {
  const text = 'Đèn đường trước số 12 đường Hùng Vương, phường Thuận Hóa tắt ba đêm nay';

  it('When no category is named, then it is classified, and its ward is found in it', async () => {
    const { routed, classification } = await routing.simulate({ text, channel: 'web' });
    expect(classification).toMatchObject({ confidence: 0.9, decided: true });
    expect(routed).toMatchObject({
      lead: 'hepco',
      trace: { asked: { subcategory: 'street_lighting', area: '19789', priority: 'high' } },
    });
  });

  it('When a category is named, then that counts', async () => {
    const { routed, classification } = await routing.simulate({ text, category: 'noise', channel: 'web' });
    expect(classification).toBeNull();
    expect(routed).toMatchObject({ lead: 'ubnd-thuan-hoa', rule: 'noise' });
  });

  it('When a priority is named, then it is asked with that one', async () => {
    const { routed } = await routing.simulate({ text, priority: 'urgent', channel: 'web' });
    expect(routed).toMatchObject({ lead: 'pc-hue', rule: 'lighting-urgent-core' });
  });
});
