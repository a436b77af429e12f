import { randomUUID } from 'node:crypto';
import { ApplicationFailure } from '@temporalio/common';
import {
  WEBHOOK_DELIVERY_WORKFLOW,
  webhookDeliveryWorkflowId,
  type WebhookActivities,
} from '../../contracts/webhook-delivery';
import { FakeWorld, startWorkflowEnvironment, type WorkflowEnvironment } from '../../test/support/workflow-environment';

const DAY = 86_400_000;

/** A receiver that refuses so many times. */
class Receiver extends FakeWorld implements WebhookActivities {
  readonly attempts: number[] = [];
  givenUp = 0;
  refusals = 0;

  sendWebhook = async () => {
    this.attempts.push(Date.now());
    if (this.attempts.length <= this.refusals) throw ApplicationFailure.retryable('refused', 'WebhookNotTaken');
  };

  giveUpWebhook = async () => void this.givenUp++;
}

let workflows: WorkflowEnvironment;
beforeAll(async () => {
  workflows = await startWorkflowEnvironment();
});
afterAll(() => workflows.stop());

async function deliver(refusals: number): Promise<{ receiver: Receiver; result: string; tookMs: number }> {
  const receiver = new Receiver(workflows.city);
  receiver.refusals = refusals;
  return workflows.withWorker(receiver, async ({ taskQueue }) => {
    const delivery = randomUUID();
    const handle = await workflows.client.workflow.start(WEBHOOK_DELIVERY_WORKFLOW, {
      workflowId: webhookDeliveryWorkflowId(delivery, 1),
      taskQueue,
      args: [{ delivery }],
    });
    const result = (await handle.result()) as string;
    // With nothing left to do, the server's clock may have gone on to the end of the workflow's own time, ten years later.
    const { startTime, closeTime } = await handle.describe();
    return { receiver, result, tookMs: closeTime!.getTime() - startTime.getTime() };
  });
}

describe('the delivery of a webhook', () => {
  it('When the receiver takes it, then it was sent once', async () => {
    const { receiver, result } = await deliver(0);
    expect([result, receiver.attempts.length, receiver.givenUp]).toEqual(['settled', 1, 0]);
  });

  it('When the receiver refuses for hours, then it is tried again until it takes it', async () => {
    const { receiver, result, tookMs } = await deliver(9);
    expect([result, receiver.attempts.length, receiver.givenUp]).toEqual(['settled', 10, 0]);
    expect(tookMs).toBeGreaterThan(DAY / 8);
  });

  it('When the receiver never takes it, then it is given up after three days, once', async () => {
    const { receiver, result, tookMs } = await deliver(Infinity);
    expect([result, receiver.givenUp]).toEqual(['given_up', 1]);
    expect(receiver.attempts.length).toBeGreaterThan(15);
    expect(receiver.attempts.length).toBeLessThan(30);
    expect(tookMs).toBeGreaterThan(2.5 * DAY);
    expect(tookMs).toBeLessThan(3.5 * DAY);
  });
});
