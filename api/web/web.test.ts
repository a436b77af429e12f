import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import express, { type Express } from 'express';
import request from 'supertest';
import type { WebSettings } from '../../contracts/web-settings';
import { offerWeb, webShellOf, wantsPlainPages } from './offer-web';
import { createWebAssetsRouter } from './web-assets-router';
import { openWebBuild, type WebBuild } from './web-build';

const SCRIPT = 'console.log("paht")';
const MANIFEST = {
  'main.tsx': { file: 'assets/main-1.js', imports: ['_shared.js'], css: ['assets/main-1.css'] },
  '_shared.js': { file: 'assets/shared-1.js', imports: ['main.tsx'], css: ['assets/shared-1.css'] },
  'pages/home.ts': { file: 'assets/home-1.js', imports: ['_shared.js'] },
};
const SETTINGS: WebSettings = {
  city: {
    name: { vi: 'Huế', en: 'Huế' },
    centreName: { vi: 'Trung tâm', en: 'Centre' },
    referencePrefix: 'HUE',
    hotline: null,
    timeZone: 'Asia/Ho_Chi_Minh',
  },
  tiles: null,
  mailbox: false,
  temporalUiUrl: null,
};

let folder: string;
let build: WebBuild;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paht-web-'));
  await mkdir(join(folder, 'assets'));
  await mkdir(join(folder, '.vite'));
  await writeFile(join(folder, '.vite/manifest.json'), JSON.stringify(MANIFEST));
  await writeFile(join(folder, 'assets/main-1.js'), SCRIPT);
  await writeFile(join(folder, 'assets/main-1.js.br'), brotliCompressSync(SCRIPT));
  await writeFile(join(folder, 'assets/home-1.js'), SCRIPT);
  build = openWebBuild(folder, { changes: false });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('what the web application loads first', () => {
  it('When modules import each other, then each is named once, with its styles, and no page besides', () => {
    expect(build.firstLoad()).toEqual({
      script: '/web/assets/main-1.js',
      modules: ['/web/assets/shared-1.js'],
      styles: ['/web/assets/main-1.css', '/web/assets/shared-1.css'],
    });
  });
});

describe('files of the web application', () => {
  const app = (): Express => express().use(createWebAssetsRouter(build));

  it('When a browser knows Brotli, then what was compressed comes so, and is kept for ever', async () => {
    const response = await request(app()).get('/web/assets/main-1.js').set('Accept-Encoding', 'gzip, br');
    expect(response.headers).toMatchObject({
      'content-encoding': 'br',
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'Accept-Encoding',
    });
  });

  it.each([
    ['/web/assets/main-1.js', 'identity'],
    ['/web/assets/home-1.js', 'br'],
  ])('When %s is asked for with %s and not there in it, then it comes as it is', async (path, encoding) => {
    const response = await request(app()).get(path).set('Accept-Encoding', encoding);
    expect(response.headers['content-encoding']).toBeUndefined();
    expect(response.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(response.text).toBe(SCRIPT);
  });

  it.each([
    '/web/assets/nothing.js',
    '/web/.vite/manifest.json',
    '/web/assets/..%2f.vite/manifest.json',
    '/web/assets/',
  ])('When %s is asked for, then there is nothing', async (path) => {
    expect((await request(app()).get(path)).status).toBeGreaterThanOrEqual(400);
  });
});

describe('pages that become the web application', () => {
  const app = (tiles: WebSettings['tiles'] = null): Express =>
    express()
      .use(offerWeb({ build, settings: () => ({ ...SETTINGS, tiles }), cookie: { httpOnly: true } }))
      .get('/', (asked, response) => {
        response.json({ nonce: webShellOf(asked)?.nonce ?? null, plain: wantsPlainPages(asked) });
      });

  it('When one is sent, then its policy names this response’s own nonce for styles, and lets no other script in', async () => {
    const [one, other] = await Promise.all([request(app()).get('/'), request(app()).get('/')]);
    const policy = one.headers['content-security-policy']!;
    expect(policy).toContain(`style-src 'self' 'nonce-${one.body.nonce}'`);
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe');
    expect(one.body.nonce).not.toBe(other.body.nonce);
  });

  it('When there is a source of map tiles, then pictures may come from it', async () => {
    const tiles = { url: 'https://{s}.tiles.example/{z}/{x}/{y}.png', attribution: '' };
    const { headers } = await request(app(tiles)).get('/');
    expect(headers['content-security-policy']).toContain("img-src 'self' blob: https://*.tiles.example;");
  });

  it('When the reader chooses plain pages, then the choice is kept until they choose otherwise', async () => {
    const agent = request.agent(app());
    await agent.get('/?view=plain').expect(303).expect('Location', '/');
    expect((await agent.get('/')).body).toEqual({ nonce: null, plain: true });
    await agent.get('/?view=full').expect(303);
    expect((await agent.get('/')).body).toMatchObject({ plain: false, nonce: expect.any(String) });
  });

  it('When the address asks for some other view, then nothing is chosen', async () => {
    const response = await request(app()).get('/?view=round');
    expect(response.status).toBe(200);
    expect(response.headers['set-cookie']).toBeUndefined();
  });
});
