import type { Knex } from 'knex';

/** How often a language model was asked on each day: the budget is one for all processes. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE IF NOT EXISTS llm_budget (
      -- By the clocks of the city.
      day   date PRIMARY KEY,
      calls integer NOT NULL
    );
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE IF EXISTS llm_budget');
}
