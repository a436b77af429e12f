import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { binaryCacheDir, findTemporalCli } from '../cli/embedded/find-binary';
import { freePort } from '../cli/embedded/ports';
import { eventually } from './support/eventually';
import { startPaht } from './support/paht-process';

/** Starts the product on the Node that runs this, finds the web application, files a report, sees it assigned, and stops. Exit code 0 when all went well. */
async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'paht-smoke-'));
  const { path } = await findTemporalCli({ cacheDir: binaryCacheDir(resolve('.paht')) });
  const paht = await startPaht({
    PAHT_DATA_DIR: folder,
    PAHT_WEB: 'on',
    TEMPORAL_CLI_PATH: path,
    PAHT_TEMPORAL_PORT: String(await freePort()),
    PAHT_TEMPORAL_UI_PORT: String(await freePort()),
  });
  try {
    const response = await fetch(`${paht.baseUrl}/api/v1/reports`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ text: 'Đèn đường Hùng Vương tắt ba đêm nay', location: { lat: 16.4637, lng: 107.5909 } }),
    });
    const home = await (await fetch(paht.baseUrl)).text();
    const script = /src="(\/web\/assets\/[^"]+\.js)"/.exec(home)?.[1];
    if (!script || !(await fetch(paht.baseUrl + script)).ok)
      throw new Error('The home page does not lead to the web application');
    const { reference } = (await response.json()) as { reference: string };
    await eventually(async () => {
      const report = await fetch(`${paht.baseUrl}/api/v1/reports/${reference}`);
      return ((await report.json()) as { status?: { code: string } }).status?.code === 'assigned';
    }, 'the report is assigned');
  } finally {
    process.exitCode = (await paht.end('SIGINT')) === 0 ? 0 : 1;
    await rm(folder, { recursive: true, force: true });
  }
  process.stdout.write(`Node ${process.versions.node}: started, used and stopped\n`);
}

void main();
