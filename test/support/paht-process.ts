import { spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import { freePort } from '../../cli/embedded/ports';
import { eventually } from './eventually';

/** The product as a real process of its own, as `npm start` runs it. */
export interface PahtProcess {
  baseUrl: string;
  pid: number;
  /** All that it has printed. */
  output(): string;
  /** Sends a signal and waits until the process is gone; answers its exit code, or null when a signal ended it. */
  end(signal: NodeJS.Signals): Promise<number | null>;
  /** Settles with the exit code when it ends. */
  ended: Promise<number | null>;
}

const ROOT = resolve(__dirname, '../..');
/** Nearly half a minute was seen on two cores with a load of 16. */
const READY_PATIENCE_MS = 120_000;

/** Spawns the product with these settings; returns at once. */
export async function spawnPaht(settings: Record<string, string>): Promise<PahtProcess> {
  const port = settings.PORT ?? String(await freePort());
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(PAHT_|TEMPORAL_|OIDC_|SMTP_|TEST_|NODE_ENV|DATABASE_URL)/.test(name),
  );
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', 'cli/start.ts'], {
    cwd: ROOT,
    env: {
      ...Object.fromEntries(inherited),
      PAHT_DEMO_REPORTS: '0',
      PAHT_WEB: 'off',
      LOG_LEVEL: 'info',
      PORT: port,
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  child.stdout!.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  child.stderr!.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const ended = new Promise<number | null>((settle) => child.once('exit', (code) => settle(code)));
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    pid: child.pid!,
    output: () => printed,
    ended,
    end(signal) {
      child.kill(signal);
      return ended;
    },
  };
}

/** Spawns the product and waits until it is ready. One that does not become ready is ended. */
export async function startPaht(settings: Record<string, string>): Promise<PahtProcess> {
  const paht = await spawnPaht(settings);
  let gone = false;
  void paht.ended.then(() => (gone = true));
  try {
    await eventually(
      async () => {
        if (gone) throw new Error(`It ended before it was ready:\n${paht.output()}`);
        // A worker alone answers no HTTP.
        if (settings.PAHT_ROLE === 'worker') return paht.output().includes('Worker polls');
        const ready = await fetch(`${paht.baseUrl}/readyz`).catch(() => null);
        return ready?.status === 200 && (settings.PAHT_ROLE === 'api' || paht.output().includes('Worker polls'));
      },
      'the product is ready',
      READY_PATIENCE_MS,
    );
  } catch (error) {
    await paht.end('SIGKILL');
    throw error;
  }
  return paht;
}
