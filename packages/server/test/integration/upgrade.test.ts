import { migrate, openDatabase, type Database } from '@chatdock/mcp-tasks/database';
import { createTestDatabase } from '@chatdock/testing';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn } from '../support/chat-client.ts';
import { startServer } from '../support/test-server.ts';
import { buildAnswer, buildMessage } from '../support/thread-builders.ts';

// A database as the first version left it, with turns that were open and texts that no text column can hold.

const migrations = new URL('../../src/store/migrations/', import.meta.url);
const owner = ' ada';

let created: Awaited<ReturnType<typeof createTestDatabase>>;
let database: Database;
beforeAll(async () => {
  created = await createTestDatabase();
  database = await openDatabase({ url: created.url });
  const folder = await mkdtemp(join(tmpdir(), 'chatdock-upgrade-'));
  for (const file of ['0001.do.threads.sql', '0002.do.sessions.sql'])
    await cp(new URL(file, migrations), join(folder, file));
  await migrate(database, { schema: 'chatdock', directory: pathToFileURL(`${folder}/`) });
  await rm(folder, { recursive: true });
});
afterAll(async () => {
  await database.close();
  await created.drop();
});

test('conversations of the first version are there, are found by search, and go on', async () => {
  const texts = ['Where is the ÄRGER?', 'NUL \0 here', 'half \ud83d here', 'back\\ud slash', 'plain'];
  const items = texts.map((text) => buildAnswer('thr_old', text));
  const message = buildMessage('thr_old', 'Asked once');
  await database.query(
    `insert into chatdock.threads (owner, id, title, status, metadata, created_at, turn_id, turn_expires_at)
     values ($1, 'thr_old', 'An Old One', '{"type":"active"}', '{}', now(), 'turn_open', now() + interval '1 hour')`,
    [owner],
  );
  for (const item of [message, ...items]) {
    await database.query(
      'insert into chatdock.thread_items (owner, thread_id, id, type, body) values ($1, $2, $3, $4, $5)',
      [owner, 'thr_old', item.id, item.type, JSON.stringify(item)],
    );
  }
  const server = await startServer({ database });
  const ada = await signIn(server.api, 'ada');
  expect(await ada.items('thr_old')).toEqual([message, ...items]);
  const found = async (query: string) =>
    (await ada.ask<{ data: { id: string }[] }>('chatdock.threads.search', { query })).data.map(
      ({ id }) => id,
    );
  for (const query of ['old one', 'asked ONCE', 'plain']) expect(await found(query)).toEqual(['thr_old']);
  await ada.add('thr_old', 'And now?');
  expect(await ada.items('thr_old')).toHaveLength(8);
  await server.close();
});
