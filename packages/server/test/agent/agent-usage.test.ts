import { Agent } from '@openai/agents-core';
import { modelStreamResponder, ScriptedModel } from '@openai/agents-core/testing';
import { expect, test } from 'vitest';
import { agentResponder } from '../../src/agent/agent-responder.ts';
import { Conversation, silentLogger } from './support/fake-turn.ts';

type Step = Parameters<typeof modelStreamResponder>[0];

/** A model whose calls go like this, one after the other. */
function chatWith(...steps: Step[]): Conversation {
  const model = new ScriptedModel(steps.map((step) => modelStreamResponder(step)));
  const agent = () => new Agent({ name: 'Test', model, instructions: 'x'.repeat(400) });
  return new Conversation(agentResponder({ agent, logger: silentLogger }));
}

const done = (text: string, inputTokens: number, outputTokens: number) => ({
  type: 'response_done' as const,
  response: {
    id: 'r',
    output: [
      {
        type: 'message' as const,
        role: 'assistant' as const,
        status: 'completed' as const,
        content: [{ type: 'output_text' as const, text }],
      },
    ],
    usage: { requests: 1, inputTokens, outputTokens, totalTokens: inputTokens + outputTokens },
  },
});

test('A3: what the model reports is counted, once for each answer', async () => {
  const chat = chatWith(
    async function* () {
      yield { type: 'response_started' };
      yield { type: 'output_text_delta', delta: 'Hello' };
      yield done('Hello', 120, 7);
    },
    async function* () {
      yield { type: 'response_started' };
      yield done('Again', 150, 9);
    },
  );
  await chat.say('Hi');
  await chat.say('Hi');
  expect(chat.counted).toEqual([
    { input: 120, output: 7 },
    { input: 150, output: 9 },
  ]);
});

test('A3: an answer that is stopped before the model reports is estimated', async () => {
  const stop = new AbortController();
  const chat = chatWith(async function* ({ request }) {
    yield { type: 'response_started' };
    yield { type: 'output_text_delta', delta: 'x'.repeat(200) };
    stop.abort('client_left');
    await new Promise<void>((resolve) => {
      if (request.signal?.aborted) resolve();
      else request.signal?.addEventListener('abort', () => resolve());
    });
    throw new Error('stopped');
  });
  await chat.say('y'.repeat(400), stop.signal);
  const [{ input, output } = { input: 0, output: 0 }] = chat.counted;
  expect(chat.counted).toHaveLength(1);
  expect(input).toBeGreaterThanOrEqual(200);
  expect(input).toBeLessThan(300);
  expect(output).toBeLessThanOrEqual(50);
});

test('A3: an answer that fails is counted, too', async () => {
  const chat = chatWith(async function* () {
    yield { type: 'response_started' };
    yield { type: 'output_text_delta', delta: 'x'.repeat(200) };
    throw new Error('broken');
  });
  await expect(chat.say('Hi')).rejects.toThrow(/./u);
  expect(chat.counted).toEqual([{ input: expect.any(Number), output: 50 }]);
  expect(chat.counted[0]?.input).toBeGreaterThanOrEqual(100);
});

test('A3: a model that reports nothing is estimated', async () => {
  const chat = chatWith(async function* () {
    yield { type: 'response_started' };
    yield { type: 'output_text_delta', delta: 'x'.repeat(200) };
    yield done('x'.repeat(200), 0, 0);
  });
  await chat.say('Hi');
  expect(chat.counted).toEqual([{ input: expect.any(Number), output: 50 }]);
  expect(chat.counted[0]?.input).toBeGreaterThanOrEqual(100);
});
