import { createHmac, generateKeyPairSync, randomUUID } from 'node:crypto';
import { importJWK, SignJWT } from 'jose';
import { ROLES, type Role } from '../domain/report/actor';
import type { CommandName, CommandPayloads } from '../domain/report/commands';
import type { Status } from '../domain/report/status';
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
const OTHER = 'huewaco';
const STAFF = ROLES.filter((role) => role !== 'citizen' && role !== 'system');
const OF_AN_AGENCY: readonly Role[] = ['officer', 'agency_head'];

const NEXT_WEEK = new Date(Date.now() + 7 * 86_400_000).toISOString();

const PAYLOADS: CommandPayloads = {
  classify: { category: 'electricity_lighting' },
  assign: { agency: OWN },
  accept: {},
  decline: { reason: 'Không thuộc phạm vi' },
  transfer: { agency: OTHER, reason: 'Đúng đơn vị hơn' },
  request_information: { question: 'Trụ số mấy?' },
  provide_information: { text: 'Trụ số 12' },
  hold: { until: NEXT_WEEK, reason: 'Chờ vật tư' },
  resume: {},
  resolve: { result: 'done', answer: 'Đã thay bóng.' },
  return: { reason: 'Chưa trả lời đúng' },
  rate: { rating: 'satisfied' },
  reject: { reason: 'insufficient', explanation: 'Thiếu thông tin' },
  withdraw: {},
  reprioritise: { priority: 'high', reason: 'Gần trường học' },
  note: { text: 'Ghi chú' },
};

interface Caller {
  name: string;
  role: Role | null;
  own: boolean;
  headers(report: Posted): Promise<Record<string, string>>;
}

const CALLERS: Caller[] = [
  { name: 'nobody', role: null, own: false, headers: async () => ({}) },
  {
    name: 'the citizen',
    role: 'citizen',
    own: true,
    headers: async ({ accessToken }) => ({ 'X-Access-Token': accessToken }),
  },
  ...STAFF.flatMap((role): Caller[] =>
    OF_AN_AGENCY.includes(role)
      ? [
          {
            name: `${role} of the agency`,
            role,
            own: true,
            headers: async () => bearer(await paht.tokenFor(role, OWN)),
          },
          {
            name: `${role} of another agency`,
            role,
            own: false,
            headers: async () => bearer(await paht.tokenFor(role, OTHER)),
          },
          {
            name: `${role} without an agency`,
            role,
            own: false,
            headers: async () => bearer(await paht.tokenFor(role)),
          },
        ]
      : [{ name: role, role, own: false, headers: async () => bearer(await paht.tokenFor(role)) }],
  ),
];

async function reaches(reference: string, status: Status): Promise<void> {
  await eventually(async () => {
    const { body } = await api.get(`${REPORTS}/${reference}`);
    return body.status.code === status;
  }, `${reference} is ${status}`);
}

/** Reports in these states are made once; a refused command leaves them as they are. */
const STATES = ['triage', 'assigned', 'in_progress', 'resolved', 'closed'] as const satisfies Status[];

async function reportIn(status: Status): Promise<Posted> {
  const posted = await api.submit({ ...LAMP, contact: { email: 'an@example.com' } });
  const officer = bearer(await paht.tokenFor('officer', OWN));
  const act = async (command: CommandName, headers = officer) => {
    const answer = await api.act(posted.reference, command, PAYLOADS[command], headers);
    expect({ command, status: answer.status }).toEqual({ command, status: 200 });
  };
  await reaches(posted.reference, 'assigned');
  if (status === 'triage') await act('decline');
  if (['in_progress', 'resolved', 'closed'].includes(status)) await act('accept');
  if (['resolved', 'closed'].includes(status)) await act('resolve');
  if (status === 'closed') await act('rate', { 'X-Access-Token': posted.accessToken });
  return posted;
}

/** What the table says, worked out here once more. */
function expected(caller: Caller, command: CommandName, status: Status): number {
  const { roles, from, ownAgencyOnly } = TRANSITIONS[command];
  if (caller.role === null) return 401;
  if (!roles.includes(caller.role)) return 403;
  if (ownAgencyOnly && OF_AN_AGENCY.includes(caller.role) && !caller.own) return 403;
  return from.includes(status) ? 200 : 409;
}

describe('who may do what', () => {
  it.each(STATES)('When a report is %s, then each caller’s commands are refused as the table says', async (status) => {
    const report = await reportIn(status);
    for (const caller of CALLERS) {
      const headers = await caller.headers(report);
      const answers = await Promise.all(
        COMMAND_NAMES.filter((command) => expected(caller, command, status) !== 200).map(async (command) => {
          const answer = await api.act(report.reference, command, PAYLOADS[command], headers);
          return { caller: caller.name, command, status: answer.status };
        }),
      );
      expect(answers).toEqual(
        answers.map(({ command }) => ({ caller: caller.name, command, status: expected(caller, command, status) })),
      );
      const { body } = await api.get(`${REPORTS}/${report.reference}/actions`, headers);
      expect(body.items.map(({ command }: { command: string }) => command)).toEqual(
        COMMAND_NAMES.filter((command) => expected(caller, command, status) === 200),
      );
    }
    const { body } = await api.get(`${REPORTS}/${report.reference}`);
    expect(body.status.code).toBe(status);
  });

  it.each(COMMAND_NAMES)('When the table allows %s, then each role that it names gets 200', async (command) => {
    const { from, roles } = TRANSITIONS[command];
    const status = STATES.find((each) => from.includes(each));
    const callers = CALLERS.filter((caller) => status && expected(caller, command, status) === 200);
    if (!status) {
      // Its states are reached below, in the lives that pass through them.
      expect(['provide_information', 'resume']).toContain(command);
      return;
    }
    expect(new Set(callers.map(({ role }) => role))).toEqual(new Set(roles.filter((role) => role !== 'system')));
    await Promise.all(
      callers.map(async (caller) => {
        const report = await reportIn(status);
        const answer = await api.act(report.reference, command, PAYLOADS[command], await caller.headers(report));
        expect({ caller: caller.name, status: answer.status }).toEqual({ caller: caller.name, status: 200 });
      }),
    );
  });

  it('When a report waits for its citizen or is on hold, then those go on with it whom the table names', async () => {
    const officer = bearer(await paht.tokenFor('officer', OWN));
    const stranger = bearer(await paht.tokenFor('officer', OTHER));
    const head = bearer(await paht.tokenFor('agency_head', OWN));
    const { reference, accessToken } = await reportIn('in_progress');
    const act = async (command: CommandName, headers: Record<string, string>) =>
      (await api.act(reference, command, PAYLOADS[command], headers)).status;
    expect(await act('request_information', officer)).toBe(200);
    expect(await act('provide_information', officer)).toBe(403);
    expect(await act('provide_information', { 'X-Access-Token': accessToken })).toBe(200);
    expect(await act('hold', officer)).toBe(403);
    expect(await act('hold', head)).toBe(200);
    expect(await act('resume', stranger)).toBe(403);
    expect(await act('resume', officer)).toBe(200);
  });
});

describe('who is who', () => {
  const AUDIENCE = 'paht';
  const ISSUER = 'urn:paht:embedded-identity-provider';
  let report: Posted;
  beforeAll(async () => {
    report = await reportIn('assigned');
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
    ];
    for (const [command, payload, headers] of steps) {
      const answer = await api.act(reference, command, payload, headers);
      if (answer.status !== 200) throw new Error(`${command}: ${answer.text}`);
    }
    await paht
      .db('report')
      .where({ reference })
      .update({ supporting: ['huelawaco-support'] });
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

  const INTERNAL = ['ghi-chú', 'lý-do-nội-bộ'];
  const CITIZENS = ['lời', 'địa-chỉ', 'câu-hỏi', 'trả-lời', 'tạm-dừng'];

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
    expectWords(all, [], [...INTERNAL, ...CITIZENS]);
    expect(detail.own).toBeUndefined();
    expect(timeline.map(({ type }: { type: string }) => type)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(noted|reprioritised|escalated|sent_to_triage)$/)]),
    );
    expect(timeline.every((entry: object) => !('data' in entry))).toBe(true);
    expect(deadline.map(({ obligation }: { obligation: string }) => obligation)).toEqual(['resolution']);
    expect(deadline[0].entries.length).toBeGreaterThan(1);
    expect(all).not.toContain('officer');
  });

  it('When it is the citizen, then they see their words and what was asked, but nothing internal', async () => {
    const { detail, timeline, deadline, all } = await seen({ 'X-Access-Token': report.accessToken });
    expectWords(all, CITIZENS, INTERNAL);
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
    ['officer', 'huelawaco-support'] as const,
  ])('When it is %s (%s), then all is shown but who reported', async (role, agency) => {
    const { detail, timeline, deadline, all } = await seen(
      bearer(await paht.tokenFor(role, agency === 'of the centre' ? undefined : agency)),
    );
    expectWords(all, [...INTERNAL, ...CITIZENS], []);
    expect(detail.own.text).toContain(words('lời'));
    expect(timeline.map(({ type }: { type: string }) => type)).toContain('noted');
    expect(deadline.length).toBeGreaterThan(1);
  });
});
