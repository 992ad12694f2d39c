import type { Client } from 'pg';
import { DatabaseError } from './database-error.ts';
import type { PgPool, PgPoolClient, PgResult, PgStatement, PgSubmittable } from './pg-pool.ts';

/**
 * Lends one connection to one borrower at a time, first come first served. The embedded database has a single session;
 * a `pg.Pool` would close it after a failed statement, so here it stays open until the end.
 */
export class EmbeddedPool implements PgPool {
  readonly #client: Client;
  readonly #waitMs: number;
  #tail: Promise<unknown> = Promise.resolve();
  #ended: Promise<void> | undefined;

  /** `waitMs` is how long a borrower waits for its turn. */
  constructor(client: Client, waitMs: number) {
    this.#client = client;
    this.#waitMs = waitMs;
  }

  async connect(): Promise<PgPoolClient> {
    if (this.#ended) throw new DatabaseError('database_closed', 'The database has been closed.');
    return new Lease(this.#client, await this.#turn());
  }

  async query<Row>(statement: string | PgStatement, values?: readonly unknown[]): Promise<PgResult<Row>> {
    const client = await this.connect();
    try {
      return await client.query<Row>(statement, values);
    } finally {
      client.release();
    }
  }

  end(): Promise<void> {
    this.#ended ??= this.#tail.then(() => this.#client.end());
    return this.#ended;
  }

  /** Resolves, when it is this borrower's turn, to what ends the turn. */
  async #turn(): Promise<() => void> {
    const { promise: over, resolve: end } = Promise.withResolvers<void>();
    const before = this.#tail;
    this.#tail = before.then(() => over);
    try {
      await inTime(before, this.#waitMs);
      return end;
    } catch (error) {
      end();
      throw error;
    }
  }
}

class Lease implements PgPoolClient {
  readonly #client: Client;
  readonly #end: () => void;
  #released = false;

  constructor(client: Client, end: () => void) {
    this.#client = client;
    this.#end = end;
  }

  query<Row>(statement: string | PgStatement, values?: readonly unknown[]): Promise<PgResult<Row>>;
  query<Submittable extends PgSubmittable>(submittable: Submittable): Submittable;
  query(statement: string | PgStatement | PgSubmittable, values?: readonly unknown[]): unknown {
    if (this.#released) throw new DatabaseError('statement_failed', 'This connection has been released.');
    const run: (...args: unknown[]) => unknown = this.#client.query.bind(this.#client);
    return run(statement, values);
  }

  release(): void {
    if (this.#released) return;
    this.#released = true;
    // The next borrower gets the same session: a transaction left open must not become part of its work.
    if (this.#client.getTransactionStatus() === 'I') return this.#end();
    void this.#client.query('rollback').then(this.#end, this.#end);
  }
}

function inTime(turn: Promise<unknown>, waitMs: number): Promise<unknown> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    const message = 'The embedded database is busy: its one connection did not come free in time.';
    reject(new DatabaseError('database_unreachable', message));
  }, waitMs);
  return Promise.race([turn, late]).finally(() => clearTimeout(timer));
}
