import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import sharp from 'sharp';
import { reportWorkflowId } from '../../contracts/report-workflow';
import { apiClient, bearer, LAMP, type ApiClient, type Posted } from '../../test/support/api-client';
import { startBareApi } from '../../test/support/bare-api';
import { eventually } from '../../test/support/eventually';
import { multipart, picture, TAKEN } from '../../test/support/pictures';
import { startTestInstallation, type TestInstallation } from '../../test/support/test-installation';
import { UPLOAD_FOLDER } from './uploads';

const REPORTS = '/api/v1/reports';

let product: TestInstallation;
let api: ApiClient;
let officer: Record<string, string>;
let operator: Record<string, string>;

beforeAll(async () => {
  product = await startTestInstallation();
  api = apiClient(product.baseUrl);
  officer = bearer(await product.tokenFor('officer', 'hepco'));
  operator = bearer(await product.tokenFor('operator'));
});
afterAll(() => product.stop());

async function submitWith(files: Uint8Array[], headers: Record<string, string> = {}): Promise<Posted> {
  const { bytes, headers: type } = await multipart({ report: JSON.stringify(LAMP) }, files);
  const answer = await api.post(REPORTS, bytes, { ...type, ...headers });
  expect(answer.status).toBe(201);
  return answer.body as Posted;
}

async function sendPhotos(reference: string, files: Uint8Array[], headers: Record<string, string>) {
  const { bytes, headers: type } = await multipart({}, files);
  return api.post(`${REPORTS}/${reference}/photos`, bytes, { ...type, ...headers });
}

async function photosOf(reference: string, headers: Record<string, string>): Promise<any[]> {
  return (await api.get(`${REPORTS}/${reference}`, headers)).body.photos;
}

/** Waits until the report is recorded and assigned. */
async function assigned(reference: string): Promise<void> {
  const isAssigned = async () => (await api.get(`${REPORTS}/${reference}`)).body.status.code === 'assigned';
  await eventually(isAssigned, 'the report is assigned');
}

const citizen = ({ accessToken }: Posted) => ({ 'X-Access-Token': accessToken });
const fetchLink = (link: string) => fetch(link.replace('http://paht.test', product.baseUrl));
const storedFiles = async () => (await readdir(product.photoFolder).catch(() => [])).length;
const uploads = async () => (await readdir(tmpdir())).filter((name) => name.startsWith(UPLOAD_FOLDER)).length;

describe('photos of a report', () => {
  it('When a report comes with a picture, then its citizen and staff see it made anew, and nobody else', async () => {
    const report = await submitWith([await picture({ width: 3_000, height: 2_000, exif: true })]);
    await assigned(report.reference);

    const [photo, ...others] = await photosOf(report.reference, citizen(report));
    expect(others).toEqual([]);
    // Its camera was held upright: width and height have changed places.
    expect(photo).toMatchObject({ stage: 'before', published: false, width: 1_067, height: 1_600 });
    expect(await photosOf(report.reference, officer)).toHaveLength(1);
    expect(await photosOf(report.reference, {})).toEqual([]);
    expect(await photosOf(report.reference, bearer(await product.tokenFor('officer', 'dos')))).toEqual([]);

    const web = await fetchLink(photo.links.web);
    expect(Object.fromEntries(web.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'content-disposition': 'inline',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, max-age=600',
    });
    const bytes = Buffer.from(await web.arrayBuffer());
    const { format, exif, width } = await sharp(bytes).metadata();
    expect({ format, exif, width }).toEqual({ format: 'jpeg', exif: undefined, width: 1_067 });
    expect(bytes.includes(TAKEN.camera)).toBe(false);
    const thumbnail = Buffer.from(await (await fetchLink(photo.links.thumbnail)).arrayBuffer());
    expect((await sharp(thumbnail).metadata()).height).toBe(320);
  });

  it('When a report comes as flat fields, then it is the same as JSON, and a field that is not known is refused', async () => {
    const fields = {
      text: LAMP.text,
      lat: '16.4637',
      lng: '107.5909',
      name: 'Lan',
      phone: '0912345678',
      language: 'en',
    };
    const { bytes, headers } = await multipart(fields, []);
    const answer = await api.post(REPORTS, bytes, headers);
    expect(answer.status).toBe(201);
    await assigned(answer.body.reference);
    const { own } = (await api.get(`${REPORTS}/${answer.body.reference}`, citizen(answer.body as Posted))).body;
    expect(own).toMatchObject({ text: LAMP.text, location: LAMP.location });

    const wrong = await multipart({ ...fields, lat: 'x', surprise: '1' }, []);
    const refused = await api.post(REPORTS, wrong.bytes, wrong.headers);
    expect(refused.status).toBe(422);
    expect(refused.body.errors.map(({ field }: { field: string }) => field)).toEqual(['location.lat', 'surprise']);
  });

  it('When the request is repeated with its key, then it finds the same report, and no second copy is kept', async () => {
    const key = { 'Idempotency-Key': 'photo-once' };
    const before = await storedFiles();
    const file = await picture({ width: 200, height: 100 });
    const first = await submitWith([file], key);
    const again = await submitWith([file], key);
    expect(again.reference).toBe(first.reference);
    expect(await storedFiles()).toBe(before + 2);

    const { bytes, headers } = await multipart({ report: JSON.stringify(LAMP) }, [await picture({ width: 201 })]);
    const other = await api.post(REPORTS, bytes, { ...headers, ...key });
    expect(other.body.type).toBe('urn:paht:problem:idempotency_key_reused');
    expect(await storedFiles()).toBe(before + 2);
  });

  it('When photos are sent later, then they belong to the event that names them, and only to that', async () => {
    const report = await submitWith([await picture()]);
    await assigned(report.reference);
    const { reference } = report;
    const sent = await sendPhotos(reference, [await picture(), await picture({ format: 'webp' })], citizen(report));
    expect(sent.status).toBe(201);
    const ids = sent.body.items.map(({ id }: { id: string }) => id);
    expect(await photosOf(reference, citizen(report))).toHaveLength(1);

    const comment = { text: 'Ảnh chụp thêm', photos: ids };
    const key = { ...citizen(report), 'Idempotency-Key': 'comment-once' };
    expect((await api.act(reference, 'comment', comment, key)).status).toBe(200);
    expect((await api.act(reference, 'comment', comment, key)).status).toBe(200);
    expect((await photosOf(reference, citizen(report))).map(({ stage }) => stage)).toEqual([
      'before',
      'added',
      'added',
    ]);

    const after = (await sendPhotos(reference, [await picture()], officer)).body.items;
    const note = (await sendPhotos(reference, [await picture()], officer)).body.items;
    await api.act(reference, 'accept', {}, officer);
    await api.act(reference, 'note', { text: 'Nội bộ', photos: [note[0].id, ids[0]] }, officer);
    const done = { result: 'done', answer: 'Đã thay bóng đèn.', photos: [after[0].id] };
    expect((await api.act(reference, 'resolve', done, officer)).status).toBe(200);
    const stages = async (who: Record<string, string>) => (await photosOf(reference, who)).map(({ stage }) => stage);
    expect(await stages(officer)).toEqual(['before', 'added', 'added', 'note', 'after']);
    expect(await stages(citizen(report))).toEqual(['before', 'added', 'added', 'after']);
  });

  it('When an action names photos that were not sent for the report, then it is refused', async () => {
    const [one, other] = [await submitWith([]), await submitWith([])];
    await Promise.all([assigned(one.reference), assigned(other.reference)]);
    const { items } = (await sendPhotos(other.reference, [await picture()], citizen(other))).body;
    for (const photos of [[items[0].id], ['0'.repeat(32)], ['../../x'], Array(6).fill(items[0].id)]) {
      const answer = await api.act(one.reference, 'comment', { text: 'x', photos }, citizen(one));
      expect(answer.status).toBe(422);
      expect(answer.body.errors[0].field).toMatch(/^photos/);
    }
  });

  it('When somebody may not act on a report, then they can send no photos for it', async () => {
    const report = await submitWith([]);
    await assigned(report.reference);
    const file = await picture();
    const status = async (headers: Record<string, string>) =>
      (await sendPhotos(report.reference, [file], headers)).status;
    expect(await status({})).toBe(401);
    expect(await status({ 'X-Access-Token': 'wrong' })).toBe(401);
    expect(await status(bearer(await product.tokenFor('officer', 'dos')))).toBe(403);
    expect(await status(bearer(await product.tokenFor('auditor')))).toBe(403);
    expect((await sendPhotos(report.reference, [], citizen(report))).status).toBe(422);
  });

  it('When an operator publishes a photo, then everybody sees it, and the audit trail has who did it', async () => {
    const report = await submitWith([await picture()]);
    await assigned(report.reference);
    const [{ id }] = await photosOf(report.reference, citizen(report));
    const path = `${REPORTS}/${report.reference}/photos/${id}/publication`;
    expect((await api.put(path, { published: true }, officer)).status).toBe(403);
    expect((await api.put(path, { published: true }, operator)).body).toEqual({ id, published: true });
    const [seen] = await photosOf(report.reference, {});
    expect((await fetchLink(seen.links.web)).status).toBe(200);
    const request = async () => {
      const path = `/open311/v2/requests/${report.reference}.json?extensions=true`;
      return (await api.get(path)).body[0] as { media_url: string | null; photos: string[] };
    };
    const { media_url: link, photos } = await request();
    expect(photos).toEqual([link]);
    expect((await api.get(new URL(link!).pathname)).status).toBe(200);
    await api.put(path, { published: false }, operator);
    expect(await photosOf(report.reference, {})).toEqual([]);
    expect(await request()).toMatchObject({ media_url: null, photos: [] });
    expect((await api.get(new URL(link!).pathname)).status).toBe(404);
    const trail = await product.db('audit_entry').where({ target: id }).orderBy('id').pluck('action');
    expect(trail).toEqual(['photo.publish', 'photo.hide']);
    expect((await api.put(path.replace(id, '0'.repeat(32)), { published: true }, operator)).status).toBe(404);
  });

  it('When a link was changed or is too old, then it shows nothing', async () => {
    const report = await submitWith([await picture()]);
    await assigned(report.reference);
    const [photo] = await photosOf(report.reference, citizen(report));
    const link = new URL(photo.links.web as string);
    const expires = Number(link.searchParams.get('expires'));
    const changed = (change: (url: URL) => void) => {
      const url = new URL(link);
      change(url);
      return url.pathname + url.search;
    };
    const paths = [
      changed((url) => url.searchParams.set('expires', String(expires + 60))),
      changed((url) => url.searchParams.set('expires', '1')),
      changed((url) => url.searchParams.set('signature', 'x')),
      changed((url) => url.searchParams.delete('signature')),
      link.pathname,
      changed((url) => (url.pathname = url.pathname.replace('web', 'thumbnail'))),
      changed((url) => (url.pathname = url.pathname.replace('web', 'constructor'))),
    ];
    for (const path of paths) expect((await api.get(path)).status).toBe(404);
  });

  it('When a picture notes its place, then that is suggested and nothing is stored', async () => {
    const suggest = async (file: Uint8Array) => {
      const { bytes, headers } = await multipart({}, [file]);
      return (await api.post('/api/v1/photos/place-suggestion', bytes, headers)).body.place;
    };
    const before = await storedFiles();
    const { lat, lng, takenAt } = TAKEN;
    const place = await suggest(await picture({ exif: true }));
    expect(place.lat).toBeCloseTo(lat, 5);
    expect(place.lng).toBeCloseTo(lng, 5);
    expect(place.takenAt).toBe(takenAt);
    expect(await suggest(await picture())).toBeNull();
    expect(await suggest(Buffer.from('no picture'))).toBeNull();
    expect(await storedFiles()).toBe(before);
  });

  it('When Postgres is away, then a report is taken with its photos', async () => {
    const bare = await startBareApi({ temporalAddress: process.env.TEST_TEMPORAL_ADDRESS! });
    const { bytes, headers } = await multipart({ report: JSON.stringify(LAMP) }, [await picture()]);
    const answer = await apiClient(bare.baseUrl).post(REPORTS, bytes, headers);
    expect(answer.status).toBe(201);
    expect(await readdir(bare.photoFolder)).toHaveLength(2);
    await bare.client.workflow.getHandle(reportWorkflowId((answer.body as Posted).reference)).terminate();
    await bare.stop();
  });

  it('When all requests are answered, then no upload waits on the disk any more', async () => {
    expect(await eventually(async () => (await uploads()) === 0, 'uploads are gone')).toBe(true);
  });
});
