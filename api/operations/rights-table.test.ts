import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Operation } from '../../contracts/api/operation';
import { OPERATIONS } from '../../contracts/api/operations';
import { ROLES, type Role } from '../../domain/report/actor';
import { TRANSITIONS } from '../../domain/report/transitions';
import { apiClient, bearer, LAMP, type ApiClient, type Posted } from '../../test/support/api-client';
import { eventually } from '../../test/support/eventually';
import { routesOf } from '../../test/support/routes-of';
import { startTestInstallation, type TestInstallation } from '../../test/support/test-installation';

const OWN = 'hepco';
const SUPPORTING = 'huewaco';
const OTHER = 'pc-hue';
const STAFF = ROLES.filter((role) => !['visitor', 'citizen', 'system'].includes(role));
const OF_AN_AGENCY: readonly Role[] = ['officer', 'agency_head'];

interface Caller {
  name: string;
  role: Role;
  /** Whether the report, which one agency leads and one supports, is theirs to see as staff. */
  concerned: boolean;
  /** Shows an access token that is another report's. */
  wrongToken?: true;
  /** Is for another area alone. */
  elsewhere?: true;
  headers(report: Posted): Promise<Record<string, string>>;
}

let paht: TestInstallation;
let api: ApiClient;
let report: Posted;
let another: Posted;

/** The text of the report, a note of its agency, and who sent it. */
const tag = randomUUID().slice(0, 8);
const WORDS = [`loi-${tag}`, `ghi-chu-${tag}`];
const PERSONAL = [`ten-${tag}`, `thu-${tag}`, '912345670'];

beforeAll(async () => {
  paht = await startTestInstallation();
  api = apiClient(paht.baseUrl);
  another = await api.submit(LAMP);
  report = await api.submit({
    ...LAMP,
    text: `${LAMP.text} ${WORDS[0]}`,
    contact: { name: PERSONAL[0], email: `${PERSONAL[1]}@example.com`, phone: `0${PERSONAL[2]}` },
  });
  await eventually(async () => {
    const { body } = await api.get(`/api/v1/reports/${report.reference}`);
    return body.status.code === 'assigned' && body.agency.code === OWN;
  }, 'the report is assigned');
  const operator = bearer(await paht.tokenFor('operator'));
  const involved = await api.act(report.reference, 'involve', { agency: SUPPORTING, reason: 'Phối hợp' }, operator);
  const noted = await api.act(report.reference, 'note', { text: WORDS[1] }, operator);
  if (involved.status !== 200 || noted.status !== 200) throw new Error(`${involved.text}\n${noted.text}`);
});
afterAll(async () => {
  await paht.stop();
});

const CALLERS: Caller[] = [
  { name: 'visitor', role: 'visitor', concerned: false, headers: async () => ({}) },
  {
    name: 'citizen',
    role: 'citizen',
    concerned: true,
    headers: async ({ accessToken }) => ({ 'X-Access-Token': accessToken }),
  },
  {
    name: 'citizen of another report',
    role: 'visitor',
    concerned: false,
    wrongToken: true,
    headers: async () => ({ 'X-Access-Token': another.accessToken }),
  },
  ...STAFF.filter((role) => !OF_AN_AGENCY.includes(role)).map((role) => ({
    name: role,
    role,
    concerned: role !== 'integration',
    headers: async () => bearer(await paht.tokenFor(role)),
  })),
  ...OF_AN_AGENCY.flatMap((role) =>
    [OWN, SUPPORTING, OTHER, undefined].map((agency) => ({
      name: `${role} of ${agency ?? 'no agency'}`,
      role,
      concerned: agency === OWN || agency === SUPPORTING,
      headers: async () => bearer(await paht.tokenFor(role, agency)),
    })),
  ),
  ...(['operator', 'officer'] as const).map((role) => ({
    name: `${role} for another area`,
    role,
    concerned: false,
    elsewhere: true as const,
    headers: async () => bearer(await paht.tokenFor(role, role === 'officer' ? OWN : undefined, ['nowhere'])),
  })),
];

type Outcome = 'in' | 401 | 403;
type Right = (caller: Caller) => Outcome;

/** Who is asked nothing. */
const everyone: Right = () => 'in';
/** Everybody sees something of a report; a token that is wrong opens nothing. */
const whoeverFollows: Right = ({ wrongToken }) => (wrongToken ? 401 : 'in');
/** People who show something else than the credentials of staff are nobody. */
const staff =
  (...roles: Role[]): Right =>
  ({ role }) => {
    if (role === 'visitor' || role === 'citizen') return 401;
    return roles.includes(role) ? 'in' : 403;
  };
/** As `staff`, on reports of their scope. */
const staffConcerned =
  (...roles: Role[]): Right =>
  (caller) => {
    const outcome = staff(...roles)(caller);
    return outcome === 'in' && !caller.concerned ? 403 : outcome;
  };
/** Who has no session for their own reports, whoever they are otherwise. */
const nobodyHere: Right = () => 401;

const CENTRE: Role[] = ['operator', 'supervisor', 'leadership', 'auditor', 'admin'];
const PEOPLE: Role[] = [...CENTRE, ...OF_AN_AGENCY];

/** One entry for each operation of the API: one without an entry fails. */
const RIGHTS: Record<string, Right> = {
  submitReport: everyone,
  readReport: whoeverFollows,
  readTimeline: whoeverFollows,
  readDeadlines: whoeverFollows,
  listActions: whoeverFollows,
  // With the command `note`; `api/rights.test.ts` tries each command in each state.
  act: ({ role, wrongToken, concerned }) => {
    if (role === 'visitor') return 401;
    return TRANSITIONS.note.roles.includes(role) && concerned && !wrongToken ? 'in' : 403;
  },
  readMe: staff(...STAFF),
  signOut: staff(...STAFF),
  orderSuspension: staff('supervisor'),
  listSuspensions: staff(...CENTRE),
  readSuspension: staff(...CENTRE),
  extendSuspension: staff('supervisor'),
  endSuspension: staff('supervisor'),
  listCityEntries: staff('admin'),
  readCityEntry: staff('admin'),
  editCityEntry: staff('admin'),
  readReportRouting: staffConcerned(...PEOPLE),
  simulateRouting: staff('admin'),
  compareRouting: staff('admin'),
  checkRouting: staff('admin'),
  listAlarms: staff('admin'),
  readReprojection: staff('admin'),
  suggestCategory: everyone,
  listClassifierModels: staff('admin'),
  activateClassifierModel: staff('admin'),
  trainClassifier: staff('admin'),
  listApiKeys: staff('admin'),
  issueApiKey: staff('admin'),
  revokeApiKey: staff('admin'),
  listAudit: staff('auditor', 'admin', 'supervisor'),
  lookAtReporter: staffConcerned('operator', 'supervisor'),
  requestCode: everyone,
  openMyReports: everyone,
  listMyReports: nobodyHere,
  createChallenge: everyone,
  listCategories: everyone,
  listAreas: everyone,
  mapAreas: everyone,
  locateArea: everyone,
  streamEvents: whoeverFollows,
  suggestPlace: everyone,
  addPhotos: ({ role, concerned }) => {
    if (role === 'visitor') return 401;
    return concerned && ['citizen', 'operator', 'supervisor', 'leadership', 'officer', 'agency_head'].includes(role)
      ? 'in'
      : 403;
  },
  publishPhoto: staffConcerned('operator', 'supervisor'),
  readPhoto: everyone,
  listReports: everyone,
  mapReports: everyone,
  openDataCSV: everyone,
  openDataJSONL: everyone,
  statisticsSummary: everyone,
  statisticsFields: everyone,
  statisticsAreas: everyone,
  statisticsAgencies: everyone,
  listStaffReports: staff(...PEOPLE),
  countStaffReports: staff(...PEOPLE),
  findSimilar: everyone,
  listCandidates: staffConcerned(...PEOPLE),
  readQueue: staff('operator', 'supervisor', 'leadership', ...OF_AN_AGENCY),
  exportReportsCSV: staff(...PEOPLE),
  exportReportsGEOJSON: staff(...PEOPLE),
  exportReportsJSONL: staff(...PEOPLE),
  actOnMany: staff('operator', 'supervisor'),
  listViews: staff(...PEOPLE),
  createView: staff(...PEOPLE),
  readView: staff(...PEOPLE),
  replaceView: staff(...PEOPLE),
  removeView: staff(...PEOPLE),
  listWebhooks: staff('admin'),
  createWebhook: staff('admin'),
  readWebhook: staff('admin'),
  replaceWebhook: staff('admin'),
  removeWebhook: staff('admin'),
  rotateWebhookSecret: staff('admin'),
  testWebhook: staff('admin'),
  listWebhookDeliveries: staff('admin'),
  replayWebhookDelivery: staff('admin'),
};

/** Where permission is also a matter of the report, what a body is needed for to come so far. */
const BODIES: Record<string, unknown> = {
  act: { text: 'Đã xem' },
  lookAtReporter: { reason: 'Hỏi lại vị trí cột đèn' },
  publishPhoto: { published: true },
};

/** Routes that are no operations: where they are read, or null for what is only sent. Everybody may, and nobody is known. */
const BESIDES: Record<string, string | null> = {
  'get /healthz': '/healthz',
  'get /readyz': '/readyz',
  // Asks for a supervisor in production mode; `api/codec/codec-router.test.ts` tries it.
  'post /decode': null,
  'get /api/v1/openapi.json': '/api/v1/openapi.json',
  'get /docs': '/docs',
  'get /docs/show.js': '/docs/show.js',
  'get /docs/swagger-ui.css': '/docs/swagger-ui.css',
  'get /docs/swagger-ui-bundle.js': '/docs/swagger-ui-bundle.js',
  'get /docs/favicon-32x32.png': '/docs/favicon-32x32.png',
  'get /discovery': '/open311/v2/discovery.json',
  'get /services': '/open311/v2/services.json',
  'get /services/:code': '/open311/v2/services/electricity_lighting.json',
  'get /requests': '/open311/v2/requests.json?extensions=true',
  // With an API key in production mode, as the next but two; `api/open311/` tests both.
  'post /requests': null,
  'get /requests/:id': '/open311/v2/requests/{reference}.json?extensions=true',
  'get /tokens/:token': '/open311/v2/tokens/{reference}.json',
  'get /servicerequestupdates': '/open311/v2/servicerequestupdates.json',
  'post /servicerequestupdates': null,
  'get /assets/paht.css': '/assets/paht.css',
  'get /assets/paht.svg': '/assets/paht.svg',
  'get /auth/sign-in': '/auth/sign-in',
  'get /auth/callback': '/auth/callback?code=x&state=x',
  'get /': '/',
  'get /reports': '/reports?reference={reference}',
  'get /reports/new': '/reports/new',
  'get /reports/:reference': '/reports/{reference}',
  // Pages know the citizen of a report by the cookie that its link has set, and a follower by a signed link.
  'get /reports/:reference/followers/:seq': '/reports/{reference}/followers/1',
  'post /reports/new': null,
  'post /reports/:reference/actions/:command': null,
  'post /reports/:reference/actions/follow': null,
  'post /reports/:reference/forget': null,
  'post /reports/:reference/followers/:seq': null,
};
/** A mailbox page and the embedded identity provider are there on one machine alone, where nothing is secret. */
const ON_ONE_MACHINE = ['get /mailbox'];

const IN_PATHS: Record<string, string> = {
  command: 'note',
  kind: 'agencies',
  code: OWN,
  id: randomUUID(),
  size: 'web',
};

/** Most send no body: permission comes before validation, so that what is allowed changes nothing. */
function request({ id, path, method }: Operation, headers: Record<string, string>): Promise<Response> {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    name === 'reference' ? report.reference : (IN_PATHS[name] ?? 'nosuch'),
  );
  const body = method === 'get' || method === 'delete' ? {} : { body: JSON.stringify(BODIES[id] ?? {}) };
  const query = id === 'streamEvents' ? `?reference=${report.reference}` : '';
  return fetch(`${paht.baseUrl}${filled}${query}`, {
    method: method.toUpperCase(),
    headers: { 'Content-Type': 'application/json', ...headers },
    ...body,
  });
}

/** A stream never ends by itself: what it sends is tested where streams are. */
async function textOf(response: Response): Promise<string> {
  if (!response.headers.get('Content-Type')?.startsWith('text/event-stream')) return response.text();
  await response.body?.cancel();
  return '';
}

describe('the table of rights', () => {
  it('When an operation exists, then the table has an entry for it, and none besides', () => {
    expect(Object.keys(RIGHTS).sort()).toEqual(OPERATIONS.map(({ id }) => id).sort());
  });

  it.each(OPERATIONS.map((operation) => [operation.id, operation] as const))(
    'When anybody calls %s, then the table says whether they get in, and nothing of a report leaks that is not theirs',
    async (id, operation) => {
      const found = [];
      for (const caller of CALLERS) {
        const response = await request(operation, await caller.headers(report));
        const text = await textOf(response);
        const refused = response.status === 401 || response.status === 403;
        found.push({
          caller: caller.name,
          outcome: refused ? response.status : 'in',
          failed: response.status >= 500,
          leaks: [...(caller.concerned ? [] : WORDS), ...(id === 'lookAtReporter' && !refused ? [] : PERSONAL)].filter(
            (word) => text.includes(word),
          ),
        });
      }
      expect(found).toEqual(
        CALLERS.map((caller) => ({ caller: caller.name, outcome: RIGHTS[id]!(caller), failed: false, leaks: [] })),
      );
    },
  );

  it('When a route is no operation, then it is listed, and what it shows to anybody holds nothing that is not public', async () => {
    const operations = OPERATIONS.map(({ method, path }) => `${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`);
    const others = new Set(routesOf(paht.app).filter((route) => !operations.includes(route)));
    expect([...others].sort()).toEqual([...Object.keys(BESIDES), ...ON_ONE_MACHINE].sort());
    for (const path of Object.values(BESIDES).filter((each) => each !== null)) {
      for (const caller of CALLERS) {
        const { text } = await api.get(path.replace('{reference}', report.reference), await caller.headers(report));
        expect({ path, leaks: [...WORDS, ...PERSONAL].filter((word) => text.includes(word)) }).toEqual({
          path,
          leaks: [],
        });
      }
    }
  });

  it('When staff list, count, search or export, then only what is theirs is in it', async () => {
    const seen = [];
    for (const caller of CALLERS.filter(({ name, role }) => PEOPLE.includes(role) && name !== 'visitor')) {
      const headers = await caller.headers(report);
      for (const filter of ['', `q=${WORDS[0]}`, `q=${report.reference}`, `agency=${OWN}`, 'sort=dueAt']) {
        const list = await api.get(`/api/v1/staff/reports?${filter}`, headers);
        const { reference } = report;
        const listed = list.body.items.some((item: { reference: string }) => item.reference === reference);
        const narrow = filter.startsWith('q=');
        const count = narrow ? (await api.get(`/api/v1/staff/reports/count?${filter}`, headers)).body.count : null;
        const exports = await Promise.all(
          ['csv', 'geojson', 'jsonl']
            .filter(() => !filter.startsWith('sort'))
            .map((format) => api.get(`/api/v1/staff/reports.${format}?${filter}`, headers)),
        );
        const exported = exports.map(({ status, text }) => ({ status, there: text.includes(reference) }));
        seen.push({ caller: caller.name, filter, listed, count, exported });
      }
    }
    expect(seen).toEqual(
      seen.map(({ caller, filter, exported }) => {
        const there = CALLERS.find(({ name }) => name === caller)!.concerned;
        return {
          caller,
          filter,
          listed: there,
          count: filter.startsWith('q=') ? Number(there) : null,
          exported: exported.map(() => ({ status: 200, there })),
        };
      }),
    );
  });

  it('When many are acted on at once, then what is not the caller’s is refused one by one', async () => {
    const order = { command: 'note', payload: { text: 'Nhiều việc' }, references: [report.reference] };
    const [theirs, elsewhere] = await Promise.all(
      [undefined, ['nowhere']].map(async (areas) =>
        api.post('/api/v1/staff/bulk-actions', order, bearer(await paht.tokenFor('operator', undefined, areas))),
      ),
    );
    expect(theirs).toMatchObject({ status: 200, body: { items: [{ outcome: 'done' }] } });
    expect(elsewhere).toMatchObject({
      status: 200,
      body: { items: [{ outcome: 'refused', problem: { status: 403 } }] },
    });
  });

  it.each(OPERATIONS.filter(({ method, access }) => method !== 'get' && Array.isArray(access)).map(({ id }) => id))(
    'When a browser’s session calls %s without its CSRF token, or from another site, then it is refused',
    async (id) => {
      const operation = OPERATIONS.find((each) => each.id === id)!;
      const [role] = operation.access as readonly Role[];
      const Cookie = `paht_session=${await sessionOf(role!)}`;
      const me = await api.get('/api/v1/me', { Cookie });
      const token = { 'X-CSRF-Token': me.body.csrfToken as string };
      const unsound: Record<string, string>[] = [
        {},
        { 'X-CSRF-Token': 'x' },
        { ...token, Origin: 'https://evil.example' },
      ];
      for (const headers of unsound) {
        expect((await request(operation, { Cookie, ...headers })).status).toBe(403);
      }
      expect((await request(operation, { Cookie, ...token })).status).not.toBe(403);
    },
  );
});

async function sessionOf(role: Role): Promise<string> {
  const id = randomBytes(32).toString('base64url');
  await paht.db('staff_session').insert({
    id_hash: createHash('sha256').update(id).digest(),
    subject: `demo-${role}`,
    role,
    created_at: new Date(),
    seen_at: new Date(),
  });
  return id;
}
