import { createTestDatabase, quickest, type TestDatabase } from '@chatdock/testing';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { cardsShown, press } from '../support/approvals.ts';
import { signIn, userInput } from '../support/chat-client.ts';
import { startServer, type TestServer } from '../support/test-server.ts';
import { kindsOf, listsOf, stepsOf, textOf } from './support/fake-turn.ts';
import { ModelServer, refuse } from './support/model-server.ts';
import { chatCompletions } from './support/provider-wires.ts';

let created: TestDatabase;
let provider: ModelServer;
let server: TestServer | undefined;

beforeAll(async () => {
  created = await createTestDatabase();
  provider = await ModelServer.start();
});

afterEach(() => server?.close());

afterAll(async () => {
  await provider.stop();
  await created.drop();
});

async function start(env: Record<string, string> = {}): Promise<TestServer> {
  server = await startServer({ respond: undefined, database: created.url, env });
  return server;
}

test('without a key: the offline model, over HTTP, kept for the next day', async () => {
  const { api, chat } = await start();
  expect(chat.model).toBe('offline model');
  const ada = await signIn(api, 'ada');
  const { threadId, events } = await ada.create('Add a task to buy groceries');
  expect(kindsOf(events).slice(0, 7)).toEqual([
    'thread.created',
    'thread.item.done',
    'stream_options',
    'thread.item.added',
    'thread.updated',
    'workflow.task.updated',
    'client_effect',
  ]);
  expect(textOf(events)).toBe('Added task 1: “Buy groceries”.');
  const asked = await ada.add(threadId, 'delete it');
  expect(stepsOf(asked)).toEqual([['Delete task 1', 'none', 'Waiting for your approval.']]);
  const [card] = cardsShown(asked);
  expect(card?.says).toEqual(['Delete task 1 “Buy groceries”?']);
  const answered = await press({ user: ada, threadId }, card, true);
  expect(textOf(answered)).toBe('Deleted task 1: “Buy groceries”.');
  expect(answered).toContainEqual({ type: 'client_effect', name: 'tasks.changed', data: {} });

  const items = await ada.items(threadId);
  expect(items.map(({ type }) => type)).toEqual([
    'user_message',
    'workflow',
    'assistant_message',
    'user_message',
    'workflow',
    'widget',
    'assistant_message',
  ]);
  expect((await ada.thread(threadId)).title).toBe('Add a task to buy groceries');
});

test('two users get lists of their own', async () => {
  const { api } = await start();
  const [bea, cem] = await Promise.all([signIn(api, 'bea'), signIn(api, 'cem')]);
  await Promise.all([bea.create('Add a task to water the roses'), cem.create('Add a task to feed the cat')]);
  const { events } = await cem.create('Show me all my tasks');
  expect(textOf(events)).toBe('You have 1 open task.');
  expect(listsOf(events)).toEqual(['- [ ] 1: Feed the cat']);
});

test('with a model: it is asked with the conversation, and its answer is kept', async () => {
  provider.script(
    chatCompletions.say({ text: ['Good ', 'morning.'] }),
    chatCompletions.say({ text: ['Still ', 'here.'] }),
  );
  const { api, chat } = await start({
    OPENAI_BASE_URL: provider.url,
    OPENAI_API_KEY: 'sk-secret',
    CHATDOCK_MODEL: 'local',
  });
  expect(chat.model).toMatch(/^local at 127\.0\.0\.1:/u);
  const dan = await signIn(api, 'dan');
  const { threadId } = await dan.create('Hello');
  expect(textOf(await dan.add(threadId, 'Are you there?'))).toBe('Still here.');
  expect(provider.calls[1]?.body['messages']).toMatchObject([
    { role: 'system' },
    { role: 'user', content: 'Hello' },
    { role: 'assistant', content: [{ type: 'text', text: 'Good morning.' }] },
    { role: 'user', content: 'Are you there?' },
  ]);
});

test('a client that leaves stops the model within a second; what was said is kept', async () => {
  const { api } = await start({ OPENAI_BASE_URL: provider.url });
  const eve = await signIn(api, 'eve');
  let streamed = '';
  const took = await quickest(1_000, async () => {
    provider.script((response) => chatCompletions.begin(response, ['One ', 'two ']));
    const leave = new AbortController();
    const response = await eve.post(
      { type: 'threads.create', params: { input: userInput('Count') } },
      { signal: leave.signal },
    );
    streamed = '';
    for await (const bytes of response.body ?? []) {
      streamed += new TextDecoder().decode(bytes);
      if (streamed.includes('two ')) break;
    }
    const left = performance.now();
    leave.abort();
    await provider.calls.at(-1)?.hungUp;
    return performance.now() - left;
  });
  expect(took).toBeLessThan(1_000);

  provider.script(chatCompletions.say({ text: ['Yes.'] }));
  const threadId = /"id":"(?<id>thr_[^"]+)"/u.exec(streamed)?.groups?.['id'] ?? '';
  await expect.poll(async () => (await eve.items(threadId)).length).toBe(2);
  expect(await eve.items(threadId)).toMatchObject([
    { type: 'user_message' },
    { content: [{ text: 'One two ' }] },
  ]);
  await eve.add(threadId, 'Go on');
  expect(JSON.stringify(provider.calls[0]?.body)).toContain('stopped the answer');
});

test('a model that fails: one error in words of ours, the text is kept, and the log quotes nothing', async () => {
  provider.script((response) => {
    chatCompletions.begin(response, ['One ', 'two ']);
    setTimeout(() => response.destroy(), 50);
  });
  const { api, log } = await start({ OPENAI_BASE_URL: provider.url, OPENAI_API_KEY: 'sk-secret' });
  const fay = await signIn(api, 'fay');
  const { threadId, events } = await fay.create('Count to my secret number');
  expect(events.at(-1)).toMatchObject({ type: 'error', code: 'custom', allow_retry: true });
  expect(textOf(events)).toBe('One two ');
  expect((await fay.items(threadId)).map(({ type }) => type)).toEqual(['user_message', 'assistant_message']);

  provider.script(refuse(401, { error: { message: 'Incorrect API key provided: sk-secret' } }));
  const refused = await fay.add(threadId, 'Again');
  expect(refused.at(-1)).toMatchObject({
    type: 'error',
    allow_retry: false,
    message: expect.stringContaining('does not accept the key'),
  });
  const lines = JSON.stringify(log.lines);
  expect(lines).toContain('an answer failed');
  for (const secret of ['sk-secret', 'Incorrect API key', 'secret number'])
    expect(lines).not.toContain(secret);
});
