import type { Database, Queryable, QueryResult } from './database.ts';
import { DatabaseError } from './database-error.ts';
import { fromDriverError } from './driver-error.ts';
import type { PgPool, PgPoolClient, PgResult, PgStatement } from './pg-pool.ts';

/** What a pool does not say of itself. */
export interface PoolDetails {
  kind: Database['kind'];
  description: string;
  /** Ends what was opened along with the pool, after the last piece of work. */
  end(): Promise<void>;
}

/** The `Database` over any `pg`-shaped pool: Postgres and the embedded database differ below this line only. */
export class PoolDatabase implements Database {
  readonly pool: PgPool;
  readonly kind: Database['kind'];
  readonly description: string;
  readonly #end: () => Promise<void>;
  #closing: Promise<void> | undefined;

  constructor(pool: PgPool, details: PoolDetails) {
    this.pool = pool;
    this.kind = details.kind;
    this.description = details.description;
    this.#end = details.end;
  }

  query<Row>(statement: string | PgStatement, values?: readonly unknown[]): Promise<QueryResult<Row>> {
    if (this.#closing) return Promise.reject(closed());
    return runOn<Row>(this.pool, statement, values);
  }

  async transaction<T>(run: (tx: Queryable) => Promise<T>): Promise<T> {
    if (this.#closing) throw closed();
    const client = await this.pool.connect().catch((error: unknown) => {
      throw fromDriverError(error);
    });
    const transaction = new Transaction(client);
    try {
      await transaction.query('begin');
      const result = await run(transaction);
      await transaction.end('commit');
      client.release();
      return result;
    } catch (error) {
      // A connection that cannot even roll back is in an unknown state: the pool must not lend it again.
      const broken = await transaction.end('rollback').then(
        () => undefined,
        (failure: Error) => failure,
      );
      client.release(broken);
      throw error;
    }
  }

  close(): Promise<void> {
    this.#closing ??= this.#end();
    return this.#closing;
  }
}

class Transaction implements Queryable {
  readonly #client: PgPoolClient;
  #ended = false;

  constructor(client: PgPoolClient) {
    this.#client = client;
  }

  query<Row>(statement: string | PgStatement, values?: readonly unknown[]): Promise<QueryResult<Row>> {
    // The connection may be someone else's by now.
    if (this.#ended) {
      return Promise.reject(new DatabaseError('statement_failed', 'This transaction has ended.'));
    }
    return runOn<Row>(this.#client, statement, values);
  }

  async end(how: 'commit' | 'rollback'): Promise<void> {
    this.#ended = true;
    const { command } = await runOn(this.#client, how);
    // Postgres answers the commit of a failed transaction with ROLLBACK, and no error.
    if (how === 'commit' && command === 'ROLLBACK') {
      throw new DatabaseError(
        'statement_failed',
        'The transaction was rolled back because a statement in it had failed.',
      );
    }
  }
}

async function runOn<Row>(
  on: Pick<PgPool, 'query'>,
  statement: string | PgStatement,
  values?: readonly unknown[],
): Promise<QueryResult<Row> & { command: string }> {
  try {
    // `pg` answers a script with one result per statement.
    const answer: PgResult<Row> | PgResult<Row>[] = await on.query<Row>(statement, values);
    const last = Array.isArray(answer) ? answer.at(-1) : answer;
    return { rows: last?.rows ?? [], rowCount: last?.rowCount ?? 0, command: last?.command ?? '' };
  } catch (error) {
    throw fromDriverError(error);
  }
}

const closed = () => new DatabaseError('database_closed', 'The database has been closed.');
