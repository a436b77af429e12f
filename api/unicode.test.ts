import fc from 'fast-check';
import { apiClient, type ApiClient } from '../test/support/api-client';
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

const location = { lat: 16.4637, lng: 107.5909, address: 'Số 12 Hùng Vương' };

/** What the citizen sees of a text that was reported. */
async function throughTheProduct(text: string): Promise<string> {
  const { reference, accessToken } = await api.submit({ text, location });
  return eventually(async () => {
    const { body } = await api.get(`/api/v1/reports/${reference}`, { 'X-Access-Token': accessToken });
    return body.category && (body.own.text as string);
  }, 'the report is recorded and classified');
}

describe('Unicode in a report', () => {
  const COMPOSED = 'Đèn đường trước nhà hỏng, người già đi lại rất khó khăn';
  it.each([
    ['in NFC', COMPOSED],
    ['in NFD', COMPOSED.normalize('NFD')],
    ['without diacritics', 'Den duong truoc nha hong, nguoi gia di lai rat kho khan'],
    ['of emoji, skins, flags and families', '🚧💡 đèn hỏng 👩🏽‍🔧 🇻🇳 👨‍👩‍👧‍👦'],
    ['from right to left, with overrides', 'مصباح مكسور \u202eĐÈN\u202c đường'],
    ['with zero-width joiners, spaces and a soft hyphen', 'đ\u200dèn\u200bđường\u00adhỏng \u2060x'],
    ['with many combining marks', `đèn ${'e\u0301\u0323\u0302'.repeat(300)} hỏng`],
    ['of other scripts', '街灯が壊れた · ไฟถนนเสีย · 𝐇𝐮ế · 𠀀'],
    [
      'with quotes, tags, SQL and templates',
      `"'; DROP TABLE report; -- <script>alert(1)</script> {{reference}} \${x} %s \\`,
    ],
    ['with line breaks, tabs and control characters', 'dòng một\r\ndòng hai\tcột\u0007\u001b[31m\u2028hết'],
  ])('When a text is %s, then it comes out as it went in, in NFC', async (_, text) => {
    expect(await throughTheProduct(text)).toBe(text.normalize('NFC'));
  });

  it('When the same words come in NFC and NFD, then they are one text and one category', async () => {
    const send = async (text: string) => {
      const { reference } = await api.submit({ text, location });
      const report = await eventually(async () => {
        const { body } = await api.get(`/api/v1/reports/${reference}`);
        return body.status.code === 'assigned' && body;
      }, 'the report is assigned');
      return report.category.code as string;
    };
    const composed = await send(COMPOSED);
    expect(composed).toBe('electricity_lighting');
    expect(await send(COMPOSED.normalize('NFD'))).toBe(composed);
  });

  it('When a text is anything at all, then it is kept in NFC or refused by a rule about its text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string({ unit: 'grapheme' }),
          fc.string({ unit: 'grapheme-composite' }),
        ),
        async (text) => {
          const answer = await api.post('/api/v1/reports', { text, location });
          if (answer.status === 422) {
            expect(answer.body.errors.map(({ field }: { field: string }) => field)).toEqual(['text']);
            return;
          }
          expect(answer.status).toBe(201);
          const row = await eventually(
            async () => paht.db('report').where({ reference: answer.body.reference }).first('text'),
            'the report is recorded',
          );
          expect(row.text).toBe(text.normalize('NFC').trim());
        },
      ),
      { numRuns: 40 },
    );
  });

  it('When a name and an address have every form, then they are kept in NFC, and only the e-mail’s form is bound', async () => {
    const name = 'Nguyễn Thị Huệ 🌸'.normalize('NFD');
    const { reference } = await api.submit({
      text: COMPOSED,
      location: { address: 'Đường Hùng Vương'.normalize('NFD') },
      contact: { name, phone: '+84 (0) 912 345 678' },
    });
    const reporter = await eventually(
      async () => paht.db('reporter').where({ reference }).first(),
      'the contact is recorded',
    );
    expect(reporter).toMatchObject({ name: name.normalize('NFC'), phone: '+84912345678' });
    expect(await paht.db('report').where({ reference }).first('address')).toEqual({ address: 'Đường Hùng Vương' });
  });
});
