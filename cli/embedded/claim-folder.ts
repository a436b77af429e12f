import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError } from '../../config/setup-error';
import { processIdentity } from './process-table';

/** This process's right to run the server of a folder. */
export interface FolderClaim {
  release(): void;
}

interface Owner {
  pid: number;
  identity: string;
}

/**
 * Claims a server's folder for this process, so that a second start beside a living one is told so instead of taking
 * the server away as a leftover. A claim of a process that died is taken over.
 */
export function claimFolder(folder: string, what: string): FolderClaim {
  const file = join(folder, 'owner.json');
  const me: Owner = { pid: process.pid, identity: processIdentity(process.pid) ?? String(process.pid) };
  const draft = join(folder, `owner.${process.pid}.${Math.random().toString(36).slice(2)}`);
  writeFileSync(draft, JSON.stringify(me), { mode: 0o600 });
  try {
    // A hard link is atomic and fails when the name exists: nobody ever reads half a claim or overwrites one.
    while (!tryLink(draft, file)) {
      const owner = folderOwner(folder);
      if (owner) throw heldBy(owner, folder, what);
      setAside(file, `${draft}.old`);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return { release: () => rmSync(file, { force: true }) };
}

/** The living process which runs the server of a folder, if there is one. */
export function folderOwner(folder: string): number | undefined {
  const owner = readOwner(join(folder, 'owner.json'));
  return owner && processIdentity(owner.pid) === owner.identity ? owner.pid : undefined;
}

function heldBy(owner: number, folder: string, what: string): SetupError {
  return new SetupError(
    `${what} in ${folder} already runs for process ${owner}: stop that process or set PAHT_DATA_DIR to another folder.`,
  );
}

/** Moves a dead claim out of the way. When another start was quicker, its living claim is put back. */
function setAside(file: string, aside: string): void {
  try {
    renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const moved = readOwner(aside);
  if (moved && processIdentity(moved.pid) === moved.identity) tryLink(aside, file);
  rmSync(aside, { force: true });
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function readOwner(file: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Owner;
  } catch {
    return undefined;
  }
}
