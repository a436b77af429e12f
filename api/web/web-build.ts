import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a page has to name for a browser to load the web application. */
export interface FirstLoad {
  /** The entry module. */
  script: string;
  /** Modules that it imports, so that the browser need not find them one after the other. */
  modules: string[];
  styles: string[];
}

/** The web application as Vite has built it. */
export interface WebBuild {
  folder: string;
  firstLoad(): FirstLoad;
}

interface ManifestEntry {
  file: string;
  imports?: string[];
  css?: string[];
}

export const WEB_BASE = '/web/';
const ENTRY = 'main.tsx';

/** Reads the build at the start, or for each page, where it is built anew while the API runs. */
export function openWebBuild(folder: string, { changes }: { changes: boolean }): WebBuild {
  const once = readFirstLoad(folder);
  return { folder, firstLoad: () => (changes ? readFirstLoad(folder) : once) };
}

function readFirstLoad(folder: string): FirstLoad {
  const path = join(folder, '.vite', 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Record<string, ManifestEntry>;
  const names = new Set<string>();
  const add = (name: string): void => {
    if (names.has(name)) return;
    names.add(name);
    manifest[name]!.imports?.forEach(add);
  };
  add(ENTRY);
  const [entry, ...imported] = [...names].map((name) => manifest[name]!);
  return {
    script: WEB_BASE + entry!.file,
    modules: imported.map(({ file }) => WEB_BASE + file),
    styles: [entry!, ...imported].flatMap(({ css = [] }) => css.map((file) => WEB_BASE + file)),
  };
}
