import { migrateTasks } from '@chatdock/mcp-tasks';
import { openDatabase } from '@chatdock/mcp-tasks/database';
import { migrateChats } from '../store/migrate-chats.ts';
import { say } from './say.ts';
import type { Environment } from './variables.ts';

/** Brings the tables of conversations and tasks up to date, and says so. Rejects with a `DatabaseError`. */
export async function migrateAll({ DATABASE_URL: url }: Environment): Promise<number> {
  const database = await openDatabase({ url, onProgress: say });
  try {
    await migrateChats(database);
    await migrateTasks(database);
    say(`${database.description} is up to date.`);
    return 0;
  } finally {
    await database.close();
  }
}
