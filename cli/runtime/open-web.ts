import { execFile } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { promisify } from 'node:util';
import type { Logger } from 'pino';
import { openWebBuild, type WebBuild } from '../../api/web/web-build';
import { projectFolder } from '../../config/project-folder';
import { SetupError } from '../../config/setup-error';
import { webBuildFolder, webFolder } from './web-folder';

/** The web application, built first where it is missing or older than its sources. Production only takes what is built. */
export async function openWeb({ production, logger }: { production: boolean; logger: Logger }): Promise<WebBuild> {
  if (!production && (await isStale())) {
    logger.info('The web application is built, which takes some seconds');
    await buildApart();
  }
  if (!existsSync(builtAt())) {
    throw new SetupError('The web application is not built: run npm run build, or set PAHT_WEB=off to do without it.');
  }
  return openWebBuild(webBuildFolder(), { changes: !production });
}

/**
 * In a process of its own: Vite takes NODE_ENV for the mode of what it builds and sets it where it is not set, and its
 * memory is given back.
 */
export async function buildApart(): Promise<void> {
  const { NODE_ENV: _, ...env } = process.env;
  await promisify(execFile)(process.execPath, ['--import', 'tsx', 'cli/build-web.ts'], { cwd: projectFolder(), env });
}

/** Whether the build is missing, or a source or a library has changed since. */
export async function isStale(): Promise<boolean> {
  if (!existsSync(builtAt())) return true;
  const built = statSync(builtAt()).mtimeMs;
  const names = (await readdir(webFolder(), { recursive: true })).filter(
    (name) => !/^dist(-|$)/.test(name.split(sep)[0]!),
  );
  const paths = [join(projectFolder(), 'package-lock.json'), ...names.map((name) => join(webFolder(), name))];
  return paths.some((path) => existsSync(path) && statSync(path).mtimeMs > built);
}

function builtAt(): string {
  return join(webBuildFolder(), '.vite', 'manifest.json');
}
