import { apiClient, bearer, LAMP, type ApiClient } from '../test/support/api-client';
import { eventually } from '../test/support/eventually';
import { startTestInstallation, type TestInstallation } from '../test/support/test-installation';

let paht: TestInstallation;
let api: ApiClient;
let supervisor: Record<string, string>;
beforeAll(async () => {
  paht = await startTestInstallation();
  api = apiClient(paht.baseUrl);
  supervisor = bearer(await paht.tokenFor('supervisor'));
});
afterAll(() => paht.stop());

async function assigned(): Promise<{ reference: string; tag: string; accessToken: string }> {
  const { reference, accessToken } = await api.submit(LAMP);
  const tag = await eventually(async () => {
    const { body, headers } = await api.get(`/api/v1/reports/${reference}`, supervisor);
    return body.status.code === 'assigned' && headers.get('etag');
  }, `${reference} is assigned`);
  return { reference, tag, accessToken };
}

describe('an action of staff that names what they have seen', () => {
  it('When nothing has happened since, then it is done, and its answer names what is there now', async () => {
    const { reference, tag } = await assigned();
    const done = await api.act(reference, 'note', { text: 'Đã gọi điện' }, { ...supervisor, 'If-Match': tag });
    expect(done.status).toBe(200);
    expect(done.headers.get('etag')).not.toBe(tag);
  });

  it('When something has happened since, then nothing is done', async () => {
    const { reference, tag, accessToken } = await assigned();
    await api.act(reference, 'comment', { text: 'Vẫn chưa sửa' }, { 'X-Access-Token': accessToken });
    const late = await api.act(reference, 'note', { text: 'Đã gọi điện' }, { ...supervisor, 'If-Match': tag });
    expect(late.status).toBe(412);
    expect(late.body).toMatchObject({ type: 'urn:paht:problem:precondition_failed', code: 'has_changed' });
    const { body } = await api.get(`/api/v1/reports/${reference}/timeline`, supervisor);
    expect(body.items.map(({ type }: { type: string }) => type)).not.toContain('noted');
  });

  it('When several have seen the same and act at once, then one of them does', async () => {
    const { reference, tag } = await assigned();
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        api.act(reference, 'note', { text: `Ghi chú ${index}` }, { ...supervisor, 'If-Match': tag }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412, 412, 412]);
  });

  it('When it comes again with its Idempotency-Key, then it is answered as the first time, though the report has changed', async () => {
    const { reference, tag } = await assigned();
    const headers = { ...supervisor, 'If-Match': tag, 'Idempotency-Key': `note-${reference}` };
    expect((await api.act(reference, 'note', { text: 'Một lần' }, headers)).status).toBe(200);
    expect((await api.act(reference, 'note', { text: 'Một lần' }, headers)).status).toBe(200);
  });

  it('When the tag is none of a report, then it is refused', async () => {
    const { reference } = await assigned();
    for (const tag of ['"x"', '12', '"1", "2"', '"9999999999999999999"']) {
      const answer = await api.act(reference, 'note', { text: 'Đã gọi' }, { ...supervisor, 'If-Match': tag });
      expect(answer.status).toBe(412);
    }
  });
});

describe('an edit of the city’s data that names what was seen', () => {
  const path = '/api/v1/admin/city/templates';

  it('When two have seen the same, then the second one is refused', async () => {
    const admin = bearer(await paht.tokenFor('admin'));
    const { body: listed } = await api.get(path, admin);
    const { code } = listed.items[0];
    const seen = await api.get(`${path}/${code}`, admin);
    const headers = { ...admin, 'If-Match': seen.headers.get('etag')! };
    const first = await api.put(`${path}/${code}`, seen.body.data, headers);
    expect(first.status).toBe(200);
    expect(first.headers.get('etag')).not.toBe(seen.headers.get('etag'));
    const second = await api.put(`${path}/${code}`, seen.body.data, headers);
    expect(second.status).toBe(412);
    const again = { ...admin, 'If-Match': first.headers.get('etag')! };
    expect((await api.put(`${path}/${code}`, seen.body.data, again)).status).toBe(200);
  });
});
