import { apiClient, type ApiClient } from '../../test/support/api-client';
import { startBareApi, type BareApi } from '../../test/support/bare-api';

const SUGGESTIONS = '/api/v1/suggestions';
let bare: BareApi;
let api: ApiClient;
beforeAll(async () => {
  bare = await startBareApi();
  api = apiClient(bare.baseUrl);
});
afterAll(() => bare.stop());

describe('a suggestion while a text is typed', () => {
  it('When a text is about a street light, then it says so with the words that decided, without Postgres or Temporal', async () => {
    const { status, body } = await api.post(SUGGESTIONS, { text: 'Đèn đường trước nhà tắt ba đêm nay' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      category: { code: 'electricity_lighting', label: 'Điện và chiếu sáng công cộng' },
      urgent: false,
      sure: true,
    });
    expect(body.because.join(' ')).toMatch(/Đèn đường/);
    expect(body.confidence).toBeGreaterThan(0.4);
  });

  it('When a text tells of danger now, then it is urgent', async () => {
    const { body } = await api.post(SUGGESTIONS, {
      text: 'Dây điện đứt rơi xuống đường đang xẹt lửa, có người đi qua',
    });
    expect(body.urgent).toBe(true);
  });

  it('When nothing is written, then it names the field and the rule', async () => {
    const { status, body } = await api.post(SUGGESTIONS, { text: '  ' });
    expect(status).toBe(422);
    expect(body.errors).toEqual([{ field: 'text', rule: 'must not be empty' }]);
  });
});
