/** Delivers one event to one endpoint, over days if it must. */
export const WEBHOOK_DELIVERY_WORKFLOW = 'webhookDeliveryWorkflow';

/** `run` is 1, and one more with each replay. */
export function webhookDeliveryWorkflowId(delivery: string, run: number): string {
  return `webhook:${delivery}:${run}`;
}

export interface WebhookDeliveryInput {
  /** Id of the delivery: endpoint, reference and number of the event. */
  delivery: string;
}

/** What the delivery asks of the world. */
export interface WebhookActivities {
  /** Sends it once. Fails, so that it is tried again, unless the receiver has it or must not get it any more. */
  sendWebhook(input: WebhookDeliveryInput): Promise<void>;
  /** Notes that it is not tried any more, and switches an endpoint off that takes nothing at all. */
  giveUpWebhook(input: WebhookDeliveryInput): Promise<void>;
}

/** What an endpoint can be told of. */
export const WEBHOOK_TYPES = ['report.received', 'report.status_changed', 'report.updated'] as const;
export type WebhookType = (typeof WEBHOOK_TYPES)[number];

/** What an administrator has sent, to see whether it arrives. */
export const WEBHOOK_TEST_TYPE = 'webhook.test';
