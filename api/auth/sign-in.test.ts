import { createHash } from 'node:crypto';
import express from 'express';
import supertest from 'supertest';
import { DEMO_SYSTEM } from '../../cli/embedded/identity-provider';
import { createBrowser, type Browser } from '../../test/support/browser';
import { startBareApi, type BareApi } from '../../test/support/bare-api';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database';
import { createSessionService } from './session-service';

const HOUR_MS = 3_600_000;
let database: TestDatabase;
let api: BareApi;
let now = Date.now();
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startBareApi({ db: database.db, signIn: true, now: () => now });
});
beforeEach(() => {
  now = Date.now();
});
afterAll(async () => {
  await api.stop();
  await database.drop();
});

const at = (path: string) => `${api.baseUrl}${path}`;
const ME = '/api/v1/me';

/** To the page of the identity provider on which an account is chosen. */
async function askToSignIn(browser: Browser, returnTo = ME): Promise<Response> {
  return browser.follow(await browser.get(at(`/auth/sign-in?returnTo=${encodeURIComponent(returnTo)}`)));
}

/** From that page back to the address that leads to the product. */
async function choose(browser: Browser, page: Response, account: string): Promise<string> {
  let response = await browser.submit(page.url, { account });
  while (response.status >= 300 && response.status < 400) {
    const next = new URL(response.headers.get('Location')!, response.url);
    if (next.pathname === '/auth/callback') return next.href;
    response = await browser.get(next.href);
  }
  throw new Error(`The provider answered ${response.status}`);
}

async function signIn(browser: Browser, account: string): Promise<Record<string, any>> {
  const answer = await browser.follow(await browser.get(await choose(browser, await askToSignIn(browser), account)));
  expect(answer.status).toBe(200);
  return (await answer.json()) as Record<string, any>;
}

describe('signing in', () => {
  it('When somebody chooses an account, then they are signed in as that member of staff', async () => {
    const browser = createBrowser();
    const me = await signIn(browser, 'demo-officer-hepco');
    expect(me).toEqual({
      id: 'demo-officer-hepco',
      name: 'Cán bộ xử lý',
      role: 'officer',
      agency: 'hepco',
      areas: null,
      csrfToken: expect.stringMatching(/^[\w-]{43}$/),
      expiresAt: expect.any(String),
    });
  });

  it('When somebody goes to sign in, then the provider is asked with PKCE, state and nonce', async () => {
    const response = await createBrowser().get(at('/auth/sign-in'));
    expect(response.status).toBe(303);
    const { origin, pathname, searchParams } = new URL(response.headers.get('Location')!);
    expect(origin + pathname).toBe(at('/idp/auth'));
    expect(Object.fromEntries(searchParams)).toEqual({
      client_id: 'paht',
      redirect_uri: at('/auth/callback'),
      response_type: 'code',
      scope: 'openid profile',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(response.headers.get('Cache-Control')).toBe('no-store');
  });

  it('When the session’s cookie is set, then no script and no other site gets it, and the database has a hash alone', async () => {
    const browser = createBrowser();
    const callback = await choose(browser, await askToSignIn(browser), 'demo-operator');
    const response = await browser.get(callback);
    const [cookie] = response.headers.getSetCookie().filter((line) => line.startsWith('paht_session='));
    expect(cookie).toMatch(/; Path=\/;.*HttpOnly; SameSite=Lax/);
    const id = browser.cookies.get('paht_session')!;
    const rows = await database.db('staff_session').select();
    expect(JSON.stringify(rows)).not.toContain(id);
    const hash = createHash('sha256').update(id).digest();
    expect(rows.some((row: { id_hash: Buffer }) => row.id_hash.equals(hash))).toBe(true);
  });

  it('When somebody signs in again, then the former session is worth nothing', async () => {
    const browser = createBrowser();
    await signIn(browser, 'demo-operator');
    const former = browser.cookies.get('paht_session')!;
    expect((await signIn(browser, 'demo-supervisor')).role).toBe('supervisor');
    expect(browser.cookies.get('paht_session')).not.toBe(former);
    expect((await fetch(at(ME), { headers: { Cookie: `paht_session=${former}` } })).status).toBe(401);
  });

  it('When a cookie was planted before, then the session gets another id', async () => {
    const browser = createBrowser();
    const planted = 'A'.repeat(43);
    browser.cookies.set('paht_session', planted);
    await signIn(browser, 'demo-operator');
    expect(browser.cookies.get('paht_session')).not.toBe(planted);
  });

  it.each([
    ['/staff?view=1#top', '/staff?view=1#top'],
    ['https://evil.example/', '/'],
    ['//evil.example/', '/'],
    ['/\\evil.example/', '/'],
    ['/\t/evil.example/', '/'],
    ['javascript:alert(1)', '/'],
    ['/..//evil.example/', '//evil.example/'],
    ['', '/'],
  ])('When the way back is to be %j, then it leads to %j of the product', async (returnTo, place) => {
    const browser = createBrowser();
    const callback = await choose(browser, await askToSignIn(browser, returnTo), 'demo-operator');
    const response = await browser.get(callback);
    expect(response.headers.get('Location')).toBe(at(place));
  });

  it('When a callback is another browser’s, is used twice or is changed, then nobody is signed in', async () => {
    const attacker = createBrowser();
    const callback = await choose(attacker, await askToSignIn(attacker), 'demo-admin');
    const victim = createBrowser();
    expect((await victim.get(callback)).status).toBe(401);
    await askToSignIn(victim);
    expect((await victim.get(callback)).status).toBe(401);
    expect(victim.cookies.has('paht_session')).toBe(false);

    expect((await attacker.get(callback)).status).toBe(303);
    expect((await attacker.get(callback)).status).toBe(401);

    const another = createBrowser();
    const own = new URL(await choose(another, await askToSignIn(another), 'demo-admin'));
    own.searchParams.set('code', 'x'.repeat(43));
    const refused = await another.get(own.href, { Accept: 'text/html' });
    expect(refused.status).toBe(401);
    expect(await refused.text()).toContain('Đăng nhập không thành công');
  });

  it('When somebody reads the page in the other language, then it is the same sign-in', async () => {
    const browser = createBrowser();
    const page = await askToSignIn(browser);
    expect(await page.text()).toContain('Đăng nhập dùng thử');
    const other = await browser.follow(await browser.get(`${page.url}?language=en`));
    expect(other.url).toBe(page.url);
    expect(await other.text()).toContain('Demo sign-in');
    expect(await choose(browser, other, 'demo-operator')).toContain('/auth/callback');
  });

  it('When another site sends the choice of an account, then it is refused', async () => {
    const browser = createBrowser();
    const page = await askToSignIn(browser);
    const answer = await browser.submit(page.url, { account: 'demo-admin' }, { 'Sec-Fetch-Site': 'cross-site' });
    expect(answer.status).toBe(403);
  });

  it('When somebody chooses nobody, or comes without a sign-in, then a page says so', async () => {
    const browser = createBrowser();
    const page = await askToSignIn(browser);
    expect((await browser.submit(page.url, { account: 'demo-king' })).status).toBe(400);
    expect((await createBrowser().get(page.url)).status).toBe(400);
  });

  it('When the provider is away, then signing in says so and bearer tokens go on', async () => {
    const alone = await startBareApi({ db: database.db });
    try {
      const answer = await fetch(`${alone.baseUrl}/auth/sign-in`, { redirect: 'manual' });
      expect(answer.status).toBe(503);
      const headers = { Authorization: `Bearer ${await alone.tokenFor('operator')}` };
      expect((await fetch(`${alone.baseUrl}${ME}`, { headers })).status).toBe(200);
    } finally {
      await alone.stop();
    }
  });
});

describe('a session', () => {
  const SUSPENSION = {
    areas: null,
    until: new Date(Date.now() + 24 * HOUR_MS).toISOString(),
    reason: 'Bão số 5',
  };

  it('When a request changes something, then it needs the session’s token and must come from this site', async () => {
    const browser = createBrowser();
    const { csrfToken } = await signIn(browser, 'demo-operator');
    const other = await signIn(createBrowser(), 'demo-operator');
    const order = (headers: Record<string, string>) =>
      browser.post(at('/api/v1/staff/suspensions'), SUSPENSION, headers);
    const unsound: Record<string, string>[] = [
      {},
      { 'X-CSRF-Token': '' },
      { 'X-CSRF-Token': other.csrfToken },
      { 'X-CSRF-Token': csrfToken, 'Sec-Fetch-Site': 'cross-site' },
      { 'X-CSRF-Token': csrfToken, 'Sec-Fetch-Site': 'same-site' },
    ];
    for (const headers of unsound) {
      const refused = await order(headers);
      expect({ status: refused.status, body: await refused.json() }).toMatchObject({
        status: 403,
        body: { detail: expect.stringContaining('X-CSRF-Token') },
      });
    }
    // An operator may not order it, which is found out behind the check.
    const allowed = await order({ 'X-CSRF-Token': csrfToken });
    expect({ status: allowed.status, body: await allowed.json() }).toEqual({
      status: 403,
      body: expect.not.objectContaining({ detail: expect.anything() }),
    });
  });

  it('When its owner signs out, then it is over here at once, also for whoever has copied the cookie', async () => {
    const browser = createBrowser();
    const { csrfToken } = await signIn(browser, 'demo-operator');
    const copied = browser.cookies.get('paht_session')!;
    expect((await browser.post(at('/auth/sign-out'), {})).status).toBe(403);
    const answer = await browser.post(at('/auth/sign-out'), {}, { 'X-CSRF-Token': csrfToken });
    expect({ status: answer.status, body: await answer.json() }).toEqual({
      status: 200,
      body: { endSessionUrl: null },
    });
    expect(browser.cookies.has('paht_session')).toBe(false);
    expect((await fetch(at(ME), { headers: { Cookie: `paht_session=${copied}` } })).status).toBe(401);
  });

  it('When somebody signs in after another one, then they are asked again who they are', async () => {
    const browser = createBrowser();
    await signIn(browser, 'demo-operator');
    browser.cookies.delete('paht_session');
    expect((await askToSignIn(browser)).url).toContain('/idp/interaction/');
  });

  it('When it is not used for eight hours, or is twelve hours old, then it has ended and is removed', async () => {
    const began = now;
    const [idle, busy] = [createBrowser(), createBrowser()];
    for (const browser of [idle, busy]) await signIn(browser, 'demo-operator');
    for (const [hours, idleStatus, busyStatus] of [
      [7, null, 200],
      [8.01, 401, 200],
      [11.99, 401, 200],
      [12.01, 401, 401],
    ] as const) {
      now = began + hours * HOUR_MS;
      expect((await busy.get(at(ME))).status).toBe(busyStatus);
      if (idleStatus) expect((await idle.get(at(ME))).status).toBe(idleStatus);
    }
    const before = await database.db('staff_session').count().first();
    await signIn(createBrowser(), 'demo-operator');
    const left = await database.db('staff_session').count().first();
    expect(Number(before!.count)).toBeGreaterThan(1);
    expect(Number(left!.count)).toBe(1);
  });

  it('When the product is reached by https, then its cookie is for this host over TLS alone', async () => {
    const sessions = createSessionService({ db: database.db, publicUrl: 'https://paht.example', now: () => now });
    const app = express().get('/', async (request, response) => {
      await sessions.begin(request, response, { actor: { role: 'operator', id: 'x' } });
      response.end();
    });
    const { headers } = await supertest(app).get('/');
    expect(headers['set-cookie']).toEqual([
      expect.stringMatching(
        /^__Host-paht_session=[\w-]{43}; Max-Age=43200; Path=\/; .*HttpOnly; Secure; SameSite=Lax$/,
      ),
    ]);
  });

  it('When a session has ended, then what everybody may read is still shown', async () => {
    const stale = { Cookie: `paht_session=${'B'.repeat(43)}` };
    const answer = await fetch(at('/api/v1/me'), { headers: stale });
    expect(answer.status).toBe(401);
    // Nobody is known, so that the report is looked for as for anybody.
    expect((await fetch(at('/api/v1/reports/HUE-7K3M9-Q2XPT'), { headers: stale })).status).not.toBe(401);
  });

  it('When there is a bearer token beside it, then the token counts', async () => {
    const browser = createBrowser();
    await signIn(browser, 'demo-operator');
    const token = await api.tokenFor('auditor');
    const answer = await browser.get(at(ME), { Authorization: `Bearer ${token}` });
    expect(await answer.json()).toMatchObject({ role: 'auditor', csrfToken: null, name: null });
    expect((await browser.get(at(ME), { Authorization: 'Bearer junk' })).status).toBe(401);
  });
});

describe('a system', () => {
  it('When it asks with its own credentials, then its token makes it an integration', async () => {
    const ask = (secret: string) =>
      fetch(at('/idp/token'), {
        method: 'POST',
        headers: { Authorization: `Basic ${Buffer.from(`${DEMO_SYSTEM.id}:${secret}`).toString('base64')}` },
        body: new URLSearchParams({ grant_type: 'client_credentials' }),
      });
    expect((await ask('wrong')).status).toBe(401);
    const { access_token: token } = (await (await ask(DEMO_SYSTEM.secret)).json()) as { access_token: string };
    const me = await fetch(at(ME), { headers: { Authorization: `Bearer ${token}` } });
    expect(await me.json()).toMatchObject({ id: DEMO_SYSTEM.id, role: 'integration', agency: null });
  });
});
