import { assistantMessage, functionCall, ScriptedModel } from '@openai/agents-core/testing';
import { expect, test } from 'vitest';
import { OfflineModel } from '../../src/agent/offline/offline-model.ts';
import { tasksAssistant } from '../../src/agent/tasks/tasks-assistant.ts';
import type { InferenceOptions } from '../../src/protocol/content.ts';
import { Conversation, kindsOf, silentLogger, textOf } from './support/fake-turn.ts';
import { memoryTasks } from './support/memory-tasks.ts';

function saying(text: string): ScriptedModel {
  return new ScriptedModel(Array.from({ length: 5 }, () => [assistantMessage(text)]));
}

/** A conversation with a usual model and another to choose, each of which says who it is. */
function conversation() {
  const [usual, small] = [saying('usual'), saying('small')];
  const responder = tasksAssistant({
    model: {
      model: usual,
      description: '',
      offline: false,
      choices: [
        { offered: { id: 'usual', label: 'Usual', default: true }, model: usual },
        { offered: { id: 'small', label: 'Small' }, model: small },
      ],
    },
    tasks: () => memoryTasks(['Call mom']),
    logger: silentLogger,
  });
  const chat = new Conversation(responder);
  const send = async (options: InferenceOptions) => {
    const turn = chat.turn('Hello');
    if (turn.message) turn.message.inference_options = options;
    const events = [];
    for await (const event of responder.respond(turn)) events.push(event);
    return events;
  };
  return { chat, send, usual, small };
}

test('a message is answered by the model it was sent with, the next one by the usual again', async () => {
  const { send } = conversation();
  expect(textOf(await send({ model: 'small' }))).toBe('small');
  expect(textOf(await send({}))).toBe('usual');
  expect(textOf(await send({ model: 'usual' }))).toBe('usual');
});

test.each(['large', 'Small', ' small', '__proto__', 'gpt-5.4-pro'])(
  'a model that is not offered is not used: %j',
  async (model) => {
    const { send, usual } = conversation();
    const events = await send({ model });
    expect(events[0]).toEqual({
      type: 'notice',
      level: 'warning',
      message: 'The model you chose is not offered here, so the usual one answers.',
    });
    expect(textOf(events)).toBe('usual');
    expect(usual.calls).toHaveLength(1);
  },
);

test('an answer without a message of its own goes on with the model of the last one', async () => {
  const { chat, send, small } = conversation();
  await send({ model: 'small' });
  const turn = { ...chat.turn(''), message: null };
  chat.items.pop();
  for await (const event of chat.responder.respond(turn)) chat.events.push(event);
  expect(textOf(chat.events)).toBe('small');
  expect(small.calls).toHaveLength(2);
});

test('a tool that the assistant has can be asked for, and nothing else', async () => {
  const { send, usual } = conversation();
  const asked = async (id: string) => {
    expect(kindsOf(await send({ tool_choice: { id } }))).not.toContain('notice');
    return usual.lastCall?.request.modelSettings.toolChoice;
  };
  expect(await asked('list_tasks')).toBe('list_tasks');
  for (const other of ['drop_tables', 'required', 'web_search', 'constructor'])
    expect(await asked(other)).toBeUndefined();
});

test('every tool there is can be asked for', async () => {
  const { send, usual } = conversation();
  await send({});
  const names = (usual.lastCall?.request.tools ?? []).map(({ name }) => name);
  expect(names).toHaveLength(7);
  for (const id of names.slice(0, 4)) {
    await send({ tool_choice: { id } });
    expect(usual.lastCall?.request.modelSettings.toolChoice).toBe(id);
  }
});

test('with the tool called, the model is free again', async () => {
  const model = new ScriptedModel([
    [functionCall('list_tasks', {}, { callId: 'a' })],
    [assistantMessage('One task.')],
  ]);
  const responder = tasksAssistant({
    model: { model, description: '', offline: false },
    tasks: () => memoryTasks(['Call mom']),
    logger: silentLogger,
  });
  const chat = new Conversation(responder);
  const turn = chat.turn('Hello');
  if (turn.message) turn.message.inference_options = { tool_choice: { id: 'list_tasks' } };
  for await (const event of responder.respond(turn)) chat.events.push(event);
  expect(model.calls.map(({ request }) => request.modelSettings.toolChoice)).toEqual([
    'list_tasks',
    undefined,
  ]);
});

test('the offline model has nothing to choose, and says so', async () => {
  const responder = tasksAssistant({
    model: { model: new OfflineModel(), description: '', offline: true },
    tasks: () => memoryTasks(),
    logger: silentLogger,
  });
  const chat = new Conversation(responder);
  const turn = chat.turn('show my tasks');
  if (turn.message) turn.message.inference_options = { model: 'gpt-5.4' };
  for await (const event of responder.respond(turn)) chat.events.push(event);
  expect(chat.events[0]).toMatchObject({ type: 'notice' });
  expect(textOf(chat.events)).toContain('You have no tasks yet');
});
