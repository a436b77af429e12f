import { randomUUID } from 'node:crypto';
import { WorkflowNotFoundError, type WorkflowHandle } from '@temporalio/client';
import type { Status } from '../domain/report/status';
import { reportWorkflowId } from '../contracts/report-workflow';
import { apiClient, bearer, LAMP, type ApiClient, type Posted } from '../test/support/api-client';
import { eventually } from '../test/support/eventually';
import { startTestInstallation, type TestInstallation } from '../test/support/test-installation';

let paht: TestInstallation;
let api: ApiClient;
let forgotten: {
  key: Record<string, string>;
  withdrawal: Record<string, string>;
  posted: Posted;
  handle: WorkflowHandle;
};
beforeAll(async () => {
  paht = await startTestInstallation();
  api = apiClient(paht.baseUrl);
  forgotten = await forgetOne();
});
afterAll(async () => {
  await paht.stop();
});

const REPORTS = '/api/v1/reports';
const BODY = { ...LAMP, contact: { name: 'Lan', phone: '0912345678', email: 'lan@example.com' } };

async function reaches(reference: string, status: Status): Promise<void> {
  await eventually(async () => {
    const { body } = await api.get(`${REPORTS}/${reference}`);
    return body.status.code === status;
  }, `${reference} is ${status}`);
}

async function startedRuns(reference: string): Promise<number> {
  const query = `WorkflowId = '${reportWorkflowId(reference)}'`;
  return eventually(async () => {
    const { count } = await paht.client.workflow.count(query);
    return count > 0 && count;
  }, 'the workflow is listed');
}

/** A report that has ended, was sent again since, and is being deleted in Temporal, which takes some 20 seconds. */
async function forgetOne(): Promise<typeof forgotten> {
  const key = { 'Idempotency-Key': randomUUID() };
  const posted = await api.submit(BODY, key);
  const handle = paht.client.workflow.getHandle(reportWorkflowId(posted.reference));
  await reaches(posted.reference, 'assigned');
  const withdrawal = { 'X-Access-Token': posted.accessToken, 'Idempotency-Key': randomUUID() };
  const { status } = await api.act(posted.reference, 'withdraw', {}, withdrawal);
  expect(status).toBe(200);
  await handle.result();
  expect((await api.submit(BODY, key)).reference).toBe(posted.reference);
  await paht.client.workflowService.deleteWorkflowExecution({
    namespace: 'default',
    workflowExecution: { workflowId: handle.workflowId },
  });
  return { key, withdrawal, posted, handle };
}

describe('a report that is sent again', () => {
  it('When the key and the body are the same, then so is the answer, and nothing new is started', async () => {
    const headers = { 'Idempotency-Key': randomUUID() };
    const first = await api.post(REPORTS, BODY, headers);
    expect(first.status).toBe(201);
    expect(first.headers.has('idempotent-replayed')).toBe(false);
    const { text, location, contact } = BODY;
    const { name, phone, email } = contact;
    const sameBodies = [
      BODY,
      { contact: { email, phone, name }, location: { lng: location.lng, lat: location.lat }, text },
      { ...BODY, text: `  ${text.normalize('NFD')}\n`, contact: { ...contact, phone: '+84 912 345 678' } },
    ];
    for (const body of sameBodies) {
      const again = await api.post(REPORTS, body, headers);
      expect(again.status).toBe(201);
      expect(again.headers.get('idempotent-replayed')).toBe('true');
      expect(again.body).toEqual(first.body);
    }
    expect(await startedRuns(first.body.reference)).toBe(1);
  });

  it('When it is sent 20 times at once, then there is one reference, one workflow and one row', async () => {
    const headers = { 'Idempotency-Key': randomUUID() };
    const answers = await Promise.all(Array.from({ length: 20 }, () => api.post(REPORTS, BODY, headers)));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(201));
    expect(new Set(answers.map(({ body }) => body.reference)).size).toBe(1);
    expect(answers.filter(({ headers: given }) => !given.has('idempotent-replayed'))).toHaveLength(1);
    const { reference } = answers[0]!.body;
    await reaches(reference, 'assigned');
    expect(await startedRuns(reference)).toBe(1);
    expect(await paht.db('report_event').where({ reference, type: 'submitted' })).toHaveLength(1);
    expect(await paht.db('outbox').where({ reference, template: 'report_received' })).toHaveLength(1);
  });

  it('When another body comes with the key, at once or later, then it is refused and nothing is started', async () => {
    const headers = { 'Idempotency-Key': randomUUID() };
    const { reference } = await api.submit(BODY, headers);
    const others = [
      { ...BODY, text: `${BODY.text}!` },
      { ...BODY, contact: { ...BODY.contact, phone: '0912345679' } },
      LAMP,
    ];
    for (const pass of ['by its workflow', 'by its row']) {
      for (const body of others) {
        const answer = await api.post(REPORTS, body, headers);
        expect({ pass, status: answer.status, type: answer.body.type }).toEqual({
          pass,
          status: 422,
          type: 'urn:paht:problem:idempotency_key_reused',
        });
        expect(answer.body.reference).toBeUndefined();
      }
      await reaches(reference, 'assigned');
    }
    expect(await startedRuns(reference)).toBe(1);
  });

  it('When there is no key, then each request is a report of its own', async () => {
    const [one, two] = await Promise.all([api.submit(BODY), api.submit(BODY)]);
    expect(one.reference).not.toBe(two.reference);
    expect(one.accessToken).not.toBe(two.accessToken);
  });
});

describe('an action that is sent again', () => {
  let officer: Record<string, string>;
  beforeAll(async () => {
    officer = bearer(await paht.tokenFor('officer', 'hepco'));
  });

  it('When it has the same key, then it acts once and answers the same', async () => {
    const { reference } = await api.submit(BODY);
    await reaches(reference, 'assigned');
    const key = { ...officer, 'Idempotency-Key': randomUUID() };
    const answers = await Promise.all([1, 2, 3].map(() => api.act(reference, 'accept', { note: 'Nhận' }, key)));
    const later = await api.act(reference, 'accept', { note: 'Nhận' }, key);
    for (const { status, body } of [...answers, later]) {
      expect(status).toBe(200);
      expect(body).toEqual(answers[0]!.body);
    }
    expect(await paht.db('report_event').where({ reference, type: 'accepted' })).toHaveLength(1);
    expect(await api.act(reference, 'accept', {}, officer)).toMatchObject({ status: 409 });
  });

  it('When it has the same key and another payload, then it is refused and changes nothing', async () => {
    const { reference } = await api.submit(BODY);
    await reaches(reference, 'assigned');
    const head = { ...bearer(await paht.tokenFor('agency_head', 'hepco')), 'Idempotency-Key': randomUUID() };
    expect(await api.act(reference, 'note', { text: 'Một' }, head)).toMatchObject({ status: 200 });
    expect(await api.act(reference, 'note', { text: 'Hai' }, head)).toMatchObject({
      status: 422,
      body: { type: 'urn:paht:problem:idempotency_key_reused' },
    });
    expect(await paht.db('report_event').where({ reference, type: 'noted' })).toHaveLength(1);
  });

  it('When it ended the report, then it is repeated all the same', async () => {
    const { reference, accessToken } = await api.submit(BODY);
    await reaches(reference, 'assigned');
    const citizen = { 'X-Access-Token': accessToken, 'Idempotency-Key': randomUUID() };
    const first = await api.act(reference, 'withdraw', { reason: 'Đã sửa' }, citizen);
    await paht.client.workflow.getHandle(reportWorkflowId(reference)).result();
    const again = await api.act(reference, 'withdraw', { reason: 'Đã sửa' }, citizen);
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.body).toEqual(first.body);
    expect(await paht.db('report_event').where({ reference, type: 'withdrawn' })).toHaveLength(1);
  });

  it('When two officers accept at once, then exactly one has it', async () => {
    for (let round = 0; round < 3; round++) {
      const { reference } = await api.submit(BODY);
      await reaches(reference, 'assigned');
      const head = bearer(await paht.tokenFor('agency_head', 'hepco'));
      const answers = await Promise.all([
        api.act(reference, 'accept', {}, officer),
        api.act(reference, 'accept', {}, head),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect(answers.find(({ status }) => status === 409)!.body).toMatchObject({
        type: 'urn:paht:problem:conflict',
        code: 'state_forbids',
        status: 409,
        reportStatus: 'in_progress',
      });
      expect(await paht.db('report_event').where({ reference, type: 'accepted' })).toHaveLength(1);
    }
  });
});

describe('a report that Temporal has forgotten', () => {
  it('When it is sent again, then it is found in Postgres, and nothing new is started', async () => {
    const { key, posted, handle } = forgotten;
    await eventually(
      () =>
        handle.describe().then(
          () => false,
          (error: unknown) => error instanceof WorkflowNotFoundError,
        ),
      'Temporal has forgotten the workflow',
      // The dev server takes its time, some 20 seconds on an idle machine.
      150_000,
    );
    const again = await api.post(REPORTS, BODY, key);
    expect(again.status).toBe(201);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(again.body).toEqual(expect.objectContaining(posted));
    const other = await api.post(REPORTS, LAMP, key);
    expect(other.body.type).toBe('urn:paht:problem:idempotency_key_reused');
    await expect(handle.describe()).rejects.toThrow();
  }, 180_000);

  it('When it is read or acted on, then it is what it was when it ended', async () => {
    const { reference, accessToken } = forgotten.posted;
    expect((await api.get(`${REPORTS}/${reference}`)).body.status.code).toBe('withdrawn');
    const late = await api.act(reference, 'withdraw', {}, { 'X-Access-Token': accessToken });
    expect(late).toMatchObject({ status: 409, body: { code: 'state_forbids', reportStatus: 'withdrawn' } });
  });

  it('When what ended it is sent again, then it is answered as done, as the answer may never have arrived', async () => {
    const { withdrawal, posted } = forgotten;
    const again = await api.act(posted.reference, 'withdraw', {}, withdrawal);
    expect(again).toMatchObject({ status: 200, body: { status: { code: 'withdrawn' } } });
  });
});
