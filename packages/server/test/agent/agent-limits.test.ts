import { Agent } from '@openai/agents-core';
import {
  assistantMessage,
  functionCall,
  modelResponder,
  modelStreamResponder,
  ScriptedModel,
} from '@openai/agents-core/testing';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { AgentLimits } from '../../src/agent/run/agent-limits.ts';
import { agentResponder } from '../../src/agent/agent-responder.ts';
import { tasksAssistant } from '../../src/agent/tasks/tasks-assistant.ts';
import { InProcessTools } from '../../src/agent/tools/in-process-tools.ts';
import { Conversation, silentLogger, stepsOf } from './support/fake-turn.ts';
import { memoryTasks } from './support/memory-tasks.ts';

function conversation(model: ScriptedModel, limits: Partial<AgentLimits>, tasks = memoryTasks()) {
  const responder = agentResponder({
    agent: (_turn, mcpServers) => new Agent({ name: 'Test', model, mcpServers }),
    connectTools: () => [new InProcessTools(tasks, { onError: () => {} })],
    limits,
    logger: silentLogger,
  });
  return { chat: new Conversation(responder), tasks };
}

function call(id: number, name = 'add_task', args: Record<string, unknown> = { title: `Task ${id}` }) {
  return functionCall(name, args, { callId: `call_${id}` });
}

/** Never says anything, until it is stopped. */
function silence(stopped: () => void, asked = () => {}) {
  return modelStreamResponder(async function* ({ request }) {
    yield { type: 'response_started' };
    await new Promise<void>((resolve) => {
      request.signal?.addEventListener('abort', () => resolve());
      if (request.signal?.aborted) resolve();
      asked();
    });
    stopped();
    throw new Error('stopped');
  });
}

test('a model that never stops calling tools is stopped after ten calls', async () => {
  const model = new ScriptedModel(Array.from({ length: 12 }, (_, at) => [call(at, 'list_tasks', {})]));
  const { chat } = conversation(model, {});
  await expect(chat.say('Hi')).rejects.toMatchObject({
    publicMessage: expect.stringContaining('more steps than one answer may have'),
    allowRetry: false,
  });
  expect(model.calls).toHaveLength(10);
  expect(stepsOf(chat.events)).toHaveLength(10);
});

test('of a thousand calls in one breath 25 are made, and the model is not asked again', async () => {
  const model = new ScriptedModel([
    Array.from({ length: 1000 }, (_, at) => call(at)),
    [assistantMessage('More?')],
  ]);
  const tasks = memoryTasks();
  const responder = tasksAssistant({
    model: { model, description: 'test', offline: false },
    tasks: () => tasks,
    logger: silentLogger,
  });
  const chat = new Conversation(responder);
  await expect(chat.say('Hi')).rejects.toMatchObject({
    publicMessage: expect.stringContaining('What was already done stays done'),
    allowRetry: false,
  });
  expect(tasks.rows).toHaveLength(25);
  expect(model.calls).toHaveLength(1);
  expect(stepsOf(chat.events).map(([, state]) => state)).toEqual(
    Array.from({ length: 25 }, () => 'complete'),
  );
});

test('calls are made in the order in which the model asked for them', async () => {
  const { chat, tasks } = conversation(
    new ScriptedModel([[call(1), call(2), call(3)], [assistantMessage('Done.')]]),
    {},
  );
  await chat.say('Hi');
  expect(tasks.rows.map(({ title }) => title)).toEqual(['Task 1', 'Task 2', 'Task 3']);
});

test('a long tool result reaches the model cut, with a note', async () => {
  const tasks = memoryTasks(Array.from({ length: 400 }, (_, at) => `${at} ${'long title '.repeat(15)}`));
  const model = new ScriptedModel([[call(1, 'list_tasks', {})], [assistantMessage('Long.')]]);
  const { chat } = conversation(model, { toolResultBytes: 20_000 }, tasks);
  await chat.say('Hi');
  const result = JSON.stringify(model.lastCall?.request.input);
  expect(result.length).toBeLessThan(25_000);
  expect(result).toContain('The result was too long and has been cut off here.');
});

test('a model that says nothing is stopped', async () => {
  const stopped = vi.fn<() => void>();
  const { chat } = conversation(new ScriptedModel([silence(stopped)]), { silenceMs: 1_000 });
  await expect(chat.say('Hi')).rejects.toMatchObject({
    publicMessage: 'The model stopped answering. Please try again.',
    allowRetry: true,
  });
  expect(stopped).toHaveBeenCalledOnce();
});

test('an answer that takes too long is stopped, though the model goes on talking', async () => {
  const model = new ScriptedModel([
    modelStreamResponder(async function* () {
      for (;;) {
        yield { type: 'output_text_delta', delta: 'and so on ' };
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    }),
  ]);
  const { chat } = conversation(model, { turnMs: 200 });
  await expect(chat.say('Hi')).rejects.toMatchObject({
    publicMessage: expect.stringContaining('took too long'),
  });
});

test('an answer without an end is stopped', async () => {
  const model = new ScriptedModel([
    modelStreamResponder(async function* () {
      for (;;) yield { type: 'output_text_delta', delta: 'and so on ' };
    }),
  ]);
  const { chat } = conversation(model, { answerCharacters: 1000 });
  await expect(chat.say('Hi')).rejects.toMatchObject({
    publicMessage: expect.stringContaining('became too long'),
    allowRetry: false,
  });
  expect(chat.events.length).toBeLessThan(200);
});

test('a tool that hangs is given up, and the model is told', async () => {
  const tasks = { ...memoryTasks(), list: () => new Promise<never>(() => {}) };
  const model = new ScriptedModel([[call(1, 'list_tasks', {})], [assistantMessage('Later.')]]);
  const { chat } = conversation(model, { toolMs: 100 }, tasks);
  await chat.say('Hi');
  expect(stepsOf(chat.events)).toEqual([['List tasks', 'none', 'The tool took too long and was stopped.']]);
});

/** Takes twice as long as a model may be silent, on a clock that is not the machine's. */
async function listSlowly(): Promise<never[]> {
  await vi.advanceTimersByTimeAsync(300);
  return [];
}

test('while a tool works, the model may be silent', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const { chat } = conversation(
    new ScriptedModel([[call(1, 'list_tasks', {})], [assistantMessage('None.')]]),
    { silenceMs: 150 },
    { ...memoryTasks(), list: listSlowly },
  );
  await chat.say('Hi');
  expect(stepsOf(chat.events)).toEqual([['List tasks', 'complete', undefined]]);
});

test('stopping the turn stops the model and the tools at once, and quietly', async () => {
  const stop = new AbortController();
  const stopped = vi.fn<() => void>();
  const leave = () => setImmediate(() => stop.abort('client_left'));
  const { chat } = conversation(new ScriptedModel([silence(stopped, leave)]), {});
  await chat.say('Hi', stop.signal); // silence, and not the turn, would end it with an error
  expect(stopped).toHaveBeenCalledOnce();
  expect(chat.events.filter(({ type }) => type === 'error')).toEqual([]);

  const stopTool = new AbortController();
  const list = () => {
    setImmediate(() => stopTool.abort('client_left'));
    return new Promise<never>(() => {});
  };
  const model = new ScriptedModel([[call(1, 'list_tasks', {})], [assistantMessage('x')]]);
  const second = conversation(model, {}, { ...memoryTasks(), list });
  await second.chat.say('Hi', stopTool.signal);
  expect(model.calls, 'a tool that takes too long is told to the model').toHaveLength(1);
});

test('only so much of the conversation is given to the model', async () => {
  const model = new ScriptedModel(
    Array.from({ length: 60 }, () => modelResponder(() => [assistantMessage('x'.repeat(500))])),
  );
  const { chat } = conversation(model, { contextTokens: 1250 });
  for (let at = 0; at < 30; at += 1) await chat.say(`Message ${at}`);
  const input = model.lastCall?.request.input;
  const text = JSON.stringify(input);
  expect(text.length).toBeLessThan(6000);
  expect(text).toContain('Message 29');
  expect(Array.isArray(input) && input[0]).toMatchObject({ role: 'user' });
});
