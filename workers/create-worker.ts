import { Worker, type NativeConnection, type WorkerOptions } from '@temporalio/worker';
import type { DataConverter } from '@temporalio/common';
import type { CityActivities } from '../contracts/city-activities';
import type { ReportActivities } from '../contracts/report-activities';
import type { WebhookActivities } from '../contracts/webhook-delivery';
import { traceActivity } from './activity-interceptors';

interface Options {
  connection: NativeConnection;
  namespace: string;
  taskQueue: string;
  activities: ReportActivities & Partial<CityActivities & WebhookActivities>;
  dataConverter: DataConverter;
  workflowBundle: NonNullable<WorkerOptions['workflowBundle']>;
  /** Activities run on the pool of database connections; more at once would only wait for one. */
  maxConcurrentActivities: number;
}

export async function createWorker(options: Options): Promise<Worker> {
  const { connection, namespace, taskQueue, activities, dataConverter, workflowBundle, maxConcurrentActivities } =
    options;
  return Worker.create({
    connection,
    namespace,
    taskQueue,
    activities,
    dataConverter,
    workflowBundle,
    interceptors: { activity: [traceActivity] },
    // A report that is not in memory costs a replay of some 40 events when something happens to it. The SDK's default is
    // 2,310 on a machine with 24 GiB; with 200, API and worker stay below 600 MiB (docs/benchmarks.md).
    maxCachedWorkflows: 200,
    // More at once only share the two threads that decide, and time out when thousands come together.
    maxConcurrentWorkflowTaskExecutions: 20,
    maxConcurrentActivityTaskExecutions: maxConcurrentActivities,
    maxConcurrentLocalActivityExecutions: maxConcurrentActivities,
    // An activity of ours is a short transaction: it gets the time to end before the process does.
    shutdownGraceTime: '15 seconds',
    shutdownForceTime: '20 seconds',
  });
}
