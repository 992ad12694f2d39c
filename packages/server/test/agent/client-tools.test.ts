import { Agent, tool } from '@openai/agents-core';
import { assistantMessage, functionCall } from '@openai/agents-core/testing';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { clientTool } from '../../src/index.ts';
import { agentChat, doneItems } from './support/agent-chat.ts';
import type { Conversation } from './support/fake-turn.ts';

const locate = clientTool({
  name: 'locate',
  description: 'Where the user is.',
  parameters: z.object({ exact: z.boolean().default(false) }),
});

const count = tool({
  name: 'count',
  description: 'Counts.',
  parameters: { type: 'object', properties: {}, required: [], additionalProperties: false },
  strict: true,
  execute: () => 'forty-two',
});

/** The page answers the call that waits, and the agent goes on. */
async function answer(chat: Conversation, output: unknown) {
  const call = chat.items.at(-1);
  if (call?.type !== 'client_tool_call') throw new Error('No call waits.');
  chat.items.splice(-1, 1, { ...call, status: 'completed', output });
  const before = chat.events.length;
  const turn = { ...chat.turn(''), message: null, cause: 'client_tool_output' as const };
  chat.items.pop(); // the message that a turn of this kind has not
  for await (const event of chat.responder.respond(turn)) {
    chat.events.push(event);
    if (event.type === 'thread.item.done') chat.items.push(event.item);
  }
  return chat.events.slice(before);
}

test('the run stops at the call, which is the last word, and goes on with what the page says', async () => {
  const { chat, model } = agentChat(
    [[functionCall('locate', {}, { callId: 'c1' })], [assistantMessage('Graz.')]],
    { tools: [locate] },
  );
  const events = await chat.say('Where am I?');
  expect(events).toHaveLength(1);
  expect(events[0]).toMatchObject({
    type: 'thread.item.done',
    item: {
      type: 'client_tool_call',
      id: expect.stringMatching(/^tc_/u),
      status: 'pending',
      call_id: 'c1',
      arguments: { exact: false },
    },
  });
  await answer(chat, 'Graz');
  expect(model.lastCall?.request.input).toMatchObject([
    { role: 'user', content: 'Where am I?' },
    { type: 'function_call', callId: 'c1', name: 'locate' },
    { type: 'function_call_result', callId: 'c1', output: { type: 'text', text: '"Graz"' } },
  ]);
  expect(model.calls).toHaveLength(2);
});

test('what was asked beside it, and before it, is known when it goes on; the steps stay in one place', async () => {
  const { chat, model } = agentChat(
    [
      [functionCall('count', {}, { callId: 'call_0' })],
      [functionCall('locate', {}, { callId: 'call_0x' }), functionCall('count', {}, { callId: 'call_1' })],
      [functionCall('count', {}, { callId: 'call_0' })],
      [assistantMessage('Graz, 42.')],
    ],
    { tools: [locate, count] },
  );
  const first = await chat.say('Where am I, and how many?');
  expect(doneItems(first).map(({ type }) => type)).toEqual([
    'workflow',
    'sdk_hidden_context',
    'client_tool_call',
  ]);
  expect(model.calls).toHaveLength(2);
  const second = await answer(chat, { place: 'Graz' });
  const input = model.calls[2]?.request.input;
  const shown = Array.isArray(input) ? input : [];
  expect(shown.flatMap((item) => ('callId' in item ? [[item.type, item.callId]] : []))).toEqual([
    ['function_call', 'call_0'],
    ['function_call_result', 'call_0'],
    ['function_call', 'call_1'],
    ['function_call_result', 'call_1'],
    ['function_call', 'call_0x'],
    ['function_call_result', 'call_0x'],
  ]);
  const [workflow] = doneItems(first);
  const [goneOn] = doneItems(second);
  expect(goneOn).toMatchObject({
    id: workflow?.id,
    workflow: {
      tasks: [{ title: 'Count' }, { title: 'Count' }, { title: 'Count' }],
      summary: { title: '3 steps' },
    },
  });
});

test('one call at a time: the others are told so', async () => {
  const { chat, model } = agentChat(
    [
      [functionCall('locate', {}, { callId: 'a' }), functionCall('locate', { exact: true }, { callId: 'b' })],
      [assistantMessage('Done.')],
    ],
    { tools: [locate] },
  );
  const events = await chat.say('Where am I?');
  const calls = doneItems(events).filter(({ type }) => type === 'client_tool_call');
  expect(calls).toMatchObject([{ call_id: 'a' }]);
  await answer(chat, 'Graz');
  expect(JSON.stringify(model.lastCall?.request.input)).toContain('one_at_a_time');
});

test.each([
  ['of another shape', { exact: 'very' }],
  ['that are no JSON', '{"exact":'],
])('arguments %s do not reach the page; the model may try again', async (_what, args) => {
  const { chat, model } = agentChat(
    [
      [functionCall('locate', args, { callId: 'a' })],
      [functionCall('locate', { exact: true }, { callId: 'b' })],
    ],
    { tools: [locate] },
  );
  const events = await chat.say('Where am I?');
  expect(doneItems(events).at(-1)).toMatchObject({ call_id: 'b', arguments: { exact: true } });
  expect(model.calls).toHaveLength(2);
});

test('a copy of the tool is the same tool; one with a JSON Schema takes what fits an object', async () => {
  const copy = {
    ...clientTool({ name: 'pick', description: 'Picks.', parameters: { properties: { of: {} } } }),
  };
  const { chat, model } = agentChat([[functionCall('pick', { of: 3 }, { callId: 'a' })]], { tools: [copy] });
  const events = await chat.say('Pick');
  expect(doneItems(events)).toMatchObject([{ type: 'client_tool_call', arguments: { of: 3 } }]);
  expect(model.lastCall?.request.tools).toMatchObject([
    { name: 'pick', parameters: { type: 'object', properties: { of: {} }, required: [] } },
  ]);
});

test('an agent that is another one’s tool cannot ask the page', async () => {
  const inner = agentChat([]).model;
  inner.enqueue([functionCall('locate', {}, { callId: 'inner' })], [assistantMessage('No idea.')]);
  const helper = new Agent({ name: 'Helper', model: inner, tools: [locate] });
  const { chat, model } = agentChat(
    [[functionCall('help', { input: 'x' }, { callId: 'a' })], [assistantMessage('Nobody knows.')]],
    { tools: [helper.asTool({ toolName: 'help', toolDescription: 'Helps.' })] },
  );
  const events = await chat.say('Where am I?');
  expect(doneItems(events).map(({ type }) => type)).toEqual(['workflow', 'assistant_message']);
  expect(model.calls).toHaveLength(2);
});

test('a message instead of the answer goes on as well; the call is not spoken of', async () => {
  const { chat, model } = agentChat(
    [[functionCall('locate', {}, { callId: 'a' })], [assistantMessage('Fine.')]],
    { tools: [locate] },
  );
  await chat.say('Where am I?');
  await chat.say('Never mind');
  expect(model.lastCall?.request.input).toEqual([
    { role: 'user', content: 'Where am I?' },
    { role: 'user', content: 'Never mind' },
  ]);
});

test.each(['', 'a b', 'ä', 'x'.repeat(65)])('%j is no name for a tool', (name) => {
  expect(() => clientTool({ name, description: '' })).toThrow('64 letters');
});
