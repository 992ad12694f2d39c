import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectModel } from '../../src/agent/models/openai-model.ts';
import { tasksAssistant } from '../../src/agent/tasks/tasks-assistant.ts';
import { Conversation, kindsOf, silentLogger, stepsOf, textOf } from './support/fake-turn.ts';
import { memoryTasks } from './support/memory-tasks.ts';
import { ModelServer, refuse, type ModelAnswer } from './support/model-server.ts';
import { chatCompletions } from './support/provider-wires.ts';
import { callStreams, endings, textStreams } from './support/recorded-quirks.ts';
import { instructionRefusals, lengthRefusals, toolRefusals } from './support/recorded-refusals.ts';

let server: ModelServer;

beforeAll(async () => {
  server = await ModelServer.start();
});

afterAll(() => server.stop());

function conversation() {
  const { model } = connectModel({
    url: new URL(server.url),
    key: undefined,
    name: 'local',
    wire: 'chat_completions',
  });
  const tasks = memoryTasks(['Call mom']);
  const responder = tasksAssistant({
    model: { model, description: '', offline: false },
    tasks: () => tasks,
    logger: silentLogger,
  });
  return { chat: new Conversation(responder), tasks };
}

/** Sends the stream as it was recorded, in pieces that begin and end anywhere. */
function replay(recorded: string, contentType = 'text/event-stream'): ModelAnswer {
  return (response: ServerResponse) => {
    response.writeHead(200, { 'content-type': contentType });
    for (const piece of recorded.match(/[^]{1,37}/gu) ?? []) response.write(piece);
    response.end();
  };
}

const { say } = chatCompletions;

describe('tool calls in odd pieces', () => {
  test.each(callStreams)('$name', async ({ stream, calls, type }) => {
    server.script(replay(stream, type), say({ text: ['Done.'] }));
    const { chat, tasks } = conversation();
    const events = await chat.say('Go');
    expect(textOf(events)).toMatch(/Done\.$/u);
    const made = stepsOf(events).map(([title, state]) => [title, state]);
    expect(made).toEqual(calls.map((title) => [title, 'complete']));
    expect(tasks.rows.length).toBe(1 + calls.filter((title) => title.startsWith('Add')).length);
    // What is sent back has an id for each call, and no two are the same.
    const sent = JSON.stringify(server.calls[1]?.body['messages']);
    const ids = [...sent.matchAll(/"tool_call_id":"([^"]*)"/gu)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(calls.length);
    expect(ids).not.toContain('');
  });
});

test('ids that come again in the next response are told apart', async () => {
  const call = (title: string) => say({ calls: [{ name: 'add_task', args: { title } }] });
  server.script(call('One'), call('Two'), say({ text: ['Both.'] }));
  const { chat, tasks } = conversation();
  expect(textOf(await chat.say('Add one and two'))).toBe('Both.');
  expect(tasks.rows.map(({ title }) => title)).toEqual(['Call mom', 'One', 'Two']);
  const sent = JSON.stringify(server.calls[2]?.body['messages']);
  expect(new Set(sent.match(/"tool_call_id":"[^"]+"/gu)).size).toBe(2);
});

describe('texts', () => {
  test.each(textStreams)('$name', async ({ stream, text, type }) => {
    server.script(replay(stream, type));
    const { chat } = conversation();
    const events = await chat.say('Hello');
    expect(textOf(events)).toBe(text);
    expect(events.filter((event) => event.type === 'notice')).toEqual([]);
  });
});

describe('ends before the end', () => {
  test.each(endings)('$name', async ({ stream, text, notice }) => {
    server.script(replay(stream));
    const { chat } = conversation();
    const events = await chat.say('Hello');
    expect(textOf(events)).toBe(text);
    expect(events.at(-1)).toEqual({ type: 'notice', level: 'warning', message: notice });
  });
});

describe('a model that takes no tools', () => {
  test.each(toolRefusals)('is asked without them: %s', async (status, body) => {
    server.script(refuse(status, body), say({ text: ['I can only talk.'] }));
    const { chat } = conversation();
    const first = await chat.say('Add milk');
    expect(textOf(first)).toBe('I can only talk.');
    expect(first.at(-1)).toMatchObject({
      type: 'notice',
      message: expect.stringContaining('cannot use tools'),
    });
    expect(server.calls[1]?.body['tools']).toBeUndefined();
    expect(server.calls[1]?.body['tool_choice']).toBeUndefined();
    expect(JSON.stringify(server.calls[1]?.body['messages'])).toContain('You have no tools');

    // Known from now on, and said once.
    const second = await chat.say('Really?');
    expect(kindsOf(second)).not.toContain('notice');
    expect(server.calls).toHaveLength(3);
    expect(server.calls[2]?.body['tools']).toBeUndefined();
  });
});

describe('a model without a role for instructions', () => {
  test.each(instructionRefusals)('is told in the user’s place: %s', async (status, body) => {
    server.script(refuse(status, body), say({ text: ['Hello.'] }));
    const { chat } = conversation();
    expect(textOf(await chat.say('Hi'))).toBe('Hello.');
    await chat.say('And again');
    const messages = server.calls[2]?.body['messages'];
    expect(messages).toMatchObject([{ role: 'user' }, { role: 'assistant' }, { role: 'user' }]);
    expect(JSON.stringify(messages)).toContain('keep a list of tasks');
  });
});

describe('a conversation that does not fit', () => {
  test.each(lengthRefusals)('is sent once more, shorter: %s', async (status, body) => {
    const { chat } = conversation();
    server.script(say({ text: ['So it is. '.repeat(40)] }));
    for (const word of ['one', 'two', 'three']) await chat.say(`This is ${word}. `.repeat(30));
    server.script(refuse(status, body), say({ text: ['Hello.'] }));
    expect(textOf(await chat.say('Hi'))).toBe('Hello.');
    const [whole, shorter] = server.calls.map((call) => JSON.stringify(call.body['messages']));
    expect(whole).toContain('This is one');
    expect(shorter).not.toContain('This is one');
    expect(shorter).toContain('Hi');
    expect(server.calls).toHaveLength(2);
  });

  test('and when that is too long as well, it is said', async () => {
    const { chat } = conversation();
    server.script(say({ text: ['Yes.'] }));
    await chat.say('A first message');
    server.script(refuse(400, { error: { message: 'prompt is too long', code: 'context_length_exceeded' } }));
    await expect(chat.say('Hi')).rejects.toMatchObject({
      publicMessage: 'This conversation is too long for the model. Please start a new chat.',
      allowRetry: false,
    });
    expect(server.calls).toHaveLength(2);
  });
});

test('Azure: a version in the address goes into every request', async () => {
  server.script(say({ text: ['Hello.'] }));
  const { model } = connectModel({
    url: new URL(`${server.url}?api-version=2024-10-21`),
    key: 'azure-key',
    name: 'deployment',
    wire: 'chat_completions',
  });
  const responder = tasksAssistant({
    model: { model, description: '', offline: false },
    tasks: () => memoryTasks(),
    logger: silentLogger,
  });
  expect(await new Conversation(responder).ask('Hi')).toBe('Hello.');
  expect(server.calls[0]?.path).toBe('/v1/chat/completions?api-version=2024-10-21');
});
