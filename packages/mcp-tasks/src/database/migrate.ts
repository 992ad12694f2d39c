import { fileURLToPath } from 'node:url';
import Postgrator from 'postgrator';
import type { Database, Queryable } from './database.ts';
import { DatabaseError } from './database-error.ts';
import { ensureOwnerRole } from './owner-role.ts';

/** A schema of its own and the SQL files that build it. */
export interface MigrationSet {
  /** Schema name: lower-case letters, digits and underscores. Its table `migrations` is the ledger. */
  schema: string;
  /**
   * Folder of immutable files named `0001.do.what-it-does.sql`, `0002.do.….sql`. They name every object with its schema and
   * hold no `begin` or `commit`.
   */
  directory: URL;
}

/**
 * Brings a schema up to date. All that is missing is applied in one transaction under an advisory lock: servers that
 * start at once wait for each other, and a failure leaves nothing behind. A database that a newer release has migrated is
 * left as it is. The role of `withOwner` is made if it is missing.
 *
 * Rejects with a `DatabaseError`: `migration_edited`, `migrations_missing`, `role_missing`, `role_unsafe`, `statement_failed`.
 */
export async function migrate(database: Database, set: MigrationSet): Promise<void> {
  if (!/^[a-z][a-z0-9_]*$/.test(set.schema)) throw new TypeError(`"${set.schema}" is not a schema name.`);
  await database.transaction(async (tx) => {
    await tx.query(`set local statement_timeout = '5min'`);
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', ['chatdock.migrations']);
    await ensureOwnerRole(tx);
    await apply(tx, set);
  });
}

async function apply(tx: Queryable, { schema, directory }: MigrationSet): Promise<void> {
  const postgrator = new Postgrator({
    driver: 'pg',
    schemaTable: `${schema}.migrations`,
    migrationPattern: `${escapeGlob(fileURLToPath(directory))}*.sql`,
    newline: 'LF',
    execQuery: (sql) => tx.query(sql),
  });
  if ((await postgrator.getMigrations()).length === 0) {
    throw new DatabaseError('migrations_missing', `There are no migrations for the schema ${schema}.`);
  }
  try {
    await postgrator.migrate();
  } catch (error) {
    throw edited(error, schema);
  }
}

function edited(error: unknown, schema: string): unknown {
  const number =
    error instanceof Error && /^MD5 checksum failed for migration \[(\d+)\]/.exec(error.message)?.[1];
  if (!number) return error;
  return new DatabaseError(
    'migration_edited',
    `Migration ${number} of the schema ${schema} differs from what was applied to this database; migrations never change, add a new one.`,
  );
}

/** The folder is a place, also when its name holds signs of a pattern; in patterns `/` divides folders on every system. */
const escapeGlob = (path: string) => path.replaceAll('\\', '/').replace(/[?*()[\]{}]/g, '\\$&');
