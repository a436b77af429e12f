import { closeSync, copyFileSync, openSync, readFileSync, renameSync, statSync, truncateSync } from 'node:fs';

/** A server's log file which keeps itself small. */
export interface BoundedLog {
  path: string;
  /** To hand to the server as its stdout and stderr. */
  fd: number;
  /** What was written since the log was opened. */
  written(): string;
  close(): void;
}

/**
 * Opens a log file that holds at most about `maxBytes`, and as much again in one older file beside it (`.1`).
 * The server keeps its descriptor while the file is cut: it must be opened for appending, then the next line goes to
 * the new end.
 */
export function openBoundedLog(path: string, maxBytes = 8 * 1024 * 1024): BoundedLog {
  if (sizeOf(path) > maxBytes / 2) renameSync(path, `${path}.1`);
  let start = sizeOf(path);
  const fd = openSync(path, 'a', 0o600);
  const cut = () => {
    if (sizeOf(path) <= maxBytes) return;
    try {
      copyFileSync(path, `${path}.1`);
    } catch {
      // A full disk: then cutting the file matters more than keeping its older part.
    }
    truncateSync(path, 0);
    start = 0;
  };
  const timer = setInterval(cut, 5_000).unref();
  return {
    path,
    fd,
    written: () => readFileSync(path).subarray(start).toString('utf8'),
    close: () => {
      clearInterval(timer);
      closeSync(fd);
    },
  };
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
