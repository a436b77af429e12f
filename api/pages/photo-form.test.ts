import { randomUUID } from 'node:crypto';
import { eventually } from '../../test/support/eventually';
import { multipart, picture } from '../../test/support/pictures';
import { startTestInstallation, type TestInstallation } from '../../test/support/test-installation';

const FIELDS = {
  // As from somebody who has been shown the reports nearby.
  similar: 'shown',
  text: 'Đèn đường tắt ba đêm nay',
  coordinates: '16.4637, 107.5909',
  name: '',
  phone: '',
  email: '',
};

let paht: TestInstallation;
beforeAll(async () => {
  paht = await startTestInstallation();
});
afterAll(() => paht.stop());

async function file(files: Uint8Array[], key: string = randomUUID()): Promise<Response> {
  const { bytes, headers } = await multipart({ key, ...FIELDS }, files);
  return fetch(`${paht.baseUrl}/reports/new`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'Sec-Fetch-Site': 'same-origin', ...headers },
    body: bytes,
  });
}

async function page(path: string, cookie = ''): Promise<string> {
  return (await fetch(`${paht.baseUrl}${path}`, { headers: { Accept: 'text/html', Cookie: cookie } })).text();
}

describe('photos on the pages', () => {
  it('When a citizen files a report with photos by the form, then their page shows them, and nobody else’s does', async () => {
    expect(await page('/reports/new')).toMatch(/enctype="multipart\/form-data"[^]*type="file"[^]*multiple/);
    const filed = await file([await picture(), await picture({ format: 'png' })]);
    expect(filed.status).toBe(303);
    const path = filed.headers.get('Location')!.split('?')[0]!;
    const cookie = filed.headers.get('Set-Cookie')!.split(';')[0]!;
    const own = await eventually(async () => {
      const shown = await page(path, cookie);
      return shown.includes('class="photos"') && shown;
    }, 'the page shows photos');
    const sources = [...own.matchAll(/<img src="(\/api\/v1\/photos\/[^"]+)" alt="(Ảnh \d: hiện trường)"/g)];
    expect(sources.map(([, , alt]) => alt)).toEqual(['Ảnh 1: hiện trường', 'Ảnh 2: hiện trường']);
    const source = sources[0]![1]!.replaceAll('&amp;', '&');
    const image = await fetch(`${paht.baseUrl}${source}`);
    expect([image.status, image.headers.get('Content-Type')]).toEqual([200, 'image/jpeg']);
    expect(await page(path)).not.toContain('/api/v1/photos/');
  });

  it('When no photo is chosen, then the form is a report all the same', async () => {
    expect((await file([new Uint8Array()])).status).toBe(303);
  });

  it.each<[string, () => Promise<Uint8Array[]>, number, string]>([
    ['cannot be read', async () => [(await picture()).subarray(0, 500)], 422, 'Có ảnh không đọc được'],
    ['is no picture', async () => [Buffer.from('<svg/>')], 415, 'Ảnh phải là JPEG'],
    ['is too large', async () => [Buffer.alloc(15 * 1_024 * 1_024 + 1)], 413, 'Mỗi ảnh được tối đa 15 MB'],
    ['is one too many', async () => Array<Uint8Array>(6).fill(await picture()), 422, 'Có ảnh không đọc được'],
  ])(
    'When a photo %s, then the form says so at the field and keeps what was written',
    async (_what, files, status, said) => {
      const key = randomUUID();
      const answer = await file(await files(), key);
      const body = await answer.text();
      expect(answer.status).toBe(status);
      expect(body).toMatch(new RegExp(`id="photos-error"[^>]*>[^]{0,80}${said}`));
      expect(body).toContain(FIELDS.text);
      expect(body).toContain(key);
      expect(body).toContain('xin chọn lại');
    },
  );
});
