import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../../config/config';

/**
 * The secret from which the installation's keys come: PAHT_SECRET, or on a machine that runs everything a random one
 * that is made once and kept in the data folder.
 */
export async function installationSecret({ settings, dataDir }: Config): Promise<Buffer> {
  if (settings.PAHT_SECRET) return Buffer.from(settings.PAHT_SECRET, 'base64');
  const folder = join(dataDir, 'keys');
  const file = join(folder, 'secret');
  try {
    return Buffer.from(await readFile(file, 'utf8'), 'base64');
  } catch {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const temporary = `${file}.${process.pid}`;
    await writeFile(temporary, randomBytes(32).toString('base64'), { mode: 0o600 });
    await rename(temporary, file);
    return Buffer.from(await readFile(file, 'utf8'), 'base64');
  }
}
