/** What a driver answers to one statement. */
export interface PgResult<Row> {
  rows: Row[];
  /** Rows changed, or returned; null for statements that do neither. */
  rowCount: number | null;
  command: string;
}

/** A statement as `pg` takes it. A `name` makes it prepared once per connection. */
export interface PgStatement {
  name?: string;
  text: string;
  values?: readonly unknown[];
}

/** What `pg` takes besides statements: an object that drives the connection itself, such as a cursor. */
export interface PgSubmittable {
  submit(connection: never): void;
}

/** One connection, lent until `release`. Releasing it with an error or `true` says that it is broken. */
export interface PgPoolClient {
  /** Runs one statement; given no values, a script of several is allowed too. */
  query<Row = Record<string, unknown>>(
    statement: string | PgStatement,
    values?: readonly unknown[],
  ): Promise<PgResult<Row>>;
  query<Submittable extends PgSubmittable>(submittable: Submittable): Submittable;
  release(error?: Error | boolean): void;
  /** Told when the connection breaks while nothing runs on it. */
  on?(event: 'error', listener: (error: Error) => void): unknown;
  off?(event: 'error', listener: (error: Error) => void): unknown;
}

/**
 * The part of a `pg.Pool` that Chatdock uses. A `pg.Pool` is one, and so is the pool over the embedded database,
 * so that libraries written for `pg` (Better Auth, Kysely) work on either.
 */
export interface PgPool {
  connect(): Promise<PgPoolClient>;
  query<Row = Record<string, unknown>>(
    statement: string | PgStatement,
    values?: readonly unknown[],
  ): Promise<PgResult<Row>>;
  end(): Promise<void>;
}
