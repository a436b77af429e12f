import { randomUUID } from 'node:crypto';
import type { Role } from '../../domain/report/actor';
import { accessTokenFor } from '../../security/access-token';
import { eventually } from '../../test/support/eventually';
import { startTestInstallation, type TestInstallation } from '../../test/support/test-installation';

let paht: TestInstallation;
beforeAll(async () => {
  paht = await startTestInstallation();
});
afterAll(async () => {
  await paht.stop();
});

const HOSTILE = `"'><script>alert(1)</script><img src=x onerror='alert(2)'>&lt;`;
const LAMP = {
  text: 'Đèn đường trước số 12 đường Hùng Vương tắt ba đêm nay, tối om rất nguy hiểm cho người đi bộ',
  coordinates: '16.4637, 107.5909',
  // As from somebody who has been shown the reports nearby.
  similar: 'shown',
};

async function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${paht.baseUrl}${path}`, { redirect: 'manual', headers: { Accept: 'text/html', ...headers } });
}

async function page(path: string, headers: Record<string, string> = {}, status = 200): Promise<string> {
  const response = await get(path, headers);
  expect(response.status).toBe(status);
  expect(response.headers.get('Content-Type')).toContain('text/html');
  return response.text();
}

async function post(
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${paht.baseUrl}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'Sec-Fetch-Site': 'same-origin', ...headers },
    body: new URLSearchParams(fields),
  });
}

/** The part of a Set-Cookie header that a browser sends back. */
function cookieOf(response: Response): string {
  return response.headers.get('Set-Cookie')!.split(';')[0]!;
}

interface Filed {
  reference: string;
  path: string;
  cookie: string;
}

async function file(fields: Record<string, string> = LAMP): Promise<Filed> {
  const response = await post('/reports/new', { key: randomUUID(), ...fields });
  expect(response.status).toBe(303);
  const path = response.headers.get('Location')!.split('?')[0]!;
  return { reference: path.split('/').at(-1)!, path, cookie: cookieOf(response) };
}

/** Waits until the page itself says so. */
async function shows(path: string, text: string, headers: Record<string, string> = {}): Promise<string> {
  return eventually(async () => {
    const body = await page(path, headers);
    return body.includes(text) && body;
  }, `${path} shows ${text}`);
}

async function asStaff(
  [role, agency]: [Role, string?],
  reference: string,
  command: string,
  payload: unknown,
): Promise<void> {
  const response = await fetch(`${paht.baseUrl}/api/v1/reports/${reference}/actions/${command}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${await paht.tokenFor(role, agency)}` },
    body: JSON.stringify(payload),
  });
  expect(response.status).toBe(200);
}

const asAgency = (reference: string, command: string, payload: unknown) =>
  asStaff(['officer', 'hepco'], reference, command, payload);
const asOperator = (reference: string, command: string, payload: unknown) =>
  asStaff(['operator'], reference, command, payload);

async function fileAndAnswer(fields: Record<string, string> = LAMP, answer = 'Đã thay bóng đèn.'): Promise<Filed> {
  const filed = await file(fields);
  await shows(filed.path, '<h1>Đã chuyển xử lý</h1>');
  await asAgency(filed.reference, 'accept', {});
  await asAgency(filed.reference, 'resolve', { result: 'done', answer });
  return filed;
}

describe('home page', () => {
  it('When reports were filed, then it lists where they stand and nothing of their texts', async () => {
    const { path } = await file({ ...LAMP, name: 'Nguyễn Văn Kín', phone: '0912345678' });
    await shows(path, '<h1>Đã chuyển xử lý</h1>');
    const home = await page('/');
    expect(home).toContain(`href="${path}"`);
    expect(home).toContain('Điện và chiếu sáng công cộng');
    expect(home).toMatch(/Hạn <time datetime="[^"]+">\d\d:\d\d thứ/);
    expect(home).not.toMatch(/Hùng Vương|Nguyễn Văn Kín|912345678/);
  });

  it('When a reference is searched for as people write it, then its page is found', async () => {
    const { reference, path } = await file();
    const written = reference.toLowerCase().replaceAll('-', ' ');
    for (const typed of [written, reference.slice('HUE-'.length), ` ${reference} `]) {
      const response = await get(`/reports?reference=${encodeURIComponent(typed)}`);
      expect([response.status, response.headers.get('Location')]).toEqual([303, path]);
    }
    expect((await get(`/reports/${encodeURIComponent(written)}`)).headers.get('Location')).toBe(path);
  });

  it('When what is searched for cannot be a reference, then it is said at the field, which keeps it', async () => {
    const body = await page(`/reports?reference=${encodeURIComponent(HOSTILE)}`, {}, 404);
    expect(body).toContain('<a href="#reference">Mã này không đúng');
    expect(body).toContain('value="&quot;&#39;&gt;&lt;script&gt;');
    expect(body).not.toContain('<script');
  });

  it('When a browser looks, then nothing may run and the stylesheet is kept', async () => {
    const response = await get('/');
    const policy = response.headers.get('Content-Security-Policy')!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("form-action 'self'");
    expect(policy).not.toMatch(/unsafe|upgrade-insecure-requests|script-src/);
    const home = await response.text();
    expect(home).not.toMatch(/<script|<style| style=| on\w+=/);
    const stylesheet = await get(/href="(\/assets\/paht\.css\?v=\w+)"/.exec(home)![1]!);
    expect(stylesheet.headers.get('Content-Type')).toContain('text/css');
    expect(stylesheet.headers.get('Cache-Control')).toContain('immutable');
  });
});

describe('language', () => {
  it('When the browser asks for English, then the page is English; else it is Vietnamese', async () => {
    expect(await page('/', { 'Accept-Language': 'en-GB,en;q=0.9' })).toContain('<html lang="en">');
    expect(await page('/', { 'Accept-Language': 'fr' })).toContain('<html lang="vi">');
    expect(await page('/')).toContain('<html lang="vi">');
  });

  it('When the reader switches, then the choice is kept and the page is the same', async () => {
    const home = await page('/mailbox?to=a%26b');
    const link = /href="([^"]+)" lang="en"/.exec(home)![1]!.replaceAll('&amp;', '&');
    const response = await get(link);
    expect([response.status, response.headers.get('Location')]).toEqual([303, '/mailbox?to=a%26b']);
    expect(await page('/mailbox', { Cookie: cookieOf(response) })).toContain('<html lang="en">');
  });
});

describe('report form', () => {
  it('When fields are wrong, then each is named with a link, and nothing typed is lost', async () => {
    const fields = {
      key: randomUUID(),
      text: '',
      address: 'Trước chợ Đông Ba',
      coordinates: '107 độ',
      category: 'electricity_lighting',
      name: HOSTILE,
      phone: '12',
      email: 'không phải thư',
    };
    const response = await post('/reports/new', fields);
    const body = await response.text();
    expect(response.status).toBe(422);
    expect(body).toContain('<title>Lỗi: ');
    const links = [...body.matchAll(/<li><a href="#(\w+)">/g)].map((match) => match[1]);
    expect(links).toEqual(['text', 'coordinates', 'phone', 'email']);
    for (const field of links) expect(body).toMatch(new RegExp(`id="${field}"[^>]*aria-invalid="true"`));
    expect(body).toContain('value="Trước chợ Đông Ba"');
    expect(body).toContain('value="107 độ"');
    expect(body).toMatch(/value="electricity_lighting" selected/);
    expect(body).toContain('value="12"');
    expect(body).toContain('value="không phải thư"');
    expect(body).toContain(`value="${fields.key}"`);
    expect(body).toContain('value="&quot;&#39;&gt;&lt;script&gt;');
    expect(body).not.toContain('<script');
  });

  it('When there is no place or one outside the city, then that is said', async () => {
    const nowhere = await post('/reports/new', { text: LAMP.text });
    expect(await nowhere.text()).toContain('<a href="#address">Hãy ghi địa chỉ hoặc tọa độ');
    const hanoi = await post('/reports/new', { text: LAMP.text, coordinates: '21,0285; 105,8542' });
    expect(await hanoi.text()).toContain('<a href="#coordinates">Vị trí này nằm ngoài Thành phố Huế');
  });

  it('When a text of 4,000 characters has line breaks, then a break counts once; a longer text comes back whole', async () => {
    const lines = `${'Đ'.repeat(1999)}\r\n${'Đ'.repeat(2000)}`;
    expect((await post('/reports/new', { ...LAMP, text: lines })).status).toBe(303);
    const long = 'Đ'.repeat(9_000);
    const response = await post('/reports/new', { ...LAMP, text: long });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain(long);
  });

  it('When it is sent twice, then the report is filed once', async () => {
    const form = await page('/reports/new');
    const key = /name="key" value="([^"]+)"/.exec(form)![1]!;
    const answers = await Promise.all([1, 2].map(() => post('/reports/new', { ...LAMP, key })));
    const [first, second] = answers.map((answer) => [answer.status, answer.headers.get('Location')]);
    expect(first![0]).toBe(303);
    expect(second).toEqual(first);
    const other = await post('/reports/new', { ...LAMP, key, text: 'Một việc khác ở cùng nơi' });
    const body = await other.text();
    expect(other.status).toBe(422);
    expect(body).toContain('Một việc khác ở cùng nơi');
    expect(body).toMatch(/name="key" value="[^"]+"/);
    expect(body).not.toContain(key);
  });

  it('When another site sends it, then it is refused', async () => {
    const foreign: Record<string, string>[] = [
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site' },
      { 'Sec-Fetch-Site': 'cross-site', Origin: paht.baseUrl },
    ];
    for (const headers of foreign) expect((await post('/reports/new', LAMP, headers)).status).toBe(403);
    const older = await fetch(`${paht.baseUrl}/reports/new`, {
      method: 'POST',
      headers: { Origin: 'https://evil.example' },
      body: new URLSearchParams(LAMP),
    });
    expect(older.status).toBe(403);
    expect(await older.text()).toContain('<html lang="vi">');
  });

  it('When it is far too large, then a page says so', async () => {
    const response = await post('/reports/new', { ...LAMP, text: 'a'.repeat(200_000) });
    expect(response.status).toBe(413);
    expect(await response.text()).toContain('<h1>Nội dung gửi quá lớn</h1>');
  });
});

describe('tracking page', () => {
  it('When it is opened without the token, then it shows where the report stands and nothing of its citizen', async () => {
    const { path, cookie, reference } = await file();
    const body = await shows(path, '<h1>Đã chuyển xử lý</h1>');
    expect(body).toMatch(/Hạn \d\d:\d\d .* ngày làm việc/);
    expect(body).toContain('Đã tiếp nhận phản ánh');
    expect(body).not.toContain('Hùng Vương');
    expect(body).not.toMatch(/method="post"|accessToken/);
    const own = await get(path, { Cookie: cookie });
    expect(own.headers.get('Cache-Control')).toBe('no-store');
    const ownBody = await own.text();
    expect(ownBody).toContain('Hùng Vương');
    expect(ownBody).toContain(`action="/reports/${reference}/actions/withdraw"`);
    const other = await file();
    expect(await page(path, { Cookie: other.cookie })).not.toContain('Hùng Vương');
  });

  it('When a link with the token is opened, then a cookie keeps it and the address loses it', async () => {
    const { reference, path } = await file();
    const token = accessTokenFor(paht.keys.accessToken, reference);
    const response = await get(`${path}?accessToken=${token}`);
    expect([response.status, response.headers.get('Location')]).toEqual([303, path]);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    const cookie = response.headers.get('Set-Cookie')!;
    expect(cookie).toMatch(new RegExp(`Path=${path};.*HttpOnly`));
    expect(cookie).toContain('SameSite=Lax');
    expect(await shows(path, 'Hùng Vương', { Cookie: cookieOf(response) })).toContain('Liên kết riêng của bạn');
  });

  it('When the token of a link is wrong, then the public page says so', async () => {
    const { path } = await file();
    const response = await get(`${path}?accessToken=wrong`);
    expect(response.status).toBe(303);
    expect(response.headers.get('Set-Cookie')).toBeNull();
    const body = await page(response.headers.get('Location')!);
    expect(body).toContain('không có mã truy cập đúng');
    expect(body).not.toContain('Hùng Vương');
  });

  it('When nobody knows the reference, then a page says so; a program gets a problem document', async () => {
    const unknown = '/reports/HUE-00000-00000';
    expect(await page(unknown, {}, 404)).toContain('<h1>Không tìm thấy trang này</h1>');
    expect(await page('/reports/nonsense', {}, 404)).toContain('<h1>Không tìm thấy trang này</h1>');
    expect(await page('/no/such/page', {}, 404)).toContain('<h1>Không tìm thấy trang này</h1>');
    for (const path of ['/no/such/page', '/api/v1/nothing']) {
      const response = await get(path, { Accept: path.startsWith('/api') ? 'text/html' : '*/*' });
      expect(response.headers.get('Content-Type')).toContain('application/problem+json');
    }
  });

  it('When the citizen rates by the form, then the report is closed, and a second click does no harm', async () => {
    const { path, cookie } = await fileAndAnswer();
    const before = await shows(path, '<h1>Đã xử lý</h1>', { Cookie: cookie });
    expect(before).toContain('id="rating"');
    expect(before).toContain('Đã thay bóng đèn.');
    expect(before).toContain('đúng hạn');
    const key = /name="key" value="([^"]+)"/.exec(before)![1]!;
    const rate = () =>
      post(`${path}/actions/rate`, { key, rating: 'satisfied', comment: 'Rất nhanh' }, { Cookie: cookie });
    const first = await rate();
    expect([first.status, first.headers.get('Location')]).toEqual([303, `${path}?done=rate`]);
    const after = await page(`${path}?done=rate`, { Cookie: cookie });
    expect(after).toContain('Cảm ơn bạn đã đánh giá');
    expect(after).toContain('<h1>Đã đóng</h1>');
    expect(after).not.toContain('id="rating"');
    expect(await page(`${path}?done=rate`)).not.toContain('Cảm ơn bạn');
    const second = await rate();
    const shown = second.status === 303 ? await page(path, { Cookie: cookie }) : await second.text();
    expect(shown).toContain('<h1>Đã đóng</h1>');
  });

  it('When the citizen is dissatisfied and asks for it, then the report is taken up again', async () => {
    const { path, cookie } = await fileAndAnswer();
    const fields = { rating: 'reopen', comment: 'Đèn vẫn tắt' };
    expect((await post(`${path}/actions/rate`, fields, { Cookie: cookie })).status).toBe(303);
    expect(await shows(path, '<h1>Chờ phân loại</h1>')).toContain('Người dân đề nghị xử lý lại');
  });

  it('When an action is refused, then the page says why and keeps what was typed', async () => {
    const { path, cookie } = await fileAndAnswer();
    const none = await post(`${path}/actions/rate`, { comment: HOSTILE }, { Cookie: cookie });
    const body = await none.text();
    expect(none.status).toBe(422);
    expect(body).toContain('<a href="#rating">Hãy chọn một mức đánh giá</a>');
    expect(body).toContain('&quot;&#39;&gt;&lt;script&gt;');
    expect(body).not.toContain('<script');
    const late = await post(`${path}/actions/withdraw`, {}, { Cookie: cookie });
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('không cho phép thao tác này');
    const stranger = await post(`${path}/actions/rate`, { rating: 'satisfied' });
    expect(stranger.status).toBe(401);
    expect(await stranger.text()).toContain('Cần liên kết riêng của bạn');
    const foreign = await post(
      `${path}/actions/rate`,
      { rating: 'satisfied' },
      { Cookie: cookie, 'Sec-Fetch-Site': 'cross-site' },
    );
    expect(foreign.status).toBe(403);
    expect((await post(`${path}/actions/resolve`, {}, { Cookie: cookie })).status).toBe(404);
  });

  it('When the agency asks, then only the citizen sees the question, and answers it by the form', async () => {
    const { reference, path, cookie } = await file();
    await shows(path, '<h1>Đã chuyển xử lý</h1>');
    await asAgency(reference, 'accept', {});
    await asAgency(reference, 'request_information', { question: 'Nhà bà Hoa số mấy?' });
    expect(await shows(path, '<h1>Chờ bổ sung</h1>')).not.toContain('bà Hoa');
    expect(await page(path, { Cookie: cookie })).toContain('Nhà bà Hoa số mấy?');
    const empty = await post(`${path}/actions/provide_information`, { text: ' ' }, { Cookie: cookie });
    expect(await empty.text()).toContain('<a href="#text">');
    const answer = await post(`${path}/actions/provide_information`, { text: 'Số 14' }, { Cookie: cookie });
    expect(answer.status).toBe(303);
    await shows(path, '<h1>Đang xử lý</h1>');
    const left = await post(`${path}/actions/withdraw`, { reason: '' }, { Cookie: cookie });
    expect(left.status).toBe(303);
    await shows(path, '<h1>Đã rút</h1>');
  });

  it('When the report is not accepted, then the citizen appeals by the form, once', async () => {
    const { reference, path, cookie } = await file();
    await shows(path, '<h1>Đã chuyển xử lý</h1>');
    await asOperator(reference, 'reject', { reason: 'insufficient', explanation: 'Chưa rõ địa điểm' });
    const refused = await shows(path, '<h1>Từ chối</h1>', { Cookie: cookie });
    expect(refused).toContain('Chưa rõ địa điểm');
    expect(refused).toContain(`action="${path}/actions/appeal"`);
    expect(await page(path)).not.toMatch(/Chưa rõ địa điểm|actions\/appeal/);
    const empty = await post(`${path}/actions/appeal`, { reason: '' }, { Cookie: cookie });
    expect(await empty.text()).toContain('<a href="#reason">');
    const sent = await post(`${path}/actions/appeal`, { reason: 'Địa điểm đã ghi rõ' }, { Cookie: cookie });
    expect(sent.headers.get('Location')).toBe(`${path}?done=appeal`);
    const after = await shows(`${path}?done=appeal`, '<h1>Chờ phân loại</h1>', { Cookie: cookie });
    expect(after).toContain('Đề nghị của bạn đã được ghi nhận');
    expect(after).not.toContain('actions/appeal');
    expect(await page(path)).not.toContain('Địa điểm đã ghi rõ');
  });

  it('When the citizen comments by the form, then they and those who handle it read it, and nobody else', async () => {
    const { reference, path, cookie } = await file();
    await shows(path, '<h1>Đã chuyển xử lý</h1>');
    const sent = await post(`${path}/actions/comment`, { text: 'Xin gọi ông Bảy' }, { Cookie: cookie });
    expect(sent.headers.get('Location')).toBe(`${path}?done=comment`);
    expect(await shows(`${path}?done=comment`, 'Trao đổi: Xin gọi ông Bảy', { Cookie: cookie })).toContain(
      'Trao đổi của bạn đã được gửi',
    );
    expect(await page(path)).not.toMatch(/ông Bảy|Trao đổi/);
    await asAgency(reference, 'accept', {});
    await asAgency(reference, 'request_information', { question: 'Trụ số mấy?' });
    const asked = await shows(path, '<h1>Chờ bổ sung</h1>', { Cookie: cookie });
    expect(asked.match(/id="text"/g)).toHaveLength(1);
  });

  it('When other agencies support it, then they are named with what they do', async () => {
    const { reference, path } = await file();
    await shows(path, '<h1>Đã chuyển xử lý</h1>');
    await asOperator(reference, 'involve', { agency: 'huewaco', reason: 'Chỉ nội bộ' });
    const body = await shows(path, 'Đơn vị phối hợp');
    expect(body).toMatch(/HueWACO[^<]*<span class="quiet">\(Chờ tiếp nhận\)/);
    expect(body).not.toContain('Chỉ nội bộ');
    await asOperator(reference, 'release', { agency: 'huewaco', reason: 'Đã đủ' });
    expect(await page(path)).not.toContain('Đơn vị phối hợp');
  });

  it('When it is merged into another report, then it leads there, and has that one’s answer to rate', async () => {
    const lead = await file();
    const { reference, path, cookie } = await file();
    await shows(lead.path, '<h1>Đã chuyển xử lý</h1>');
    await shows(path, '<h1>Đã chuyển xử lý</h1>');
    await asOperator(reference, 'merge', { into: lead.reference });
    const merged = await shows(path, '<h1>Gộp</h1>');
    expect(merged).toContain(`<a href="${lead.path}">${lead.reference}</a>`);
    expect(merged).toContain('xử lý chung với một phản ánh cùng nội dung');
    await asAgency(lead.reference, 'accept', {});
    await asAgency(lead.reference, 'resolve', { result: 'done', answer: 'Đã thay bóng đèn.' });
    const answered = await shows(path, '<h1>Đã xử lý</h1>', { Cookie: cookie });
    expect(answered).toContain('Đã thay bóng đèn.');
    expect(answered).toContain('id="rating"');
    expect(answered).not.toContain('Đang tạm dừng');
  });

  it('When its area is suspended, then the page says so, and why', async () => {
    const { path } = await file();
    await shows(path, '<h1>Đã chuyển xử lý</h1>');
    const until = new Date(Date.now() + 86_400_000).toISOString();
    const order = async (action: string, body: unknown) => {
      const response = await fetch(`${paht.baseUrl}/api/v1/staff/suspensions${action}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${await paht.tokenFor('supervisor')}` },
        body: JSON.stringify(body),
      });
      return (await response.json()) as { id: string };
    };
    const { id } = await order('', { areas: ['19789'], until, reason: 'Bão số 5' });
    const body = await shows(path, 'Khu vực này đang tạm ngưng');
    expect(body).toMatch(/Tạm ngưng xử lý trong khu vực đến [^<]+: Bão số 5/);
    expect(body).toContain('Đang tạm dừng');
    await order(`/${id}/actions/end`, {});
    await shows(path, 'Khu vực hoạt động trở lại');
  });

  it('When texts are hostile, then no page takes them for markup', async () => {
    const text = `Đèn đường tắt, cột điện trước nhà ${HOSTILE}`;
    const filed = await fileAndAnswer({ ...LAMP, text, email: 'hostile@example.com' }, `Đã thay ${HOSTILE}`);
    const own = await shows(filed.path, 'Đã thay', { Cookie: filed.cookie });
    const mailbox = await shows('/mailbox?to=hostile', 'Đã thay');
    for (const body of [own, mailbox, await page(filed.path), await page('/')]) {
      expect(body).not.toMatch(/<script|<img src=x/);
    }
    expect(own).toContain('&quot;&#39;&gt;&lt;script&gt;');
  });

  it('When the citizen wants it forgotten, then this device has the public page', async () => {
    const { path, cookie } = await file();
    const response = await post(`${path}/forget`, {}, { Cookie: cookie });
    expect(response.headers.get('Set-Cookie')).toMatch(
      new RegExp(`^paht_access=; Path=${path}; Expires=Thu, 01 Jan 1970`),
    );
  });
});

describe('mailbox page', () => {
  it('When messages were written, then it shows them with links that can be followed', async () => {
    const { reference } = await file({ ...LAMP, email: 'thu@example.com' });
    const body = await shows('/mailbox?to=THU%40', reference);
    const token = accessTokenFor(paht.keys.accessToken, reference);
    const link = `http://paht.test/reports/${reference}?accessToken=${token}`;
    expect(body).toContain(`<a href="${link}" rel="noreferrer">${link}</a>`);
    expect(body).not.toContain('agency.example');
    expect((await get('/mailbox')).headers.get('Cache-Control')).toBe('no-store');
    expect(await page('/mailbox?to=nobody')).toContain('Không có thư nào.');
  });
});
