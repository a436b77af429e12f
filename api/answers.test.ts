import { apiClient, bearer, LAMP, type ApiClient } from '../test/support/api-client';
import { eventually } from '../test/support/eventually';
import { startTestInstallation, type TestInstallation } from '../test/support/test-installation';

let paht: TestInstallation;
let api: ApiClient;

beforeAll(async () => {
  paht = await startTestInstallation();
  api = apiClient(paht.baseUrl);
});
afterAll(() => paht.stop());

const CATEGORY = { category: 'electricity_lighting' };

describe('the list of categories', () => {
  it('When it is asked for, then each category has its field and its questions, in the language asked for', async () => {
    const { status, body } = await api.get('/api/v1/categories', { 'Accept-Language': 'en' });
    expect(status).toBe(200);
    expect(body.items).toHaveLength(paht.city.categories.length);
    const lighting = body.items.find(({ code }: { code: string }) => code === CATEGORY.category);
    expect(lighting.field).toEqual({ code: 'urban_infrastructure', label: expect.any(String) });
    expect(lighting.questions.map(({ code }: { code: string }) => code)).toEqual([
      'danger',
      'extent',
      'pole_number',
      'since',
    ]);
    expect(lighting.questions[1].values[0]).toEqual({ code: 'one_lamp', label: 'One lamp' });
    expect(lighting.questions[2].help).toBe('Written on the pole, if there is one.');
  });
});

describe('answers in a report', () => {
  it('When questions are answered, then the citizen and staff read the answers, and nobody else', async () => {
    const answers = { extent: 'one_lamp', pole_number: ' HV-012 ' };
    const { reference, accessToken } = await api.submit({ ...LAMP, ...CATEGORY, answers });
    const path = `/api/v1/reports/${reference}`;
    const own = await eventually(async () => {
      const { body } = await api.get(path, { 'X-Access-Token': accessToken });
      return body.own?.text ? body.own : null;
    }, 'it is recorded');
    expect(own.answers).toEqual([
      { code: 'extent', label: 'Phạm vi hư hỏng', value: 'one_lamp', text: 'Một bóng đèn' },
      { code: 'pole_number', label: 'Số hiệu cột đèn', value: 'HV-012', text: 'HV-012' },
    ]);
    const operator = await api.get(path, bearer(await paht.tokenFor('operator')));
    expect(operator.body.own.answers).toEqual(own.answers);
    expect((await api.get(path)).text).not.toContain('HV-012');
  });

  it('When nothing was asked, then nothing needs to be answered', async () => {
    expect((await api.post('/api/v1/reports', { ...LAMP, ...CATEGORY })).status).toBe(201);
  });

  it.each([
    ['of no category', { answers: {} }, { field: 'category', rule: 'is required where questions are answered' }],
    ['without a required one', { ...CATEGORY, answers: {} }, { field: 'answers.extent', rule: 'is required' }],
    [
      'with one that is not asked',
      { ...CATEGORY, answers: { extent: 'one_lamp', colour: 'red' } },
      { field: 'answers.colour', rule: 'is not a question of this category' },
    ],
    [
      'of a category without questions',
      { category: 'other', answers: { colour: 'red' } },
      { field: 'answers.colour', rule: 'is not a question of this category' },
    ],
    [
      'that is no answer at all',
      { ...CATEGORY, answers: { extent: { a: 1 } } },
      { field: 'answers.extent', rule: 'must be a text of at most 2000 characters, a number or a list of codes' },
    ],
  ])('When answers come %s, then they are refused', async (_, more, issue) => {
    const { status, body } = await api.post('/api/v1/reports', { ...LAMP, ...more });
    expect([status, body.errors]).toEqual([422, [issue]]);
  });
});
