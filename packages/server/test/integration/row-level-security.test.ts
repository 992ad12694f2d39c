import { withOwner, type Database, type Queryable } from '@chatdock/mcp-tasks/database';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ThreadStore } from '../../src/chat/ports.ts';
import { ownerKey } from '../../src/owner.ts';
import { postgresThreads } from '../../src/store/postgres-threads.ts';
import { openTestPGlite, openTestPostgres, type OpenTestDatabase } from '../support/open-test-database.ts';
import { buildAnswer, buildMessage, buildThread } from '../support/thread-builders.ts';

const ada = { issuer: '', subject: 'ada' };
const bob = { issuer: '', subject: 'bob' };

describe.each([
  ['Postgres', openTestPostgres],
  ['PGlite', openTestPGlite],
])('X6: the second wall, on %s', (_name, openTestDatabase) => {
  let opened: OpenTestDatabase;
  beforeAll(async () => {
    opened = await openTestDatabase();
  });
  afterAll(() => opened.close());

  test('with every "where owner" taken out of the queries, other owners’ rows stay out of reach', async () => {
    const mine = postgresThreads(opened.database)(ada);
    const thread = buildThread({ title: 'private' });
    const message = buildMessage(thread.id);
    await mine.createThread(thread, message, 'turn_1');
    let forgotten = 0;
    const forgetful = withoutOwnerConditions(opened.database, () => (forgotten += 1));

    // The wall is what is tested, so the double has to work: the owner still finds what is theirs.
    expect(await postgresThreads(forgetful)(ada).loadThread(thread.id)).toEqual(thread);
    await expectNothing(postgresThreads(forgetful)(bob), thread.id, message.id);
    expect(forgotten).toBeGreaterThan(10);

    expect(await mine.loadThread(thread.id)).toEqual(thread);
    const items = await mine.listItems(thread.id, { limit: 10, order: 'asc' });
    expect(items?.data).toEqual([message]);
    expect(await mine.turnWriter(thread.id, 'turn_1').renew()).toBe(true);
  });

  test('a row for another owner is refused, also as a child of their thread', async () => {
    const thread = buildThread();
    await postgresThreads(opened.database)(ada).createThread(thread, buildMessage(thread.id), 'turn_1');
    const insertItem = (owner: string) =>
      withOwner(opened.database, ownerKey(bob), (tx) =>
        tx.query(
          `insert into chatdock.thread_items (owner, thread_id, id, type, body) values ($1, $2, 'msg_x', 'x', '{}')`,
          [owner, thread.id],
        ),
      );
    await expect(insertItem(ownerKey(ada))).rejects.toMatchObject({ sqlState: '42501' });
    await expect(insertItem(ownerKey(bob))).rejects.toMatchObject({ sqlState: '23503' });
  });

  test('every table of conversations forces it, and no row can be without an owner', async () => {
    const { rows } = await opened.database.query<{ relname: string }>(
      `select relname from pg_class where relnamespace = 'chatdock'::regnamespace and relkind = 'r'
         and not (relrowsecurity and relforcerowsecurity) order by relname`,
    );
    expect(rows.map(({ relname }) => relname)).toEqual(['ended_sessions', 'migrations', 'settings']);
    for (const owner of ['', '  ']) {
      const insert = opened.database.query(
        `insert into chatdock.threads (owner, id, status, metadata, created_at) values ($1, 'thr_x', '{}', '{}', now())`,
        [owner],
      );
      await expect(insert).rejects.toMatchObject({ sqlState: '23514' });
    }
  });

  test('the role of requests cannot read sessions and settings, nor anything without an owner', async () => {
    for (const table of ['ended_sessions', 'settings', 'migrations']) {
      const read = withOwner(opened.database, 'x ada', (tx) => tx.query(`select * from chatdock.${table}`));
      await expect(read).rejects.toMatchObject({ sqlState: '42501' });
    }
    const unset = opened.database.transaction(async (tx) => {
      await tx.query('set local role chatdock_app');
      return tx.query('select * from chatdock.threads');
    });
    expect((await unset).rows).toEqual([]);
  });
});

async function expectNothing(theirs: ThreadStore, threadId: string, messageId: string): Promise<void> {
  const page = { limit: 10, order: 'desc' } as const;
  expect(await theirs.loadThread(threadId)).toBeNull();
  expect(await theirs.listThreads(page)).toEqual({ data: [], has_more: false });
  expect(await theirs.listItems(threadId, page)).toBeNull();
  expect(await theirs.renameThread(threadId, 'x')).toBeNull();
  expect(await theirs.deleteThread(threadId)).toBe(false);
  const start = { kind: 'retry', itemId: messageId } as const;
  expect(await theirs.openTurn(threadId, 'turn_1', start)).toEqual({ state: 'missing' });
  const writer = theirs.turnWriter(threadId, 'turn_1');
  expect(await writer.putItem(buildAnswer(threadId))).toBe(false);
  expect(await writer.removeItem(messageId)).toBe(false);
  expect(await writer.saveThread({ title: 'x' })).toBe(false);
  expect(await writer.renew()).toBe(false);
  await writer.release([buildAnswer(threadId)]);
}

/** The database as it would be if every query had forgotten to name its owner. */
function withoutOwnerConditions(database: Database, onForget: () => void): Database {
  const forget = (text: string) =>
    text.replaceAll(/\bowner = \$1\b/gu, () => {
      onForget();
      return '$1::text is not null';
    });
  const forgetIn = (tx: Queryable): Queryable => ({
    query: (statement, values) =>
      typeof statement === 'string'
        ? tx.query(forget(statement), values)
        : // Prepared under another name, or the connection would run what it knows by this one.
          tx.query(
            { ...statement, name: `forgetful.${statement.name}`, text: forget(statement.text) },
            values,
          ),
  });
  return { ...database, transaction: (run) => database.transaction((tx) => run(forgetIn(tx))) };
}
