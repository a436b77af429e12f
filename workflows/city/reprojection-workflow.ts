import { defineSignal, setHandler, sleep } from '@temporalio/workflow';
import { RULES_CHANGED_SIGNAL } from '../../contracts/city-workflows';
import { Batch } from './batch';

/** By then every process has read the changed data, so that reports which begin meanwhile begin with it. */
const UNTIL_EVERYBODY_KNOWS = '35 seconds';

/**
 * Lets every open report compute its deadlines anew, because the calendar or a policy was edited. Started by a Signal; one
 * that comes while it goes round makes it go round again.
 */
export async function reprojectionWorkflow(): Promise<void> {
  const batch = new Batch();
  let changes = 0;
  batch.registerQuery();
  setHandler(defineSignal(RULES_CHANGED_SIGNAL), () => void changes++);

  let seen: number;
  do {
    seen = changes;
    batch.enter('waiting');
    await sleep(UNTIL_EVERYBODY_KNOWS);
    await batch.pass('reprojecting', { of: 'open' }, { signal: 'rules' });
  } while (changes > seen);
  batch.enter('done');
}
