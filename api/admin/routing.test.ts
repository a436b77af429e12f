import type { RoutingRule } from '../../domain/city/city-data';
import { apiClient, bearer, LAMP, type ApiClient } from '../../test/support/api-client';
import { eventually } from '../../test/support/eventually';
import { startTestInstallation, type TestInstallation } from '../../test/support/test-installation';

const ADMIN = '/api/v1/admin';
const THUAN_HOA = '19789';
const PHONG_DIEN = '19819';

let paht: TestInstallation;
let api: ApiClient;
let admin: Record<string, string>;
let operator: Record<string, string>;
let table: RoutingRule[];
let lines: string[];

beforeAll(async () => {
  lines = [];
  paht = await startTestInstallation({ onLog: (line) => lines.push(line) });
  api = apiClient(paht.baseUrl);
  admin = bearer(await paht.tokenFor('admin'));
  operator = bearer(await paht.tokenFor('operator'));
  table = paht.city.routing;
});
afterEach(() => {
  paht.city.routing = table;
});
afterAll(() => paht.stop());

async function submit(status: string, body: Record<string, unknown> = {}): Promise<string> {
  const { reference } = await api.submit({ ...LAMP, ...body });
  await eventually(
    async () => (await api.get(`/api/v1/reports/${reference}`)).body.status?.code === status,
    `the report is ${status}`,
  );
  return reference;
}

const routingOf = async (reference: string, headers = operator) =>
  (await api.get(`/api/v1/staff/reports/${reference}/routing`, { ...headers, 'Accept-Language': 'en' })).body;

describe('why a report went where it is', () => {
  it('When the table decided, then its rule, what it was asked and what was passed over are told as they were then', async () => {
    const reference = await submit('assigned');
    const [decision, ...others] = (await routingOf(reference)).decisions;
    expect(others).toEqual([]);
    expect(decision).toMatchObject({
      by: 'table',
      lead: { code: 'hepco' },
      rule: 'lighting-core',
      reason: null,
      sentence: expect.stringMatching(/^By rule lighting-core: .* leads$/),
      asked: {
        category: { code: 'electricity_lighting' },
        area: { code: THUAN_HOA },
        priority: 'normal',
        channel: 'web',
        time: expect.stringMatching(/^\d\d:\d\d$/),
      },
    });
    expect(decision.passedOver).toContainEqual({
      rule: 'electricity-urgent',
      unmet: [{ code: 'priorities', label: 'priority' }],
      sentence: 'Rule electricity-urgent was passed over: it does not fit by priority',
    });

    paht.city.routing = [{ id: 'first', when: {}, lead: 'pc-hue' }];
    expect(await routingOf(reference)).toMatchObject({
      decisions: [decision],
      present: { lead: { code: 'pc-hue' }, rule: 'first', passedOver: [] },
      differs: true,
    });
  });

  it('When a person decided, then that is told; and that the table would name another', async () => {
    const reference = await submit('assigned');
    await api.act(reference, 'transfer', { agency: 'pc-hue', reason: 'Dây điện' }, operator);
    expect(await routingOf(reference)).toMatchObject({
      decisions: [{ by: 'table' }, { by: 'person', lead: { code: 'pc-hue' }, rule: null, asked: null, passedOver: [] }],
      present: { rule: 'lighting-core' },
      differs: true,
    });
  });

  it('When it is no report, or somebody else’s, then it is refused', async () => {
    const reference = await submit('assigned');
    const path = `/api/v1/staff/reports/${reference}/routing`;
    expect((await api.get(path, bearer(await paht.tokenFor('officer', 'huewaco')))).status).toBe(403);
    expect((await api.get('/api/v1/staff/reports/HUE-NOTHING/routing', operator)).status).toBe(404);
  });
});

describe('a table that is at fault', () => {
  const alarms = async () => (await api.get(`${ADMIN}/alarms`, { ...admin, 'Accept-Language': 'en' })).body.items;
  const logged = () => lines.filter((line) => line.includes('The routing table is at fault'));

  it.each<[string, RoutingRule[], Record<string, unknown>, string | null]>([
    [
      'a rule is broken',
      [
        { id: 'broken', when: { areas: 7 as never }, lead: 'hepco' },
        { id: 'rest', when: {}, lead: 'hepco' },
      ],
      { reason: { code: 'broken_rule' } },
      'broken',
    ],
    [
      'an agency is gone',
      [
        { id: 'dead', when: {}, lead: 'nobody' },
        { id: 'rest', when: {}, lead: 'hepco' },
      ],
      { reason: { code: 'dead_agency' } },
      'dead',
    ],
    ['no rule answers', [], { reason: { code: 'no_rule' } }, null],
  ])(
    'When %s, then an operator has the report, and administrators are told',
    async (_case, routing, expected, rule) => {
      const before = logged().length;
      paht.city.routing = routing;
      const reference = await submit('triage');
      expect((await alarms()).find((alarm: { latest: string[] }) => alarm.latest.includes(reference))).toMatchObject({
        ...expected,
        rule,
        category: { code: 'electricity_lighting' },
        missing: [],
        reports: 1,
        firstAt: expect.any(String),
        lastAt: expect.any(String),
        latest: [reference],
      });
      expect(logged()).toHaveLength(before + 1);
      expect(await routingOf(reference)).toMatchObject({
        decisions: [{ by: 'table', lead: null, rule, reason: expected.reason }],
      });
    },
  );

  it('When a supporting agency is gone, then the report goes on without it, and administrators are told', async () => {
    paht.city.routing = [{ id: 'half-dead', when: {}, lead: 'hepco', supporting: ['nobody', 'huewaco'] }];
    const reference = await submit('assigned');
    const alarm = (await alarms()).find(({ rule }: { rule: string }) => rule === 'half-dead');
    expect(alarm).toMatchObject({ reason: { code: 'dead_agency' }, missing: ['nobody'], latest: [reference] });
    const { body } = await api.get(`/api/v1/reports/${reference}`, operator);
    expect(body.parts).toMatchObject([{ agency: { code: 'huewaco' } }]);
  });

  it('When the report’s place is not known, then an operator has it, and nobody is alarmed', async () => {
    paht.city.routing = [{ id: 'ward', when: {}, lead: 'area' }];
    const reference = await submit('triage', { location: { address: 'Không rõ' } });
    expect(await routingOf(reference)).toMatchObject({ decisions: [{ rule: 'ward', reason: { code: 'no_area' } }] });
    expect(JSON.stringify(await alarms())).not.toContain(reference);
  });

  it('When many reports meet the same fault, then it is one alarm that counts them', async () => {
    paht.city.routing = [{ id: 'dead-twice', when: {}, lead: 'nobody' }];
    const references = [await submit('triage'), await submit('triage')];
    const alarm = (await alarms()).find(({ rule }: { rule: string }) => rule === 'dead-twice');
    expect(alarm).toMatchObject({ reports: 2, latest: references.reverse() });
  });
});

describe('what the table would say', () => {
  const simulate = (body: Record<string, unknown>) =>
    api.post(`${ADMIN}/routing/simulate`, body, { ...admin, 'Accept-Language': 'vi' });

  it('When a report is tried out, then the agency and the reasons are told, at any instant', async () => {
    const asked = { category: 'telecom', subcategory: 'cables', area: THUAN_HOA };
    const { status, body } = await simulate({ ...asked, at: '2025-02-28T16:59:00Z' });
    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        lead: { code: 'so-thong-tin-va-truyen-thong' },
        rule: 'telecom-before-2025-03',
        asked: { subcategory: { code: 'cables' }, day: '2025-02-28', weekday: 5, time: '23:59', priority: 'normal' },
        classification: null,
      },
    });
    expect((await simulate({ ...asked, at: '2025-02-28T17:00:00Z' })).body).toMatchObject({
      lead: { code: 'so-khoa-hoc-va-cong-nghe' },
      sentence: expect.stringMatching(/^Theo quy tắc telecom: .* chủ trì; phối hợp: /),
      passedOver: [
        { rule: 'telecom-before-2025-03', unmet: [{ label: 'thời gian hiệu lực' }] },
        { rule: 'telecom-service', unmet: [{ label: 'tiểu loại' }] },
      ],
    });
  });

  it('When a place is given, then its ward is found', async () => {
    const byPoint = await simulate({ category: 'noise', location: LAMP.location });
    expect(byPoint.body.asked.area).toMatchObject({ code: THUAN_HOA });
    const byName = await simulate({ category: 'noise', location: { address: 'chợ Phong Điền, phường Phong Điền' } });
    expect(byName.body).toMatchObject({ asked: { area: { code: PHONG_DIEN } }, lead: { code: 'ubnd-phong-dien' } });
    const nowhere = await simulate({ category: 'noise' });
    expect(nowhere.body).toMatchObject({ lead: null, rule: 'noise', reason: { code: 'no_area' } });
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['neither category nor text is named', { area: THUAN_HOA }, 'category'],
    ['the category is none', { category: 'lamps' }, 'category'],
    ['the sub-category is another category’s', { category: 'noise', subcategory: 'cables' }, 'subcategory'],
    ['the area is none', { category: 'noise', area: '1' }, 'area'],
  ])('When %s, then the field is named', async (_case, body, field) => {
    const { status, body: problem } = await simulate(body);
    expect({ status, field: problem.errors[0].field }).toEqual({ status: 422, field });
  });
});

describe('what a change would do', () => {
  const compare = (body: Record<string, unknown>) => api.post(`${ADMIN}/routing/compare`, body, admin);
  const lamps: RoutingRule = { id: 'lamps-by-power', when: { categories: ['electricity_lighting'] }, lead: 'pc-hue' };

  beforeAll(async () => {
    await paht.db('report').update({ submitted_at: new Date(Date.now() - 60 * 86_400_000) });
    await submit('assigned');
    await submit('assigned');
    await submit('assigned', { text: 'Rác chất đống, bốc mùi hôi thối, nhiều ngày chưa thu gom' });
  });

  it('When a rule comes before others, then it is told how many reports would go elsewhere, and which', async () => {
    const { body } = await compare({ changes: [{ rule: lamps, before: 'lighting-urgent-core' }] });
    expect(body).toMatchObject({
      reports: 3,
      complete: true,
      changed: 2,
      moves: [{ from: { code: 'hepco' }, to: { code: 'pc-hue' }, reports: 2 }],
      examples: [{ ruleBefore: 'lighting-core', ruleAfter: 'lamps-by-power' }, { ruleAfter: 'lamps-by-power' }],
    });
    expect(body.findings.map(({ kind }: { kind: string }) => kind)).toContain('never_reached');
  });

  it('When a rule stands behind those that decide, then nothing changes, and that is a finding', async () => {
    const { body } = await compare({ changes: [{ rule: lamps }] });
    expect(body).toMatchObject({ reports: 3, changed: 0, moves: [], examples: [] });
    expect(body.findings).toMatchObject([{ kind: 'conflict', severity: 'warning', rule: 'lamps-by-power' }]);
  });

  it('When rules are removed, then reports that nobody gets go to the operators, and the gap is a finding', async () => {
    const remove = table.filter(({ when }) => when.categories?.[0] === 'environment_waste').map(({ id }) => id);
    const { body } = await compare({ remove });
    expect(body).toMatchObject({ changed: 1, moves: [{ from: { code: 'hepco' }, to: null, reports: 1 }] });
    expect(body.findings[0]).toMatchObject({ kind: 'gap', severity: 'error', rule: null });
  });

  it('When a whole table is given, then it takes the place of the present one', async () => {
    const { body } = await compare({ table: [{ id: 'all', when: {}, lead: 'huewaco' }] });
    expect(body).toMatchObject({ reports: 3, changed: 3, moves: [{ to: { code: 'huewaco' }, reports: 3 }] });
  });

  it('When it looks further back, then older reports count', async () => {
    expect((await compare({ days: 90 })).body.reports).toBeGreaterThan(3);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['there is no such rule to remove', { remove: ['nothing'] }, 'remove'],
    ['there is no rule to stand before', { changes: [{ rule: lamps, before: 'nothing' }] }, 'changes'],
    ['a table and changes are given', { table: [lamps], remove: ['noise'] }, 'table'],
    ['a rule is malformed', { changes: [{ rule: { id: 'x' } }] }, 'changes.0.rule.when'],
  ])('When %s, then the field is named', async (_case, body, field) => {
    const { status, body: problem } = await compare(body);
    expect({ status, field: problem.errors[0].field }).toEqual({ status: 422, field });
  });
});

describe('the check of the table', () => {
  it('When the table is sound, then only what is over is told; else what is wrong comes first', async () => {
    const check = async () => (await api.get(`${ADMIN}/routing/check`, { ...admin, 'Accept-Language': 'vi' })).body;
    const { items } = await check();
    expect(items.length).toBeGreaterThan(0);
    expect(items.every(({ kind }: { kind: string }) => kind === 'expired')).toBe(true);
    paht.city.routing = table.filter(({ id }) => id !== 'noise');
    expect((await check()).items[0]).toEqual({
      kind: 'gap',
      severity: 'error',
      rule: null,
      sentence: 'Tiếng ồn: không có quy tắc nào phân công tại mọi địa bàn',
    });
  });
});

describe('sub-categories', () => {
  const seen = async (reference: string) => (await api.get(`/api/v1/reports/${reference}`)).body;

  it('When an operator names one, then the table follows it, and everybody sees it', async () => {
    paht.city.routing = [{ id: 'nobody', when: {}, lead: 'nobody' }];
    const reference = await submit('triage');
    paht.city.routing = table;
    const payload = { category: 'electricity_lighting', subcategory: 'power_grid' };
    expect((await api.act(reference, 'classify', payload, operator)).status).toBe(200);
    const report = await eventually(async () => {
      const body = await seen(reference);
      return body.status.code === 'assigned' && body;
    }, 'the report is assigned');
    expect(report).toMatchObject({
      category: { code: 'electricity_lighting' },
      subcategory: { code: 'power_grid', label: 'Lưới điện' },
      agency: { code: 'pc-hue' },
    });
    const list = async (query: string) => (await api.get(`/api/v1/staff/reports?${query}`, operator)).body.items;
    const found = await list('subcategory=power_grid');
    expect(found).toMatchObject([{ reference, subcategory: { code: 'power_grid' } }]);
    expect(await list('subcategory=cables')).toEqual([]);
    const { items } = (await api.get(`/api/v1/reports/${reference}/timeline`)).body;
    expect(items.map(({ summary }: { summary: string }) => summary)).toContain(
      'Phân loại: Điện và chiếu sáng công cộng – Lưới điện',
    );
  });

  it('When a report changes its category, then it loses the old sub-category and may get another', async () => {
    const reference = await submit('assigned');
    const reclassify = (payload: Record<string, unknown>) =>
      api.act(reference, 'reclassify', { reason: 'Sai loại', ...payload }, operator);
    const shown = async (code: string | null) =>
      eventually(async () => {
        const { subcategory } = await seen(reference);
        return (subcategory?.code ?? null) === code;
      }, `the sub-category is ${code}`);
    await reclassify({ category: 'telecom', subcategory: 'cables' });
    await shown('cables');
    await reclassify({ category: 'telecom' });
    await shown('cables');
    await reclassify({ category: 'noise' });
    await shown(null);
    const refused = await reclassify({ category: 'noise', subcategory: 'cables' });
    expect({ status: refused.status, code: refused.body.code }).toEqual({ status: 409, code: 'unknown_subcategory' });
  });

  it('When categories are listed, then their sub-categories are told in the reader’s language', async () => {
    const { items } = (await api.get('/api/v1/categories', { 'Accept-Language': 'en' })).body;
    const parts = (code: string) => items.find((item: { code: string }) => item.code === code).subcategories;
    expect(parts('noise')).toEqual([]);
    expect(parts('telecom')).toMatchObject([{ code: 'cables' }, { code: 'service', label: 'Telecom service' }]);
  });
});
