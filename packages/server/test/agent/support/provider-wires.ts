import type { ServerResponse } from 'node:http';
import { sendEvents, type ModelAnswer } from './model-server.ts';

/** What the model says in one response: text, tool calls, or both. */
export interface Said {
  text?: readonly string[];
  calls?: readonly { name: string; args: object }[];
}

/** One of the wires a provider can speak, with the places at which it can break. */
export interface Wire {
  readonly wire: 'responses' | 'chat_completions';
  readonly path: string;
  /** A whole response. */
  readonly say: (said: Said) => ModelAnswer;
  /** Text, and then nothing that would end it; the connection stays open. */
  readonly begin: (response: ServerResponse, text: readonly string[]) => void;
  /** A tool call whose arguments stop in the middle. */
  readonly beginCall: (response: ServerResponse) => void;
  /** An error in the middle of the stream. */
  readonly failure: object;
}

function chunk(delta: object, finish_reason: string | null = null): object {
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'm',
    choices: [{ index: 0, delta, finish_reason }],
  };
}

export const chatCompletions: Wire = {
  wire: 'chat_completions',
  path: '/v1/chat/completions',
  say:
    ({ text = [], calls = [] }) =>
    (response) => {
      sendEvents(
        response,
        text.map((content) => chunk({ content })),
      );
      for (const [index, { name, args }] of calls.entries()) {
        // As some servers do: the name first, the arguments in pieces, the same id for the whole response.
        const json = JSON.stringify(args);
        const pieces = [json.slice(0, 3), json.slice(3, 7), json.slice(7)];
        sendEvents(response, [
          chunk({ tool_calls: [{ index, id: `call_${index}`, type: 'function', function: { name } }] }),
        ]);
        sendEvents(
          response,
          pieces.map((piece) => chunk({ tool_calls: [{ index, function: { arguments: piece } }] })),
        );
      }
      sendEvents(response, [chunk({}, calls.length > 0 ? 'tool_calls' : 'stop')]);
      response.end('data: [DONE]\n\n');
    },
  begin: (response, text) =>
    sendEvents(
      response,
      text.map((content) => chunk({ content })),
    ),
  beginCall: (response) =>
    sendEvents(response, [
      chunk({
        tool_calls: [
          {
            index: 0,
            id: 'call_0',
            type: 'function',
            function: { name: 'add_task', arguments: '{"title":"ha' },
          },
        ],
      }),
    ]),
  failure: { error: { message: 'secret provider text', code: 'server_error' } },
};

function completed(output: readonly object[]): object {
  return {
    type: 'response.completed',
    response: {
      id: 'resp_1',
      object: 'response',
      created_at: 1,
      model: 'm',
      status: 'completed',
      output,
      usage: { input_tokens: 1, output_tokens: 1, total_tokens: 2 },
    },
  };
}

const created = {
  type: 'response.created',
  response: { id: 'resp_1', object: 'response', status: 'in_progress', output: [] },
};

function textDelta(delta: string): object {
  return { type: 'response.output_text.delta', item_id: 'msg_1', output_index: 0, content_index: 0, delta };
}

export const responses: Wire = {
  wire: 'responses',
  path: '/v1/responses',
  say:
    ({ text = [], calls = [] }) =>
    (response) => {
      const message = {
        type: 'message',
        id: 'msg_1',
        role: 'assistant',
        status: 'completed',
        content: [{ type: 'output_text', text: text.join(''), annotations: [] }],
      };
      const items = calls.map(({ name, args }, index) => ({
        type: 'function_call',
        id: `fc_${index}`,
        call_id: `call_${index}`,
        name,
        arguments: JSON.stringify(args),
        status: 'completed',
      }));
      sendEvents(response, [
        created,
        ...text.map(textDelta),
        completed([...(text.length > 0 ? [message] : []), ...items]),
      ]);
      response.end();
    },
  begin: (response, text) => sendEvents(response, [created, ...text.map(textDelta)]),
  beginCall: (response) =>
    sendEvents(response, [
      created,
      {
        type: 'response.output_item.added',
        output_index: 0,
        item: { type: 'function_call', id: 'fc_0', call_id: 'call_0', name: 'add_task', arguments: '' },
      },
      {
        type: 'response.function_call_arguments.delta',
        item_id: 'fc_0',
        output_index: 0,
        delta: '{"title":"ha',
      },
    ]),
  failure: { type: 'error', code: 'server_error', message: 'secret provider text', param: null },
};
