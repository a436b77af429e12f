import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { webBuildFolder, webFolder } from './web-folder';

const COMPRESSED = /\.(js|css|svg)$/;

/** Builds the web application beside the former build, and puts it in its place when it is whole. */
export async function buildWeb(): Promise<void> {
  const { build } = await import('vite');
  const target = webBuildFolder();
  const folder = `${target}-${process.pid}`;
  try {
    await build({ root: webFolder(), logLevel: 'warn', build: { outDir: folder } });
    await compressAll(join(folder, 'assets'));
    await rm(target, { recursive: true, force: true });
    await rename(folder, target);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** So that no request has to wait for it, and each gets the best. */
async function compressAll(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => COMPRESSED.test(name));
  await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      const content = await readFile(path);
      await writeFile(`${path}.br`, await promisify(brotliCompress)(content));
      await writeFile(`${path}.gz`, await promisify(gzip)(content, { level: 9 }));
    }),
  );
}
