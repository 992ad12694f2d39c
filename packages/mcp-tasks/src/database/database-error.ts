/**
 * What can go wrong at the database door:
 *
 * - `database_url_invalid`: the address cannot be read as a Postgres address
 * - `database_unreachable`: nothing answers there, or it stopped answering
 * - `database_login_refused`: it refused the user name or the password
 * - `database_missing`: the server has no database of that name
 * - `database_in_use`: another process has the embedded database open
 * - `database_folder_unusable`: the embedded database's folder cannot be written, or holds something else
 * - `database_closed`: used after `close`
 * - `statement_timeout`: a statement took longer than it may and was ended; nothing of it was kept
 * - `statement_failed`: the database refused a statement; `sqlState` says why
 * - `role_missing`: the role for row-level security is not there and this user may not create it
 * - `role_unsafe`: that role could bypass row-level security
 * - `migration_edited`: a migration differs from what was applied under its number
 * - `migrations_missing`: the folder of migrations holds none
 * - `owner_invalid`: an owner is blank or holds characters that a database cannot keep apart
 */
export type DatabaseErrorCode =
  | 'database_url_invalid'
  | 'database_unreachable'
  | 'database_login_refused'
  | 'database_missing'
  | 'database_in_use'
  | 'database_folder_unusable'
  | 'database_closed'
  | 'statement_timeout'
  | 'statement_failed'
  | 'role_missing'
  | 'role_unsafe'
  | 'migration_edited'
  | 'migrations_missing'
  | 'owner_invalid';

/** More about a refused statement. */
export interface DatabaseErrorDetails {
  /** Five characters, as in the appendix "PostgreSQL Error Codes" of its manual. */
  sqlState?: string;
  /** The constraint that was broken, if one was. */
  constraint?: string;
}

/** The only error this module rejects with. Its message is one sentence for people and never holds a password or a stored value. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  readonly code: DatabaseErrorCode;
  readonly sqlState: string | undefined;
  readonly constraint: string | undefined;

  constructor(code: DatabaseErrorCode, message: string, details: DatabaseErrorDetails = {}) {
    super(message);
    this.code = code;
    this.sqlState = details.sqlState;
    this.constraint = details.constraint;
  }
}
