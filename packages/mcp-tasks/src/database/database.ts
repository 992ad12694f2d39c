import type { PgPool, PgStatement } from './pg-pool.ts';

/** What a statement answered. */
export interface QueryResult<Row> {
  rows: Row[];
  /** Rows returned, or changed by a statement that returns none. */
  rowCount: number;
}

/** Something statements run on: the database as a whole, or one transaction. */
export interface Queryable {
  /**
   * Runs one statement. Values go by parameter (`$1`), never into the text. A `name` makes the statement prepared once
   * per connection. Given no values, the text may be a script of several statements; the last one's result is returned.
   *
   * Rejects with a `DatabaseError`, whose message never holds a value of the statement.
   */
  query<Row = Record<string, unknown>>(
    statement: string | PgStatement,
    values?: readonly unknown[],
  ): Promise<QueryResult<Row>>;
}

/** An open database: Postgres, or the embedded PGlite, which is Postgres too. */
export interface Database extends Queryable {
  readonly kind: 'postgres' | 'pglite';
  /** For logs: `PostgreSQL 18.4 at 127.0.0.1:5432/app`, `PGlite 0.5.16 (PostgreSQL 18.3) in .chatdock/db`. Never a password. */
  readonly description: string;
  /** The same database for libraries written for `pg`. They see the driver's own errors. */
  readonly pool: PgPool;
  /**
   * Runs `run` in one transaction: committed when it resolves, rolled back when it rejects, with that rejection.
   * Inside, use `tx` only: the embedded database has one connection, so a statement on the database itself would wait
   * for the transaction that waits for it.
   */
  transaction<T>(run: (tx: Queryable) => Promise<T>): Promise<T>;
  /** Waits for what is running, then ends what `openDatabase` opened; a pool that was handed in stays open. Safe to call twice. */
  close(): Promise<void>;
}
