import type { Database } from './database.ts';
import type { PgPool } from './pg-pool.ts';
import { adoptPool, openPostgres } from './open-postgres.ts';

/** Where the database is. */
export interface OpenDatabaseOptions {
  /** A Postgres address, `postgres://user:password@host:5432/name`. */
  url?: string | undefined;
  /** A `pg` pool that is open already; it stays open after `close`. Takes precedence over `url`. */
  pool?: PgPool | undefined;
  /** Folder of the embedded database, used when there is neither `url` nor `pool`. Default `./.chatdock/db`. */
  dataDir?: string | undefined;
  /** How long to wait for a connection, also later when all are busy, in milliseconds. Default 5,000. */
  connectTimeoutMs?: number | undefined;
  /** Told, in a sentence, of steps that take seconds: creating the embedded database. */
  onProgress?: ((message: string) => void) | undefined;
}

/**
 * Opens Postgres by `url` or `pool`, or else the embedded PGlite in `dataDir`, which one process at a time may have open.
 * The database is reached before this resolves.
 *
 * Rejects with a `DatabaseError`: `database_url_invalid`, `database_unreachable`, `database_login_refused`,
 * `database_missing`, `database_in_use`, `database_folder_unusable`.
 */
export async function openDatabase(options: OpenDatabaseOptions = {}): Promise<Database> {
  const { url, pool, dataDir = './.chatdock/db', connectTimeoutMs = 5_000, onProgress } = options;
  if (pool) return adoptPool(pool);
  if (url) return openPostgres(url, connectTimeoutMs);
  const { openPGlite } = await import('./open-pglite.ts');
  return openPGlite({ dataDir, connectTimeoutMs, onProgress });
}
