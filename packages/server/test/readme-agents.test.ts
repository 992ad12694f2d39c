import { postgresTasks } from '@chatdock/mcp-tasks';
import { expect, onTestFinished, test } from 'vitest';
import { type ModelAnswer, ModelServer } from './agent/support/model-server.ts';
import { responses } from './agent/support/provider-wires.ts';
import { cardsShown, press } from './support/approvals.ts';
import { chatClient, openSession } from './support/chat-client.ts';
import { openTestPostgres } from './support/open-test-database.ts';
import { startScriptedCalls, startScriptedOpenAI } from './support/scripted-openai.ts';
import { known, startSnippet } from './support/start-snippet.ts';
import { taskEndpoint, toolSecret } from './support/task-endpoint.ts';
import { userToken } from './support/user-token.ts';

// The README's snippets about agents run here as they stand, against the built package.

test('agent.ts: an agent that knows whom it helps', async () => {
  const model = await startScriptedOpenAI('At your service.');
  onTestFinished(() => model.close());
  const app = await startSnippet('agent.ts', {
    ...known(),
    OPENAI_API_KEY: 'scripted',
    OPENAI_BASE_URL: model.baseUrl,
  });
  const ann = chatClient(app.api, await openSession(app.api, await userToken('ann')));
  const { events } = await ann.create('Hello');
  expect(events.at(-1)).toMatchObject({ item: { content: [{ text: 'At your service.' }] } });
  expect(model.requests).toMatchObject([{ instructions: 'You help ann around the house.' }]);
});

test('own-tools.ts: a tool that shows a card, and one of the page', async () => {
  const model = await startScriptedCalls([
    { name: 'book_table', arguments: '{"people":4}' },
    { name: 'where_am_i', arguments: '{}' },
    'In Graz, for four.',
  ]);
  onTestFinished(() => model.close());
  const app = await startSnippet('own-tools.ts', {
    ...known(),
    OPENAI_API_KEY: 'scripted',
    OPENAI_BASE_URL: model.baseUrl,
  });
  const ann = chatClient(app.api, await openSession(app.api, await userToken('ann')));
  const { threadId } = await ann.create('A table for four, near me');
  expect(await ann.items(threadId)).toMatchObject([
    { type: 'user_message' },
    {
      workflow: {
        tasks: [{ title: 'Book table' }, { title: 'Called the restaurant' }],
        summary: { title: '2 steps' },
      },
    },
    { type: 'widget', widget: { children: [{ value: 'A table for 4, ann' }] } },
    { type: 'client_tool_call', status: 'pending', name: 'where_am_i' },
  ]);
  await ann.stream('threads.add_client_tool_output', { thread_id: threadId, result: { place: 'Graz' } });
  expect((await ann.items(threadId)).at(-1)).toMatchObject({ content: [{ text: 'In Graz, for four.' }] });
  expect(JSON.stringify(model.requests.at(-1))).toContain('Booked, and the user sees a card.');
});

/** A model that says and calls what it is told, as `OPENAI_BASE_URL`. */
async function scriptedModel(...answers: ModelAnswer[]) {
  const model = await ModelServer.start();
  onTestFinished(() => model.stop());
  model.script(...answers);
  return { model, env: { ...known(), OPENAI_API_KEY: 'scripted', OPENAI_BASE_URL: model.url } };
}

test('tools.ts: the tools of a server elsewhere, with a token for that user', async () => {
  const opened = await openTestPostgres();
  onTestFinished(() => opened.close());
  const place = await taskEndpoint(opened.database);
  onTestFinished(() => place.close());
  const call = { name: 'add_task', args: { title: 'Buy groceries' } };
  const { env } = await scriptedModel(responses.say({ calls: [call] }), responses.say({ text: ['Added.'] }));
  const app = await startSnippet('tools.ts', { ...env, TASKS_URL: place.url, TASKS_SECRET: toolSecret });
  const ann = chatClient(app.api, await openSession(app.api, await userToken('ann')));
  const { events } = await ann.create('Add a task to buy groceries');
  expect(events.at(-1)).toMatchObject({ item: { content: [{ text: 'Added.' }] } });
  expect(await postgresTasks(opened.database).forOwner(' ann').list()).toMatchObject([
    { title: 'Buy groceries' },
  ]);
  expect((await app.end()).code).toBe(0);
});

test('approval.ts: an order is cancelled once that is approved', async () => {
  const call = { name: 'cancel_order', args: { order: '4711' } };
  const { model, env } = await scriptedModel(
    responses.say({ calls: [call] }),
    responses.say({ text: ['Cancelled.'] }),
  );
  const app = await startSnippet('approval.ts', env);
  const ann = chatClient(app.api, await openSession(app.api, await userToken('ann')));
  const { threadId, events } = await ann.create('Cancel my order');
  const [card] = cardsShown(events);
  expect(card?.says).toEqual(['Cancel order 4711?', 'This cannot be undone.']);
  expect(model.calls).toHaveLength(1);
  const answered = await press({ user: ann, threadId }, card, true);
  expect(answered.at(-1)).toMatchObject({ item: { content: [{ text: 'Cancelled.' }] } });
  expect(JSON.stringify(model.calls[1]?.body)).toContain('Order 4711 is cancelled.');
  expect(await app.end()).toEqual({ code: 0, output: '' });
});

test('models.ts: what a page can offer to choose from', async () => {
  const app = await startSnippet('models.ts', { ...known(), OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' });
  expect(await (await fetch(`${app.origin}/models.json`)).json()).toEqual([
    { id: 'quick', label: 'Quick', default: true },
    { id: 'thorough', label: 'Thorough', description: 'Takes its time' },
  ]);
});
