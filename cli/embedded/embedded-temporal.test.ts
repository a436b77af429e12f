import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { SearchAttributeType, TypedSearchAttributes, defineSearchAttributeKey } from '@temporalio/common';
import { SetupError } from '../../config/setup-error';
import { type EmbeddedTemporal, type EmbeddedTemporalOptions, startEmbeddedTemporal } from './embedded-temporal';
import { binaryCacheDir, findTemporalCli } from './find-binary';
import { freePort } from './ports';
import { processIdentity } from './process-table';

const STATUS = defineSearchAttributeKey('PahtStatus', SearchAttributeType.KEYWORD);
const DUE = defineSearchAttributeKey('PahtDueAt', SearchAttributeType.DATETIME);

let binary: string;
let folder: string;
const running: EmbeddedTemporal[] = [];

beforeAll(async () => {
  const dataDir = process.env['PAHT_DATA_DIR'] ?? join(__dirname, '..', '..', '.paht');
  ({ path: binary } = await findTemporalCli({ cacheDir: binaryCacheDir(dataDir) }));
}, 600_000);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'paht-temporal-'));
});

afterEach(async () => {
  for (const temporal of running.splice(0)) await temporal.kill();
  rmSync(folder, { recursive: true, force: true });
});

function optionsWith(more: Partial<EmbeddedTemporalOptions>): EmbeddedTemporalOptions {
  return { binary, dataDir: folder, port: 0, uiPort: 0, namespace: 'hue', searchAttributes: {}, ...more };
}

async function start(more: Partial<EmbeddedTemporalOptions> = {}): Promise<EmbeddedTemporal> {
  const temporal = await startEmbeddedTemporal(optionsWith(more));
  running.push(temporal);
  return temporal;
}

async function withClient<T>(temporal: EmbeddedTemporal, use: (client: Client) => Promise<T>): Promise<T> {
  const connection = await Connection.connect({ address: temporal.address });
  try {
    return await use(new Client({ connection, namespace: temporal.namespace }));
  } finally {
    await connection.close();
  }
}

function startReport(client: Client, workflowId: string, typedSearchAttributes: TypedSearchAttributes) {
  return client.workflow.start('report', { workflowId, taskQueue: 'none', typedSearchAttributes });
}

describe('startEmbeddedTemporal', () => {
  it('When it is started again with one more search attribute, then it has its workflows and takes both attributes', async () => {
    const first = await start({ searchAttributes: { PahtStatus: 'Keyword' } });
    await withClient(first, (client) =>
      startReport(client, 'R-1', new TypedSearchAttributes([{ key: STATUS, value: 'received' }])),
    );
    await first.stop();
    expect(processIdentity(first.pid)).toBeUndefined();

    const second = await start({ searchAttributes: { PahtStatus: 'Keyword', PahtDueAt: 'Datetime' } });

    await withClient(second, async (client) => {
      const { searchAttributes, status } = await client.workflow.getHandle('R-1').describe();
      expect([status.name, searchAttributes['PahtStatus']]).toEqual(['RUNNING', ['received']]);
      const due = new Date('2026-01-02T03:04:05Z');
      await startReport(client, 'R-2', new TypedSearchAttributes([{ key: DUE, value: due }]));
      const described = await client.workflow.getHandle('R-2').describe();
      expect(described.typedSearchAttributes.get(DUE)).toEqual(due);
    });
  });

  it('When it is up, then closed workflows are kept for 30 days and its UI answers with the codec endpoint', async () => {
    const temporal = await start({ inMemory: true, codecEndpoint: 'http://127.0.0.1:3000/codec' });

    await withClient(temporal, async ({ workflowService }) => {
      const { config } = await workflowService.describeNamespace({ namespace: 'hue' });
      expect(Number(config?.workflowExecutionRetentionTtl?.seconds)).toBe(30 * 24 * 60 * 60);
    });
    const settings = await (await fetch(`${temporal.uiUrl}/api/v1/settings`)).json();
    expect(settings).toMatchObject({ Codec: { Endpoint: 'http://127.0.0.1:3000/codec' } });
  });

  it('When the process that started it was killed, then the next start stops the leftover and has its workflows', async () => {
    const left = await startAndDie(optionsWith({}));
    expect(processIdentity(left.pid)).toBeDefined();

    const next = await start();

    expect(processIdentity(left.pid)).toBeUndefined();
    await withClient(next, async (client) => {
      expect((await client.workflow.getHandle('R-9').describe()).status.name).toBe('RUNNING');
    });
  });

  it('When it already runs for a living process, then a second start is refused', async () => {
    await start({ inMemory: true });

    await expect(start({ inMemory: true })).rejects.toThrow(SetupError);
  });

  it('When a search attribute has another type in the database, then it says what to do and leaves no process', async () => {
    await (await start({ searchAttributes: { PahtStatus: 'Keyword' } })).kill();

    const changed = start({ searchAttributes: { PahtStatus: 'Int' } });

    await expect(changed).rejects.toThrow(/PahtStatus is of type Keyword .* needed as Int/);
    await expect(start({ searchAttributes: { PahtStatus: 'Keyword' } })).resolves.toBeDefined();
  });

  it('When its port is busy, then it names the port and the setting', async () => {
    const port = await freePort();
    const blocker = createServer().listen(port, '127.0.0.1');
    try {
      await expect(start({ port })).rejects.toThrow(
        `Port ${port} (Temporal) is in use by another program: stop it or set PAHT_TEMPORAL_PORT to another port.`,
      );
    } finally {
      blocker.close();
    }
  });
});

/** Starts Temporal and a workflow from a process of its own which then dies by SIGKILL. */
async function startAndDie(options: EmbeddedTemporalOptions): Promise<{ pid: number }> {
  const script = `
    const { startEmbeddedTemporal } = require(${JSON.stringify(join(__dirname, 'embedded-temporal.ts'))});
    const { Client, Connection } = require('@temporalio/client');
    startEmbeddedTemporal(${JSON.stringify(options)}).then(async ({ pid, address, namespace }) => {
      const client = new Client({ connection: await Connection.connect({ address }), namespace });
      await client.workflow.start('report', { workflowId: 'R-9', taskQueue: 'none' });
      require('node:fs').writeSync(1, JSON.stringify({ pid }));
      process.kill(process.pid, 'SIGKILL');
    });
  `;
  const child = spawn(process.execPath, ['--require', require.resolve('tsx/cjs'), '-e', script], {
    cwd: join(__dirname, '..', '..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await new Promise((done) => child.once('close', done));
  return JSON.parse(output) as { pid: number };
}
