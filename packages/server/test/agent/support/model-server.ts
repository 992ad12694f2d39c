import { listen } from '@chatdock/testing';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

/** One request the server was sent. */
export interface ModelCall {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: Record<string, unknown>;
  /** Resolves when the caller has hung up before the answer was over. */
  readonly hungUp: Promise<void>;
}

/** Answers one request; whatever it writes is what the model says. */
export type ModelAnswer = (response: ServerResponse, call: ModelCall) => void | Promise<void>;

/**
 * A model provider on the loopback interface, whose answers are given one after the other; the last one is repeated. What is
 * asked beside them, without a stream, such as the name of a conversation, is answered by {@link ModelServer.aside}.
 */
export class ModelServer {
  readonly calls: ModelCall[] = [];
  /** What was asked beside the answers. */
  readonly asides: ModelCall[] = [];
  aside: ModelAnswer = refuse(404, { error: { message: 'no names here' } });
  readonly #server: Server;
  #answers: readonly ModelAnswer[] = [];

  private constructor() {
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  static async start(): Promise<ModelServer> {
    const server = new ModelServer();
    await listen(server.#server);
    return server;
  }

  get url(): string {
    const address = this.#server.address();
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/v1`;
  }

  /** Forgets what was, and answers like this from now on. */
  script(...answers: readonly ModelAnswer[]): void {
    this.calls.length = 0;
    this.asides.length = 0;
    this.#answers = answers;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const hungUp = new Promise<void>((resolve) => {
      response.on('close', () => {
        if (!response.writableEnded) resolve();
      });
    });
    const body: Record<string, unknown> = JSON.parse(await text(request));
    const call = {
      path: request.url ?? '',
      authorization: request.headers.authorization,
      body,
      hungUp,
    };
    if (body['stream'] !== true) {
      this.asides.push(call);
      await this.aside(response, call);
      return;
    }
    this.calls.push(call);
    const answer = this.#answers[Math.min(this.calls.length, this.#answers.length) - 1];
    await answer?.(response, call);
  }
}

/** An answer with a status and a body. */
export function refuse(status: number, body: unknown, headers: Record<string, string> = {}): ModelAnswer {
  return (response) => {
    const content = typeof body === 'string' ? body : JSON.stringify(body);
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(content);
  };
}

/** Server-sent events, `event:` lines included where there is a type. */
export function sendEvents(response: ServerResponse, events: readonly object[]): void {
  if (!response.headersSent) response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const event of events) {
    const type = 'type' in event ? `event: ${String(event.type)}\n` : '';
    response.write(`${type}data: ${JSON.stringify(event)}\n\n`);
  }
}
