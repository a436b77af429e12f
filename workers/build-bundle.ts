import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { createLogger } from '../config/logger';
import { bundleWorkflows } from './bundle-workflows';

/** Run by `npm run build`: writes the workflow bundle that production workers load. */
async function main(): Promise<void> {
  const target = resolve('dist/workflow-bundle.js');
  const { code } = await bundleWorkflows(createLogger({ level: 'warn', pretty: false }));
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, code);
  process.stdout.write(`${target}: ${Math.round(code.length / 1024)} KiB\n`);
}

void main();
