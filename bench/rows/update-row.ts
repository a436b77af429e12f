import { randomUUID } from 'node:crypto';
import { reportWorkflowId, type CommandRequest } from '../../contracts/report-workflow';
import { BASELINE_TASK_QUEUE } from '../baseline/baseline-contract';
import { inParallel } from '../support/in-parallel';
import { agencyOf, openReports } from '../support/open-reports';
import { describe, type Accepted } from '../support/product';
import type { Row } from '../support/row';
import { quantile } from '../support/statistics';

const WARM_UP = 5;

/** One Update after the other, each to a workflow of its own; an answer means that the event is in Postgres. */
export const updateRow: Row = {
  name: 'update',
  title: 'Update on an idle machine: latency to the event in Postgres',
  async prepare(context) {
    const { db, bareClient, productClient, sizes } = context;
    const { clients, updates: count } = sizes;
    const product = await context.product();
    await context.baselineWorker();

    const [sample] = await openReports(context, product, 1);
    const agency = await agencyOf(db, sample!.reference);
    const authorization = { Authorization: `Bearer ${await context.token('officer', agency)}` };
    const request: CommandRequest = { actor: { role: 'officer', id: 'bench', agency }, payload: {} };

    const accept = ({ reference }: Accepted) =>
      productClient.workflow.getHandle(reportWorkflowId(reference)).executeUpdate('accept', { args: [request] });
    const note = ({ reference }: Accepted) =>
      productClient.workflow
        .getHandle(reportWorkflowId(reference))
        .executeUpdate('note', { args: [{ ...request, payload: { text: 'Đã gọi điện cho đội chiếu sáng.' } }] });
    const acceptOverHttp = async ({ reference }: Accepted): Promise<void> => {
      const answer = await product.http.post(`/api/v1/reports/${reference}/actions/accept`, {}, authorization);
      if (answer.status !== 200) throw new Error(`An acceptance was refused: ${describe(answer)}`);
    };
    const runProduct = async (act: (report: Accepted) => Promise<unknown>, size = count): Promise<number[]> => {
      const latencies = await latenciesOf(await openReports(context, product, size), act);
      await product.settled();
      return latencies;
    };
    const runBare = async (moving: boolean, size = count): Promise<number[]> => {
      const handles = await inParallel(clients, size, () =>
        bareClient.workflow.start('updatableWorkflow', {
          taskQueue: BASELINE_TASK_QUEUE,
          workflowId: `bare-update:${randomUUID()}`,
          args: ['update', moving],
        }),
      );
      // The first workflow task, which registers the handler, is not part of an Update.
      await inParallel(clients, size, (index) => handles[index]!.query('__stack_trace'));
      return latenciesOf(handles, (handle) => handle.executeUpdate('insert'));
    };
    await runProduct(accept, WARM_UP);
    await runProduct(acceptOverHttp, WARM_UP);
    await runBare(false, WARM_UP);
    await runBare(true, WARM_UP);

    return {
      series: {
        bare: { label: 'bare Update with one insert, median', unit: 'ms', role: 'baseline' },
        bareSlow: { label: 'bare Update with one insert, 95 %', unit: 'ms', role: 'baseline' },
        bareMoving: { label: 'bare, also a timer and an attribute, median', unit: 'ms', role: 'baseline' },
        product: { label: 'accept, median', unit: 'ms', role: 'product' },
        productSlow: { label: 'accept, 95 %', unit: 'ms', role: 'product' },
        note: { label: 'note, median', unit: 'ms', role: 'product' },
        http: { label: 'accept over HTTP, median', unit: 'ms', role: 'product' },
      },
      checks: [
        { kind: 'ratio', label: 'median', of: 'product', over: 'bare', atMost: 1.5 },
        { kind: 'ratio', label: '95 %', of: 'productSlow', over: 'bareSlow' },
        { kind: 'ratio', label: 'beside bare with timer', of: 'product', over: 'bareMoving' },
        { kind: 'ratio', label: 'note', of: 'note', over: 'bare' },
        { kind: 'ratio', label: 'over HTTP', of: 'http', over: 'bare' },
      ],
      facts: { updates: count },
      steps: [
        async () => {
          const latencies = await runBare(false);
          return { bare: quantile(latencies, 0.5), bareSlow: quantile(latencies, 0.95) };
        },
        async () => {
          const latencies = await runProduct(accept);
          return { product: quantile(latencies, 0.5), productSlow: quantile(latencies, 0.95) };
        },
        async () => ({ bareMoving: quantile(await runBare(true), 0.5) }),
        async () => ({ note: quantile(await runProduct(note), 0.5) }),
        async () => ({ http: quantile(await runProduct(acceptOverHttp), 0.5) }),
      ],
    };
  },
};

async function latenciesOf<Target>(targets: Target[], act: (target: Target) => Promise<unknown>): Promise<number[]> {
  const latencies: number[] = [];
  for (const target of targets) {
    const began = performance.now();
    await act(target);
    latencies.push(performance.now() - began);
  }
  return latencies;
}
