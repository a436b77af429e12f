import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { Pool } from 'pg';
import { BASELINE_TASK_QUEUE, type BaselineActivities } from './baseline-contract';

/** The baselines' worker, a process of its own as the product's is, with as many connections and slots. */
async function runWorker(): Promise<void> {
  Runtime.install({ logger: new DefaultLogger('WARN') });
  const slots = Number(process.env.BENCH_SLOTS);
  const pool = new Pool({ connectionString: process.env.BENCH_DATABASE_URL, max: slots });
  const activities: BaselineActivities = {
    async insert(batch) {
      await pool.query('INSERT INTO bench_insert (batch) VALUES ($1)', [batch]);
    },
    async nothing() {},
  };
  const connection = await NativeConnection.connect({ address: process.env.BENCH_TEMPORAL_ADDRESS! });
  const worker = await Worker.create({
    connection,
    taskQueue: BASELINE_TASK_QUEUE,
    activities: { ...activities },
    workflowBundle: { codePath: process.env.BENCH_BUNDLE! },
    maxConcurrentActivityTaskExecutions: slots,
    maxConcurrentLocalActivityExecutions: slots,
  });
  await worker.run();
  await connection.close();
  await pool.end();
}

void runWorker();
