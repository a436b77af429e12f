import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { SetupError } from '../../config/setup-error';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres';
import { processIdentity, processesIn } from './process-table';

const isRoot = process.getuid?.() === 0;
const asRoot = isRoot && process.platform === 'linux' ? it : it.skip;

let folder: string;
const running: EmbeddedPostgres[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'paht-postgres-'));
  chmodSync(folder, 0o755);
});

afterEach(async () => {
  for (const postgres of running.splice(0)) await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(dataDir = folder, port?: number, durable = false): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataDir, port, durable });
  running.push(postgres);
  return postgres;
}

async function ask<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('startEmbeddedPostgres', () => {
  it('When it is stopped and started again, then it has the same URL and its data', async () => {
    const first = await start();
    await ask(first.url, `CREATE TABLE report AS SELECT 'Đường hỏng' AS text`);
    await first.stop();
    expect(processIdentity(first.pid)).toBeUndefined();

    const second = await start();

    expect(second.url).toBe(first.url);
    expect(await ask(second.url, 'SELECT lower(upper(text)) AS text FROM report')).toEqual([{ text: 'đường hỏng' }]);
  });

  it('When it is asked for its settings, then it is UTF-8, in UTC, on the loopback only and keeps its password private', async () => {
    const postgres = await start();
    const names = ['server_encoding', 'TimeZone', 'listen_addresses', 'unix_socket_directories', 'password_encryption'];
    const rows = await ask<{ name: string; setting: string }>(
      postgres.url,
      `SELECT name, setting FROM pg_settings WHERE name IN ('${names.join("','")}')`,
    );

    expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toEqual({
      server_encoding: 'UTF8',
      TimeZone: 'UTC',
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      password_encryption: 'scram-sha-256',
    });
    expect(statSync(join(folder, 'postgres', 'password')).mode & 0o777).toBe(0o600);
    await expect(ask(postgres.url.replace(/:[0-9a-f]{48}@/, ':wrong@'), 'SELECT 1')).rejects.toThrow(/password/);
  });

  it('When the process that started it was killed, then the next start stops the leftover and finds the data', async () => {
    const left = await startAndDie(folder);
    expect(processIdentity(left.pid)).toBeDefined();

    const next = await start();

    expect(next.pid).not.toBe(left.pid);
    expect(processIdentity(left.pid)).toBeUndefined();
    expect(await ask(next.url, 'SELECT * FROM left_behind')).toEqual([{ one: 1 }]);
  });

  it('When all its processes are killed, then nothing is left of them and the next start has what was committed', async () => {
    const first = await start(folder, undefined, true);
    await ask(first.url, 'CREATE TABLE kept AS SELECT 1 AS one');
    await first.kill();
    expect(processesIn(join(folder, 'postgres', 'data'))).toEqual([]);

    expect(await ask((await start()).url, 'SELECT * FROM kept')).toEqual([{ one: 1 }]);
  });

  it('When a pid file names a living process that is not Postgres, then it starts all the same', async () => {
    await (await start()).stop();
    const data = join(folder, 'postgres', 'data');
    writeFileSync(join(data, 'postmaster.pid'), `${process.ppid}\n${data}\n1\n5432\n\n127.0.0.1\n`);

    expect(await ask((await start()).url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(processIdentity(process.ppid)).toBeDefined();
  });

  it('When it already runs for a living process, then a second start is refused and the first goes on', async () => {
    const first = await start();

    await expect(start()).rejects.toThrow(SetupError);
    expect(await ask(first.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('When the remembered port is busy, then it moves to another; when a given one is, it says so', async () => {
    const first = await start();
    await first.stop();
    const blocker = createServer().listen(first.port, '127.0.0.1');
    try {
      await expect(start(folder, first.port)).rejects.toThrow(`Port ${first.port} (Postgres) is in use`);
      const second = await start();
      expect(second.port).not.toBe(first.port);
      expect(await ask(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    } finally {
      blocker.close();
    }
  });

  it('When making the database was interrupted, then it is made again', async () => {
    const making = join(folder, 'postgres', 'data.making');
    mkdirSync(join(making, 'base'), { recursive: true });
    writeFileSync(join(making, 'PG_VERSION'), '18\n');

    expect(await ask((await start()).url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(existsSync(making)).toBe(false);
  });

  it('When the data is of another major version, then it says what to do and leaves the data alone', async () => {
    await (await start()).stop();
    const version = join(folder, 'postgres', 'data', 'PG_VERSION');
    writeFileSync(version, '15\n');

    await expect(start()).rejects.toThrow(/made by Postgres 15.*pg_dump/);
    expect(readFileSync(version, 'utf8')).toBe('15\n');
  });

  asRoot('When root starts it below a closed folder, then it runs there as another user', async () => {
    chmodSync(folder, 0o700);

    const postgres = await start(join(folder, 'clone', '.paht'));

    expect(await ask(postgres.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(statSync(`/proc/${postgres.pid}`).uid).not.toBe(0);
  });

  asRoot('When root starts it below a closed folder without setpriv, then it says which folder to choose', async () => {
    chmodSync(folder, 0o700);
    const path = process.env['PATH'];
    process.env['PATH'] = folder;
    try {
      await expect(start()).rejects.toThrow(/cannot reach .*set PAHT_DATA_DIR/);
    } finally {
      process.env['PATH'] = path;
    }
  });
});

/** Starts Postgres from a process of its own which then dies by SIGKILL. */
async function startAndDie(dataDir: string): Promise<{ pid: number }> {
  const script = `
    const { startEmbeddedPostgres } = require(${JSON.stringify(join(__dirname, 'embedded-postgres.ts'))});
    const { Client } = require('pg');
    startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)} }).then(async ({ pid, url }) => {
      const client = new Client({ connectionString: url });
      await client.connect();
      await client.query('CREATE TABLE left_behind AS SELECT 1 AS one');
      require('node:fs').writeSync(1, JSON.stringify({ pid }));
      process.kill(process.pid, 'SIGKILL');
    });
  `;
  const child = spawn(process.execPath, ['--require', require.resolve('tsx/cjs'), '-e', script], {
    cwd: join(__dirname, '..', '..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await new Promise((done) => child.once('close', done));
  return JSON.parse(output) as { pid: number };
}
