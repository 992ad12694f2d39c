import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestPostgres, type OpenTestDatabase } from '../support/open-test-database.ts';

let opened: OpenTestDatabase;
beforeAll(async () => {
  opened = await openTestPostgres();
});
afterAll(() => opened.close());

test('the tables and columns that other versions of this server read and write', async () => {
  const { rows } = await opened.database.query<{ line: string }>(
    `select table_name || '.' || column_name || ' ' || data_type || case is_nullable when 'NO' then ' not null' else '' end as line
     from information_schema.columns where table_schema = 'chatdock' and table_name <> 'migrations'
     order by table_name, ordinal_position`,
  );
  expect(rows.map(({ line }) => line)).toEqual([
    'ended_sessions.session_id text not null',
    'ended_sessions.expires_at timestamp with time zone not null',
    'ended_sessions.ended_at timestamp with time zone not null',
    'settings.name text not null',
    'settings.value text not null',
    'thread_items.owner text not null',
    'thread_items.thread_id text not null',
    'thread_items.id text not null',
    'thread_items.sequence bigint not null',
    'thread_items.type text not null',
    'thread_items.body json not null',
    'threads.owner text not null',
    'threads.id text not null',
    'threads.sequence bigint not null',
    'threads.title text',
    'threads.status json not null',
    'threads.allowed_image_domains json',
    'threads.metadata json not null',
    'threads.created_at timestamp with time zone not null',
    'threads.turn_id text',
    'threads.turn_expires_at timestamp with time zone',
  ]);
});
