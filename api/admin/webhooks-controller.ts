import type { Router } from 'express';
import { WEBHOOK_OPERATIONS, type WebhookBody, type WebhookDeliveryBody } from '../../contracts/api/webhooks';
import type { WebhookDelivery } from '../../db/stores/webhook-delivery-store';
import type { WebhookEndpoint } from '../../db/stores/webhook-store';
import type { Authenticator } from '../auth/authenticate';
import { createOperationsRouter } from '../operations/create-operations-router';
import { etagOf, expectedVersion } from '../operations/entity-tag';
import { versionOf, type WebhookService, type WithSecret } from '../services/webhook-service';

interface Dependencies {
  webhooks: WebhookService;
  authenticator: Authenticator;
  /** Begins the links of answers. */
  publicUrl: string;
}

/** `/api/v1/admin/webhooks`: who is told of events, and whether it arrived. */
export function createWebhooksRouter({ webhooks, authenticator, publicUrl }: Dependencies): Router {
  const { router, serve } = createOperationsRouter(authenticator);

  const bodyOf = (endpoint: WebhookEndpoint): WebhookBody => {
    const { id, url, description, eventTypes, agency, enabled, disabledBecause, previousSecretUntil } = endpoint;
    const self = `${publicUrl}${WEBHOOK_OPERATIONS.list.path}/${id}`;
    return {
      id,
      url,
      description,
      eventTypes,
      agency,
      enabled,
      disabledBecause,
      previousSecretUntil: previousSecretUntil?.toISOString() ?? null,
      createdAt: endpoint.createdAt.toISOString(),
      updatedAt: endpoint.updatedAt.toISOString(),
      links: { self, deliveries: `${self}/deliveries` },
    };
  };
  const tagged = (endpoint: WebhookEndpoint) => ({
    headers: { ETag: etagOf(versionOf(endpoint)) },
    body: bodyOf(endpoint),
  });
  const secretBody = ({ endpoint, secret }: WithSecret) => ({ ...bodyOf(endpoint), secret });

  serve(WEBHOOK_OPERATIONS.list, async () => ({ body: { items: (await webhooks.list()).map(bodyOf) } }));

  serve(WEBHOOK_OPERATIONS.create, async ({ body, actor }) => ({
    status: 201,
    body: secretBody(await webhooks.create(body, actor)),
  }));

  serve(WEBHOOK_OPERATIONS.read, async ({ params }) => tagged(await webhooks.read(params.id!)));

  serve(WEBHOOK_OPERATIONS.replace, async ({ request, params, body, actor }) =>
    tagged(await webhooks.replace(params.id!, body, actor, expectedVersion(request))),
  );

  serve(WEBHOOK_OPERATIONS.remove, async ({ params, actor }) => {
    await webhooks.remove(params.id!, actor);
    return { status: 204 };
  });

  serve(WEBHOOK_OPERATIONS.rotate, async ({ params, actor }) => ({
    body: secretBody(await webhooks.rotate(params.id!, actor)),
  }));

  serve(WEBHOOK_OPERATIONS.test, async ({ params, actor }) => ({
    status: 202,
    body: deliveryBody(await webhooks.test(params.id!, actor)),
  }));

  serve(WEBHOOK_OPERATIONS.deliveries, async ({ params, query: { status, cursor, limit } }) => {
    // One more than is asked for says whether there is another page.
    const found = await webhooks.deliveries(params.id!, { status, before: cursor, limit: limit + 1 });
    const items = found.slice(0, limit);
    return { body: { items: items.map(deliveryBody), next: found.length > limit ? items.at(-1)!.id : null } };
  });

  serve(WEBHOOK_OPERATIONS.replay, async ({ params, actor }) => ({
    status: 202,
    body: deliveryBody(await webhooks.replay(params.id!, params.deliveryId!, actor)),
  }));

  return router;
}

function deliveryBody({ endpoint: _, run: __, payload, ...delivery }: WebhookDelivery): WebhookDeliveryBody {
  return {
    ...delivery,
    type: delivery.type as WebhookDeliveryBody['type'],
    payload: JSON.parse(payload) as unknown,
    createdAt: delivery.createdAt.toISOString(),
    attemptedAt: delivery.attemptedAt?.toISOString() ?? null,
    settledAt: delivery.settledAt?.toISOString() ?? null,
  };
}
