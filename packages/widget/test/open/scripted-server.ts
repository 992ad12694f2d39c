import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import { freePort } from '@chatdock/testing';
import { bundlePageScript } from './bundle.ts';

/** A request of the protocol as it arrived. */
export interface ReceivedRequest {
  type: string;
  params: Record<string, unknown>;
  headers: IncomingMessage['headers'];
}

/** How a test answers one request. */
export interface Reply {
  json(body: unknown, status?: number): void;
  /** Sends events, opening the stream with the first. */
  events(...events: object[]): void;
  /** Sends text on the open stream as it is. */
  raw(text: string): void;
  end(): void;
  /** Cuts the connection. */
  cut(): void;
  /** Resolves when the client has gone. */
  readonly gone: Promise<void>;
}

export type Script = (request: ReceivedRequest, reply: Reply) => void | Promise<void>;

export interface ScriptedServer {
  readonly origin: string;
  /** Protocol requests, oldest first. */
  readonly requests: ReceivedRequest[];
  /** Every path asked for, other than the protocol's. */
  readonly paths: string[];
  /** How requests are answered from now on. */
  script: Script;
  /** Response headers of the page itself. */
  pageHeaders: Record<string, string>;
  close(): Promise<void>;
}

const page = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Chat</title><meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,">
<style nonce="n0nce">html, body, main { height: 100%; margin: 0 } h1 { position: absolute; clip-path: inset(50%) }</style></head>
<body><main><h1>Chat</h1></main><script type="module" nonce="n0nce" src="/page-script.js"></script></body></html>`;

/** A page with the renderer on it and a ChatKit server that says what the test tells it to. */
export async function startScriptedServer(): Promise<ScriptedServer> {
  const files = await bundlePageScript();
  const scripted: Omit<ScriptedServer, 'origin' | 'close'> = {
    requests: [],
    paths: [],
    pageHeaders: {},
    script: (_request, reply) => reply.json({ error: { code: 'no_script', message: 'No script.' } }, 500),
  };
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    if (request.method === 'POST' && path === '/chatkit') {
      void answer(scripted, request, response);
      return;
    }
    scripted.paths.push(path);
    const source = files.get(path.slice(1));
    const isPage = path === '/';
    response.writeHead(isPage || source ? 200 : 404, {
      'content-type': isPage ? 'text/html; charset=utf-8' : 'text/javascript',
      ...(isPage && scripted.pageHeaders),
    });
    response.end(isPage ? page : source);
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return Object.assign(scripted, { origin: `http://127.0.0.1:${port}`, close: () => close(server) });
}

async function answer(
  scripted: Pick<ScriptedServer, 'requests' | 'script'>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { type, params } = JSON.parse(Buffer.concat(chunks).toString());
  const received = { type, params, headers: request.headers };
  scripted.requests.push(received);
  await scripted.script(received, createReply(response));
}

function createReply(response: ServerResponse): Reply {
  const open = (): void => {
    if (!response.headersSent)
      response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
  };
  return {
    json: (body, status = 200) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    },
    events: (...events) => {
      open();
      for (const event of events) response.write(`data: ${JSON.stringify(event)}\n\n`);
    },
    raw: (text) => {
      open();
      response.write(text);
    },
    end: () => {
      open();
      response.end();
    },
    cut: () => response.destroy(),
    gone: new Promise((resolve) => response.once('close', () => resolve())),
  };
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
}
