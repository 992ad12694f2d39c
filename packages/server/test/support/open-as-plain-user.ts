import { migrate, openDatabase, type Database } from '@chatdock/mcp-tasks/database';
import { createTestDatabase } from '@chatdock/testing';
import { randomBytes } from 'node:crypto';
import { onTestFinished } from 'vitest';

/** A database that was migrated by a user who is no superuser, so that row-level security binds that user too. */
export async function openAsPlainUser(): Promise<Database> {
  const created = await createTestDatabase();
  onTestFinished(() => created.drop());
  const admin = await openDatabase({ url: created.url });
  onTestFinished(() => admin.close());
  const name = `plain_${randomBytes(6).toString('hex')}`;
  const address = new URL(created.url);
  await admin.query(`create role ${name} login password 'secret' nosuperuser nobypassrls`);
  await admin.query(`grant create on database "${address.pathname.slice(1)}" to ${name}`);
  await admin.query(
    `do $$ begin create role chatdock_app nologin; exception when duplicate_object or unique_violation then null; end $$`,
  );
  await admin.query(`grant chatdock_app to ${name}`);
  onTestFinished(async () => {
    await admin.query(`drop owned by ${name} cascade`);
    await admin.query(`drop role ${name}`);
  });
  address.username = name;
  address.password = 'secret';
  const database = await openDatabase({ url: address.href });
  onTestFinished(() => database.close());
  const directory = new URL('../../src/store/migrations/', import.meta.url);
  await migrate(database, { schema: 'chatdock', directory });
  return database;
}
