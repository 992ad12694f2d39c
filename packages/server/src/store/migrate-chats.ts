import { migrate, type Database } from '@chatdock/mcp-tasks/database';

/** Brings the tables of the schema `chatdock` up to date. Safe when several processes do it at once. */
export async function migrateChats(database: Database): Promise<void> {
  await migrate(database, { schema: 'chatdock', directory: new URL('./migrations/', import.meta.url) });
}
