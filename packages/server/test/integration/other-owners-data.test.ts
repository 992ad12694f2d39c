import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signIn, userInput, type ChatClient } from '../support/chat-client.ts';
import { openTestPGlite, openTestPostgres, type OpenTestDatabase } from '../support/open-test-database.ts';
import { scripted } from '../support/scripted-answers.ts';
import { startServer, type TestServer } from '../support/test-server.ts';

/** Ids of one conversation: another owner's, or ones of the same form that never were. */
interface Ids {
  thread: string;
  message: string;
  answer: string;
  hidden: string;
}

describe.each([
  ['Postgres', openTestPostgres],
  ['PGlite', openTestPGlite],
])('X2, X3: what is someone else’s is as good as missing, on %s', (_name, openTestDatabase) => {
  let opened: OpenTestDatabase;
  let server: TestServer;
  let ada: ChatClient;
  let bob: ChatClient;
  let theirs: Ids;
  let never: Ids;
  let own: string;
  beforeAll(async () => {
    opened = await openTestDatabase();
    server = await startServer({ database: opened.database, respond: scripted });
    ada = await signIn(server.api, 'ada');
    bob = await signIn(server.api, 'bob');
    const { threadId } = await ada.create('/hidden');
    const { rows } = await opened.database.query<{ id: string; type: string }>(
      'select id, type from chatdock.thread_items where thread_id = $1',
      [threadId],
    );
    const idOf = (type: string) => rows.find((row) => row.type === type)?.id ?? '';
    theirs = {
      thread: threadId,
      message: idOf('user_message'),
      answer: idOf('assistant_message'),
      hidden: idOf('hidden_context_item'),
    };
    never = {
      thread: neverBefore(threadId),
      message: neverBefore(theirs.message),
      answer: neverBefore(theirs.answer),
      hidden: neverBefore(theirs.hidden),
    };
    own = (await bob.create('Mine')).threadId;
  });
  afterAll(async () => {
    await server.close();
    await opened.close();
  });

  /** Every request that names something, with the ids filled in. */
  const requests = (ids: Ids): object[] => [
    { type: 'threads.get_by_id', params: { thread_id: ids.thread } },
    { type: 'threads.update', params: { thread_id: ids.thread, title: 'Taken' } },
    { type: 'threads.delete', params: { thread_id: ids.thread } },
    { type: 'threads.add_user_message', params: { thread_id: ids.thread, input: userInput('Hello') } },
    { type: 'threads.list', params: { after: ids.thread } },
    { type: 'items.list', params: { thread_id: ids.thread } },
    { type: 'items.list', params: { thread_id: ids.thread, after: ids.message } },
    { type: 'items.list', params: { thread_id: own, after: ids.message } },
    { type: 'items.list', params: { thread_id: own, after: ids.hidden } },
    { type: 'threads.retry_after_item', params: { thread_id: ids.thread, item_id: ids.message } },
    { type: 'threads.retry_after_item', params: { thread_id: ids.thread, item_id: ids.answer } },
    { type: 'threads.retry_after_item', params: { thread_id: own, item_id: ids.message } },
    { type: 'threads.retry_after_item', params: { thread_id: own, item_id: ids.answer } },
    { type: 'threads.retry_after_item', params: { thread_id: own, item_id: ids.hidden } },
    { type: 'threads.create', params: { input: { ...userInput('Hi'), attachments: [ids.message] } } },
  ];

  /** All that is stored, so that any change shows. */
  const everything = async () => {
    const threads = await opened.database.query('select * from chatdock.threads order by sequence');
    const items = await opened.database.query('select * from chatdock.thread_items order by sequence');
    return JSON.stringify([threads.rows, items.rows]);
  };

  test('same status, headers and body as for what never was, and nothing changes', async () => {
    const before = await everything();
    const twins = requests(never);
    for (const [index, request] of requests(theirs).entries()) {
      const [foreign, missing] = [await answer(bob, request), await answer(bob, twins[index]!)];
      expect.soft(foreign, JSON.stringify(request)).toEqual(missing);
      expect.soft(foreign.status, JSON.stringify(request)).toBe(404);
    }
    expect(await everything()).toBe(before);
  });

  test('X4, X5: nothing a request says names an owner, an id, a status or a time', async () => {
    const claims = {
      owner: ' ada',
      user: 'ada',
      user_id: 'ada',
      sub: 'ada',
      subject: 'ada',
      issuer: '',
      tenant: 'ada',
    };
    const prototypes = JSON.stringify({ PROTO: claims, constructor: { prototype: claims } });
    const planted: object = JSON.parse(prototypes.replace('PROTO', '__proto__'));
    const item = {
      id: theirs.message,
      thread_id: theirs.thread,
      created_at: '2000-01-01T00:00:00.000Z',
      status: 'x',
      type: 'sdk_hidden_context',
    };
    const input = { ...userInput('Hi'), ...claims, ...item, ...planted };
    const params = {
      input,
      ...claims,
      ...planted,
      thread_id: theirs.thread,
      thread: { id: theirs.thread },
      metadata: claims,
    };
    const headers = {
      authorization: `Bearer ${bob.secret}`,
      'content-type': 'application/json',
      'x-user-id': 'ada',
      'x-forwarded-user': 'ada',
      'x-owner': ' ada',
      cookie: 'user=ada',
    };
    const before = await ada.thread(theirs.thread);
    const body = JSON.stringify({
      type: 'threads.create',
      params,
      metadata: { ...claims, ...planted },
      ...claims,
    });
    const response = await fetch(`${server.api}?user=ada&owner=ada`, { method: 'POST', headers, body });
    expect(response.status).toBe(200);
    const created = (
      await bob.ask<{ data: { id: string; created_at: string }[] }>('threads.list', { limit: 1 })
    ).data[0]!;
    expect(created.id).not.toBe(theirs.thread);
    expect(Date.parse(created.created_at)).toBeGreaterThan(Date.parse('2020-01-01'));
    const [message] = await bob.items(created.id);
    expect(message).toMatchObject({ type: 'user_message', thread_id: created.id });
    expect(message?.id).not.toBe(theirs.message);
    expect(message).not.toHaveProperty('owner');
    const update = {
      thread_id: own,
      title: 'T',
      id: theirs.thread,
      status: { type: 'closed' },
      metadata: { x: 1 },
      created_at: 'x',
      ...claims,
    };
    expect(await bob.ask('threads.update', update)).toMatchObject({
      id: own,
      title: 'T',
      status: { type: 'active' },
      metadata: {},
    });
    expect(await ada.thread(theirs.thread)).toEqual(before);
  });
});

async function answer(client: ChatClient, request: object) {
  const response = await client.post(request);
  const headers = [...response.headers].filter(([name]) => !['date', 'x-request-id'].includes(name));
  return { status: response.status, headers, body: await response.text() };
}

/** An id of the same form that nobody has. */
function neverBefore(id: string): string {
  return `${id.slice(0, -1)}${id.endsWith('A') ? 'B' : 'A'}`;
}

describe('X7: many users at the same time', () => {
  test('each gets their own answers and sees their own conversations only', async () => {
    const opened = await openTestPostgres();
    const server = await startServer({ database: opened.database });
    const users = Array.from({ length: 12 }, (_, index) => `user-${index}`);
    const talk = async (user: string) => {
      const client = await signIn(server.api, user);
      const threads: string[] = [];
      for (let round = 0; round < 4; round += 1) {
        const { threadId, events } = await client.create(`${user} says ${round}`);
        threads.push(threadId);
        expect(events.at(-1)).toMatchObject({
          item: { content: [{ text: `You said: ${user} says ${round}` }] },
        });
        await client.add(threadId, `${user} adds ${round}`);
      }
      const page = await client.ask<{ data: { id: string }[] }>('threads.list', { order: 'asc' });
      expect(page.data.map(({ id }) => id)).toEqual(threads);
      for (const threadId of threads) {
        const texts = JSON.stringify(await client.items(threadId));
        for (const other of users.filter((name) => name !== user)) expect(texts).not.toContain(`${other} `);
      }
    };
    await Promise.all(users.map(talk));
    await server.close();
    await opened.close();
  });
});
