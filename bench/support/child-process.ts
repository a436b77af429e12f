import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { stopProcess } from '../../cli/embedded/process-table';

export interface Child {
  pid: number;
  /** Throws, with the end of its log, when the process has ended. */
  assertAlive(): void;
  stop(): Promise<void>;
}

export interface ChildOptions {
  /** A TypeScript file, from the repository's root. */
  script: string;
  name: string;
  env: Record<string, string>;
  /** Where its output goes. */
  folder: string;
  /** Where its CPU profile goes, if one is wanted. */
  profileDir?: string;
}

export const REPOSITORY = resolve(__dirname, '../..');

const STOP = [
  { signal: 'SIGTERM', waitMs: 30_000 },
  { signal: 'SIGKILL', waitMs: 10_000 },
] as const;

/** Settings of this shell's own installation must not reach the one that is measured. */
const NOT_INHERITED = /^(PAHT_|TEMPORAL_|OIDC_|SMTP_|DATABASE_URL$|PORT$|NODE_ENV$|LOG_LEVEL$|NODE_OPTIONS$|JEST_)/;

export function startChild({ script, name, env, folder, profileDir }: ChildOptions): Child {
  const logFile = join(folder, `${name}.log`);
  const log = openSync(logFile, 'a');
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([key]) => !NOT_INHERITED.test(key)));
  const profile = profileDir ? ['--cpu-prof', '--cpu-prof-dir', join(resolve(profileDir), name)] : [];
  const child: ChildProcess = spawn(process.execPath, [...profile, '--import', 'tsx', script], {
    cwd: REPOSITORY,
    env: { ...inherited, ...env },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const pid = child.pid;
  if (pid === undefined) throw new Error(`${script} could not be started`);
  return {
    pid,
    assertAlive() {
      if (child.exitCode === null && child.signalCode === null) return;
      const end = readFileSync(logFile, 'utf8').trim().split('\n').slice(-30).join('\n');
      throw new Error(`${name} has ended:\n${end}`);
    },
    stop: () => stopProcess(pid, [...STOP]),
  };
}
