import { migrate, type Database } from './database/index.ts';

/**
 * Creates the schema `chatdock_tasks`, or brings it up to date; nothing happens when it is. Servers that start at the same
 * time wait for each other. Rejects with a `DatabaseError` as `migrate` does.
 */
export function migrateTasks(database: Database): Promise<void> {
  return migrate(database, {
    schema: 'chatdock_tasks',
    directory: new URL('./migrations/', import.meta.url),
  });
}
