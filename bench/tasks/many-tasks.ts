import { startPostgres } from '@chatdock/testing/postgres';
import { migrateTasks } from '@chatdock/mcp-tasks';
import { openDatabase, type Database } from '@chatdock/mcp-tasks/database';
import { Pool } from 'pg';

/** A Postgres with a million tasks of 10,000 owners, and beside them one owner with ten and one with a million of their own. */
export interface ManyTasks {
  database: Database;
  /** The same database over `pg`, as its superuser, which row-level security does not bind. */
  pool: Pool;
  url: string;
  close(): Promise<void>;
}

export const ownerOf = (index: number): string => `owner ${index % 10_000}`;

export async function openManyTasks(): Promise<ManyTasks> {
  const cluster = await startPostgres();
  const database = await openDatabase({ url: cluster.url });
  await migrateTasks(database);
  const pool = new Pool({ connectionString: cluster.url, max: 10 });
  pool.on('error', () => {}); // the cluster stops before the last connection has said goodbye
  await fill(pool, { owner: `'owner ' || (n % 10000)`, number: '(n / 10000) + 1', count: 1_000_000 });
  await fill(pool, { owner: `'owner of ten'`, number: 'n + 1', count: 10 });
  await fill(pool, { owner: `'owner of a million'`, number: 'n + 1', count: 1_000_000 });
  await pool.query('vacuum analyze chatdock_tasks.tasks');
  return {
    database,
    pool,
    url: cluster.url,
    async close() {
      await database.close();
      await pool.end();
      await cluster.stop();
    },
  };
}

/** Adds `count` tasks; `owner` and `number` are SQL over `n`, which counts from 0. */
async function fill(
  pool: Pool,
  { owner, number, count }: { owner: string; number: string; count: number },
): Promise<void> {
  await pool.query(
    `insert into chatdock_tasks.tasks (owner, number, title, completed, completed_at)
     select ${owner}, ${number}, 'Task ' || n, n % 3 = 0, case when n % 3 = 0 then now() end
     from generate_series(0, ${count - 1}) as n`,
  );
  await pool.query(
    `insert into chatdock_tasks.task_numbers (owner, last_number)
     select owner, max(number) from chatdock_tasks.tasks group by owner
     on conflict (owner) do update set last_number = excluded.last_number`,
  );
}
