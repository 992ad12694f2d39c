import { Agent } from '@openai/agents-core';
import { assistantMessage, ScriptedModel } from '@openai/agents-core/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chatdock, ownerKey, type Turn } from '../../src/index.ts';
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
