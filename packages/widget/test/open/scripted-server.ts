import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import { listen } from '@chatdock/testing';
import { bundlePageScript } from './bundle.ts';

/** A request of the protocol as it arrived. */
export interface ReceivedRequest {
  type: string;
  params: Record<string, unknown>;
  headers: IncomingMessage['headers'];
}

/** Bytes that were sent to an address below `/upload`. */
export interface ReceivedFile {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
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
  /** Files that were sent, oldest first. */
  readonly files: ReceivedFile[];
  /** How files are answered from now on. */
  takeFile: (file: ReceivedFile, reply: Reply) => void | Promise<void>;
  /** Whether it is also asked for what only Chatdock's own has: for running turns. Default: it refuses that, as others do. */
  isOurs: boolean;
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
    files: [],
    takeFile: (_file, reply) => reply.json({}),
    pageHeaders: {},
    isOurs: false,
    script: (_request, reply) => reply.json({ error: { code: 'no_script', message: 'No script.' } }, 500),
  };
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    if (request.method === 'POST' && path === '/chatkit') {
      void answer(scripted, request, response);
      return;
    }
    scripted.paths.push(path);
    if (path.startsWith('/upload')) {
      void receiveFile(scripted, request, response);
      return;
    }
    const source = files.get(path.slice(1));
    const isPage = path === '/';
    response.writeHead(isPage || source ? 200 : 404, {
      'content-type': isPage ? 'text/html; charset=utf-8' : 'text/javascript',
      ...(isPage && scripted.pageHeaders),
    });
    response.end(isPage ? page : source);
  });
  const origin = await listen(server);
  return Object.assign(scripted, { origin, close: () => close(server) });
}

async function receiveFile(
  scripted: Pick<ScriptedServer, 'files' | 'takeFile'>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = '', url: path = '', headers } = request;
  const file = { method, path, headers, body: await textOf(request).catch(() => '') };
  scripted.files.push(file);
  await scripted.takeFile(file, createReply(response));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

async function answer(
  scripted: Pick<ScriptedServer, 'requests' | 'script' | 'isOurs'>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const text = await textOf(request).catch(() => null);
  if (text === null) return; // who asks is gone
  const { type, params } = JSON.parse(text);
  if (type === 'chatdock.turns.join' && !scripted.isOurs) {
    createReply(response).json({ error: { code: 'invalid_request', message: 'No such request.' } }, 400);
    return;
  }
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
