import { randomUUID } from 'node:crypto';
import { BASELINE_TASK_QUEUE, UNATTENDED_TASK_QUEUE } from '../baseline/baseline-contract';
import { inParallel, ratePerSecond } from '../support/in-parallel';
import type { Row } from '../support/row';
import { until } from '../support/until';

const WARM_UP = 30;

/** Accepting alone: the API on a namespace that no worker polls; and, beside it, with a worker at work. */
export const intakeRow: Row = {
  name: 'intake',
  title: 'Intake: reports accepted per second',
  async prepare({ sizes: { clients, intakeReports }, bareClient, intakeApi, product, baselineWorker }) {
    const start = (taskQueue: string) =>
      bareClient.workflow.start('emptyWorkflow', { taskQueue, workflowId: `bare-intake:${randomUUID()}` });
    const api = await intakeApi();
    const whole = await product();
    await baselineWorker();
    await inParallel(clients, WARM_UP, () => start(UNATTENDED_TASK_QUEUE));
    await inParallel(clients, WARM_UP, () => api.submit());
    await inParallel(clients, WARM_UP, () => whole.submit());
    await whole.settled();

    return {
      series: {
        bare: { label: 'bare starts', unit: '/s', role: 'baseline' },
        product: { label: 'POST /reports', unit: '/s', role: 'product' },
        bareWorked: { label: 'bare starts, a worker running', unit: '/s', role: 'baseline' },
        productWorked: { label: 'POST /reports, the worker running', unit: '/s', role: 'product' },
      },
      checks: [
        { kind: 'ratio', label: 'no worker', of: 'product', over: 'bare', atLeast: 0.9 },
        { kind: 'ratio', label: 'with worker', of: 'productWorked', over: 'bareWorked' },
      ],
      facts: { reports: intakeReports, clients },
      steps: [
        async () => ({ bare: await ratePerSecond(clients, intakeReports, () => start(UNATTENDED_TASK_QUEUE)) }),
        async () => ({ product: await ratePerSecond(clients, intakeReports, () => api.submit()) }),
        async () => {
          const bareWorked = await ratePerSecond(clients, intakeReports, () => start(BASELINE_TASK_QUEUE));
          const running = `TaskQueue = '${BASELINE_TASK_QUEUE}' AND WorkflowType = 'emptyWorkflow' AND ExecutionStatus = 'Running'`;
          await until('the bare workflows have ended', async () => {
            const { count } = await bareClient.workflow.count(running);
            return count === 0;
          });
          return { bareWorked };
        },
        async () => {
          const productWorked = await ratePerSecond(clients, intakeReports, () => whole.submit());
          await whole.settled();
          return { productWorked };
        },
      ],
    };
  },
};
