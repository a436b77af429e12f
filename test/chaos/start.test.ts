import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { binaryCacheDir, findTemporalCli } from '../../cli/embedded/find-binary';
import { freePort } from '../../cli/embedded/ports';
import { eventually } from '../support/eventually';
import { spawnPaht, startPaht, type PahtProcess } from '../support/paht-process';

let folder: string;
let settings: Record<string, string>;
const started: PahtProcess[] = [];

async function start(): Promise<PahtProcess> {
  const paht = await startPaht(settings);
  started.push(paht);
  return paht;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paht-start-'));
  const { path } = await findTemporalCli({ cacheDir: binaryCacheDir(resolve(process.env.PAHT_DATA_DIR ?? '.paht')) });
  settings = {
    PAHT_DATA_DIR: folder,
    TEMPORAL_CLI_PATH: path,
    PAHT_TEMPORAL_PORT: String(await freePort()),
    PAHT_TEMPORAL_UI_PORT: String(await freePort()),
    PAHT_WORKFLOW_BUNDLE: process.env.TEST_WORKFLOW_BUNDLE!,
  };
});
afterAll(async () => {
  // Only a test that failed has left any.
  for (const paht of started) await paht.end('SIGKILL');
  for (const pid of await servicePids()) if (isRunning(pid)) process.kill(pid, 'SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

async function servicePids(): Promise<number[]> {
  const postmaster = await readFile(join(folder, 'postgres/data/postmaster.pid'), 'utf8').catch(() => '');
  const temporal = JSON.parse(await readFile(join(folder, 'temporal/server.pid'), 'utf8').catch(() => '{}')) as {
    pid?: number;
  };
  return [Number.parseInt(postmaster, 10), temporal.pid ?? 0].filter((pid) => pid > 0);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** A process that has ended may stay in the process table for a moment, until init takes it out. */
async function areGone(pids: number[]): Promise<void> {
  await eventually(() => !pids.some(isRunning), `processes ${pids.join(', ')} are gone`);
}

async function file(baseUrl: string): Promise<string> {
  const response = await fetch(`${baseUrl}/api/v1/reports`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ text: 'Cống thoát nước bị tắc', location: { address: 'đường Lê Lợi, phường Thuận Hóa' } }),
  });
  expect(response.status).toBe(201);
  return ((await response.json()) as { reference: string }).reference;
}

async function isThere(baseUrl: string, reference: string): Promise<void> {
  await eventually(async () => {
    const response = await fetch(`${baseUrl}/api/v1/reports/${reference}`);
    const body = (await response.json()) as { status?: { code: string } };
    return response.status === 200 && body.status!.code !== 'received';
  }, `${reference} is there`);
}

describe('npm start', () => {
  it('When it is stopped by Ctrl-C and started again, then no process is left and the data is there', async () => {
    const first = await start();
    const reference = await file(first.baseUrl);
    await isThere(first.baseUrl, reference);
    const pids = await servicePids();
    expect(pids).toHaveLength(2);
    expect(await first.end('SIGINT')).toBe(0);
    await areGone(pids);

    const second = await start();
    await isThere(second.baseUrl, reference);
    expect(await second.end('SIGTERM')).toBe(0);
  });

  it('When it is killed, then the next start clears up what it left and goes on with its data', async () => {
    const first = await start();
    const reference = await file(first.baseUrl);
    await first.end('SIGKILL');
    const left = await servicePids();
    const second = await start();
    await isThere(second.baseUrl, reference);
    await areGone(left);
    expect(await second.end('SIGINT')).toBe(0);
  });

  it('When a port is taken, then it stops with one sentence that names the port and the setting', async () => {
    const squatter: Server = createServer();
    const port = await freePort();
    await new Promise<void>((listening) => squatter.listen(port, '127.0.0.1', listening));
    const refused = await spawnPaht({ ...settings, PORT: String(port) });
    expect(await refused.ended).toBe(2);
    expect(refused.output()).toContain(String(port));
    expect(refused.output()).toMatch(/PORT/);
    expect(refused.output()).not.toMatch(/^\s+at /m);
    squatter.close();
  });

  it('When a setting is wrong or unknown, then it stops with one sentence that names the setting', async () => {
    const wrongSettings: Record<string, string>[] = [
      { PORT: 'x' },
      { PAHT_ROLE: 'both' },
      { PAHT_SURPRISE: '1' },
      { DATABASE_URL: 'mysql://x' },
      { PAHT_ROLE: 'api' },
    ];
    for (const wrong of wrongSettings) {
      const refused = await spawnPaht({ ...settings, ...wrong });
      expect(await refused.ended).toBe(2);
      expect(refused.output()).toContain(Object.keys(wrong)[0]);
      expect(refused.output().trim().split('\n')).toHaveLength(1);
    }
  });
});
