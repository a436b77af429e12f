import { randomUUID } from 'node:crypto';
import { temporal } from '@temporalio/proto';
import { reportWorkflowId } from '../../contracts/report-workflow';
import { BASELINE_TASK_QUEUE, type Steps } from '../baseline/baseline-contract';
import { awaitAssigned, awaitInserts } from '../support/await-assigned';
import type { BenchContext } from '../support/bench-context';
import { inParallel } from '../support/in-parallel';
import type { Product } from '../support/product';
import type { Row } from '../support/row';

const WARM_UP = 20;
/** The first record and the sorted one; the other activities of an intake read what is in memory. */
const WRITES = 2;

/** From the first POST of a batch until the last of its reports is assigned in Postgres. */
export const assignedRow: Row = {
  name: 'assigned',
  title: 'Intake to assigned: reports per second',
  async prepare(context) {
    const { sizes, db, baselineDb, bareClient } = context;
    const { clients, assignedReports: count } = sizes;
    const product = await context.product();
    await context.baselineWorker();
    const activities = await countActivities(context, product);

    const runBare = async (steps: Omit<Steps, 'batch'>, size = count): Promise<number> => {
      const batch = randomUUID();
      const began = performance.now();
      await inParallel(clients, size, (index) =>
        bareClient.workflow.start('steppingWorkflow', {
          taskQueue: BASELINE_TASK_QUEUE,
          workflowId: `bare-assigned:${batch}:${index}`,
          args: [{ ...steps, batch } satisfies Steps],
        }),
      );
      await awaitInserts(baselineDb, batch, size * steps.inserts);
      return (size * 1_000) / (performance.now() - began);
    };
    const runProduct = async (size = count): Promise<number> => {
      const began = performance.now();
      const accepted = await inParallel(clients, size, () => product.submit());
      await awaitAssigned(
        db,
        accepted.map(({ reference }) => reference),
      );
      const rate = (size * 1_000) / (performance.now() - began);
      await product.settled();
      return rate;
    };
    await runProduct(WARM_UP);
    await runBare({ kind: 'local', activities, inserts: activities }, WARM_UP);

    return {
      series: {
        bare: { label: `bare, ${activities} local activities, an insert each`, unit: '/s', role: 'baseline' },
        bareNormal: { label: `bare, ${activities} normal activities, an insert each`, unit: '/s', role: 'baseline' },
        bareFew: { label: `bare, ${activities} local activities, ${WRITES} insert`, unit: '/s', role: 'baseline' },
        product: { label: 'POST /reports to assigned', unit: '/s', role: 'product' },
      },
      checks: [
        { kind: 'ratio', label: 'local activities', of: 'product', over: 'bare', atLeast: 0.8 },
        { kind: 'ratio', label: 'normal activities', of: 'product', over: 'bareNormal' },
        { kind: 'ratio', label: `local, only ${WRITES} insert`, of: 'product', over: 'bareFew' },
      ],
      facts: { reports: count, clients, activities, 'activities of the product that write': WRITES },
      steps: [
        async () => ({ bare: await runBare({ kind: 'local', activities, inserts: activities }) }),
        async () => ({ product: await runProduct() }),
        async () => ({ bareNormal: await runBare({ kind: 'normal', activities, inserts: activities }) }),
        async () => ({ bareFew: await runBare({ kind: 'local', activities, inserts: WRITES }) }),
      ],
    };
  },
};

/** As many as the history of a real report has once it is assigned. */
async function countActivities({ db, productClient }: BenchContext, product: Product): Promise<number> {
  const { reference } = await product.submit();
  await awaitAssigned(db, [reference]);
  await product.settled();
  const { events } = await productClient.workflow.getHandle(reportWorkflowId(reference)).fetchHistory();
  const { EVENT_TYPE_MARKER_RECORDED, EVENT_TYPE_ACTIVITY_TASK_SCHEDULED } = temporal.api.enums.v1.EventType;
  return (events ?? []).filter(
    ({ eventType, markerRecordedEventAttributes }) =>
      eventType === EVENT_TYPE_ACTIVITY_TASK_SCHEDULED ||
      (eventType === EVENT_TYPE_MARKER_RECORDED && markerRecordedEventAttributes?.markerName === 'core_local_activity'),
  ).length;
}
