import type { Knex } from 'knex';
import type { Scope } from '../../domain/report/scope';

/**
 * Leaves in a query over `report` (`table` names it, where it has an alias) what is in a scope: the same reports as
 * `isInScope` says. Every read of several reports for staff goes through it, counts, search and export included.
 */
export function restrictToScope<Query extends Knex.QueryBuilder>(
  query: Query,
  { reports, areas }: Scope,
  table = 'report',
): Query {
  if (reports === 'none') query.whereRaw('false');
  else if (reports !== 'all') {
    const { agency } = reports;
    // The array operator and not `= ANY`, which no index on `supporting` could answer.
    query.where((either) => {
      either.where(`${table}.agency`, agency).orWhereRaw('??.supporting @> ARRAY[?]::text[]', [table, agency]);
    });
  }
  if (areas) query.whereIn(`${table}.area`, [...areas]);
  return query;
}
