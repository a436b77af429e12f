import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import {
  condition,
  defineSignal,
  defineUpdate,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  sleep,
  upsertSearchAttributes,
} from '@temporalio/workflow';
import { GO_SIGNAL, type BaselineActivities, type Deadline, type Steps } from './baseline-contract';

/** One of the product's, because the server knows it. */
const ATTRIBUTE = defineSearchAttributeKey('PahtStatus', SearchAttributeType.KEYWORD);

const activities = {
  local: proxyLocalActivities<BaselineActivities>({ startToCloseTimeout: '10 seconds' }),
  normal: proxyActivities<BaselineActivities>({ startToCloseTimeout: '10 seconds' }),
};

export async function emptyWorkflow(): Promise<void> {}

/** As many activities, one after the other, as a report needs until it is assigned. */
export async function steppingWorkflow({ batch, kind, activities: count, inserts }: Steps): Promise<void> {
  for (let step = 0; step < count; step++) {
    await (step < inserts ? activities[kind].insert(batch) : activities[kind].nothing());
  }
}

/** Waits for one instant and makes one insert. */
export async function deadlineWorkflow({ batch, kind, dueAt }: Deadline): Promise<void> {
  await sleep(Math.max(1, dueAt - Date.now()));
  await activities[kind].insert(batch);
}

/** Waits for one Signal and makes one insert. */
export async function signalledWorkflow(batch: string): Promise<void> {
  let signalled = false;
  setHandler(defineSignal(GO_SIGNAL), () => void (signalled = true));
  await condition(() => signalled);
  await activities.local.insert(batch);
}

/**
 * Waits for Updates that make one insert each, as long as it is let. With `moving`, each also moves a timer and sets a
 * search attribute, as a report does: what of its latency Temporal takes for these.
 */
export async function updatableWorkflow(batch: string, moving: boolean): Promise<void> {
  let moves = 0;
  setHandler(defineUpdate<void, []>('insert'), async () => {
    await activities.local.insert(batch);
    if (!moving) return;
    moves++;
    upsertSearchAttributes([{ key: ATTRIBUTE, value: `moved ${moves}` }]);
  });
  if (!moving) await condition(() => false);
  for (;;) {
    const before = moves;
    await condition(() => moves !== before, `${10 + before} days`);
  }
}
