import { checkOwner, type Database } from './database/index.ts';
import { handOverTasks as callHandOver } from './queries.ts';

/**
 * Gives all tasks of one owner to another, in one step, in a database that `migrateTasks` has prepared: what a visitor has noted
 * becomes the user's whom they turn out to be. Whether `to` may have them is for you to know; take both owners from proofs.
 *
 * The tasks keep their order and their `uid`, but for a `uid` that `to` has already, which becomes a new one. Their ids follow
 * those of `to`: to an owner who never had a task they come as they were. Resolves to how many there were; a second time that
 * is none. Give it a transaction instead of a database to move other things along with them.
 *
 * Throws a `DatabaseError` `owner_invalid` when an owner is blank, and a `RangeError` when both are the same.
 */
export async function handOverTasks(
  database: Pick<Database, 'query'>,
  from: string,
  to: string,
): Promise<number> {
  checkOwner(from);
  checkOwner(to);
  if (from === to) throw new RangeError('Tasks are handed over to another owner.');
  const { rows } = await database.query<{ moved: number }>(callHandOver(from, to));
  return rows[0]?.moved ?? 0;
}
