import type { ModelRequest } from '@openai/agents-core';
import { expect, test } from 'vitest';
import { OfflineModel } from '../../../src/agent/offline/offline-model.ts';

function request(said: string, signal?: AbortSignal): ModelRequest {
  return {
    input: said,
    modelSettings: {},
    tools: [
      {
        type: 'function',
        name: 'add_task',
        description: '',
        strict: false,
        parameters: { type: 'object', properties: {}, required: [], additionalProperties: false },
      },
    ],
    outputType: 'text',
    handoffs: [],
    tracing: false,
    ...(signal && { signal }),
  };
}

async function collect(said: string) {
  const events = [];
  for await (const event of OfflineModel.ready().getStreamedResponse(request(said))) events.push(event);
  return events;
}

test('text comes word by word, and the last event holds all of it', async () => {
  const events = await collect('help');
  const deltas = events.flatMap((event) => (event.type === 'output_text_delta' ? [event.delta] : []));
  expect(deltas.length).toBeGreaterThan(30);
  expect(Math.max(...deltas.map((delta) => delta.trim().split(/\s/u).length))).toBe(1);
  expect(events[0]).toEqual({ type: 'response_started' });
  const last = events.at(-1);
  expect(last).toMatchObject({
    type: 'response_done',
    response: { output: [{ type: 'message', content: [{ type: 'output_text', text: deltas.join('') }] }] },
  });
});

test('a tool call has an id of its own, and no text', async () => {
  const [first, second] = [await collect('add milk'), await collect('add milk')];
  expect(first.map(({ type }) => type)).toEqual(['response_started', 'response_done']);
  const ids = [first, second].map((events) => {
    const last = events.at(-1);
    const item = last?.type === 'response_done' ? last.response.output[0] : undefined;
    return item?.type === 'function_call' ? item.callId : undefined;
  });
  expect(ids[0]).toMatch(/^call_/u);
  expect(ids[0]).not.toBe(ids[1]);
});

test('it stops when it is told to', async () => {
  const stop = new AbortController();
  const stream = OfflineModel.ready().getStreamedResponse(request('help', stop.signal));
  await stream.next();
  await stream.next();
  stop.abort(new Error('stopped'));
  await expect(stream.next()).rejects.toThrow('stopped');
});

test('without streaming it says the same', async () => {
  const { output } = await new OfflineModel().getResponse(request('thanks'));
  expect(output).toMatchObject([{ role: 'assistant', content: [{ text: 'You are welcome.' }] }]);
});
