import { withOwner, type Database, type Queryable } from '@chatdock/mcp-tasks/database';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ThreadStore } from '../../src/chat/store-ports.ts';
import { ownerKey } from '../../src/owner.ts';
import { newFileKey } from '../../src/attachments/attachment-parts.ts';
import { newId } from '../../src/store/new-id.ts';
import { postgresAttachments } from '../../src/store/postgres-attachments.ts';
import { postgresFileRemovals } from '../../src/store/postgres-file-removals.ts';
import { postgresPausedRuns } from '../../src/store/postgres-paused-runs.ts';
import { postgresPresence } from '../../src/store/postgres-presence.ts';
import { postgresRequests } from '../../src/store/postgres-requests.ts';
import { postgresThreads } from '../../src/store/postgres-threads.ts';
import { logLines } from '../support/log-lines.ts';
import { openTestPGlite, openTestPostgres, type OpenTestDatabase } from '../support/open-test-database.ts';
import { approvalOf, buildPausedRun } from '../support/paused-runs.ts';
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
  const present = () => postgresPresence(opened.database, { logger: logLines(), isBusy: () => false });
  afterAll(() => opened.close());

  test('with every "where owner" taken out of the queries, other owners’ rows stay out of reach', async () => {
    const presence = await present();
    const mine = postgresThreads(opened.database, presence).of(ada);
    const thread = buildThread({ title: 'private' });
    const message = buildMessage(thread.id);
    await mine.createThread(thread, 'turn_1', (draft) => draft.put(message));
    let forgotten = 0;
    const forgetful = withoutOwnerConditions(opened.database, () => (forgotten += 1));

    // The wall is what is tested, so the double has to work: the owner still finds what is theirs.
    expect(await postgresThreads(forgetful, presence).of(ada).loadThread(thread.id)).toEqual(thread);
    await expectNothing(postgresThreads(forgetful, presence).of(bob), thread.id, message.id);
    expect(forgotten).toBeGreaterThan(10);

    expect(await mine.loadThread(thread.id)).toEqual(thread);
    const items = await mine.listItems(thread.id, { limit: 10, order: 'asc' });
    expect(items?.page.data).toEqual([message]);
    expect(await mine.turnOf(thread.id)).toEqual({ id: 'turn_1', state: 'running' });
  });

  test('the same of functions: without their own conditions they reach nothing of other owners', async () => {
    const presence = await present();
    const threads = postgresThreads(opened.database, presence);
    const thread = buildThread({ title: 'private' });
    const message = buildMessage(thread.id);
    await threads.of(ada).createThreadWith(thread, 'turn_1', message);
    const log = { turnId: 'turn_1', threadId: thread.id, events: ['1'], last: 1 };
    const { definitions, forgotten } = await forgetOwnersInFunctions(opened.database);
    try {
      expect(forgotten).toEqual([
        'append_turn_events',
        'drop_paused_run',
        'finish_turn',
        'list_items',
        'list_threads',
        'load_thread',
        'may_open_turn',
        'open_turn',
        'open_turn',
        'put_claimed_item',
      ]);
      // They have to work: the owner still finds what is theirs, and an unfinished turn still takes what is said.
      expect(await threads.of(ada).loadThread(thread.id)).toEqual(thread);
      await threads.appendLogs([
        { ...log, owner: ada },
        { ...log, owner: bob, events: ['stolen'], last: 2 },
      ]);
      await expectNothing(threads.of(bob), thread.id, message.id);
    } finally {
      for (const definition of definitions) await opened.database.query(definition);
    }
    const mine = threads.of(ada);
    const items = await mine.listItems(thread.id, { limit: 10, order: 'asc' });
    expect(items).toEqual({
      page: { data: [message], has_more: false },
      turn: { id: 'turn_1', state: 'running' },
    });
    const events = await mine.readLog(thread.id, 'turn_1', { after: 0, limit: 10 });
    expect(events).toEqual({ events: ['1'], last: 1, state: 'running' });
    const all = await mine.listThreads({ limit: 100, order: 'asc' });
    expect(all?.data).toContainEqual(thread);
  });

  test('functions run as the role that it binds, for no one else, and give a transaction its owner back', async () => {
    const { rows } = await opened.database.query<{ name: string }>(
      `select proname as name from pg_proc
       where pronamespace = 'chatdock'::regnamespace and prorettype <> 'trigger'::regtype and not (
         prosecdef and proowner = 'chatdock_app'::regrole
         and proconfig = array['search_path=pg_catalog, pg_temp'] and proacl::text = '{chatdock_app=X/chatdock_app}'
       )`,
    );
    expect(rows).toEqual([]);
    const thread = buildThread();
    await postgresThreads(opened.database, await present())
      .of(ada)
      .createThreadWith(thread, 'turn_1', buildMessage(thread.id));
    const setting = await withOwner(opened.database, ownerKey(bob), async (tx) => {
      const { rows: found } = await tx.query('select id from chatdock.load_thread($1, $2)', [
        ownerKey(ada),
        thread.id,
      ]);
      expect(found).toHaveLength(1);
      return (await tx.query(`select current_setting('chatdock.owner') as owner`)).rows;
    });
    expect(setting).toEqual([{ owner: ownerKey(bob) }]);
  });

  test('the same of paused runs: not read, answered, dropped or replaced', async () => {
    const presence = await present();
    const thread = buildThread();
    await postgresThreads(opened.database, presence)
      .of(ada)
      .createThreadWith(thread, 'turn_1', buildMessage(thread.id));
    const turn = { threadId: thread.id, turnId: 'turn_1' };
    const run = buildPausedRun();
    const mine = postgresPausedRuns(opened.database)(ada);
    expect(await mine.keep(turn, run)).toBe(true);
    let forgotten = 0;
    const forgetful = postgresPausedRuns(withoutOwnerConditions(opened.database, () => (forgotten += 1)));
    expect(await forgetful(ada).list()).toEqual([{ ...run, threadId: thread.id }]);
    const theirs = forgetful(bob);
    expect(await theirs.list()).toEqual([]);
    expect(await theirs.answer(turn, approvalOf(run))).toEqual({ state: 'missing' });
    expect(await theirs.keep(turn, { ...run, id: 'apr_theirs' })).toBe(false);
    const { definitions } = await forgetOwnersInFunctions(opened.database);
    try {
      expect(await postgresPausedRuns(opened.database)(bob).drop(turn)).toBeNull();
    } finally {
      for (const definition of definitions) await opened.database.query(definition);
    }
    expect(forgotten).toBeGreaterThan(3);
    expect(await mine.list()).toEqual([{ ...run, threadId: thread.id }]);
    const insert = (owner: string) =>
      withOwner(opened.database, ownerKey(bob), (tx) =>
        tx.query(
          `insert into chatdock.paused_runs (owner, thread_id, id, calls, state, details, expires_at)
           values ($1, $2, 'apr_x', '[]', '', '{}', now())`,
          [owner, thread.id],
        ),
      );
    await expect(insert(ownerKey(ada))).rejects.toMatchObject({ sqlState: '42501' });
    await expect(insert(ownerKey(bob))).rejects.toMatchObject({ sqlState: '23503' });
  });

  test('the same of requests that may come again: a key is one owner’s, and nothing of it is anybody else’s', async () => {
    const presence = await present();
    const key = { key: 'one', fingerprint: 'of ada' };
    await postgresRequests(opened.database, presence)(ada, key).claim();
    let forgotten = 0;
    const forgetful = postgresRequests(
      withoutOwnerConditions(opened.database, () => (forgotten += 1)),
      presence,
    );
    const theirs = forgetful(bob, { ...key, fingerprint: 'of bob' });
    await theirs.claim();
    await theirs.keep({ of: 'bob' });
    const earlier = { fingerprint: 'of ada', answer: null, turn: null, isRunning: true };
    await expect(forgetful(ada, key).claim()).rejects.toMatchObject({ earlier });
    await theirs.giveUp();
    await expect(forgetful(ada, key).claim()).rejects.toMatchObject({ earlier });
    expect(forgotten).toBeGreaterThan(3);
  });

  test('the same of attachments: not read, changed, sent in a thread or deleted', async () => {
    const removals = postgresFileRemovals(opened.database);
    const fileKey = newFileKey();
    await removals.expect(fileKey, 60);
    const file = {
      id: newId('attachment'),
      name: 'a.pdf',
      mimeType: 'application/pdf',
      size: 1,
      uploadKey: null,
    };
    const mine = postgresAttachments(opened.database)(ada);
    await mine.add({ ...file, kind: 'file', fileKey });
    let forgotten = 0;
    const forgetful = withoutOwnerConditions(opened.database, () => (forgotten += 1));
    expect(await postgresAttachments(forgetful)(ada).load(file.id)).toMatchObject({ fileKey });

    const theirs = postgresAttachments(forgetful)(bob);
    expect(await theirs.load(file.id)).toBeNull();
    expect(await theirs.loadAll([file.id])).toEqual([]);
    expect(await theirs.takeFile(file.id, { fileKey, size: 2 })).toBe('missing');
    expect(await theirs.saveMetadata(file.id, { x: 1 })).toBe(false);
    expect(await theirs.delete(file.id)).toBe(false);
    const threads = postgresThreads(forgetful, await present()).of(bob);
    const thread = buildThread();
    const attached = threads.createThread(thread, 'turn_1', (draft) => draft.attach([file.id]));
    expect(await attached).toBeNull();
    expect(forgotten).toBeGreaterThan(6);
    expect(await mine.load(file.id)).toEqual({
      ...file,
      kind: 'file',
      fileKey,
      threadId: null,
      metadata: {},
    });
    const otherKey = newFileKey();
    await removals.expect(otherKey, 60);
    const insert = (owner: string, threadId: string | null) =>
      withOwner(opened.database, ownerKey(bob), (tx) =>
        tx.query(
          `insert into chatdock.attachments (owner, id, thread_id, name, mime_type, kind, size, file_key)
           values ($1, 'atc_x', $2, 'n', 't', 'file', 1, $3)`,
          [owner, threadId, otherKey],
        ),
      );
    const adasThread = buildThread();
    const adas = postgresThreads(opened.database, await present()).of(ada);
    await adas.createThread(adasThread, 'turn_1', async () => {});
    await expect(insert(ownerKey(ada), null)).rejects.toMatchObject({ sqlState: '42501' });
    await expect(insert(' ', null)).rejects.toMatchObject({ sqlState: '42501' });
    await expect(insert(ownerKey(bob), adasThread.id)).rejects.toMatchObject({ sqlState: '23503' });
  });

  test('a row for another owner is refused, also as a child of their thread', async () => {
    const thread = buildThread();
    const mine = postgresThreads(opened.database, await present()).of(ada);
    await mine.createThread(thread, 'turn_1', (draft) => draft.put(buildMessage(thread.id)));
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
    expect(rows.map(({ relname }) => relname)).toEqual([
      'ended_sessions',
      'file_removals',
      'hosted_sessions',
      'migrations',
      'processes',
      'settings',
      'signals',
      'usage',
    ]);
    for (const owner of ['', '  ']) {
      const insert = opened.database.query(
        `insert into chatdock.threads (owner, id, status, metadata, created_at) values ($1, 'thr_x', '{}', '{}', now())`,
        [owner],
      );
      await expect(insert).rejects.toMatchObject({ sqlState: '23514' });
    }
  });

  test('the role of requests cannot read sessions and settings, nor anything without an owner', async () => {
    const tables = ['ended_sessions', 'file_removals', 'hosted_sessions', 'usage', 'settings'];
    for (const table of [...tables, 'migrations', 'signals']) {
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
  expect(await theirs.listThreads({ ...page, order: 'asc' })).toEqual({ data: [], has_more: false });
  expect(await theirs.listThreads({ ...page, after: threadId })).toBeNull();
  expect(await theirs.listItems(threadId, page)).toBeNull();
  expect(await theirs.listItems(threadId, { ...page, order: 'asc', after: messageId })).toBeNull();
  expect(await theirs.renameThread(threadId, 'x')).toBeNull();
  expect(await theirs.deleteThread(threadId)).toBe(false);
  expect(await theirs.openTurn(threadId, 'turn_1', async () => {})).toEqual({ state: 'missing' });
  expect(await theirs.openTurnWith(threadId, 'turn_1', buildMessage(threadId))).toEqual({ state: 'missing' });
  expect(await theirs.turnOf(threadId)).toBeUndefined();
  expect(await theirs.readLog(threadId, 'turn_1', { after: 0, limit: 10 })).toBeNull();
  expect((await theirs.searchThreads({ query: 'private', limit: 10 }))?.data).toEqual([]);
  expect(await theirs.loadItems(threadId, [messageId])).toEqual([]);
  expect(await theirs.saveItem(threadId, buildAnswer(threadId))).toBe(false);
  expect(await theirs.deleteEverything()).toEqual([]);
  const writer = theirs.turnWriter(threadId, 'turn_1');
  expect(await writer.putItem(buildAnswer(threadId))).toBe(false);
  expect(await writer.removeItem(messageId)).toBe(false);
  expect(await writer.saveThread({ title: 'x' })).toBe(false);
  await writer.release({ items: [buildAnswer(threadId)] });
  await theirs.settleTurn(threadId, 'turn_1', [buildAnswer(threadId)]);
}

/** Takes the owner out of the conditions of functions; answers which had one, and what puts it back. */
async function forgetOwnersInFunctions(database: Database) {
  const { rows } = await database.query<{ name: string; definition: string }>(
    `select proname as name, pg_get_functiondef(oid) as definition from pg_proc
     where pronamespace = 'chatdock'::regnamespace and prokind = 'f' order by proname`,
  );
  const forgetful = rows.flatMap(({ name, definition }) => {
    const text = definition.replaceAll(/\b(?:\w+\.)?owner = (?:for_owner|owners\[n\])/gu, 'true');
    return text === definition ? [] : [{ name, definition, text }];
  });
  for (const { text } of forgetful) await database.query(text);
  return {
    definitions: rows.map(({ definition }) => definition),
    forgotten: forgetful.map(({ name }) => name),
  };
}

/** The database as it would be if every query had forgotten to name its owner. */
function withoutOwnerConditions(database: Database, onForget: () => void): Database {
  const forget = (text: string) =>
    text.replaceAll(/\b(?:\w+\.)?owner = \$1\b/gu, () => {
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
  return {
    ...database,
    ...forgetIn(database),
    transaction: (run) => database.transaction((tx) => run(forgetIn(tx))),
  };
}
