import { readFileSync, statfsSync } from 'node:fs';
import { cpus, loadavg, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { REPOSITORY } from './child-process';

export type MachineFacts = Record<string, string | number>;

/** On these nothing is ever written to a disk, so what the product does for durability would cost nothing. */
const MEMORY_FILE_SYSTEMS = new Map([
  [0x01021994, 'tmpfs'],
  [0x858458f6, 'ramfs'],
]);

export function machineFacts(folder: string, temporalVersion: string, postgresVersion: string): MachineFacts {
  return {
    cores: cpus().length,
    processor: cpus()[0]?.model ?? 'unknown',
    memoryMiB: Math.round(totalmem() / 1024 / 1024),
    system: `${process.platform} ${release()} ${process.arch}`,
    node: process.version,
    temporalSdk: versionOf('@temporalio/worker'),
    temporal: temporalVersion,
    postgres: postgresVersion,
    commit: commit(),
    loadAtStart: Math.round(loadavg()[0]! * 100) / 100,
    dataOn: memoryFileSystem(folder) ?? 'disk',
  };
}

/** The name of the file system when it is one in memory. */
export function memoryFileSystem(folder: string): string | undefined {
  return MEMORY_FILE_SYSTEMS.get(statfsSync(folder).type);
}

function versionOf(library: string): string {
  const file = join(REPOSITORY, 'node_modules', library, 'package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

function commit(): string {
  try {
    const git = (...args: string[]) => execFileSync('git', args, { cwd: REPOSITORY, encoding: 'utf8' }).trim();
    return git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain') ? ' and changes' : '');
  } catch {
    return 'unknown';
  }
}
