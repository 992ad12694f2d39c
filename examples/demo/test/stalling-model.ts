import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { freePort } from '@chatdock/testing';

/** A stand-in for a chat-completions server, on loopback. */
export interface StallingModel {
  baseUrl: string;
  /** From now on answers come to their end. */
  recover(): void;
  /** The answers that have stalled come to their end. */
  goOn(): void;
  close(): Promise<void>;
}

/** Streams the first words of an answer, and then nothing more until it is told to recover. */
export async function stallingModel(words: { first: string; rest: string }): Promise<StallingModel> {
  let stalls = true;
  const stalled: ServerResponse[] = [];
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      writeDelta(response, { role: 'assistant', content: words.first });
      if (stalls) stalled.push(response);
      else finish(response, words.rest);
    });
  });
  const port = await freePort();
  await once(server.listen(port, '127.0.0.1'), 'listening');
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    recover: () => {
      stalls = false;
    },
    goOn: () => {
      for (const response of stalled.splice(0)) finish(response, words.rest);
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function finish(response: ServerResponse, rest: string): void {
  writeDelta(response, { content: rest });
  response.end(`data: ${JSON.stringify(chunk({}, 'stop'))}\n\ndata: [DONE]\n\n`);
}

function writeDelta(response: ServerResponse, delta: object): void {
  response.write(`data: ${JSON.stringify(chunk(delta, null))}\n\n`);
}

function chunk(delta: object, finishReason: 'stop' | null): object {
  return {
    id: 'chatcmpl-stand-in',
    object: 'chat.completion.chunk',
    created: 0,
    model: 'stand-in',
    choices: [{ index: 0, delta, finish_reason: finishReason }],
  };
}
