import { Router } from 'express';
import type { Client } from '@temporalio/client';
import type { Database } from '../../db/connect';

interface Dependencies {
  db: Database;
  client: Client;
}

const CHECK_MS = 2_000;

/** `/healthz`: the process answers. `/readyz`: what it needs answers; names what is down. */
export function createHealthRouter({ db, client }: Dependencies): Router {
  const router = Router();

  router.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });

  router.get('/readyz', async (_request, response) => {
    const [postgres, temporal] = await Promise.all([
      answers(async () => {
        await db.raw('SELECT 1').timeout(CHECK_MS);
      }),
      answers(async () => {
        await client.connection.withDeadline(Date.now() + CHECK_MS, () =>
          client.workflowService.describeNamespace({ namespace: client.options.namespace }),
        );
      }),
    ]);
    const down = Object.entries({ postgres, temporal }).flatMap(([name, up]) => (up ? [] : [name]));
    response.status(down.length === 0 ? 200 : 503).json({ status: down.length === 0 ? 'ok' : 'unavailable', down });
  });

  return router;
}

async function answers(check: () => Promise<void>): Promise<boolean> {
  const tooLong = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('No answer in time')), CHECK_MS).unref();
  });
  return Promise.race([check(), tooLong]).then(
    () => true,
    () => false,
  );
}
