import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { buildApart, isStale } from '../../cli/runtime/open-web';
import { webBuildFolder } from '../../cli/runtime/web-folder';

interface Chunk {
  file: string;
  imports?: string[];
}

const KIB = 1024;

/** Of the entry, the pages that it begins with, and the texts that they show. */
function firstLoadOf(manifest: Record<string, Chunk>, begins: string[]): string[] {
  const names = new Set<string>();
  const add = (name: string): void => {
    if (names.has(name)) return;
    names.add(name);
    manifest[name]!.imports?.forEach(add);
  };
  begins.forEach(add);
  return [...names].map((name) => manifest[name]!.file).filter((file) => file.endsWith('.js'));
}

describe('size of the web application', () => {
  it('When the portal is opened for the first time, then at most 200 KiB of compressed script come', async () => {
    if (await isStale()) await buildApart();
    const folder = webBuildFolder();
    const manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;
    const files = firstLoadOf(manifest, [
      'main.tsx',
      'pages/home/home-route.ts',
      'texts/vi/common.ts',
      'texts/vi/home.ts',
    ]);
    // What browsers that know Brotli get, and those that do not.
    for (const suffix of ['.br', '.gz']) {
      const paths = files.map((file) => join(folder, file) + suffix);
      expect(paths.filter((path) => !existsSync(path))).toEqual([]);
      expect(paths.reduce((sum, path) => sum + statSync(path).size, 0)).toBeLessThanOrEqual(200 * KIB);
    }
  });
});
