import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { Webhook } from 'standardwebhooks';
import { createWebhookActivities } from '../../activities/webhooks/create-webhook-activities';
import { webhookDeliveryWorkflowId } from '../../contracts/webhook-delivery';
import { listAudit } from '../../db/stores/audit-store';
import { openSecret } from '../../security/secret-box';
import { apiClient, bearer, LAMP, type ApiClient } from '../../test/support/api-client';
import { eventually } from '../../test/support/eventually';
import { startTestInstallation, type TestInstallation } from '../../test/support/test-installation';
import { startWebhookReceiver, type ReceivedWebhook, type WebhookReceiver } from '../../test/support/webhook-receiver';

const PATH = '/api/v1/admin/webhooks';

let installation: TestInstallation;
let api: ApiClient;
let admin: Record<string, string>;
let receiver: WebhookReceiver;
beforeAll(async () => {
  installation = await startTestInstallation();
  api = apiClient(installation.baseUrl);
  admin = bearer(await installation.tokenFor('admin'));
});
beforeEach(async () => {
  receiver = await startWebhookReceiver();
});
afterEach(async () => {
  receiver.stop();
  await installation.db('webhook_endpoint').delete();
});
afterAll(() => installation.stop());

async function create(settings: Record<string, unknown> = {}) {
  const answer = await api.post(
    PATH,
    {
      url: receiver.url,
      description: 'Hệ thống của phường',
      eventTypes: null,
      agency: null,
      enabled: true,
      ...settings,
    },
    admin,
  );
  expect(answer.status).toBe(201);
  return answer.body as { id: string; secret: string };
}

const about = (reference: string) => receiver.received.filter(({ body }) => body.data.reference === reference);
const deliveriesOf = async (id: string, query = '') =>
  (await api.get(`${PATH}/${id}/deliveries${query}`, admin)).body as {
    items: Record<string, unknown>[];
    next: string | null;
  };

function verify(secret: string, { text, headers }: ReceivedWebhook): unknown {
  return new Webhook(secret).verify(text, headers as Record<string, string>);
}

describe('what an endpoint gets', () => {
  it('When a report is filed, then each of its events arrives once, signed, and with nothing personal', async () => {
    const { id, secret } = await create();
    const { reference } = await api.submit({ ...LAMP, contact: { name: 'Trần Thị Tên', email: 'ten@example.com' } });
    await eventually(
      () => about(reference).some(({ body }) => body.data.status === 'assigned'),
      'the assignment is told',
    );
    const told = about(reference).sort((a, b) => a.body.data.seq - b.body.data.seq);
    for (const webhook of told) {
      expect(verify(secret, webhook)).toEqual(webhook.body);
      expect(() => verify(`whsec_${Buffer.alloc(32).toString('base64')}`, webhook)).toThrow();
      expect(webhook.headers['webhook-id']).toBe(`${id}-${reference}-${webhook.body.data.seq}`);
      expect(webhook.text).not.toMatch(/Trần|ten@example|Hùng Vương/);
    }
    expect(told.map(({ body }) => body.data.seq)).toEqual(told.map((_, index) => index + 1));
    expect(told[0]!.body).toEqual({
      type: 'report.received',
      timestamp: expect.any(String),
      data: {
        reference,
        seq: 1,
        event: 'submitted',
        status: 'received',
        statusBefore: null,
        // As they are when it is written, which may be before or after the report is sorted.
        agency: told[0]!.body.data.agency,
        area: expect.any(String),
        category: told[0]!.body.data.category,
        links: { page: `http://paht.test/reports/${reference}` },
      },
    });
    expect(told.at(-1)!.body).toMatchObject({ type: 'report.status_changed', data: { event: 'assigned' } });
    const { items } = await eventually(async () => {
      const page = await deliveriesOf(id, '?status=delivered');
      return page.items.length === told.length && page;
    }, 'all are in the log');
    expect(items[0]).toMatchObject({ attempts: 1, responseStatus: 204, outcome: 'accepted' });
  });

  it('When only a kind or an agency is wanted, then nothing else comes', async () => {
    await create({ eventTypes: ['report.status_changed'], agency: 'huewaco' });
    const { id } = await create({ eventTypes: ['report.status_changed'], agency: 'hepco' });
    const { reference } = await api.submit(LAMP);
    await eventually(() => about(reference).length > 0, 'the assignment is told');
    expect(
      about(reference).map(({ body, headers }) => [body.data.event, String(headers['webhook-id']).split('-')[0]]),
    ).toEqual([['assigned', id]]);
  });

  it('When the receiver refuses at first, then it is tried again under the same id, and both are in the log', async () => {
    const { id, secret } = await create({ eventTypes: ['report.received'] });
    receiver.answer = (_webhook, response) =>
      void response.writeHead(receiver.received.length < 2 ? 503 : 200, { 'Retry-After': '1' }).end('bận');
    const { reference } = await api.submit(LAMP);
    await eventually(() => about(reference).length === 2, 'it came twice');
    const [first, second] = about(reference);
    expect(second!.headers['webhook-id']).toBe(first!.headers['webhook-id']);
    expect(second!.text).toBe(first!.text);
    verify(secret, second!);
    const [delivery] = await eventually(async () => {
      const { items } = await deliveriesOf(id);
      return items[0]?.status === 'delivered' && items;
    }, 'it is delivered');
    expect(delivery).toMatchObject({ reference, attempts: 2, responseStatus: 200, outcome: 'bận' });
  });

  it('When the receiver answers that it is gone, then the endpoint is switched off, with a reason that is audited', async () => {
    const { id } = await create();
    receiver.answer = (_webhook, response) => void response.writeHead(410).end();
    await api.post(`${PATH}/${id}/actions/test`, {}, admin);
    const endpoint = await eventually(async () => {
      const { body } = await api.get(`${PATH}/${id}`, admin);
      return body.enabled === false && body;
    }, 'it is switched off');
    expect(endpoint.disabledBecause).toContain('410');
    const [entry] = await listAudit(installation.db, { reports: 'all' }, { action: 'webhook.disable' }, 1);
    expect(entry).toMatchObject({ target: id, role: 'system' });
    await api.post(`${PATH}/${id}/actions/test`, {}, admin);
    await eventually(async () => (await deliveriesOf(id, '?status=cancelled')).items.length === 1, 'it is cancelled');
    expect(receiver.received).toHaveLength(1);
  });
});

describe('administering endpoints', () => {
  it('When the secret is rotated, then both sign for a day; what the database has is sealed', async () => {
    const { id, secret: old } = await create();
    const rotated = await api.post(`${PATH}/${id}/actions/rotate-secret`, {}, admin);
    const { secret, previousSecretUntil } = rotated.body as { secret: string; previousSecretUntil: string };
    expect(secret).not.toBe(old);
    expect(Date.parse(previousSecretUntil)).toBeGreaterThan(Date.now() + 23 * 3_600_000);
    await api.post(`${PATH}/${id}/actions/test`, {}, admin);
    const [webhook] = await eventually(() => receiver.received.length > 0 && receiver.received, 'the test arrives');
    for (const each of [old, secret]) expect(verify(each, webhook!)).toMatchObject({ type: 'webhook.test' });

    const row = JSON.stringify(await installation.db('webhook_endpoint').where({ id }).first());
    for (const each of [old, secret]) expect(row).not.toContain(each.replace('whsec_', ''));
    expect((await api.get(PATH, admin)).text).not.toContain('whsec_');
    expect((await api.get(`${PATH}/${id}`, admin)).text).not.toContain('whsec_');
  });

  it('When the day is over, then only the new secret signs', async () => {
    const { id, secret: old } = await create({ enabled: true });
    const { secret } = (await api.post(`${PATH}/${id}/actions/rotate-secret`, {}, admin)).body as { secret: string };
    const delivery = `${id}-test-later`;
    // By hand, with a clock of its own: the worker's runs as ours does.
    await installation.db('webhook_delivery').insert({
      id: delivery,
      endpoint: id,
      type: 'webhook.test',
      payload: '{}',
      started_at: new Date(),
    });
    await createWebhookActivities({
      db: installation.db,
      openSecret: (endpoint, sealed) => openSecret(installation.keys.webhook, endpoint, sealed),
      reach: { privateAddresses: true, plainHttp: true },
      now: () => Date.now() + 25 * 3_600_000,
      logger: pino({ level: 'silent' }),
    }).sendWebhook({ delivery });
    const [{ headers }] = receiver.received as [ReceivedWebhook];
    const at = new Date(Number(headers['webhook-timestamp']) * 1_000);
    expect(headers['webhook-signature']).toBe(new Webhook(secret).sign(delivery, at, '{}'));
    expect(headers['webhook-signature']).not.toContain(new Webhook(old).sign(delivery, at, '{}'));
  });

  it('When a delivery is replayed, then it is sent once more by a workflow of its own', async () => {
    const { id } = await create();
    const test = await api.post(`${PATH}/${id}/actions/test`, {}, admin);
    expect(test).toMatchObject({ status: 202, body: { status: 'pending', type: 'webhook.test', reference: null } });
    const delivery = test.body.id as string;
    await eventually(async () => (await deliveriesOf(id)).items[0]?.status === 'delivered', 'it is delivered');
    const replay = await api.post(`${PATH}/${id}/deliveries/${delivery}/actions/replay`, {}, admin);
    expect(replay).toMatchObject({ status: 202, body: { id: delivery, status: 'pending' } });
    await eventually(() => receiver.received.length === 2, 'it came twice');
    expect(receiver.received[0]!.text).toBe(receiver.received[1]!.text);
    await installation.client.workflow.getHandle(webhookDeliveryWorkflowId(delivery, 2)).result();
    expect((await deliveriesOf(id)).items).toMatchObject([{ status: 'delivered', attempts: 2 }]);
  });

  it('When the log is paged, then every delivery is on one page', async () => {
    const { id } = await create({ enabled: false });
    for (let index = 0; index < 5; index++) await api.post(`${PATH}/${id}/actions/test`, {}, admin);
    const seen: unknown[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Awaited<ReturnType<typeof deliveriesOf>> = await deliveriesOf(
        id,
        `?limit=2${cursor && `&cursor=${cursor}`}`,
      );
      seen.push(...page.items.map((item) => item.id));
      cursor = page.next;
    }
    expect(new Set(seen).size).toBe(5);
    expect(seen).toHaveLength(5);
  });

  it('When an endpoint is changed, then only in the version that was seen, and it is audited; removed, it is gone', async () => {
    const { id } = await create();
    const seen = await api.get(`${PATH}/${id}`, admin);
    const { url, description, eventTypes, agency } = seen.body as Record<string, unknown>;
    const settings = { url, description, eventTypes, agency, enabled: false };
    const change = (tag: string) => api.put(`${PATH}/${id}`, settings, { ...admin, 'If-Match': tag });
    expect((await change('"older"')).status).toBe(412);
    expect(await change(seen.headers.get('etag')!)).toMatchObject({ status: 200, body: { enabled: false } });
    expect((await change(seen.headers.get('etag')!)).status).toBe(412);
    const removed = await fetch(`${installation.baseUrl}${PATH}/${id}`, { method: 'DELETE', headers: admin });
    expect(removed.status).toBe(204);
    expect((await api.get(`${PATH}/${id}`, admin)).status).toBe(404);
    const entries = await listAudit(installation.db, { reports: 'all' }, {}, 3);
    expect(entries.map(({ action, target }) => [action, target])).toEqual([
      ['webhook.remove', id],
      ['webhook.edit', id],
      ['webhook.create', id],
    ]);
  });

  it('When settings break a rule, then it is named; what is not there is not found', async () => {
    const rulesOf = async (settings: Record<string, unknown>) => {
      const answer = await api.post(
        PATH,
        { url: receiver.url, description: 'x', eventTypes: null, agency: null, enabled: true, ...settings },
        admin,
      );
      expect(answer.status).toBe(422);
      return answer.body.errors.map(({ field }: { field: string }) => field) as string[];
    };
    expect(await rulesOf({ url: 'ftp://example.com/' })).toEqual(['url']);
    expect(await rulesOf({ url: 'https://user:word@example.com/' })).toEqual(['url']);
    expect(await rulesOf({ eventTypes: ['report.removed'] })).toEqual(['eventTypes.0']);
    expect(await rulesOf({ agency: 'nobody' })).toEqual(['agency']);
    const { id } = await create({ enabled: false });
    for (const path of [
      '/wh_none/actions/test',
      '/wh_none/actions/rotate-secret',
      `/${id}/deliveries/none/actions/replay`,
    ]) {
      expect((await api.post(`${PATH}${path}`, {}, admin)).status).toBe(404);
    }
    expect((await api.post(PATH, {}, bearer(await installation.tokenFor('supervisor')))).status).toBe(403);
    expect((await api.post(`${PATH}/${randomUUID()}/actions/test`, {})).status).toBe(401);
  });
});
