import { listen } from '@chatdock/testing';
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';

/** A stand-in for OpenAI's Responses API that streams one text, whatever it is asked, and keeps what it was asked. */
export interface ScriptedOpenAI {
  readonly baseUrl: string;
  readonly requests: unknown[];
  close(): void;
}

/** What the stand-in says in one answer: a text, or a call of a tool. */
type Said = string | { readonly name: string; readonly arguments: string };

export function startScriptedOpenAI(text: string): Promise<ScriptedOpenAI> {
  return startScriptedCalls([text]);
}

/** The same that says one thing after the other; the last one again and again. */
export async function startScriptedCalls(script: readonly Said[]): Promise<ScriptedOpenAI> {
  const requests: unknown[] = [];
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'text/event-stream');
    const answer = async (): Promise<void> => {
      requests.push(await json(request));
      const said = script[Math.min(requests.length, script.length) - 1] ?? '';
      for (const event of responseEvents(said, requests.length))
        response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
      response.end();
    };
    answer().catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  });
  const origin = await listen(server);
  return {
    baseUrl: `${origin}/v1`,
    requests,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function responseEvents(said: Said, number: number) {
  const isText = typeof said === 'string';
  const item = isText ? messageOf(said) : callOf(said, number);
  const response = {
    id: `resp_${number}`,
    object: 'response',
    created_at: 0,
    model: 'scripted',
    status: 'completed',
    output: [item],
  };
  const usage = { input_tokens: 1, output_tokens: 1, total_tokens: 2 };
  return [
    { type: 'response.created', response: { ...response, status: 'in_progress', output: [] } },
    {
      type: 'response.output_item.added',
      output_index: 0,
      item: { ...item, status: 'in_progress', ...(isText && { content: [] }) },
    },
    ...(isText ? textEvents(said) : []),
    { type: 'response.output_item.done', output_index: 0, item },
    { type: 'response.completed', response: { ...response, usage } },
  ].map((event, sequence_number) => ({ ...event, sequence_number }));
}

function messageOf(text: string) {
  const part = { type: 'output_text', text, annotations: [] };
  return { type: 'message', id: 'msg_1', role: 'assistant', status: 'completed', content: [part] };
}

function callOf(call: object, number: number) {
  const ids = { id: `fc_${number}`, call_id: `call_${number}` };
  return { type: 'function_call', ...ids, status: 'completed', ...call };
}

function textEvents(text: string) {
  const place = { item_id: 'msg_1', output_index: 0, content_index: 0 };
  return [
    { type: 'response.output_text.delta', ...place, delta: text },
    { type: 'response.output_text.done', ...place, text },
  ];
}
