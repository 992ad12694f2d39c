import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { listen } from './listen.ts';

/** A stand-in for OpenAI's Responses API that streams one text, whatever it is asked, and keeps what it was asked. */
export interface ScriptedOpenAI {
  readonly baseUrl: string;
  readonly requests: unknown[];
  close(): void;
}

export async function startScriptedOpenAI(text: string): Promise<ScriptedOpenAI> {
  const requests: unknown[] = [];
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'text/event-stream');
    const answer = async (): Promise<void> => {
      requests.push(await json(request));
      for (const event of responseEvents(text))
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

function responseEvents(text: string) {
  const place = { item_id: 'msg_1', output_index: 0, content_index: 0 };
  const part = { type: 'output_text', text, annotations: [] };
  const item = { type: 'message', id: 'msg_1', role: 'assistant', status: 'completed', content: [part] };
  const response = {
    id: 'resp_1',
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
      item: { ...item, status: 'in_progress', content: [] },
    },
    { type: 'response.output_text.delta', ...place, delta: text },
    { type: 'response.output_text.done', ...place, text },
    { type: 'response.output_item.done', output_index: 0, item },
    { type: 'response.completed', response: { ...response, usage } },
  ].map((event, sequence_number) => ({ ...event, sequence_number }));
}
