import type { Database, Queryable } from './database.ts';
import { DatabaseError } from './database-error.ts';

/** The role that row-level security binds. It owns nothing, cannot log in, and every owned table grants it its rows. */
export const ownerRole = 'chatdock_app';

/** The setting a row-level policy compares with: `owner = current_setting('chatdock.owner', true)`. */
export const ownerSetting = 'chatdock.owner';

/**
 * Runs `run` in one transaction, as the role that row-level security binds, with `owner` set: whatever a statement
 * forgets to say, it sees and changes that owner's rows only. Rejects as `run` does, or with a `DatabaseError`
 * (`owner_invalid` for a blank owner).
 */
export async function withOwner<T>(
  database: Database,
  owner: string,
  run: (tx: Queryable) => Promise<T>,
): Promise<T> {
  checkOwner(owner);
  return database.transaction(async (tx) => {
    await tx.query({
      name: 'chatdock.set_owner',
      text: `select set_config('role', $1, true), set_config('${ownerSetting}', $2, true)`,
      values: [ownerRole, owner],
    });
    return run(tx);
  });
}

/** Owners are compared byte for byte, so what encoding or the database would change is refused: NUL and lone surrogates. */
export function checkOwner(owner: string): void {
  if (owner.trim() === '' || owner.includes('\0') || !owner.isWellFormed()) {
    throw new DatabaseError('owner_invalid', 'The owner is blank or holds characters that cannot be stored.');
  }
}
