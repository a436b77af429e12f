import type { Knex } from 'knex';
import * as report from './20261122000000-report';
import * as city from './20261122000100-city';
import * as mailbox from './20261122000200-mailbox';
import * as process from './20261125000000-process';

interface Migration {
  name: string;
  up: (knex: Knex) => Promise<void>;
  down: (knex: Knex) => Promise<void>;
}

/** All migrations in order. A new one is appended; one that has been released is never edited. */
export const MIGRATIONS: readonly Migration[] = [
  { name: '20261122000000-report', ...report },
  { name: '20261122000100-city', ...city },
  { name: '20261122000200-mailbox', ...mailbox },
  { name: '20261125000000-process', ...process },
];
