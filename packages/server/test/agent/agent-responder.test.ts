import { Agent, tool } from '@openai/agents-core';
import { assistantMessage, functionCall, modelStream, ScriptedModel } from '@openai/agents-core/testing';
import { expect, test } from 'vitest';
import { agentResponder } from '../../src/agent/agent-responder.ts';
import { threadStreamEventSchema } from '../../src/protocol/events.ts';
import { Conversation, kindsOf, silentLogger, stepsOf, textOf } from './support/fake-turn.ts';
import { scriptedConversation } from './support/scripted-conversation.ts';

function deltas(id: string | undefined, ...texts: string[]) {
  return texts.map((delta) => ({
    type: 'output_text_delta' as const,
    delta,
    ...(id !== undefined && { itemId: id }),
  }));
}

function done(...output: ReturnType<typeof assistantMessage>[]) {
  const usage = { requests: 1, inputTokens: 0, outputTokens: 0, totalTokens: 0 };
  return { type: 'response_done' as const, response: { id: 'r', output, usage } };
}

test('text is streamed under an id of our own, and the finished message holds all of it', async () => {
  const { chat } = scriptedConversation({
    steps: [
      modelStream([
        { type: 'response_started' },
        ...deltas('FAKE_ID', 'Hel', 'lo.'),
        done(assistantMessage('Hello.', { id: 'FAKE_ID' })),
      ]),
    ],
  });
  const events = await chat.say('Hi');
  expect(kindsOf(events)).toEqual([
    'thread.item.added',
    'assistant_message.content_part.added',
    'assistant_message.content_part.text_delta',
    'assistant_message.content_part.text_delta',
    'assistant_message.content_part.done',
    'thread.item.done',
  ]);
  expect(textOf(events)).toBe('Hello.');
  const ids = new Set(
    events.map((event) => ('item_id' in event ? event.item_id : 'item' in event ? event.item.id : '')),
  );
  expect([...ids]).toEqual([expect.stringMatching(/^msg_/u)]);
  for (const event of events) expect(threadStreamEventSchema.parse(event)).toEqual(event);
});

test('several messages stay apart, and one nobody streamed is there too', async () => {
  const { chat } = scriptedConversation({
    steps: [
      modelStream([
        ...deltas('a', 'First.'),
        ...deltas('b', 'Sec', 'ond.'),
        done(
          assistantMessage('First.', { id: 'a' }),
          assistantMessage('Second.', { id: 'b' }),
          assistantMessage('Third.', { id: 'c' }),
        ),
      ]),
    ],
  });
  const finished = (await chat.say('Hi')).filter((event) => event.type === 'thread.item.done');
  expect(finished.map((event) => textOf([event]))).toEqual(['First.', 'Second.', 'Third.']);
  expect(new Set(finished.map(({ item }) => item.id)).size).toBe(3);
});

function part(content_index: number, delta: string) {
  return { type: 'output_text_delta' as const, delta, itemId: 'a', providerData: { content_index } };
}

test('the parts of a message keep their places', async () => {
  const message = assistantMessage('One.', { id: 'a' });
  message.content.push({ type: 'output_text', text: 'Two.' });
  const { chat } = scriptedConversation({
    steps: [modelStream([part(0, 'One.'), part(1, 'Tw'), part(1, 'o.'), done(message)])],
  });
  const events = await chat.say('Hi');
  const places = events.flatMap((event) =>
    event.type === 'thread.item.updated' && event.update.type === 'assistant_message.content_part.text_delta'
      ? [[event.update.content_index, event.update.delta]]
      : [],
  );
  expect(places).toEqual([
    [0, 'One.'],
    [1, 'Tw'],
    [1, 'o.'],
  ]);
  expect(events.at(-1)).toMatchObject({ item: { content: [{ text: 'One.' }, { text: 'Two.' }] } });
});

test('text that cannot be stored is mended, also between two pieces', async () => {
  const { chat } = scriptedConversation({
    steps: [
      modelStream([
        ...deltas('a', 'a\0b \uD83D', '\uDE00 \uDC00'),
        done(assistantMessage('a\0b \uD83D\uDE00 \uDC00')),
      ]),
    ],
  });
  const events = await chat.say('Hi');
  const pieces = events.flatMap((event) =>
    event.type === 'thread.item.updated' && 'delta' in event.update ? [event.update.delta] : [],
  );
  expect(pieces).toEqual(['ab ', '😀 \uFFFD']);
  expect(textOf(events)).toBe('ab 😀 \uFFFD');
});

test('an empty message leaves nothing behind', async () => {
  const { chat } = scriptedConversation({
    steps: [modelStream([...deltas('a', ' '), done(assistantMessage(' '))])],
  });
  const events = await chat.say('Hi');
  expect(kindsOf(events).at(-1)).toBe('thread.item.removed');
  expect(events.some(({ type }) => type === 'thread.item.done')).toBe(false);
});

test('a refusal is what the model has to say', async () => {
  const message = assistantMessage('');
  message.content = [{ type: 'refusal', refusal: 'I would rather not.' }];
  const { chat } = scriptedConversation({ steps: [[message]] });
  expect(textOf(await chat.say('Hi'))).toBe('I would rather not.');
});

test('tool calls are steps of one workflow that is closed before the answer', async () => {
  const { chat, tasks } = scriptedConversation({
    steps: [
      [functionCall('list_tasks', {}, { callId: 'a' })],
      [
        functionCall('complete_task', { task_id: 1 }, { callId: 'b' }),
        functionCall('delete_task', { task_id: 9 }, { callId: 'c' }),
      ],
      [assistantMessage('Done.')],
    ],
  });
  const events = await chat.say('Hi');
  expect(kindsOf(events).slice(0, 7)).toEqual([
    'thread.item.added',
    'workflow.task.updated',
    'workflow.task.added',
    'workflow.task.added',
    'workflow.task.updated',
    'workflow.task.updated',
    'thread.item.done',
  ]);
  expect(events[0]).toMatchObject({
    item: {
      type: 'workflow',
      workflow: { type: 'custom', tasks: [{ status_indicator: 'loading', title: 'List tasks' }] },
    },
  });
  expect(stepsOf(events)).toEqual([
    ['List tasks', 'complete', undefined],
    ['Complete task', 'complete', undefined],
    ['Delete task', 'none', 'There is no task 9.'],
  ]);
  expect(events[6]).toMatchObject({
    item: {
      id: expect.stringMatching(/^wf_/u),
      workflow: { expanded: false, summary: { title: '3 steps, 1 failed' } },
    },
  });
  expect(tasks.rows[0]?.completed).toBe(true);
});

test('text between tool calls starts another workflow', async () => {
  const { chat } = scriptedConversation({
    steps: [
      [assistantMessage('Let me see.'), functionCall('list_tasks', {}, { callId: 'a' })],
      [assistantMessage('And now.'), functionCall('list_tasks', {}, { callId: 'b' })],
      [assistantMessage('There.')],
    ],
  });
  const items = (await chat.say('Hi')).flatMap((event) =>
    event.type === 'thread.item.done' ? [event.item.type] : [],
  );
  expect(items).toEqual([
    'assistant_message',
    'workflow',
    'assistant_message',
    'workflow',
    'assistant_message',
  ]);
});

test('a step is shown while the tool is at work', async () => {
  const gate = Promise.withResolvers<void>();
  const slow = tool({
    name: 'look_up',
    description: '',
    parameters: { type: 'object', properties: {}, required: [], additionalProperties: false },
    execute: async () => {
      await gate.promise;
      return 'found';
    },
  });
  const model = new ScriptedModel([
    [functionCall('look_up', {}, { callId: 'a' })],
    [assistantMessage('Found.')],
  ]);
  const responder = agentResponder({
    agent: () => new Agent({ name: 'Test', model, tools: [slow] }),
    logger: silentLogger,
  });
  const events = responder.respond(new Conversation(responder).turn('Hi'))[Symbol.asyncIterator]();
  const first = await events.next();
  expect(first.value).toMatchObject({
    type: 'thread.item.added',
    item: { workflow: { tasks: [{ title: 'Look up', status_indicator: 'loading' }] } },
  });
  gate.resolve();
  const second = await events.next();
  expect(second.value).toMatchObject({ update: { task: { status_indicator: 'complete' } } });
  await events.return?.();
});

test('effects follow the step, and know whether the tool only reads', async () => {
  const seen: unknown[] = [];
  const { chat } = scriptedConversation({
    steps: [
      [
        functionCall('list_tasks', {}, { callId: 'a' }),
        functionCall('add_task', { title: 'x' }, { callId: 'b' }),
        functionCall('add_task', {}, { callId: 'c' }),
      ],
      [assistantMessage('Done.')],
    ],
    effects: ({ name, readOnly, failed }) => {
      seen.push([name, readOnly, failed]);
      return [{ type: 'client_effect', name: 'seen', data: { name } }];
    },
  });
  const kinds = kindsOf(await chat.say('Hi'));
  expect(kinds.slice(3, 9)).toEqual(
    Array.from({ length: 3 }, () => ['workflow.task.updated', 'client_effect']).flat(),
  );
  expect(seen).toEqual([
    ['list_tasks', true, false],
    ['add_task', false, false],
    ['add_task', false, true],
  ]);
});

test('arguments that are no JSON and tools that do not exist are told to the model, not thrown', async () => {
  const { chat, model } = scriptedConversation({
    steps: [
      [functionCall('add_task', '{"title":', { callId: 'a' }), functionCall('fly', {}, { callId: 'b' })],
      [assistantMessage('Sorry.')],
    ],
  });
  expect(textOf(await chat.say('Hi'))).toBe('Sorry.');
  expect(JSON.stringify(model.lastCall?.request.input)).toContain('fly');
});

test('the first message names the conversation, and nothing renames it', async () => {
  const { chat } = scriptedConversation({ steps: [[assistantMessage('Hi.')], [assistantMessage('Hi.')]] });
  await chat.say('add a task to buy groceries for the whole week, and then some more of them');
  expect(chat.thread.title).toBe('Add a task to buy groceries for the whole week, and then…');
  await chat.say('something else');
  expect(chat.thread.title).toBe('Add a task to buy groceries for the whole week, and then…');
});

test('a responder of a turn without a message answers the history', async () => {
  const { chat, model } = scriptedConversation({ steps: [[assistantMessage('Hi.')]] });
  const turn = { ...chat.turn('Hello'), message: null };
  const events = [];
  for await (const event of agentResponder({
    agent: () => new Agent({ name: 'x', model }),
    logger: silentLogger,
  }).respond(turn))
    events.push(event);
  expect(textOf(events)).toBe('Hi.');
  expect(turn.thread.title).toBeUndefined();
});

test('a step shows the beginning of what is too long', async () => {
  const { chat } = scriptedConversation({
    steps: [[functionCall('add_task', { title: 'x' }, { callId: 'a' })], [assistantMessage('Done.')]],
    wording: { title: () => `a\0${'x'.repeat(1_000_000)}`, result: () => 'y'.repeat(1_000_000) },
  });
  const [[title = '', , content = ''] = []] = stepsOf(await chat.say('Hi'));
  expect([title.length, content.length]).toEqual([120, 1001]);
});
