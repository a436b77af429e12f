import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { apiClient, LAMP, type ApiClient } from '../../test/support/api-client';
import { startBareApi, type BareApi } from '../../test/support/bare-api';
import { eventually } from '../../test/support/eventually';
import { multipart, picture } from '../../test/support/pictures';
import { UPLOAD_FOLDER } from './uploads';

const REPORTS = '/api/v1/reports';
const TYPE = { 'Content-Type': 'multipart/form-data; boundary=b' };
const REPORT = { report: JSON.stringify(LAMP) };

let bare: BareApi;
let api: ApiClient;

beforeAll(async () => {
  bare = await startBareApi();
  api = apiClient(bare.baseUrl);
});
afterAll(() => bare.stop());
afterEach(() => eventually(async () => (await filesLeft()).length === 0, 'nothing is left'));

async function filesLeft(): Promise<string[]> {
  const uploads = (await readdir(tmpdir())).filter((name) => name.startsWith(UPLOAD_FOLDER));
  return [...uploads, ...(await readdir(bare.photoFolder).catch(() => []))];
}

async function submit(files: Uint8Array[], fields: Record<string, string> = REPORT) {
  const { bytes, headers } = await multipart(fields, files);
  return api.post(REPORTS, bytes, headers);
}

function part(head: string, body: string): string {
  return `--b\r\nContent-Disposition: form-data; ${head}\r\n\r\n${body}\r\n`;
}

const file = (body: string) => part('name="photos"; filename="a.jpg"', body);

describe('uploads that are not as they should be', () => {
  it('When there are six photos, then they are refused', async () => {
    const photo = await picture({ width: 20, height: 20 });
    const answer = await submit(Array<Uint8Array>(6).fill(photo));
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toEqual([{ field: 'photos', rule: 'must have at most 5 items' }]);
  });

  it('When a photo has more than 15 MB, then it is refused, and exactly as many are read', async () => {
    const big = await submit([await picture(), Buffer.alloc(15 * 1_024 * 1_024 + 1, 1)]);
    expect(big.status).toBe(413);
    expect(big.body.errors[0]).toMatchObject({ field: 'photos', rule: 'must have at most 15728640 bytes each' });
    // As large as allowed: what is wrong with it is something else.
    expect((await submit([Buffer.alloc(15 * 1_024 * 1_024, 1)])).status).toBe(415);
  });

  it('When the report itself is wrong, then no picture is looked at', async () => {
    const answer = await submit([Buffer.from('no picture')], { report: JSON.stringify({ ...LAMP, text: '' }) });
    expect(answer.status).toBe(422);
    expect(answer.body.errors[0].field).toBe('text');
  });

  it('When one of several pictures cannot be taken, then none is stored', async () => {
    const answer = await submit([await picture(), Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')]);
    expect(answer.status).toBe(415);
    expect(answer.body.errors[0].field).toBe('photos');
  });

  it('When a file has a name that leads elsewhere or says another type, then neither matters', async () => {
    const html = part('name="photos"; filename="../../x.html"\r\nContent-Type: image/jpeg', '<script>');
    const answer = await api.post(REPORTS, `${part('name="report"', REPORT.report)}${html}--b--\r\n`, TYPE);
    expect(answer.status).toBe(415);
  });

  it('When a file input was left empty, then that is no photo', async () => {
    const empty = part('name="photos"; filename=""\r\nContent-Type: application/octet-stream', '');
    const body = `${part('name="report"', '{"text": ""}')}${empty}--b--\r\n`;
    const answer = await api.post(REPORTS, body, TYPE);
    expect(answer.body.errors.map(({ field }: { field: string }) => field)).toEqual(['text', 'location']);
  });

  it.each<[string, string, number]>([
    ['has no end', `${part('name="report"', REPORT.report)}${file('x'.repeat(100_000))}`, 400],
    ['ends within a head', '--b\r\nContent-Disposition: form-data; na', 400],
    ['is empty', '', 400],
    ['has no parts', '--b--\r\n', 422],
    ['is no multipart', JSON.stringify(LAMP), 400],
    ['has 10,000 fields', `${part('name="f"', 'x').repeat(10_000)}--b--\r\n`, 422],
    ['has 10,000 files', `${file('x').repeat(10_000)}--b--\r\n`, 422],
    ['has a huge field', `${part('name="text"', 'x'.repeat(200_000))}--b--\r\n`, 413],
    ['has a huge field name', `${part(`name="${'n'.repeat(3_000)}"`, 'x')}--b--\r\n`, 422],
    ['has a huge head', `${part(`name="x"\r\nX-Long: ${'h'.repeat(100_000)}`, 'x')}--b--\r\n`, 422],
    ['names a prototype', `${part('name="__proto__"', '{"text":"x"}')}--b--\r\n`, 422],
    ['has a report that is no JSON', `${part('name="report"', '{')}--b--\r\n`, 400],
    ['has a report that is a list', `${part('name="report"', '[]')}--b--\r\n`, 422],
  ])('When a body %s, then that is a problem and no outage', async (_what, body, status) => {
    expect((await api.post(REPORTS, body, TYPE)).status).toBe(status);
  });

  it('When the boundary is missing or strange, then that is a problem and no outage', async () => {
    for (const type of [
      'multipart/form-data',
      'multipart/form-data; boundary=',
      `multipart/form-data; boundary=${'x'.repeat(5_000)}`,
    ]) {
      const { status } = await api.post(REPORTS, `${file('x')}--b--\r\n`, { 'Content-Type': type });
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
    }
    expect((await api.post(REPORTS, 'x', { 'Content-Type': 'multipart/mixed; boundary=b' })).status).toBe(415);
    expect((await api.post('/api/v1/photos/place-suggestion', '{}')).status).toBe(415);
  });

  it('When a client goes away within a file, then nothing of it stays', async () => {
    const socket = connect(Number(new URL(bare.baseUrl).port), '127.0.0.1');
    const head = `POST ${REPORTS} HTTP/1.1\r\nHost: x\r\nContent-Type: ${TYPE['Content-Type']}\r\nContent-Length: 9000000\r\n\r\n`;
    socket.write(head + part('name="report"', REPORT.report) + file('x'.repeat(50_000)).slice(0, -2));
    expect(await eventually(async () => (await filesLeft()).length > 0, 'it arrives')).toBe(true);
    socket.destroy();
    expect(await eventually(async () => (await filesLeft()).length === 0, 'it is gone')).toBe(true);
  });
});
