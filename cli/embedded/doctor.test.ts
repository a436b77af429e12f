import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Check } from '../doctor';
import { freePort } from './ports';
import { runCommand } from './run-command';

const ROOT = join(__dirname, '..', '..');

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'paht-doctor-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function doctor(settings: Record<string, string>) {
  const ports = {
    PORT: await freePort(),
    PAHT_TEMPORAL_PORT: await freePort(),
    PAHT_TEMPORAL_UI_PORT: await freePort(),
  };
  const env = {
    PATH: folder,
    PAHT_DATA_DIR: join(folder, 'data'),
    ...Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, String(port)])),
    ...settings,
  };
  const args = ['--require', require.resolve('tsx/cjs'), join(ROOT, 'cli', 'doctor.ts'), '--json'];
  const { code, output } = await runCommand(process.execPath, args, { env, cwd: ROOT, timeoutMs: 50_000 });
  const { ok, checks } = JSON.parse(output) as { ok: boolean; checks: Check[] };
  return { code, output, ok, byName: Object.fromEntries(checks.map((check) => [check.name, check])) };
}

describe('npm run doctor', () => {
  it('When all that a start needs is here, then it ends with 0 and has changed nothing', async () => {
    const cli = join(folder, 'temporal');
    writeFileSync(cli, `#!/bin/sh\necho 'temporal version 1.9.1 (Server 1.32.0, UI 2.54.1)'\n`);
    chmodSync(cli, 0o755);

    const { code, ok, byName } = await doctor({});

    expect([code, ok]).toEqual([0, true]);
    expect(byName['Temporal CLI']?.found).toContain(cli);
    expect(byName['Postgres']?.found).toMatch(/^embedded 18\./);
    expect(byName['city data']).toMatchObject({
      status: 'ok',
      found: expect.stringMatching(/^hue, \d+ routing rules/),
    });
    expect(readdirSync(folder)).toEqual(['temporal']);
  });

  it('When the CLI is not here and Postgres does not answer, then it ends with 1, says what to do and tells no password', async () => {
    const port = await freePort();
    const { code, output, byName } = await doctor({
      DATABASE_URL: `postgres://paht:s3cret@127.0.0.1:${port}/paht?sslpassword=s3cret`,
    });

    expect(code).toBe(1);
    expect(byName['Temporal CLI']).toMatchObject({
      status: 'missing',
      advice: expect.stringContaining('TEMPORAL_CLI_PATH'),
    });
    expect(byName['Postgres']).toMatchObject({
      status: 'missing',
      found: expect.stringContaining(`paht@127.0.0.1:${port}/paht`),
    });
    expect(output).not.toContain('s3cret');
  });
});
