import { openDatabase } from '@chatdock/mcp-tasks/database';
import { createTestDatabase } from '@chatdock/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Turn } from '../../src/index.ts';
import { chatClient, signIn, type ChatClient } from '../support/chat-client.ts';
import { readLive } from '../support/live-events.ts';
import { answerEvents, pausing } from '../support/responders.ts';
import { startServer, type TestServer } from '../support/test-server.ts';

const ada = { issuer: '', subject: 'ada' };

let created: Awaited<ReturnType<typeof createTestDatabase>>;
let servers: [TestServer, TestServer];
let client: ChatClient;
let seen: Turn[] = [];
beforeAll(async () => {
  created = await createTestDatabase();
  const start = async () =>
    startServer({
      database: created.url,
      respond: async function* (turn) {
        seen.push(turn);
        yield* answerEvents(turn, ['answered']);
      },
    });
  servers = [await start(), await start()];
  client = await signIn(servers[0].api, 'ada');
});
afterAll(async () => {
  for (const server of servers) await server.close();
  await created.drop();
});

const watch = async (threadId: string, from = client) =>
  readLive(await from.post({ type: 'chatdock.threads.watch', params: { thread_id: threadId } }));

describe('from the application’s own code', () => {
  test('an item is posted into a thread, and seen by clients of every process that have it open', async () => {
    const { threadId } = await client.create('Hi');
    const watching = [
      await watch(threadId),
      await watch(threadId, chatClient(servers[1].api, client.secret)),
    ];
    const chats = await servers[0].chat.user(ada);
    const content = [{ type: 'output_text' as const, text: 'Your order has left.', annotations: [] }];
    const item = await chats.post(threadId, { type: 'assistant_message', content });
    expect(item).toMatchObject({ id: expect.stringMatching(/^msg_/u), thread_id: threadId, content });
    for (const live of watching) {
      const { event } = await live.until(({ type }) => type === 'thread.item.done');
      expect(event).toEqual({ type: 'thread.item.done', item });
    }
    expect((await client.items(threadId)).at(-1)).toEqual(item);
    await client.ask('threads.delete', { thread_id: threadId });
    for (const live of watching) await live.ended;
  });

  test('an item is posted while an answer is being given, and a hidden one is seen by nobody', async () => {
    const paused = pausing();
    const { threadId } = await client.create('Hi');
    const chats = await servers[0].chat.user(ada);
    const turn = await chats.startTurn(threadId, { respond: paused.respond });
    await chats.post(threadId, { type: 'hidden_context_item', content: { mood: null } });
    const posted = await chats.post(threadId, { type: 'end_of_turn' });
    paused.goOn();
    await turn.settled;
    expect((await client.items(threadId)).map(({ type }) => type)).toEqual([
      'user_message',
      'assistant_message',
      posted.type,
      'assistant_message',
    ]);
  });

  test('a turn is started, with context for the model, and followed as it goes', async () => {
    const { threadId } = await client.create('Hi');
    const live = await watch(threadId, chatClient(servers[1].api, client.secret));
    const chats = await servers[0].chat.user(ada);
    seen = [];
    const paused = pausing();
    const respond = (started: Turn) => {
      seen.push(started);
      return paused.respond(started);
    };
    const turn = await chats.startTurn(threadId, { context: 'It is Ada’s birthday.', respond });
    const { event } = await live.until(({ type }) => type === 'thread.item.updated');
    expect(event).toMatchObject({ update: { delta: 'The beginning' } });
    paused.goOn();
    await turn.settled;
    expect(seen[0]).toMatchObject({ id: turn.id, cause: 'application', message: null });
    expect((await seen[0]!.history(1))[0]).toMatchObject({ type: 'assistant_message' });
    expect((await seen[0]!.history(2))[0]).toMatchObject({ content: 'It is Ada’s birthday.' });
    await client.ask('threads.delete', { thread_id: threadId });
    await live.ended;
    expect(JSON.stringify(live.events)).not.toContain('birthday');
  });

  test('what is wrong is refused, and changes nothing', async () => {
    const { threadId } = await client.create('Hi');
    const chats = await servers[0].chat.user(ada);
    const others = await servers[0].chat.user({ issuer: '', subject: 'bob' });
    await expect(chats.post('thr_missing', { type: 'end_of_turn' })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(others.post(threadId, { type: 'end_of_turn' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(others.startTurn(threadId)).rejects.toMatchObject({ code: 'not_found' });
    await expect(chats.post(threadId, JSON.parse('{"type":"assistant_message"}'))).rejects.toThrow('content');
    await expect(chats.threads({ limit: 101 })).rejects.toThrow(RangeError);
    const paused = pausing();
    const turn = await chats.startTurn(threadId, { respond: paused.respond });
    await expect(chats.startTurn(threadId)).rejects.toMatchObject({ code: 'turn_in_progress' });
    paused.goOn();
    await turn.settled;
    expect(await client.items(threadId)).toHaveLength(3);
  });
});

test('threads are listed and found', async () => {
  const owner = { issuer: '', subject: 'lister' };
  const lister = await signIn(servers[0].api, 'lister');
  const first = await lister.create('Where are the tulips?');
  const second = await lister.create('Good night');
  const chats = await servers[0].chat.user(owner);
  expect((await chats.threads()).data.map(({ id }) => id)).toEqual([second.threadId, first.threadId]);
  expect((await chats.search({ query: 'TULIPS' })).data.map(({ id }) => id)).toEqual([first.threadId]);
  const found = await lister.ask<{ data: { id: string; metadata: object }[] }>('chatdock.threads.search', {
    query: 'tulips',
  });
  expect(found.data).toMatchObject([{ id: first.threadId, metadata: {}, items: { data: [] } }]);
});

test('everything of a user is exported, hidden items and all; then deleted, and a running answer ends', async () => {
  const owner = { issuer: '', subject: 'leaver' };
  const leaver = await signIn(servers[0].api, 'leaver');
  const { threadId } = await leaver.create('Remember me');
  const chats = await servers[0].chat.user(owner);
  await chats.post(threadId, { type: 'hidden_context_item', content: 'a note' });
  const { threadId: second } = await leaver.create('Second');
  const records = [];
  for await (const record of chats.export()) records.push(record);
  expect(records.map(({ kind }) => kind)).toEqual([
    'thread',
    'item',
    'item',
    'item',
    'thread',
    'item',
    'item',
  ]);
  expect(JSON.stringify(records)).toContain('a note');
  const paused = pausing();
  const turn = await (await servers[1].chat.user(owner)).startTurn(second, { respond: paused.respond });
  await chats.deleteEverything();
  await turn.settled;
  await paused.stopped;
  expect((await chats.threads()).data).toEqual([]);
  expect((await leaver.post({ type: 'threads.get_by_id', params: { thread_id: threadId } })).status).toBe(
    404,
  );
  const database = await openDatabase({ url: created.url });
  const { rows } = await database.query(
    `select 1 from chatdock.threads where owner like '%leaver%' union all
     select 1 from chatdock.thread_items where owner like '%leaver%' union all
     select 1 from chatdock.turn_events where owner like '%leaver%'`,
  );
  expect(rows).toEqual([]);
  await database.close();
});

test('with the tasks assistant, tasks belong to what is exported and deleted', async () => {
  const server = await startServer({ database: created.url, respond: undefined });
  const user = await signIn(server.api, 'tasker');
  await user.create('Add a task to buy groceries');
  const chats = await server.chat.user({ issuer: '', subject: 'tasker' });
  const kinds: string[] = [];
  for await (const record of chats.export()) kinds.push(record.kind);
  expect(kinds.at(-1)).toBe('task');
  await chats.deleteEverything();
  for await (const record of chats.export()) throw new Error(`Still there: ${record.kind}`);
  await server.close();
});
