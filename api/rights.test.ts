import { createHmac, generateKeyPairSync, randomUUID } from 'node:crypto';
import { importJWK, SignJWT } from 'jose';
import { ROLES, type Role } from '../domain/report/actor';
import type { CommandName, CommandPayloads } from '../domain/report/commands';
import type { Status } from '../domain/report/status';
import type { GuardName } from '../domain/report/guards';
import type { LegStatus } from '../domain/report/leg';
import { COMMAND_NAMES, TRANSITIONS } from '../domain/report/transitions';
import { apiClient, bearer, LAMP, type ApiClient, type Posted } from '../test/support/api-client';
import { eventually } from '../test/support/eventually';
import { startTestInstallation, type TestInstallation } from '../test/support/test-installation';

let paht: TestInstallation;
let api: ApiClient;
beforeAll(async () => {
  paht = await startTestInstallation();
  api = apiClient(paht.baseUrl);
});
afterAll(async () => {
  await paht.stop();
});

const REPORTS = '/api/v1/reports';
const OWN = 'hepco';
const SUPPORTING = 'huewaco';
const OTHER = 'pc-hue';
const STAFF = ROLES.filter((role) => !['visitor', 'citizen', 'system'].includes(role));
const OF_AN_AGENCY: readonly Role[] = ['officer', 'agency_head'];

const NEXT_WEEK = new Date(Date.now() + 7 * 86_400_000).toISOString();

const PAYLOADS: CommandPayloads = {
  classify: { category: 'electricity_lighting' },
  assign: { agency: OWN },
  accept: {},
  decline: { reason: 'Không thuộc phạm vi' },
  transfer: { agency: OTHER, reason: 'Đúng đơn vị hơn' },
  // What is not required does not keep the lead agency from answering.
  involve: { agency: OTHER, required: false, reason: 'Cùng kiểm tra' },
  release: { agency: SUPPORTING, reason: 'Đã đủ' },
  request_information: { question: 'Trụ số mấy?' },
  provide_information: { text: 'Trụ số 12' },
  request_hold: { until: NEXT_WEEK, reason: 'Chờ vật tư' },
  grant_hold: {},
  refuse_hold: { reason: 'Vật tư có sẵn' },
  hold: { until: NEXT_WEEK, reason: 'Chờ vật tư' },
  resume: {},
  request_extension: { workingDays: 3, reason: 'Chờ cắt điện' },
  grant_extension: {},
  refuse_extension: { reason: 'Không cần thiết' },
  resolve: { result: 'done', answer: 'Đã thay bóng.' },
  return: { reason: 'Chưa trả lời đúng' },
  rate: { rating: 'satisfied' },
  reject: { reason: 'insufficient', explanation: 'Thiếu thông tin' },
  appeal: { reason: 'Địa điểm đã ghi rõ' },
  // Filled in below.
  merge: { into: '' },
  unmerge: { reason: 'Hai việc khác nhau' },
  withdraw: {},
  escalate: { to: 'supervisor', reason: 'Cần phối hợp liên ngành' },
  reclassify: { category: 'water_supply_drainage', reason: 'Là việc thoát nước' },
  reprioritise: { priority: 'high', reason: 'Gần trường học' },
  unlink_repeat: { reason: 'Trụ khác' },
  note: { text: 'Ghi chú' },
  comment: { text: 'Sáng mai chúng tôi tới' },
  follow: { email: 'theodoi@example.com' },
  suspend_area: { suspension: 'bao-so-5', until: NEXT_WEEK, reason: 'Bão số 5' },
  resume_area: { suspension: 'bao-so-5' },
};

interface Caller {
  name: string;
  role: Role;
  /** Of officers and heads, what their agency has to do with the report. */
  agency?: 'own' | 'supporting' | 'other' | 'none';
  headers(report: Posted): Promise<Record<string, string>>;
}

const CALLERS: Caller[] = [
  { name: 'nobody', role: 'visitor', headers: async () => ({}) },
  { name: 'the citizen', role: 'citizen', headers: async ({ accessToken }) => ({ 'X-Access-Token': accessToken }) },
  ...STAFF.flatMap((role): Caller[] =>
    OF_AN_AGENCY.includes(role)
      ? (
          [
            ['own', OWN],
            ['supporting', SUPPORTING],
            ['other', OTHER],
            ['none', undefined],
          ] as const
        ).map(([agency, code]) => ({
          name: `${role}, agency: ${agency}`,
          role,
          agency,
          headers: async () => bearer(await paht.tokenFor(role, code)),
        }))
      : [{ name: role, role, headers: async () => bearer(await paht.tokenFor(role)) }],
  ),
];

/** A state in which reports are looked at, and the way to it from `assigned`. */
interface Scene {
  status: Status;
  /** Of the agency that was asked to support. */
  part: LegStatus | null;
  /** Whether what the table asks besides holds. */
  guards: Record<GuardName, boolean>;
  way: [CommandName, 'own' | 'supporting' | 'operator' | 'citizen'][];
  /** Whether the same was answered before. */
  repeats?: true;
}

const GUARDS_OF_A_USUAL_REPORT: Record<GuardName, boolean> = {
  another_reviewer: true,
  has_lead_agency: true,
  has_parts: false,
  hold_requested: false,
  no_hold_requested: true,
  extension_requested: false,
  no_extension_requested: true,
  may_appeal: false,
  follows_another: false,
  repeats_another: false,
  stands_alone: true,
};

function scene(
  status: Status,
  way: (Scene['way'][number] | 'involve')[] = [],
  part: LegStatus | null = null,
  guards: Partial<Scene['guards']> = {},
): Scene {
  const steps = way.map((step): Scene['way'][number] => (step === 'involve' ? ['involve', 'operator'] : step));
  return { status, part, way: steps, guards: { ...GUARDS_OF_A_USUAL_REPORT, ...guards } };
}

const SCENES: Record<string, Scene> = {
  'in triage': scene('triage', [['decline', 'own']]),
  'passed to its agencies': scene('assigned', ['involve'], 'assigned', { has_parts: true }),
  'worked on by its agencies': scene(
    'in_progress',
    ['involve', ['accept', 'own'], ['accept', 'supporting']],
    'in_progress',
    { has_parts: true },
  ),
  'asked a hold and more time for': scene(
    'in_progress',
    ['involve', ['accept', 'own'], ['request_hold', 'own'], ['request_extension', 'own'], ['decline', 'supporting']],
    'declined',
    { hold_requested: true, no_hold_requested: false, extension_requested: true, no_extension_requested: false },
  ),
  'waiting for its citizen': scene('awaiting_citizen', [
    ['accept', 'own'],
    ['request_information', 'own'],
  ]),
  'on hold': scene('on_hold', [
    ['accept', 'own'],
    ['request_hold', 'own'],
    ['grant_hold', 'own'],
  ]),
  answered: scene('resolved', [
    ['accept', 'own'],
    ['resolve', 'own'],
  ]),
  closed: scene('closed', [
    ['accept', 'own'],
    ['resolve', 'own'],
    ['rate', 'citizen'],
  ]),
  'not accepted': scene('rejected', [['reject', 'operator']], null, { may_appeal: true }),
  'reported again after an answer': { ...scene('assigned', [], null, { repeats_another: true }), repeats: true },
  merged: scene('merged', [['merge', 'operator']], null, { follows_another: true, stands_alone: false }),
  withdrawn: scene('withdrawn', [['withdraw', 'citizen']]),
};

async function reaches(reference: string, status: Status): Promise<void> {
  await eventually(async () => {
    const { body } = await api.get(`${REPORTS}/${reference}`);
    return body.status.code === status;
  }, `${reference} is ${status}`);
}

/** Each at a place of its own, or it would repeat what was answered there before. */
let places = 0;
function ownPlace(): { lat: number; lng: number } {
  const place = places++;
  return {
    lat: LAMP.location.lat + ((place % 20) - 10) * 0.001,
    lng: LAMP.location.lng + Math.floor(place / 20) * 0.001,
  };
}

async function reportIn({ way, repeats }: Pick<Scene, 'way' | 'repeats'>, location = ownPlace()): Promise<Posted> {
  if (repeats) await reportIn({ way: SCENES.answered!.way }, location);
  const posted = await api.submit({ ...LAMP, location, contact: { email: 'an@example.com' } });
  await reaches(posted.reference, 'assigned');
  for (const [command, by] of way) {
    const headers = {
      // What an agency asks its head decides.
      own: async () => bearer(await paht.tokenFor(command === 'grant_hold' ? 'agency_head' : 'officer', OWN)),
      supporting: async () => bearer(await paht.tokenFor('officer', SUPPORTING)),
      operator: async () => bearer(await paht.tokenFor('operator')),
      citizen: async () => ({ 'X-Access-Token': posted.accessToken }),
    }[by];
    const payload = command === 'involve' ? { ...PAYLOADS.involve, agency: SUPPORTING } : PAYLOADS[command];
    const answer = await api.act(posted.reference, command, payload, await headers());
    expect({ command, status: answer.status }).toEqual({ command, status: 200 });
  }
  return posted;
}

/** What the table says, worked out here once more. */
function expected({ role, agency }: Caller, command: CommandName, { status, part, guards }: Scene): number {
  const { roles, from, ownAgencyOnly, supporting, guard, forArea } = TRANSITIONS[command];
  if (forArea) return 404;
  if (!roles.includes(role)) return role === 'visitor' ? 401 : 403;
  if (ownAgencyOnly && agency !== undefined && agency !== 'own') {
    if (!supporting || agency !== 'supporting' || part === null) return 403;
    if (!supporting.from.includes(status) || !supporting.part.includes(part)) return 409;
    // A supporting agency asks for time of its own.
    return 200;
  }
  return from.includes(status) && (guard === undefined || guards[guard]) ? 200 : 409;
}

describe('who may do what', () => {
  beforeAll(async () => {
    PAYLOADS.merge.into = (await reportIn({ way: [['accept', 'own']] })).reference;
  });

  it.each(Object.keys(SCENES))(
    'When a report is %s, then each caller’s commands are refused as the table says, with what is possible instead',
    async (name) => {
      const shown = SCENES[name]!;
      const report = await reportIn(shown);
      for (const caller of CALLERS) {
        const headers = await caller.headers(report);
        const allowed = COMMAND_NAMES.filter((command) => expected(caller, command, shown) === 200);
        const refused = COMMAND_NAMES.filter((command) => !allowed.includes(command));
        const answers = [];
        // One by one: of Updates that are refused at once the dev server answers some only after seconds.
        for (const command of refused) {
          const { status, body } = await api.act(report.reference, command, PAYLOADS[command], headers);
          const instead = body.actions?.map((action: { command: string }) => action.command);
          answers.push({ caller: caller.name, command, status, instead });
        }
        expect(answers).toEqual(
          refused.map((command) => {
            const status = expected(caller, command, shown);
            return { caller: caller.name, command, status, instead: status === 409 ? allowed : undefined };
          }),
        );
        const { body } = await api.get(`${REPORTS}/${report.reference}/actions`, headers);
        expect({ caller: caller.name, items: body.items.map((item: { command: string }) => item.command) }).toEqual({
          caller: caller.name,
          items: allowed,
        });
      }
      const { body } = await api.get(`${REPORTS}/${report.reference}`);
      expect(body.status.code).toBe(shown.status);
    },
  );

  it.each(COMMAND_NAMES.filter((command) => !TRANSITIONS[command].forArea))(
    'When the table allows %s, then each role that it names gets 200, a supporting agency for its part too',
    async (command) => {
      const { roles, supporting } = TRANSITIONS[command];
      const callers = CALLERS.flatMap((caller) => {
        const fitting = Object.values(SCENES).find((each) => expected(caller, command, each) === 200);
        return fitting ? [{ caller, fitting }] : [];
      });
      expect(new Set(callers.map(({ caller }) => caller.role))).toEqual(
        new Set(roles.filter((role) => role !== 'system')),
      );
      expect(callers.some(({ caller }) => caller.agency === 'supporting')).toBe(supporting !== undefined);
      await Promise.all(
        callers.map(async ({ caller, fitting }) => {
          const report = await reportIn(fitting);
          const { status, body } = await api.act(
            report.reference,
            command,
            PAYLOADS[command],
            await caller.headers(report),
          );
          expect({ caller: caller.name, status, code: body.code }).toEqual({ caller: caller.name, status: 200 });
        }),
      );
    },
  );

  it('When an address follows already, then whoever follows with it again learns nothing of that', async () => {
    const { reference } = await reportIn({ way: [] });
    const follow = (email: string) => api.act(reference, 'follow', { email });
    const first = await follow('mot@example.com');
    const [again, other] = [await follow('mot@example.com'), await follow('hai@example.com')];
    for (const { status, body } of [first, again, other])
      expect({ status, body }).toEqual({ status: 200, body: first.body });
    expect(await paht.db('report_follower').where({ reference })).toHaveLength(2);
    expect((await follow('không phải thư')).body.errors).toEqual([
      { field: 'email', rule: 'must be an e-mail address, e.g. ten@example.com' },
    ]);
  });

  it('When a reference is written as people write it, then it is found; when it is none, the rule is named', async () => {
    const { reference } = await reportIn({ way: [] });
    const operator = bearer(await paht.tokenFor('operator'));
    const wrong = await api.act(reference, 'merge', { into: 'HUE-1' }, operator);
    expect(wrong.body.errors).toEqual([{ field: 'into', rule: 'must be the reference of a report' }]);
    const into = PAYLOADS.merge.into.toLowerCase().replaceAll('-', ' ');
    const merged = await api.act(reference, 'merge', { into }, operator);
    expect(merged.body).toMatchObject({ status: { code: 'merged' }, mergedInto: PAYLOADS.merge.into });
    const itself = await reportIn({ way: [] });
    expect(await api.act(itself.reference, 'merge', { into: itself.reference }, operator)).toMatchObject({
      status: 409,
      body: { code: 'own_report' },
    });
  });
});

describe('who is who', () => {
  const AUDIENCE = 'paht';
  const ISSUER = 'urn:paht:embedded-identity-provider';
  let report: Posted;
  beforeAll(async () => {
    report = await reportIn({ way: [] });
  });

  async function forged(
    claims: Record<string, unknown>,
    { audience = AUDIENCE, issuer = ISSUER, expires = '1h' } = {},
  ) {
    const jwk = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
    const token = new SignJWT(claims)
      .setProtectedHeader({ alg: 'ES256' })
      .setIssuer(issuer)
      .setAudience(audience)
      .setSubject('x');
    if (expires) token.setExpirationTime(expires);
    return token.sign(await importJWK(jwk as never, 'ES256'));
  }

  function unsigned(header: object, claims: object, signature = ''): string {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    return `${part(header)}.${part(claims)}.${signature}`;
  }

  const claims = { paht_role: 'officer', paht_agency: OWN };
  const full = { ...claims, iss: ISSUER, aud: AUDIENCE, sub: 'x', exp: 4_000_000_000 };
  it.each<[string, () => Promise<string> | string]>([
    ['signed with another key', () => forged(claims)],
    ['for an admin, with another key', () => forged({ paht_role: 'admin' })],
    ['unsigned, alg none', () => unsigned({ alg: 'none' }, full)],
    [
      'signed with HMAC',
      () => {
        const body = unsigned({ alg: 'HS256' }, full).slice(0, -1);
        return `${body}.${createHmac('sha256', 'secret').update(body).digest('base64url')}`;
      },
    ],
    ['for a citizen', async () => paht.tokenFor('citizen')],
    ['for a visitor', async () => paht.tokenFor('visitor')],
    ['for the system', async () => paht.tokenFor('system')],
    ['for a role that is none', async () => paht.tokenFor('king' as Role)],
    ['for a role of the prototype', async () => paht.tokenFor('constructor' as Role)],
    [
      'changed in its claims',
      async () => {
        const [header, , signature] = (await paht.tokenFor('officer', OTHER)).split('.');
        return `${header}.${unsigned({}, full).split('.')[1]}.${signature}`;
      },
    ],
    ['cut', async () => (await paht.tokenFor('officer', OWN)).slice(0, -4)],
    ['junk', () => 'abc'],
    ['the citizen’s access token', () => report.accessToken],
    ['empty', () => ''],
  ])('When a bearer token is %s, then nothing is shown or done', async (_, make) => {
    const headers = bearer(await make());
    const acted = await api.act(report.reference, 'accept', {}, headers);
    expect(acted).toMatchObject({ status: 401, body: { type: 'urn:paht:problem:unauthenticated' } });
    expect(acted.headers.get('www-authenticate')).toBe('Bearer');
    expect((await api.get(`${REPORTS}/${report.reference}`, headers)).status).toBe(401);
    expect((await api.get(`${REPORTS}/${report.reference}/timeline`, headers)).status).toBe(401);
  });

  it('When an access token is another report’s, then it opens nothing', async () => {
    const { reference, accessToken } = await api.submit(LAMP);
    for (const token of [accessToken, `${report.accessToken}x`, report.accessToken.toLowerCase(), '']) {
      const headers = { 'X-Access-Token': token };
      expect((await api.get(`${REPORTS}/${report.reference}`, headers)).status).toBe(401);
      expect((await api.act(report.reference, 'withdraw', {}, headers)).status).toBe(401);
    }
    expect((await api.get(`${REPORTS}/${reference}?accessToken=${accessToken}`)).body.own).toBeDefined();
    expect((await api.get(`${REPORTS}/${report.reference}?accessToken=${accessToken}`)).status).toBe(401);
  });

  it('When a citizen has their token, then it works for what is a citizen’s and for nothing else', async () => {
    const own = { 'X-Access-Token': report.accessToken };
    expect((await api.get(`${REPORTS}/${report.reference}`, own)).body.own.text).toBe(LAMP.text);
    expect((await api.act(report.reference, 'accept', {}, own)).status).toBe(403);
    // It stands before a bearer token: who shows both is the citizen.
    const both = { ...own, ...bearer(await paht.tokenFor('officer', OWN)) };
    expect((await api.act(report.reference, 'accept', {}, both)).status).toBe(403);
  });

  it('When a report is filed for a caller, then only an operator or a supervisor may', async () => {
    const body = { ...LAMP, channel: 'phone' };
    expect((await api.post(REPORTS, body)).status).toBe(401);
    for (const role of STAFF) {
      const answer = await api.post(REPORTS, body, bearer(await paht.tokenFor(role, OWN)));
      expect({ role, status: answer.status }).toEqual({
        role,
        status: role === 'operator' || role === 'supervisor' ? 201 : 403,
      });
    }
  });
});

describe('who sees what', () => {
  const tag = randomUUID().slice(0, 8);
  const words = (name: string) => `${name}-${tag}`;
  const contact = { name: words('Tên'), phone: '0912345678', email: `${words('thu')}@example.com` };
  let report: Posted;
  let seen: (headers: Record<string, string>) => Promise<{ detail: any; timeline: any; deadline: any; all: string }>;

  beforeAll(async () => {
    const officer = bearer(await paht.tokenFor('officer', OWN));
    const operator = bearer(await paht.tokenFor('operator'));
    report = await api.submit({
      ...LAMP,
      text: `${LAMP.text} ${words('lời')}`,
      location: { ...LAMP.location, address: words('địa-chỉ') },
      contact,
    });
    const { reference, accessToken } = report;
    await reaches(reference, 'assigned');
    const steps: [CommandName, unknown, Record<string, string>][] = [
      ['note', { text: words('ghi-chú') }, operator],
      ['accept', {}, officer],
      ['reprioritise', { priority: 'high', reason: words('lý-do-nội-bộ') }, operator],
      ['request_information', { question: words('câu-hỏi') }, officer],
      ['provide_information', { text: words('trả-lời') }, { 'X-Access-Token': accessToken }],
      ['hold', { until: NEXT_WEEK, reason: words('tạm-dừng') }, bearer(await paht.tokenFor('agency_head', OWN))],
      ['resume', {}, officer],
      ['involve', { agency: SUPPORTING, reason: words('lý-do-phối-hợp') }, operator],
      ['accept', {}, bearer(await paht.tokenFor('officer', SUPPORTING))],
      ['comment', { text: words('trao-đổi') }, officer],
      ['request_extension', { workingDays: 2, reason: words('gia-hạn') }, officer],
      ['grant_extension', {}, bearer(await paht.tokenFor('supervisor'))],
      ['request_hold', { until: NEXT_WEEK, reason: words('xin-tạm-dừng') }, officer],
    ];
    for (const [command, payload, headers] of steps) {
      const answer = await api.act(reference, command, payload, headers);
      if (answer.status !== 200) throw new Error(`${command}: ${answer.text}`);
    }
    seen = async (headers) => {
      const [detail, timeline, deadline] = await Promise.all(
        ['', '/timeline', '/deadline'].map((path) => api.get(`${REPORTS}/${reference}${path}`, headers)),
      );
      for (const answer of [detail!, timeline!, deadline!]) {
        if (answer.status !== 200 || answer.headers.get('cache-control') !== 'no-store') throw new Error(answer.text);
      }
      const all = [detail, timeline, deadline].map((answer) => answer!.text).join('\n');
      return { detail: detail!.body, timeline: timeline!.body.items, deadline: deadline!.body.items, all };
    };
  });

  const INTERNAL = ['ghi-chú', 'lý-do-nội-bộ', 'lý-do-phối-hợp', 'xin-tạm-dừng'];
  const CITIZENS = ['lời', 'địa-chỉ', 'câu-hỏi', 'trả-lời', 'tạm-dừng', 'trao-đổi'];
  /** Extensions are public. */
  const PUBLIC = ['gia-hạn'];

  function expectWords(all: string, shown: string[], hidden: string[]): void {
    expect(shown.filter((name) => !all.includes(words(name)))).toEqual([]);
    expect(hidden.filter((name) => all.includes(words(name)))).toEqual([]);
    for (const personal of [contact.name, contact.email, '912345678']) expect(all).not.toContain(personal);
  }

  it.each([
    ['nobody known', async () => ({})],
    ['an officer of another agency', async () => bearer(await paht.tokenFor('officer', OTHER))],
    ['a head of another agency', async () => bearer(await paht.tokenFor('agency_head', OTHER))],
    ['an officer of no agency', async () => bearer(await paht.tokenFor('officer'))],
  ])('When it is %s, then the words of people are not shown', async (_, headers) => {
    const { detail, timeline, deadline, all } = await seen(await headers());
    expectWords(all, PUBLIC, [...INTERNAL, ...CITIZENS]);
    expect(detail.own).toBeUndefined();
    expect(detail.requests).toBeUndefined();
    expect(detail).toMatchObject({
      extensions: 1,
      suspended: false,
      mergedInto: null,
      overduePublished: false,
      parts: [
        { agency: { code: SUPPORTING }, status: { code: 'in_progress', label: 'Đang phối hợp' }, required: true },
      ],
    });
    expect(timeline.map(({ type }: { type: string }) => type)).not.toEqual(
      expect.arrayContaining([
        expect.stringMatching(
          /^(noted|commented|reprioritised|escalated|sent_to_triage|hold_requested|extension_requested)$/,
        ),
      ]),
    );
    expect(timeline.every((entry: object) => !('data' in entry))).toBe(true);
    expect(deadline.map(({ obligation }: { obligation: string }) => obligation)).toEqual(['resolution']);
    expect(deadline[0].entries.length).toBeGreaterThan(1);
    expect(all).not.toContain('officer');
  });

  it('When it is the citizen, then they see their words and what was asked, but nothing internal', async () => {
    const { detail, timeline, deadline, all } = await seen({ 'X-Access-Token': report.accessToken });
    expectWords(all, [...PUBLIC, ...CITIZENS], INTERNAL);
    expect(detail.own.location.address).toBe(words('địa-chỉ'));
    expect(timeline.every((entry: object) => !('data' in entry))).toBe(true);
    expect(deadline).toHaveLength(1);
    expect(all).not.toContain('officer');
  });

  it.each([
    ...['operator', 'supervisor', 'leadership', 'auditor', 'admin'].map(
      (role) => [role as Role, 'of the centre'] as const,
    ),
    ['officer', OWN] as const,
    ['agency_head', OWN] as const,
    ['officer', SUPPORTING] as const,
  ])('When it is %s (%s), then all is shown but who reported', async (role, agency) => {
    const { detail, timeline, deadline, all } = await seen(
      bearer(await paht.tokenFor(role, agency === 'of the centre' ? undefined : agency)),
    );
    expectWords(all, [...PUBLIC, ...INTERNAL, ...CITIZENS], []);
    expect(detail.own.text).toContain(words('lời'));
    expect(timeline.map(({ type }: { type: string }) => type)).toContain('noted');
    expect(detail.requests).toEqual([
      expect.objectContaining({ kind: 'hold', agency: expect.objectContaining({ code: OWN }), until: NEXT_WEEK }),
    ]);
    const owed = deadline.filter(({ obligation }: { obligation: string }) => obligation === 'resolution');
    expect(owed.map(({ agency, part }: any) => [agency.code, part])).toEqual([
      [OWN, false],
      [SUPPORTING, true],
    ]);
    expect(owed[0].ladder[0]).toMatchObject({ name: 'reminder', at: expect.any(Number), spreadMs: expect.any(Number) });
    expect(owed[0].note).toContain('giãn ra ít phút');
  });
});
