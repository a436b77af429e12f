import { randomBytes } from 'node:crypto';
import pino from 'pino';
import { Client } from 'pg';
import { MIGRATIONS } from '../migrations';
import { connectDatabase, type Database } from './connect';
import { migrate, rollbackAll } from './migrate';

const server = () => process.env.TEST_DATABASE_URL!;
const name = `paht_migrate_${randomBytes(6).toString('hex')}`;
const pools: Database[] = [];

async function administer(sql: string): Promise<void> {
  const client = new Client({ connectionString: server() });
  await client.connect();
  await client.query(sql);
  await client.end();
}

function connect(): Database {
  const url = new URL(server());
  url.pathname = `/${name}`;
  const pool = connectDatabase({
    url: url.toString(),
    applicationName: name,
    maxConnections: 3,
    logger: pino({ level: 'silent' }),
  });
  pools.push(pool);
  return pool;
}

beforeAll(() => administer(`CREATE DATABASE ${name}`));
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.destroy()));
  await administer(`DROP DATABASE ${name} WITH (FORCE)`);
});

async function tables(db: Database): Promise<string[]> {
  const rows: { tablename: string }[] = await db('pg_tables').where('schemaname', 'public').select('tablename');
  return rows.map(({ tablename }) => tablename).sort();
}

describe('migrate', () => {
  const all = MIGRATIONS.map((migration) => migration.name);

  it('When eight processes start at once on an empty database, then one migrates it and the others find it done', async () => {
    const applied = await Promise.all(Array.from({ length: 8 }, () => migrate(connect())));
    expect(applied.filter((names) => names.length > 0)).toEqual([all]);
  });

  it('When it goes down and up again, then the schema is the same, and nothing is left in between', async () => {
    const db = connect();
    const before = await tables(db);
    expect(before).toContain('report_event');
    await rollbackAll(db);
    expect((await tables(db)).filter((table) => !table.startsWith('migration'))).toEqual([]);
    expect(await migrate(db)).toEqual(all);
    expect(await tables(db)).toEqual(before);
    expect(await migrate(db)).toEqual([]);
  });

  it('When a process died while it migrated, then the next one is not kept waiting', async () => {
    const db = connect();
    await db('migration_lock').update({ is_locked: 1 });
    expect(await migrate(db)).toEqual([]);
  });
});
