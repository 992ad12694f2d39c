import { migrate, openDatabase, type Database } from '@chatdock/mcp-tasks/database';
import { createTestDatabase } from '@chatdock/testing';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A database of its own with the conversations' tables, open until `close`. */
export interface OpenTestDatabase {
  readonly database: Database;
  readonly close: () => Promise<void>;
}

/** The conversations' migrations. */
const migrations = {
  schema: 'chatdock',
  directory: new URL('../../src/store/migrations/', import.meta.url),
};

/** Tests ask much at a time, on machines that are busy: how long one may wait for a connection is not what they are about. */
const connectTimeoutMs = 60_000;

export async function openTestPostgres(): Promise<OpenTestDatabase> {
  const created = await createTestDatabase();
  const database = await openDatabase({ url: created.url, connectTimeoutMs });
  await migrate(database, migrations);
  const close = async () => {
    await database.close();
    await created.drop();
  };
  return { database, close };
}

export async function openTestPGlite(): Promise<OpenTestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'chatdock-server-'));
  const database = await openDatabase({ dataDir: join(folder, 'db'), connectTimeoutMs });
  await migrate(database, migrations);
  const close = async () => {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { database, close };
}
