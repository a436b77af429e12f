import type { Client } from '@temporalio/client';
import { TASK_QUEUE } from '../../contracts/report-workflow';
import type { Database } from '../../db/connect';
import type { Child } from './child-process';
import { countRows } from './count-rows';
import { createHttpClient, type Answer, type HttpClient } from './http-client';
import { until } from './until';

export interface Accepted {
  reference: string;
  accessToken: string;
}

/** The product in a process of its own, started as `npm start` starts it. */
export interface Product {
  child: Child;
  baseUrl: string;
  http: HttpClient;
  /** Sends one report, a kind that the classifier is sure of, and throws unless it is accepted. */
  submit(): Promise<Accepted>;
  /** Waits until all accepted reports are sorted and no message waits to be sent. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

interface Options {
  child: Child;
  baseUrl: string;
  clients: number;
  db: Database;
}

export function createProduct({ child, baseUrl, clients, db }: Options): Product {
  const http = createHttpClient(baseUrl, clients);
  let accepted = 0;
  let before: number | undefined;
  const sorted = () => countRows(db('report').whereNot('status', 'received'));
  return {
    child,
    baseUrl,
    http,
    async submit() {
      before ??= await sorted();
      const answer = await http.post('/api/v1/reports', sampleReport());
      if (answer.status !== 201) throw new Error(`A report was refused: ${describe(answer)}`);
      accepted++;
      return answer.body as unknown as Accepted;
    },
    async settled() {
      await until(
        'the product has nothing left to do',
        async () => {
          child.assertAlive();
          if ((await sorted()) < (before ?? 0) + accepted) return false;
          return (await countRows(db('outbox').where('status', 'pending'))) === 0;
        },
        250,
      );
    },
    async stop() {
      http.close();
      await child.stop();
    },
  };
}

/** Waits until the API says that it is ready and, where there is a worker, that it polls. */
export async function untilReady(
  child: Child,
  baseUrl: string,
  worker?: { client: Client; namespace: string },
): Promise<void> {
  await until('the product is ready', async () => {
    child.assertAlive();
    const ready = await fetch(`${baseUrl}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
    return ready && (!worker || (await isPolled(worker.client, worker.namespace, TASK_QUEUE)));
  });
}

export async function isPolled(client: Client, namespace: string, taskQueue: string): Promise<boolean> {
  const { pollers } = await client.workflowService.describeTaskQueue({
    namespace,
    taskQueue: { name: taskQueue },
    taskQueueType: 1,
  });
  return (pollers ?? []).length > 0;
}

export function describe({ status, body }: Answer): string {
  return `${status} ${JSON.stringify(body)}`;
}

let sent = 0;

/** A lamp is out: as long as most reports are, with a place and an e-mail address. */
function sampleReport(): unknown {
  const number = ++sent;
  return {
    text: `Đèn đường trước số ${number} đường Hùng Vương tắt ba đêm nay, tối om rất nguy hiểm cho người đi bộ. Kính mong sửa sớm.`,
    location: { lat: 16.4637, lng: 107.5909 },
    contact: { name: 'Nguyễn Văn An', email: `nguoidan.${number}@example.com` },
  };
}
