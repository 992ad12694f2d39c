import { Agent, tool } from '@openai/agents-core';
import { functionCall, modelError, modelStream, ScriptedModel } from '@openai/agents-core/testing';
import { expect, test } from 'vitest';
import { agentResponder } from '../../src/agent/agent-responder.ts';
import { Conversation, silentLogger, stepsOf, textOf } from './support/fake-turn.ts';
import { failure, scriptedConversation } from './support/scripted-conversation.ts';

test('a model that fails: the steps are settled, what was done stays done, and no retry does it twice', async () => {
  const { chat, tasks } = scriptedConversation({
    steps: [
      [functionCall('add_task', { title: 'x' }, { callId: 'a' })],
      modelError(new Error('secret provider text')),
    ],
  });
  const error = await failure(chat);
  expect(error.publicMessage).toBe(
    'Something went wrong. Please try again. What was already done stays done.',
  );
  expect(error.allowRetry).toBe(false);
  expect(tasks.rows).toHaveLength(2);
  expect(stepsOf(chat.events)).toEqual([['Add task', 'complete', undefined]]);
});

test('a model that fails before anything was changed may be asked again', async () => {
  const { chat } = scriptedConversation({
    steps: [[functionCall('list_tasks', {}, { callId: 'a' })], modelError(new Error('secret provider text'))],
  });
  expect(await failure(chat)).toMatchObject({
    publicMessage: 'Something went wrong. Please try again.',
    allowRetry: true,
  });
});

test('what a failure logs names it and quotes nothing', async () => {
  const lines: string[] = [];
  const logger = {
    ...silentLogger,
    warn: (fields: object, message: string) => void lines.push(JSON.stringify([fields, message])),
  };
  const { chat } = scriptedConversation({
    // Asked again, it fails again.
    steps: Array.from({ length: 3 }, () =>
      modelError(Object.assign(new Error('secret provider text'), { status: 500, code: 'server_error' })),
    ),
    logger,
  });
  await failure(chat);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('"status":500');
  expect(lines[0]).not.toContain('secret');
});

test('what was said and done before a failure reaches a slow reader too', async () => {
  const { chat } = scriptedConversation({
    steps: [
      [
        functionCall('add_task', { title: 'x' }, { callId: 'a' }),
        functionCall('add_task', { title: 'y' }, { callId: 'b' }),
      ],
      modelError(new Error('secret provider text')),
    ],
    effects: () => [{ type: 'client_effect', name: 'seen', data: {} }],
  });
  const seen: string[] = [];
  const read = async (): Promise<void> => {
    for await (const event of chat.responder.respond(chat.turn('Hi'))) {
      seen.push(event.type);
      await new Promise((resolve) => setTimeout(resolve, 20));
      chat.events.push(event);
    }
  };
  await expect(read()).rejects.toMatchObject({ allowRetry: false });
  expect(seen.filter((type) => type === 'client_effect')).toHaveLength(2);
  expect(stepsOf(chat.events).map(([, state]) => state)).toEqual(['complete', 'complete']);
});

test('text of a model that breaks off is kept', async () => {
  const { chat } = scriptedConversation({
    steps: [
      modelStream(
        (async function* () {
          for (const delta of ['One ', 'two ', 'three ']) yield { type: 'output_text_delta' as const, delta };
          throw new Error('secret provider text');
        })(),
      ),
    ],
  });
  await failure(chat);
  const text = chat.events.flatMap((event) =>
    event.type === 'thread.item.updated' && 'delta' in event.update ? [event.update.delta] : [],
  );
  expect(text.join('')).toBe('One two three ');
  expect(textOf(chat.events)).toBe('');
});

test('a tool of the agent’s own may have changed something too', async () => {
  const model = new ScriptedModel([
    [functionCall('send', {}, { callId: 'a' })],
    modelError(new Error('secret provider text')),
  ]);
  const send = tool({
    name: 'send',
    description: '',
    parameters: { type: 'object', properties: {}, required: [], additionalProperties: false },
    execute: () => 'sent',
  });
  const agent = new Agent({ name: 'Test', model, tools: [send] });
  const chat = new Conversation(agentResponder({ agent: () => agent, logger: silentLogger }));
  expect(await failure(chat)).toMatchObject({ allowRetry: false });
});

test('a turn that was stopped before it began asks nothing of the model', async () => {
  const { chat, model } = scriptedConversation({ steps: [modelError(new Error('asked'))] });
  expect(await chat.say('Hi', AbortSignal.abort())).toEqual([]);
  expect(model.calls).toHaveLength(0);
});
