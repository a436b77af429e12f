import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { reportWorkflowId, type CommandRequest } from '../../contracts/report-workflow';
import type { CommandName, CommandPayloads } from '../../domain/report/commands';
import { BASELINE_TASK_QUEUE, type Deadline } from '../baseline/baseline-contract';
import { countRows } from '../support/count-rows';
import { inParallel } from '../support/in-parallel';
import { agencyOf, openReports } from '../support/open-reports';
import type { Row } from '../support/row';
import { until } from '../support/until';

const POLL_MS = 250;
/** Between the last that is armed and the instant, so that arming takes nothing from what is measured. */
const SPARE_MS = 5_000;

/** From the instant at which many deadlines are due at once until what the last of them does is in Postgres. */
export const deadlinesRow: Row = {
  name: 'deadlines',
  title: 'Deadlines due in the same second: until the last is recorded',
  async prepare(context) {
    const { sizes, db, baselineDb, bareClient, productClient } = context;
    const { clients, deadlines: count } = sizes;
    const product = await context.product();
    await context.baselineWorker();

    const reports = await openReports(context, product, count);
    const agency = await agencyOf(db, reports[0]!.reference);
    const update = <Name extends CommandName>(index: number, command: Name, payload: CommandPayloads[Name]) => {
      const request: CommandRequest<Name> = { actor: { role: 'agency_head', id: 'bench', agency }, payload };
      return productClient.workflow
        .getHandle(reportWorkflowId(reports[index]!.reference))
        .executeUpdate(command, { args: [request] });
    };
    const began = Date.now();
    await inParallel(clients, count, (index) => update(index, 'accept', {}));
    await product.settled();
    // A hold takes about as long as an acceptance, a bare start less.
    const arming = Date.now() - began;
    const rungs = () => countRows(db('report_event').where('type', 'escalated'));

    const runProduct = fromDueOn(arming, async (dueAt) => {
      const before = await rungs();
      const hold = { until: new Date(dueAt).toISOString(), reason: 'Chờ vật tư.' };
      await inParallel(clients, count, (index) => update(index, 'hold', hold));
      await product.settled();
      // Its index makes this cheaper than counting events, and both are written at once.
      const ended = async () => (await countRows(db('report').where('status', 'on_hold'))) === 0;
      return async () => (await ended()) && (await rungs()) >= before + count;
    });
    const bare = (kind: Deadline['kind']) =>
      fromDueOn(arming, async (dueAt) => {
        const batch = randomUUID();
        const handles = await inParallel(clients, count, (index) =>
          bareClient.workflow.start('deadlineWorkflow', {
            taskQueue: BASELINE_TASK_QUEUE,
            workflowId: `bare-deadline:${batch}:${index}`,
            args: [{ batch, kind, dueAt } satisfies Deadline],
          }),
        );
        // It answers once the first workflow task has started the timer.
        await inParallel(clients, count, (index) => handles[index]!.query('__stack_trace'));
        return async () => (await countRows(baselineDb('bench_insert').where({ batch }))) >= count;
      });
    const runBare = bare('local');
    const runBareNormal = bare('normal');

    return {
      series: {
        bare: { label: 'bare timers, one local activity each', unit: 's', role: 'baseline' },
        bareNormal: { label: 'bare timers, one normal activity each', unit: 's', role: 'baseline' },
        product: { label: 'deadlines', unit: 's', role: 'product' },
      },
      checks: [
        { kind: 'ratio', label: 'local activity', of: 'product', over: 'bare', atMost: 1.5 },
        { kind: 'ratio', label: 'normal activity', of: 'product', over: 'bareNormal' },
      ],
      facts: {
        deadlines: count,
        fires: 'the rung "due" of a hold until one instant: escalated and resumed, a clock that runs again, two mails',
      },
      steps: [
        async () => ({ bare: await runBare() }),
        async () => {
          const seconds = await runProduct();
          await product.settled();
          return { product: seconds };
        },
        async () => ({ bareNormal: await runBareNormal() }),
      ],
    };
  },
};

/**
 * Seconds from one instant until all that were armed for it have done their work. `arm` answers whether they have. The
 * instant is twice as far ahead as the arming before this one took.
 */
function fromDueOn(expected: number, arm: (dueAt: number) => Promise<() => Promise<boolean>>): () => Promise<number> {
  let arming = expected;
  return async () => {
    const began = Date.now();
    const dueAt = began + 2 * arming + SPARE_MS;
    const haveFired = await arm(dueAt);
    arming = Date.now() - began;
    if (Date.now() > dueAt)
      throw new Error(`Arming took ${arming} ms, so that some were due before the last was armed`);
    await delay(dueAt - Date.now());
    await until('all deadlines have fired', haveFired, POLL_MS);
    return (Date.now() - dueAt) / 1_000;
  };
}
