import { Agent } from '@openai/agents-core';
import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { agentResponder } from '../../src/agent/agent-responder.ts';
import { connectModel } from '../../src/agent/models/openai-model.ts';
import { threadStreamEventSchema } from '../../src/protocol/events.ts';
import { doneItems, updatesOf } from './support/agent-chat.ts';
import { Conversation, silentLogger } from './support/fake-turn.ts';
import { ModelServer, sendEvents } from './support/model-server.ts';

// What the wires of a provider tell of besides text and calls, through the real client and the real SDK.

let server: ModelServer;
beforeAll(async () => {
  server = await ModelServer.start();
});
afterAll(() => server.stop());

function chat(wire: 'responses' | 'chat_completions'): Conversation {
  const { model } = connectModel({ url: new URL(server.url), key: 'sk-test', name: 'm', wire });
  return new Conversation(
    agentResponder({ agent: () => new Agent({ name: 'Test', model }), logger: silentLogger }),
  );
}

const picture = 'iVBORw0KGgo=';
const reasoning = {
  type: 'reasoning',
  id: 'rs_1',
  summary: [
    { type: 'summary_text', text: 'First.' },
    { type: 'summary_text', text: 'Second.' },
  ],
};
const search = {
  type: 'web_search_call',
  id: 'ws_1',
  status: 'completed',
  action: { type: 'search', query: 'Graz', sources: [{ type: 'url', url: 'https://example.com/graz' }] },
};
const drawing = { type: 'image_generation_call', id: 'ig_1', status: 'completed', result: picture };
const citation = {
  type: 'url_citation',
  title: 'Graz',
  url: 'https://example.com/graz',
  start_index: 0,
  end_index: 4,
};
const message = {
  type: 'message',
  id: 'msg_1',
  role: 'assistant',
  status: 'completed',
  content: [{ type: 'output_text', text: 'Rain.', annotations: [citation] }],
};

/** The events of one response of the Responses API, numbered. */
function sendResponse(response: ServerResponse, events: readonly { type: string }[]): void {
  const head = { id: 'resp_1', object: 'response', created_at: 1, model: 'm', output: [] };
  const output = [reasoning, search, drawing, message];
  const usage = { input_tokens: 7, output_tokens: 5, total_tokens: 12 };
  const all = [
    { type: 'response.created', response: { ...head, status: 'in_progress' } },
    ...events,
    { type: 'response.completed', response: { ...head, status: 'completed', output, usage } },
  ];
  sendEvents(
    response,
    all.map((event, sequence_number) => ({ ...event, sequence_number })),
  );
  response.end();
}

const item = (what: 'added' | 'done', output_index: number, given: object) => ({
  type: `response.output_item.${what}`,
  output_index,
  item: given,
});
const summary = (what: string, summary_index: number, fields: object) => ({
  type: `response.reasoning_summary_${what}`,
  item_id: 'rs_1',
  output_index: 0,
  summary_index,
  ...fields,
});
const place = { item_id: 'msg_1', output_index: 3, content_index: 0 };

const everything = [
  item('added', 0, { ...reasoning, summary: [] }),
  summary('part.added', 0, { part: { type: 'summary_text', text: '' } }),
  summary('text.delta', 0, { delta: 'Fir' }),
  summary('text.delta', 0, { delta: 'st.' }),
  summary('text.done', 0, { text: 'First.' }),
  summary('text.delta', 1, { delta: 'Second.' }),
  summary('text.done', 1, { text: 'Second.' }),
  item('done', 0, reasoning),
  item('added', 1, { type: 'web_search_call', id: 'ws_1', status: 'in_progress' }),
  { type: 'response.web_search_call.searching', output_index: 1, item_id: 'ws_1' },
  { type: 'response.web_search_call.completed', output_index: 1, item_id: 'ws_1' },
  item('done', 1, search),
  item('added', 2, { type: 'image_generation_call', id: 'ig_1', status: 'in_progress' }),
  {
    type: 'response.image_generation_call.partial_image',
    output_index: 2,
    item_id: 'ig_1',
    partial_image_index: 0,
    partial_image_b64: picture,
  },
  item('done', 2, drawing),
  item('added', 3, { ...message, content: [], status: 'in_progress' }),
  { type: 'response.content_part.added', ...place, part: { type: 'output_text', text: '', annotations: [] } },
  { type: 'response.output_text.delta', ...place, delta: 'Ra' },
  { type: 'response.output_text.delta', ...place, delta: 'in.' },
  { type: 'response.output_text.annotation.added', ...place, annotation_index: 0, annotation: citation },
  { type: 'response.output_text.done', ...place, text: 'Rain.' },
  item('done', 3, message),
];

test('the Responses API: thoughts, a search, a picture, an answer with its source, each once', async () => {
  server.script((response) => sendResponse(response, everything));
  const conversation = chat('responses');
  const events = await conversation.say('Weather?');
  for (const event of events) expect(threadStreamEventSchema.parse(event)).toEqual(event);
  const source = { type: 'url', title: 'Graz', url: 'https://example.com/graz' };
  expect(doneItems(events)).toMatchObject([
    {
      type: 'workflow',
      workflow: {
        type: 'reasoning',
        tasks: [
          { type: 'thought', content: 'First.' },
          { type: 'thought', content: 'Second.' },
          { type: 'web_search', title_query: 'Graz', sources: [{ url: 'https://example.com/graz' }] },
        ],
      },
    },
    { type: 'generated_image', image: { url: `data:image/png;base64,${picture}` } },
    { type: 'assistant_message', content: [{ text: 'Rain.', annotations: [{ source, index: 4 }] }] },
  ]);
  expect(updatesOf(events, 'assistant_message.content_part.text_delta')).toHaveLength(2);
  expect(updatesOf(events, 'assistant_message.content_part.annotation_added')).toMatchObject([
    { annotation_index: 0, annotation: { source } },
  ]);
  expect(updatesOf(events, 'generated_image.updated')).toHaveLength(1);
  expect(conversation.counted).toEqual([{ input: 7, output: 5 }]);
});

test('a server that tells nothing on the way: all is there in the end', async () => {
  const only = everything.filter(({ type }) => type === 'response.output_text.delta');
  server.script((response) => sendResponse(response, only));
  const events = await chat('responses').say('Weather?');
  expect(doneItems(events).map(({ type }) => type)).toEqual([
    'assistant_message',
    'workflow',
    'generated_image',
  ]);
});

test('a connection that breaks off while a picture is drawn leaves no empty place', async () => {
  server.script((response) => {
    const begun = everything.findIndex((event) => 'partial_image_b64' in event);
    sendEvents(response, [
      { type: 'response.created', response: { id: 'resp_1', status: 'in_progress', output: [] } },
      ...everything.slice(0, begun + 1),
    ]);
    setTimeout(() => response.destroy(), 50);
  });
  const conversation = chat('responses');
  await expect(conversation.say('Draw')).rejects.toMatchObject({ allowRetry: true });
  const [empty] = conversation.events.flatMap((event) =>
    event.type === 'thread.item.added' && event.item.type === 'generated_image' ? [event.item.id] : [],
  );
  expect(conversation.events).toContainEqual({ type: 'thread.item.removed', item_id: empty });
});

function chunk(delta: object, finish_reason: string | null = null): object {
  return {
    id: 'c1',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'm',
    choices: [{ index: 0, delta, finish_reason }],
  };
}

test.each(['reasoning', 'reasoning_content'])(
  'chat completions: thoughts in %s, and sources',
  async (field) => {
    const url_citation = { url: 'https://example.com/graz', title: 'Graz', start_index: 0, end_index: 4 };
    server.script((response) => {
      sendEvents(response, [
        chunk({ role: 'assistant', [field]: 'I look ' }),
        chunk({ [field]: 'outside.' }),
        chunk({ content: 'Rain.', annotations: [{ type: 'url_citation', url_citation }] }),
        chunk({}, 'stop'),
      ]);
      response.end('data: [DONE]\n\n');
    });
    const events = await chat('chat_completions').say('Weather?');
    expect(doneItems(events)).toMatchObject([
      { workflow: { type: 'reasoning', tasks: [{ type: 'thought', content: 'I look outside.' }] } },
      {
        content: [
          { text: 'Rain.', annotations: [{ source: { url: 'https://example.com/graz' }, index: 4 }] },
        ],
      },
    ]);
  },
);
