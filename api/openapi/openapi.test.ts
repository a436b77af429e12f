import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import supertest from 'supertest';
import { OPERATIONS } from '../../contracts/api/operations';
import { apiClient, type ApiClient } from '../../test/support/api-client';
import { startBareApi, type BareApi } from '../../test/support/bare-api';
import { routesOf } from '../../test/support/routes-of';

let bare: BareApi;
let api: ApiClient;
beforeAll(async () => {
  bare = await startBareApi();
  api = apiClient(bare.baseUrl);
});
afterAll(() => bare.stop());

describe('the OpenAPI document', () => {
  it('When two validators read it, then neither finds a fault', async () => {
    const { body, headers } = await api.get('/api/v1/openapi.json');
    expect(headers.get('content-type')).toMatch(/^application\/json/);
    expect(body.openapi).toBe('3.1.1');
    const validators = join(__dirname, '..', '..', 'test', 'support', 'validate-openapi.mjs');
    const said = execFileSync(process.execPath, [validators], { input: JSON.stringify(body), encoding: 'utf8' });
    expect(JSON.parse(said)).toEqual({ schema: [], redocly: [] });
  });

  it('When it is asked for again with its tag, then it is not sent again', async () => {
    const { headers } = await api.get('/api/v1/openapi.json');
    // fetch would ask caches to look again.
    const again = await supertest(bare.app).get('/api/v1/openapi.json').set('If-None-Match', headers.get('etag')!);
    expect(again.status).toBe(304);
  });

  it('When it is looked at, then every operation has a name of its own, and every path its parameters', () => {
    expect(new Set(OPERATIONS.map(({ id }) => id)).size).toBe(OPERATIONS.length);
    for (const { path, params = {} } of OPERATIONS) {
      expect([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()).toEqual(Object.keys(params).sort());
    }
  });

  it('When the routes of the API are listed, then they are the operations, no more and no less', () => {
    const served = routesOf(bare.app);
    const described = OPERATIONS.map(({ method, path }) => `${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`);
    expect(described.filter((route) => !served.includes(route))).toEqual([]);
    const ofApi = served.filter((route) => / \/api\/v1\//.test(route) && !route.endsWith('/openapi.json'));
    expect(ofApi.filter((route) => !described.includes(route))).toEqual([]);
    expect(new Set(ofApi).size).toBe(ofApi.length);
  });
});

describe('the page of the document', () => {
  it('When it is opened, then all that it needs comes from here and is allowed by its policy', async () => {
    const { status, text, headers } = await api.get('/docs/');
    expect(status).toBe(200);
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
    const parts = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address!);
    expect(parts.length).toBeGreaterThanOrEqual(4);
    for (const part of parts) {
      expect(part).not.toMatch(/^(https?:)?\/\//);
      expect((await api.get(new URL(part, `${bare.baseUrl}/docs/`).pathname)).status).toBe(200);
    }
    expect(text).not.toMatch(/<script>|<style>|style="/);
  });
});
