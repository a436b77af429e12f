import { apiClient, type ApiClient } from '../../test/support/api-client';
import { startBareApi, type BareApi } from '../../test/support/bare-api';

let bare: BareApi;
let api: ApiClient;
beforeAll(async () => {
  bare = await startBareApi();
  api = apiClient(bare.baseUrl);
});
afterAll(() => bare.stop());

describe('the headers of an answer', () => {
  it.each([
    ['en', 'en'],
    ['vi', 'vi'],
    ['fr, en;q=0.5', 'en'],
    ['*', 'vi'],
    ['xx', 'vi'],
  ])('When %s is preferred, then the answer and the problem say that they are in %s', async (preferred, language) => {
    for (const path of ['/api/v1/categories', '/api/v1/reports/nonsense', '/api/v1/nothing-here']) {
      const { headers } = await api.get(path, { 'Accept-Language': preferred });
      expect(headers.get('content-language')).toBe(language);
      expect(headers.get('vary')).toContain('Accept-Language');
    }
  });

  it('When the answer differs by who asks, then caches are told so', async () => {
    const { headers } = await api.get('/api/v1/reports/nonsense');
    expect(headers.get('vary')).toContain('Authorization');
    expect(headers.get('vary')).toContain('X-Access-Token');
    expect(headers.get('cache-control')).toBe('no-store');
  });
});
