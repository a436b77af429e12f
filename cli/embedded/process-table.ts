import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** One signal of a stop, and how long the process may take before the next one is sent. */
export interface StopStep {
  signal: NodeJS.Signals;
  waitMs: number;
}

/**
 * A text that no other process ever shares, also after its number was given to another one (containers and restarted
 * machines reuse low numbers at once). Undefined when the process is gone; a zombie counts as gone, because a container
 * without an init never reaps it.
 */
export function processIdentity(pid: number): string | undefined {
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  if (process.platform === 'linux') {
    const stat = readText(`/proc/${pid}/stat`);
    // The second field is the command in brackets and may itself contain blanks and brackets.
    const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (!fields || fields[0] === 'Z' || fields[0] === 'X') return undefined;
    return `${pid} ${fields[19]} ${readText('/proc/sys/kernel/random/boot_id')?.trim() ?? ''}`;
  }
  if (!isSignalable(pid)) return undefined;
  if (process.platform === 'win32') return `${pid}`;
  const started = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim();
  return started ? `${pid} ${started}` : undefined;
}

/** The command line of a process, blanks between its parts; empty when it cannot be read. */
export function commandLineOf(pid: number): string {
  if (process.platform === 'linux') return (readText(`/proc/${pid}/cmdline`) ?? '').replaceAll('\0', ' ').trim();
  if (process.platform === 'win32') return '';
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? '';
}

/** All processes whose working folder is this one. Only Linux tells; elsewhere the answer is empty. */
export function processesIn(folder: string): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && readLink(`/proc/${pid}/cwd`) === folder && processIdentity(pid) !== undefined);
}

/** Sends a signal; false when the process is gone already. */
export function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}

/** Waits until none of the processes is left; false when the time is over first. */
export async function waitUntilGone(pids: number[], waitMs: number): Promise<boolean> {
  const identities = pids.map((pid) => [pid, processIdentity(pid)] as const);
  const until = Date.now() + waitMs;
  for (;;) {
    if (identities.every(([pid, identity]) => identity === undefined || processIdentity(pid) !== identity)) return true;
    if (Date.now() > until) return false;
    await sleep(20);
  }
}

/**
 * Sends the signals one after the other until the process is really gone.
 * @param identity what processIdentity said when the process was known to be the right one: a later process with the
 *   same number is left alone
 */
export async function stopProcess(pid: number, steps: StopStep[], identity = processIdentity(pid)): Promise<void> {
  for (const step of steps) {
    if (identity === undefined || processIdentity(pid) !== identity || !signal(pid, step.signal)) return;
    if (await waitUntilGone([pid], step.waitMs)) return;
  }
  throw new Error(`Process ${pid} is still there after ${steps.map((step) => step.signal).join(', ')}`);
}

function isSignalable(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function readLink(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}
