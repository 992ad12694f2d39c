import { createServer, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';

/** A model's provider on this machine that speaks the Responses API. */
export interface TokenServer {
  readonly url: string;
  /** When the first token of each answer was written, in milliseconds of `performance.now()`. */
  readonly firstTokens: number[];
  close(): void;
}

/** Answers each request with some tokens, after as long as a model may think. */
export async function startTokenServer(): Promise<TokenServer> {
  const firstTokens: number[] = [];
  const answer = async (response: ServerResponse): Promise<void> => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    send(response, { type: 'response.created', response: responseOf('in_progress', []) });
    await sleep(30);
    firstTokens.push(performance.now());
    for (const delta of ['Hello', ' there', '.']) {
      send(response, { type: 'response.output_text.delta', ...place, delta });
      await sleep(5);
    }
    const message = { type: 'message', id: 'msg_1', role: 'assistant', status: 'completed' };
    const content = [{ type: 'output_text', text: 'Hello there.', annotations: [] }];
    const done = responseOf('completed', [{ ...message, content }]);
    send(response, { type: 'response.completed', response: done });
    response.end();
  };
  const server = createServer((request, response) => {
    buffer(request)
      .then(() => answer(response))
      .catch(() => response.destroy());
  });
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    firstTokens,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

const place = { item_id: 'msg_1', output_index: 0, content_index: 0 };

function send(
  response: ServerResponse,
  event: { readonly type: string; readonly [field: string]: unknown },
): void {
  response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
}

function responseOf(status: string, output: readonly object[]) {
  const usage = { input_tokens: 1, output_tokens: 3, total_tokens: 4 };
  return { id: 'resp_1', object: 'response', created_at: 1, model: 'm', status, output, usage };
}
