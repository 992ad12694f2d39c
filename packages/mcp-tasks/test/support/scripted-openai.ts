import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';

/** A stand-in for OpenAI's Responses API that answers with what it was given, in turn, and keeps what it was asked. */
export interface ScriptedOpenAI {
  baseUrl: string;
  requests: unknown[];
  close(): void;
}

export async function startScriptedOpenAI(outputs: object[][]): Promise<ScriptedOpenAI> {
  const requests: unknown[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await json(request);
    const output = outputs[requests.length] ?? [];
    requests.push(body);
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify({
        id: `resp_${requests.length}`,
        object: 'response',
        created_at: 0,
        status: 'completed',
        model: 'scripted',
        output,
        usage: { input_tokens: 1, output_tokens: 1, total_tokens: 2 },
      }),
    );
  };
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
