import { Agent } from '@openai/agents-core';
import { assistantMessage, ScriptedModel } from '@openai/agents-core/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chatdock, ownerKey, type Turn } from '../../src/index.ts';
import type { ThreadItem } from '../../src/protocol/index.ts';
import { signIn } from '../support/chat-client.ts';
import { openTestPGlite, openTestPostgres, type OpenTestDatabase } from '../support/open-test-database.ts';
import { startServer, type TestServer } from '../support/test-server.ts';
import { userSecret } from '../support/user-token.ts';

describe.each([
  ['Postgres', openTestPostgres],
  ['PGlite', openTestPGlite],
])('the default assistant, on %s', (_name, openTestDatabase) => {
  let opened: OpenTestDatabase;
  let server: TestServer;
  beforeAll(async () => {
    opened = await openTestDatabase();
    server = await startServer({ database: opened.database, respond: undefined });
  });
  afterAll(async () => {
    await server.close();
    await opened.close();
  });

  test('adds a task for the user who asks, shows the step, streams the answer and names the thread', async () => {
    expect(server.chat.model).toBe('offline model');
    const ada = await signIn(server.api, 'ada');
    const { threadId, events } = await ada.create('Add a task to feed the walrus');
    const { rows } = await opened.database.query(
      'select owner, number, title, completed from chatdock_tasks.tasks',
    );
    expect(rows).toEqual([
      {
        owner: ownerKey({ issuer: '', subject: 'ada' }),
        number: 1,
        title: 'Feed the walrus',
        completed: false,
      },
    ]);
    const items = await ada.items(threadId);
    expect(items.map(({ type }) => type)).toEqual(['user_message', 'workflow', 'assistant_message']);
    expect(items[1]).toMatchObject({
      workflow: { tasks: [{ type: 'custom', status_indicator: 'complete' }] },
    });
    expect(events).toContainEqual({ type: 'client_effect', name: 'tasks.changed', data: {} });
    expect((await ada.thread(threadId)).title).toBeTruthy();
    const bob = await signIn(server.api, 'bob');
    const theirs = await bob.create('Show me all my tasks');
    expect(JSON.stringify(theirs.events)).not.toMatch(/walrus/iu);
  });
});

function checkOf(threadId: string, item: ThreadItem | undefined, payload: object): object {
  return { thread_id: threadId, item_id: item?.id, action: { type: 'tasks.check', payload } };
}

describe('ticking off in a list that the assistant showed', () => {
  let opened: OpenTestDatabase;
  let server: TestServer;
  beforeAll(async () => {
    opened = await openTestPostgres();
    server = await startServer({ database: opened.database, respond: undefined });
  });
  afterAll(async () => {
    await server.close();
    await opened.close();
  });

  test('is one request, answered with the list, kept for a reload, and known to the chat', async () => {
    const ada = await signIn(server.api, 'ada');
    const { threadId } = await ada.create('Add tasks: buy milk, call mom');
    await ada.add(threadId, "what's pending?");
    const list = (await ada.items(threadId)).at(-1);
    expect(list).toMatchObject({ type: 'widget', copy_text: '- [ ] 1: Buy milk\n- [ ] 2: Call mom' });
    const { updated_item: updated, effects } = await ada.ask<{ updated_item: ThreadItem; effects: unknown }>(
      'threads.sync_custom_action',
      checkOf(threadId, list, { task_id: 2, completed: true }),
    );
    // A page that shows tasks itself hears of it as it does of changes by the chat.
    expect(effects).toEqual([{ name: 'tasks.changed', data: {} }]);
    expect(updated).toMatchObject({ id: list?.id, copy_text: '- [ ] 1: Buy milk\n- [x] 2: Call mom' });
    expect((await ada.items(threadId)).at(-1)).toEqual(updated);

    const events = await ada.add(threadId, 'mark task 1 as done');
    expect(events).toContainEqual({
      type: 'thread.item.replaced',
      item: expect.objectContaining({ id: list?.id, copy_text: '- [x] 1: Buy milk\n- [x] 2: Call mom' }),
    });
  });

  test('works on nobody else’s list, and on nothing that is no list', async () => {
    const [bea, cem] = [await signIn(server.api, 'bea'), await signIn(server.api, 'cem')];
    const { threadId } = await bea.create('Add a task to feed the cat');
    await bea.add(threadId, 'show my tasks');
    const items = await bea.items(threadId);
    const post = (who: typeof bea, item: ThreadItem | undefined) =>
      who.post({
        type: 'threads.sync_custom_action',
        params: checkOf(threadId, item, { task_id: 1, completed: true }),
      });
    expect((await post(cem, items.at(-1))).status).toBe(404);
    expect((await post(bea, items[0])).status).toBe(400);
    const other = { thread_id: threadId, action: { type: 'tasks.check', payload: { task_id: 1 } } };
    expect((await bea.post({ type: 'threads.sync_custom_action', params: other })).status).toBe(501);
    const { rows } = await opened.database.query(
      'select completed from chatdock_tasks.tasks where owner = $1',
      [ownerKey({ issuer: '', subject: 'bea' })],
    );
    expect(rows).toEqual([{ completed: false }]);
  });
});

function agent({ owner }: Turn): Agent {
  return new Agent({ name: 'Own', model: new ScriptedModel([[assistantMessage(`Hello ${owner.subject}`)]]) });
}

describe('an agent of the application', () => {
  test('answers instead, made for the verified owner', async () => {
    const opened = await openTestPostgres();
    const server = await startServer({ database: opened.database, respond: undefined, agent });
    const { events } = await (await signIn(server.api, 'ada')).create('Hi');
    expect(events.at(-1)).toMatchObject({ item: { content: [{ text: 'Hello ada' }] } });
    expect(server.chat.model).toBe('an agent of the application');
    await server.close();
    await opened.close();
  });

  test('or a responder, not both', () => {
    const both = {
      auth: { secret: userSecret },
      agent: new Agent({ name: 'Own' }),
      respond: async function* () {},
    };
    expect(() => chatdock(both, {})).toThrow('Set agent or respond, not both.');
  });
});
