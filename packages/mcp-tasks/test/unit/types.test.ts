import type { Pool, PoolClient } from 'pg';
import { expectTypeOf, it } from 'vitest';
import type { Database, OpenDatabaseOptions, PgPool, PgPoolClient } from '../../src/database/index.ts';

// Checked by the compiler: `npm run check` compiles the tests.

it('takes a pool of pg as it is', () => {
  expectTypeOf<Pool>().toExtend<PgPool>();
  expectTypeOf<PoolClient>().toExtend<PgPoolClient>();
  expectTypeOf<{ pool: Pool }>().toExtend<OpenDatabaseOptions>();
});

it('takes options that come from the environment and may be undefined', () => {
  expectTypeOf<{ url: string | undefined }>().toExtend<OpenDatabaseOptions>();
});

const ones = async (database: Database) => (await database.query<{ n: number }>('select 1 as n')).rows;

it('types rows by the query', () => {
  expectTypeOf(ones).returns.resolves.toEqualTypeOf<{ n: number }[]>();
});
