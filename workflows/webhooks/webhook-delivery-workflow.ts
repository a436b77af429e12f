import { ActivityFailure, isCancellation, proxyActivities } from '@temporalio/workflow';
import type { WebhookActivities, WebhookDeliveryInput } from '../../contracts/webhook-delivery';

/** Seconds at first, hours in the end, and after three days a person must look. */
const { sendWebhook } = proxyActivities<WebhookActivities>({
  startToCloseTimeout: '30 seconds',
  scheduleToCloseTimeout: '3 days',
  retry: { initialInterval: '5 seconds', backoffCoefficient: 3, maximumInterval: '6 hours' },
});

const { giveUpWebhook } = proxyActivities<WebhookActivities>({
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});

/** Ends when the receiver has it, must not get it any more, or did not take it in three days. */
export async function webhookDeliveryWorkflow(input: WebhookDeliveryInput): Promise<'settled' | 'given_up'> {
  try {
    await sendWebhook(input);
    return 'settled';
  } catch (error) {
    if (!(error instanceof ActivityFailure) || isCancellation(error)) throw error;
    await giveUpWebhook(input);
    return 'given_up';
  }
}
