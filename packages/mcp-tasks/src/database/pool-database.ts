import type { Database, Queryable, QueryResult } from './database.ts';
import { DatabaseError } from './database-error.ts';
import { fromDriverError } from './driver-error.ts';
import type { PgPool, PgPoolClient, PgResult, PgStatement } from './pg-pool.ts';

/** What a pool does not say of itself. */
export interface PoolDetails {
  kind: Database['kind'];
  description: string;
  /** Ends what was opened along with the pool, after the last piece of work. */
  end: () => Promise<void>;
}

/** The `Database` over any `pg`-shaped pool: Postgres and the embedded database differ below this line only. */
export class PoolDatabase implements Database {
  readonly pool: PgPool;
  readonly kind: Database['kind'];
  readonly description: string;
  readonly #end: () => Promise<void>;
  readonly #running = new Set<Promise<unknown>>();
  #closing: Promise<void> | undefined;

  constructor(pool: PgPool, details: PoolDetails) {
    this.pool = pool;
    this.kind = details.kind;
    this.description = details.description;
    this.#end = details.end;
  }

  query<Row>(statement: string | PgStatement, values?: readonly unknown[]): Promise<QueryResult<Row>> {
    // Not `pool.query`: `pg` throws the connection away whenever a statement fails, however healthy it is.
    return this.#lend(async (client) => {
      try {
        return await runOn<Row>(client, statement, values);
      } finally {
        giveBack(client);
      }
    });
  }

  transaction<T>(run: (tx: Queryable) => Promise<T>): Promise<T> {
    return this.#lend(async (client) => {
      const transaction = new Transaction(client);
      try {
        await transaction.query('begin');
        const result = await run(transaction);
        await transaction.commit();
        giveBack(client);
        return result;
      } catch (error) {
        giveBack(client, await transaction.abandon());
        throw error;
      }
    });
  }

  close(): Promise<void> {
    // A pool that ends forgets whoever still waits for a connection: they are served first.
    this.#closing ??= Promise.allSettled(this.#running).then(this.#end);
    return this.#closing;
  }

  /** Does one piece of work on a connection, which the work gives back. */
  async #lend<T>(work: (client: PgPoolClient) => Promise<T>): Promise<T> {
    if (this.#closing) throw new DatabaseError('database_closed', 'The database has been closed.');
    const running = this.#connect().then(work);
    this.#running.add(running);
    try {
      return await running;
    } finally {
      this.#running.delete(running);
    }
  }

  async #connect(): Promise<PgPoolClient> {
    try {
      const client = await this.pool.connect();
      client.on?.('error', ignore);
      return client;
    } catch (error) {
      throw fromDriverError(error);
    }
  }
}

function giveBack(client: PgPoolClient, broken?: Error): void {
  client.off?.('error', ignore);
  client.release(broken);
}

/**
 * A connection that breaks between two statements says so in an event, which would end the process if nobody listened. The
 * next statement on it fails, so there is nothing to do here.
 */
const ignore = (): void => {};

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

  async commit(): Promise<void> {
    this.#ended = true;
    const { command } = await runOn(this.#client, 'commit');
    // Postgres answers the commit of a failed transaction with ROLLBACK, and no error.
    if (command === 'ROLLBACK') {
      throw new DatabaseError(
        'statement_failed',
        'The transaction was rolled back because a statement in it had failed.',
      );
    }
  }

  /** Rolls back; resolves to what went wrong when even that did, after which the connection must not be lent again. */
  async abandon(): Promise<Error | undefined> {
    this.#ended = true;
    try {
      await runOn(this.#client, 'rollback');
      return undefined;
    } catch (error) {
      return fromDriverError(error);
    }
  }
}

async function runOn<Row>(
  client: PgPoolClient,
  statement: string | PgStatement,
  values?: readonly unknown[],
): Promise<QueryResult<Row> & { command: string }> {
  try {
    // `pg` answers a script with one result per statement.
    const answer: PgResult<Row> | PgResult<Row>[] = await client.query<Row>(statement, values);
    const last = Array.isArray(answer) ? answer.at(-1) : answer;
    return { rows: last?.rows ?? [], rowCount: last?.rowCount ?? 0, command: last?.command ?? '' };
  } catch (error) {
    throw fromDriverError(error);
  }
}
