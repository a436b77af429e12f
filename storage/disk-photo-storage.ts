import { randomUUID } from 'node:crypto';
import { mkdir, open, opendir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { PhotoStorage } from './photo-storage';

/** Keeps photos in a folder, which all API processes and workers must share. */
export function createDiskPhotoStorage(folder: string): PhotoStorage {
  return {
    async put(name, bytes) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const unfinished = join(folder, `.${randomUUID()}`);
      try {
        const file = await open(unfinished, 'wx', 0o600);
        try {
          await file.writeFile(bytes);
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(unfinished, join(folder, name));
      } catch (error) {
        await rm(unfinished, { force: true });
        throw error;
      }
      // The name is durable only when its folder is.
      const directory = await open(folder, 'r');
      try {
        await directory.sync();
      } finally {
        await directory.close();
      }
    },

    get: (name) => unlessMissing(readFile(join(folder, name))),

    remove: (name) => rm(join(folder, name), { force: true }),

    async *storedBefore(instant) {
      const entries = await unlessMissing(opendir(folder));
      if (!entries) return;
      for await (const { name } of entries) {
        const found = await unlessMissing(stat(join(folder, name)));
        if (!found?.isFile() || found.mtime >= instant) continue;
        // A process that was killed while it wrote has left it behind.
        if (name.startsWith('.')) await rm(join(folder, name), { force: true });
        else yield name;
      }
    },
  };
}

async function unlessMissing<Value>(found: Promise<Value>): Promise<Value | null> {
  try {
    return await found;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
