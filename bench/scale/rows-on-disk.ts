import type { Client } from 'pg';

/** What Postgres has done so far, and holds. */
export interface PostgresState {
  /** Bytes of its write-ahead log. */
  wal: number;
  transactions: number;
  connections: number;
}

export async function postgresState(client: Client): Promise<PostgresState> {
  const { rows } = await client.query<PostgresState>(
    `select (pg_current_wal_lsn() - '0/0'::pg_lsn)::float8 as wal, xact_commit::float8 as transactions,
       (select count(*) from pg_stat_activity where application_name = 'chatdock')::float8 as connections
     from pg_stat_database where datname = current_database()`,
  );
  const [state] = rows;
  if (!state) throw new Error('Postgres tells nothing of this database.');
  return state;
}

/** Bytes of a table with its indexes and whatever was moved out of its rows, for each row. */
export async function bytesPerRow(client: Client, table: string): Promise<number> {
  const { rows } = await client.query<{ bytes: number }>(
    `select pg_total_relation_size('${table}')::float8 / nullif((select count(*) from ${table}), 0) as bytes`,
  );
  return rows[0]?.bytes ?? Number.NaN;
}
