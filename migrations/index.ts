import type { Knex } from 'knex';
import * as report from './20261122000000-report';
import * as city from './20261122000100-city';
import * as mailbox from './20261122000200-mailbox';
import * as process from './20261125000000-process';
import * as search from './20261126000000-search';
import * as access from './20261126000100-access';
import * as guard from './20261126000200-guard';
import * as photo from './20261126000300-photo';
import * as open311 from './20261126000400-open311';
import * as idempotency from './20261126000500-idempotency';
import * as live from './20261126000600-live';
import * as routing from './20261127000100-routing';
import * as duplicates from './20261127000200-duplicates';
import * as classifier from './20261127000300-classifier';
import * as llmCalls from './20261127000400-llm-calls';

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
  { name: '20261126000000-search', ...search },
  { name: '20261126000100-access', ...access },
  { name: '20261126000200-guard', ...guard },
  { name: '20261126000300-photo', ...photo },
  { name: '20261126000400-open311', ...open311 },
  { name: '20261126000500-idempotency', ...idempotency },
  { name: '20261126000600-live', ...live },
  { name: '20261127000100-routing', ...routing },
  { name: '20261127000200-duplicates', ...duplicates },
  { name: '20261127000300-classifier', ...classifier },
  { name: '20261127000400-llm-calls', ...llmCalls },
];
