import { quickest } from '@chatdock/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Responder } from '../../src/index.ts';
import { chatClient, signIn, userInput, type ChatClient } from '../support/chat-client.ts';
import { readLive } from '../support/live-events.ts';
import { openTestPostgres, type OpenTestDatabase } from '../support/open-test-database.ts';
import { answerItem, echo, textDelta, textPart } from '../support/responders.ts';
import { startServer, type TestServer } from '../support/test-server.ts';

// Two processes on one Postgres: what runs in one is followed, joined and stopped from either.

let opened: OpenTestDatabase;
let servers: [TestServer, TestServer];
let here: ChatClient;
let there: ChatClient;
let next: Responder['respond'] = echo;
beforeAll(async () => {
  opened = await openTestPostgres();
  const start = () => startServer({ database: opened.database, respond: (turn) => next(turn) });
  servers = [await start(), await start()];
  here = await signIn(servers[0].api, 'ada');
  there = chatClient(servers[1].api, here.secret);
});
afterAll(async () => {
  for (const server of servers) await server.close();
  await opened.close();
});
beforeEach(() => {
  next = echo;
});

/** Counts aloud, a word each time `step` is called, until `finish`. */
function counting() {
  const orders: boolean[] = [];
  let news = Promise.withResolvers<void>();
  const stopped = Promise.withResolvers<void>();
  const order = (isLast: boolean): void => {
    orders.push(isLast);
    news.resolve();
  };
  const isLast = async (): Promise<boolean> => {
    while (orders.length === 0) {
      await news.promise;
      news = Promise.withResolvers();
    }
    return orders.shift()!;
  };
  const respond: Responder['respond'] = async function* (turn) {
    turn.signal.addEventListener('abort', () => stopped.resolve());
    const item = answerItem(turn, '');
    yield { type: 'thread.item.added', item: { ...item, content: [] } };
    let text = '';
    for (let count = 1; !(await isLast()); count += 1) {
      text += `${count} `;
      yield textDelta(item.id, `${count} `);
    }
    yield { type: 'thread.item.done', item: { ...item, content: [textPart(text)] } };
  };
  return { respond, step: () => order(false), finish: () => order(true), stopped: stopped.promise };
}

const comesBack = { metadata: { chatdock_rejoin: true } };
const create = { type: 'threads.create', params: { input: userInput('Count') }, ...comesBack };

/** Starts a turn as a client that comes back, and waits for its answer to begin. */
async function startTurn() {
  const counter = counting();
  next = counter.respond;
  const leave = new AbortController();
  const response = await here.post(create, { signal: leave.signal });
  expect(response.status).toBe(200);
  const live = readLive(response);
  await live.until(({ type }) => type === 'thread.item.added');
  const [first] = live.events;
  const threadId = first?.event.type === 'thread.created' ? first.event.thread.id : '';
  return { counter, live, threadId, leave: () => leave.abort() };
}

const join = (client: ChatClient, threadId: string, after?: string) =>
  client.post({ type: 'chatdock.turns.join', params: { thread_id: threadId, ...(after && { after }) } });

const isDelta = (delta: string) => (event: object) => JSON.stringify(event).includes(`"delta":"${delta} "`);

describe.each([
  ['the process that answers', () => here],
  ['another process', () => there],
])('a client that comes back to %s', (_name, client) => {
  test('goes on from the event it saw last: nothing is missing, nothing comes twice', async () => {
    const { counter, live, threadId, leave } = await startTurn();
    counter.step();
    await live.until(isDelta('1'));
    leave();
    counter.step();
    counter.step();
    const joined = readLive(await join(client(), threadId, live.lastId()));
    await joined.until(isDelta('3'));
    counter.step();
    await joined.until(isDelta('4'));
    counter.finish();
    await joined.ended;
    expect(live.text() + joined.text()).toBe('1 2 3 4 ');
    expect(joined.events.at(-1)?.event.type).toBe('thread.item.done');
    const ids = [...live.events, ...joined.events].map(({ id }) => Number(id?.split('/')[1]));
    expect(ids).toEqual(ids.map((_, index) => index + 1));
    expect((await client().items(threadId)).map(({ type }) => type)).toEqual([
      'user_message',
      'assistant_message',
    ]);
  });

  test('after a reload sees the running turn from its beginning, and after its end nothing', async () => {
    const { counter, threadId, leave } = await startTurn();
    leave();
    counter.step();
    const joined = readLive(await join(client(), threadId));
    await joined.until(isDelta('1'));
    expect(joined.events[0]?.event.type).toBe('thread.created');
    counter.finish();
    await joined.ended;
    expect(joined.events.at(-1)?.event.type).toBe('thread.item.done');
    const after = readLive(await join(client(), threadId));
    await after.ended;
    expect(after.events).toEqual([]);
  });

  test('comes too late for the turn, but in time for its last words', async () => {
    const { counter, live, threadId, leave } = await startTurn();
    leave();
    counter.step();
    counter.finish();
    await expect.poll(async () => (await client().items(threadId)).length).toBe(2);
    const joined = readLive(await join(client(), threadId, live.lastId()));
    await joined.ended;
    expect(joined.text()).toBe('1 ');
    next = echo;
    await client().add(threadId, 'And then?');
    const gone = await join(client(), threadId, live.lastId());
    expect(gone.status).toBe(404);
  });

  test('stops the turn when told to; the model is stopped within a second, what was said is kept', async () => {
    let turn = await startTurn();
    const took = await quickest(1_000, async () => {
      turn = await startTurn();
      turn.counter.step();
      await turn.live.until(isDelta('1'));
      const asked = performance.now();
      const stop = { thread_id: turn.threadId };
      expect(await client().ask('chatdock.turns.stop', stop)).toEqual({ stopped: true });
      await turn.counter.stopped;
      return performance.now() - asked;
    });
    expect(took).toBeLessThan(1_000);
    const { live, threadId } = turn;
    await live.ended;
    expect(live.events.at(-1)?.event).toMatchObject({
      type: 'thread.item.done',
      item: { content: [{ text: '1 ' }] },
    });
    expect(await client().ask('chatdock.turns.stop', { thread_id: threadId })).toEqual({ stopped: false });
    const { rows } = await opened.database.query<{ type: string }>(
      'select type from chatdock.thread_items where thread_id = $1 order by sequence',
      [threadId],
    );
    expect(rows.map(({ type }) => type)).toEqual(['user_message', 'assistant_message', 'sdk_hidden_context']);
  });
});

test('a process that closes breaks off what it tells of the turns of others, and the client goes on elsewhere', async () => {
  const { counter, threadId } = await startTurn();
  const closing = await startServer({ database: opened.database, respond: echo });
  const told = readLive(await join(chatClient(closing.api, here.secret), threadId));
  counter.step();
  await told.until(isDelta('1'));
  await Promise.all([expect(told.ended).rejects.toThrow('terminated'), closing.chat.close({ graceMs: 0 })]);
  await closing.close();
  const joined = readLive(await join(there, threadId, told.lastId()));
  counter.step();
  counter.finish();
  await joined.ended;
  expect(told.text() + joined.text()).toBe('1 2 ');
});

describe('what is refused', () => {
  test('X2: another user’s thread and its turn are as good as missing', async () => {
    const { counter, live, threadId } = await startTurn();
    const bob = await signIn(servers[1].api, 'bob');
    for (const type of ['chatdock.turns.join', 'chatdock.turns.stop', 'chatdock.threads.watch']) {
      const params = { thread_id: threadId };
      const [foreign, missing] = [
        await bob.post({ type, params }),
        await bob.post({ type, params: { thread_id: 'thr_missing' } }),
      ];
      expect(foreign.status).toBe(404);
      expect(await foreign.text()).toBe(await missing.text());
    }
    expect((await join(bob, threadId, live.lastId())).status).toBe(404);
    counter.finish();
    await live.ended;
    expect(live.events.at(-1)?.event.type).toBe('thread.item.done');
  });

  test.each(['turn_x', 'turn_x/', 'turn_x/one', '/1', 'turn_x/-1', 'turn_x/1e3', `turn_x/${'9'.repeat(30)}`])(
    'an id that is none, %s: 400 or 404',
    async (after) => {
      const { threadId } = await here.create('Hi');
      expect([400, 404]).toContain((await join(here, threadId, after)).status);
    },
  );

  test('a thread that is deleted ends its turn in the other process', async () => {
    const { counter, live, threadId } = await startTurn();
    await there.ask('threads.delete', { thread_id: threadId });
    await counter.stopped;
    await live.ended;
    expect(live.events.at(-1)?.event).toMatchObject({ type: 'error', code: 'custom' });
  });
});

describe('watching a thread', () => {
  test.each([
    ['the same process', () => here],
    ['another process', () => there],
  ])('from %s: turns of others as they go, renames, the end with the thread', async (_name, client) => {
    const { threadId } = await here.create('Hi');
    const leave = new AbortController();
    const watching = await client().post(
      { type: 'chatdock.threads.watch', params: { thread_id: threadId } },
      { signal: leave.signal },
    );
    const watched = readLive(watching);
    const counter = counting();
    next = counter.respond;
    const add = {
      type: 'threads.add_user_message',
      params: { thread_id: threadId, input: userInput('Again') },
    };
    const live = readLive(await here.post(add));
    await watched.until(({ type }) => type === 'thread.item.added');
    counter.step();
    await watched.until(isDelta('1')); // while it is being said
    counter.finish();
    await live.ended;
    await watched.until(
      (event) => event.type === 'thread.item.done' && event.item.type === 'assistant_message',
    );
    await here.ask('threads.update', { thread_id: threadId, title: 'Renamed' });
    const renamed = await watched.until(({ type }) => type === 'thread.updated');
    expect(renamed.event).toMatchObject({ thread: { title: 'Renamed' } });
    await here.ask('threads.delete', { thread_id: threadId });
    await watched.ended;
    expect(JSON.stringify(watched.events)).not.toContain('hidden');
  });
});
