import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { WorkflowHandle } from '@temporalio/client';
import { tsToMs } from '@temporalio/common/lib/time';
import { temporal } from '@temporalio/proto';
import { REPROJECTION_WORKFLOW_ID, type BatchProgress } from '../../contracts/city-workflows';
import type { Database } from '../../db/connect';
import type { Calendar } from '../../domain/clock/calendar';
import { BASELINE_TASK_QUEUE, GO_SIGNAL } from '../baseline/baseline-contract';
import { awaitInserts } from '../support/await-assigned';
import { inParallel } from '../support/in-parallel';
import { openReports } from '../support/open-reports';
import { describe, type Product } from '../support/product';
import type { Row } from '../support/row';
import { quantile } from '../support/statistics';
import { until } from '../support/until';

const POLL_MS = 250;
/** Signals at once. */
const AT_ONCE = 10;
/** Between two intakes, so that they are no load of their own. */
const INTAKE_PAUSE_MS = 500;

/** From the first report that is told of a changed calendar until the due time of the last has moved in Postgres. */
export const reprojectionRow: Row = {
  name: 'reprojection',
  title: 'Re-projection of open deadlines after a change of the calendar',
  once: true,
  async prepare(context) {
    const { sizes, db, baselineDb, bareClient, productClient } = context;
    const { clients, updates: intakes, openReports: count } = sizes;
    const product = await context.product();
    await context.baselineWorker();
    const reports = await openReports(context, product, count);
    const references = reports.map(({ reference }) => reference);
    const headers = { Authorization: `Bearer ${await context.token('admin')}` };

    const runBare = async (): Promise<number> => {
      const batch = randomUUID();
      const handles = await inParallel(clients, count, (index) =>
        bareClient.workflow.start('signalledWorkflow', {
          taskQueue: BASELINE_TASK_QUEUE,
          workflowId: `bare-signalled:${batch}:${index}`,
          args: [batch],
        }),
      );
      // It answers once the first workflow task is done.
      await inParallel(clients, count, (index) => handles[index]!.query('__stack_trace'));
      const began = performance.now();
      await inParallel(AT_ONCE, count, (index) => handles[index]!.signal(GO_SIGNAL));
      await awaitInserts(baselineDb, batch, count);
      return (performance.now() - began) / 1_000;
    };

    const runProduct = async (): Promise<Record<string, number>> => {
      const before = await readDeadlines(db, references);
      const dueFirst = Math.min(...[...before.values()].map(({ dueAt }) => dueAt));
      const quiet = await intakeLatencies(product, (taken) => taken < intakes);
      await product.settled();

      await addHoliday(product, headers, dueFirst);
      const batch = productClient.workflow.getHandle(REPROJECTION_WORKFLOW_ID);
      // Read from its history: its Query has to wait for the worker, of whose load nothing shall depend on when we look.
      let began: number | undefined;
      await until('the batch begins', async () => (began = await firstTimerOf(batch)) !== undefined, POLL_MS);
      let running = true;
      const meanwhile = intakeLatencies(product, () => running);
      // What became of them is asked at the end.
      meanwhile.catch(() => undefined);
      const isDone = async () => {
        product.child.assertAlive();
        return (await batch.describe()).status.name !== 'RUNNING';
      };
      await until('the batch is done', isDone, POLL_MS).finally(() => (running = false));
      await until(
        'every deadline has moved',
        async () => {
          const after = await readDeadlines(db, references);
          return references.every((reference) => {
            const { dueAt, entered } = after.get(reference)!;
            return entered && dueAt > before.get(reference)!.dueAt;
          });
        },
        POLL_MS,
      );
      const seconds = (Date.now() - began!) / 1_000;
      const busy = await meanwhile;
      await product.settled();
      const { phase, told } = (await ask(product, '/reprojection', headers)).progress as BatchProgress;
      if (phase !== 'done') throw new Error(`The batch has ended and says that it is ${phase}`);
      return { product: seconds, rate: told / seconds, quiet: quantile(quiet, 0.5), busy: quantile(busy, 0.5) };
    };

    return {
      series: {
        bare: { label: 'bare Signals, one local activity each, as fast as they go', unit: 's', role: 'baseline' },
        product: { label: 're-projection, without the wait before it', unit: 's', role: 'product' },
        rate: { label: 'reports told and moved', unit: '/s', role: 'product' },
        quiet: { label: 'POST /reports before it, median', unit: 'ms', role: 'product' },
        busy: { label: 'POST /reports while it runs, median', unit: 'ms', role: 'product' },
      },
      checks: [
        { kind: 'ratio', label: 'beside bare Signals', of: 'product', over: 'bare' },
        { kind: 'ratio', label: 'intake while it runs', of: 'busy', over: 'quiet' },
      ],
      facts: {
        'open reports': count,
        change: 'a holiday on the day on which they are due, by PUT /admin/city/calendar/all',
        limit: 'the product tells at most 12 reports a second; the baseline has no limit',
      },
      steps: [async () => ({ bare: await runBare() }), runProduct],
    };
  },
};

interface Deadline {
  /** Epoch ms. */
  dueAt: number;
  /** Its ledger says that the calendar has changed. */
  entered: boolean;
}

async function readDeadlines(db: Database, references: string[]): Promise<Map<string, Deadline>> {
  const { rows } = await db.raw<{ rows: (Omit<Deadline, 'dueAt'> & { reference: string; due_at: Date })[] }>(
    `SELECT report.reference, report.due_at, obligation.ledger @> '[{"type": "calendar_changed"}]' AS entered
     FROM report JOIN obligation USING (reference)
     WHERE report.reference = ANY(?) AND obligation.kind = 'resolution'`,
    [references],
  );
  return new Map(rows.map(({ reference, due_at, entered }) => [reference, { dueAt: due_at.getTime(), entered }]));
}

/** When the wait is over that the batch begins with, epoch ms; undefined while it waits. */
async function firstTimerOf(batch: WorkflowHandle): Promise<number | undefined> {
  const { events } = await batch.fetchHistory();
  const { EVENT_TYPE_TIMER_FIRED } = temporal.api.enums.v1.EventType;
  const fired = events?.find(({ eventType }) => eventType === EVENT_TYPE_TIMER_FIRED);
  return fired && tsToMs(fired.eventTime);
}

/** Makes the day of an instant a holiday, in an administrator's name. */
async function addHoliday(product: Product, headers: Record<string, string>, instant: number): Promise<void> {
  const path = '/city/calendar/all';
  const calendar = (await ask(product, path, headers)).data as Calendar;
  const date = new Date(instant + calendar.utcOffsetMinutes * 60_000).toISOString().slice(0, 10);
  const holiday = { date, kind: 'holiday', name: { vi: 'Nghỉ bão', en: 'Storm' }, source: 'bench', confirmed: true };
  const days = [...calendar.days.filter((day) => day.date !== date), holiday];
  const changed = { ...calendar, version: `${calendar.version}-bench`, days };
  const answer = await product.http.put(`/api/v1/admin${path}`, changed, headers);
  if (answer.status !== 200) throw new Error(`The calendar was refused: ${describe(answer)}`);
}

async function ask(product: Product, path: string, headers: Record<string, string>): Promise<Record<string, unknown>> {
  const answer = await product.http.get(`/api/v1/admin${path}`, headers);
  if (answer.status !== 200) throw new Error(`${path} was refused: ${describe(answer)}`);
  return answer.body;
}

/** Of one intake after the other, at least one. */
async function intakeLatencies(product: Product, goesOn: (taken: number) => boolean): Promise<number[]> {
  const latencies: number[] = [];
  do {
    const began = performance.now();
    await product.submit();
    latencies.push(performance.now() - began);
    await delay(INTAKE_PAUSE_MS);
  } while (goesOn(latencies.length));
  return latencies;
}
