import { listen } from '@chatdock/testing';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';
import { frame, rightEvents, type RawEvent } from './right-events.ts';

type Answer = (response: ServerResponse, request: IncomingMessage) => unknown;

/** A ChatKit server, right in all that is not given. */
export interface Chat {
  readonly get?: Answer;
  readonly options?: Answer;
  readonly list?: Answer;
  readonly create?: Answer;
  readonly items?: Answer;
  readonly remove?: Answer;
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Answer {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
}

export function text(body: string, status = 200, headers: Record<string, string> = {}): Answer {
  return (response) => {
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers });
    response.end(body);
  };
}

/** A stream of these frames, written one by one. */
export function frames(list: readonly string[], headers: Record<string, string> = {}): Answer {
  return (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream', ...headers });
    for (const one of list) response.write(one);
    response.end();
  };
}

export function events(list: readonly RawEvent[]): Answer {
  return frames(list.map(frame));
}

const right: Required<Chat> = {
  get: json({ detail: 'Method Not Allowed' }, 405),
  options: json({}, 405),
  list: json({ data: [], has_more: false }),
  create: events(rightEvents),
  items: json({
    data: rightEvents.flatMap(({ type, item }) => (type === 'thread.item.done' ? [item] : [])),
    has_more: false,
  }),
  remove: json({}),
};

const posts: Record<string, keyof Chat> = {
  'threads.list': 'list',
  'threads.create': 'create',
  'items.list': 'items',
  'threads.delete': 'remove',
};

/** One request as it came. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly type: string;
}

/** Many servers in one, each below a path of its own; ends with the test. */
export async function startChats(chats: Record<string, Chat>): Promise<{ origin: string; seen: Seen[] }> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const { method = '', url = '/', headers } = request;
      const { pathname: path } = new URL(url, 'http://test');
      const [, name = '', ...below] = path.split('/');
      const chat = { ...right, ...chats[decodeURIComponent(name)] };
      const type = await typeOf(request);
      seen.push({ method, path, headers, type });
      if (below.length > 0) return json({ detail: 'Not Found' }, 404)(response, request);
      if (method === 'GET') return chat.get(response, request);
      if (method === 'OPTIONS') return chat.options(response, request);
      return chat[posts[type] ?? 'list'](response, request);
    })();
  });
  const origin = await listen(server);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { origin, seen };
}

async function typeOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const piece of request) body += String(piece);
  if (body === '') return '';
  const parsed: { type?: string } = JSON.parse(body);
  return parsed.type ?? '';
}
