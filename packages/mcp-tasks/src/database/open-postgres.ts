import { Client, Pool } from 'pg';
import type { Database } from './database.ts';
import { DatabaseError } from './database-error.ts';
import { fromDriverError, isUnreachable, read, reason } from './driver-error.ts';
import type { PgPool } from './pg-pool.ts';
import { PoolDatabase } from './pool-database.ts';

/** How long one statement may run, and how long a transaction may sit idle, before the server ends it. */
const statementTimeoutMs = 30_000;
const idleTransactionTimeoutMs = 60_000;
/** How long a connection is kept that nothing needs: making one costs what ten statements cost, and busy moments come again. */
const idleConnectionMs = 60_000;

/** What the sentences about a database need to know of its address. */
interface Address {
  host: string;
  port: number;
  database: string;
}

/** Opens a pool of its own on `url` and makes one connection, so that a wrong address shows now. */
export async function openPostgres(url: string, connectTimeoutMs: number): Promise<Database> {
  const address = parseAddress(url);
  const pool = new Pool({
    connectionString: url,
    connectionTimeoutMillis: connectTimeoutMs,
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: idleTransactionTimeoutMs,
    idleTimeoutMillis: idleConnectionMs,
    application_name: 'chatdock',
  });
  // A connection that breaks (the server restarts) is reported here, by the pool while idle and by itself while lent to a
  // library; unheard, that would end the process. The pool drops the connection and opens another on demand.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  try {
    return await describe(pool, address, () => pool.end());
  } catch (error) {
    await pool.end();
    throw refusal(error, address);
  }
}

/** A database over a pool that someone else owns: it is checked now, and never ended here. */
export async function adoptPool(pool: PgPool): Promise<Database> {
  try {
    return await describe(pool, undefined, async () => {});
  } catch (error) {
    throw fromDriverError(error);
  }
}

async function describe(
  pool: PgPool,
  address: Address | undefined,
  end: () => Promise<void>,
): Promise<Database> {
  const { rows } = await pool.query<{ version: string; name: string }>(
    `select split_part(current_setting('server_version'), ' ', 1) as version, current_database() as name`,
  );
  const { version = 'of unknown version', name = '' } = rows[0] ?? {};
  const place = address
    ? `at ${spot(address)}/${name}`
    : `database ${name}, over the pool that was handed in`;
  return new PoolDatabase(pool, { kind: 'postgres', description: `PostgreSQL ${version} ${place}`, end });
}

function parseAddress(url: string): Address {
  try {
    if (!/^(postgres|postgresql|socket):/.test(url)) throw new Error('not a Postgres address');
    const { host, port, database } = new Client({ connectionString: url });
    return { host, port, database: database ?? '' };
  } catch {
    throw new DatabaseError(
      'database_url_invalid',
      'The database address cannot be read; it looks like postgres://user:password@host:5432/name, with special characters in the password percent-encoded.',
    );
  }
}

function refusal(error: unknown, address: Address): DatabaseError {
  const { message, code } = read(error);
  const server = `PostgreSQL at ${spot(address)}`;
  if (code === '3D000') {
    return new DatabaseError('database_missing', `${server} has no database "${address.database}".`);
  }
  if (code === '28P01' || code === '28000') {
    return new DatabaseError('database_login_refused', `${server} refused the user name or the password.`);
  }
  if (isUnreachable(message, code)) {
    return new DatabaseError('database_unreachable', `${server} does not answer (${reason(message, code)}).`);
  }
  return fromDriverError(error);
}

const spot = ({ host, port }: Address) => (host.startsWith('/') ? host : `${host}:${port}`);
