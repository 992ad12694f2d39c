import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHead } from './admit.ts';
import { Endpoint } from './endpoint.ts';
import type { TasksHttpOptions } from './http-options.ts';
import { checkMessage, parseMessage } from './parse-message.ts';
import { readNodeBody } from './read-node-body.ts';
import { writeResponse } from './write-response.ts';

/**
 * A router for Express 4 and 5, and for `node:http`. It answers the endpoint's path and that of its metadata, and hands any
 * other request to `next`; without `next`, it answers 404.
 */
export interface TasksRouter {
  (request: IncomingMessage, response: ServerResponse, next?: () => void): void;
  /** Ends what is running. Requests after it are refused with 503. */
  close(): Promise<void>;
}

/**
 * The task server over Streamable HTTP. Mount it at the top, `app.use(tasksRouter(…))`, because the metadata's address is
 * fixed by RFC 9728; and before body parsers, so that a stranger is refused before anything of a body is read.
 *
 * @throws SettingsError when an option is missing or not safe
 */
export function tasksRouter(options: TasksHttpOptions): TasksRouter {
  const endpoint = new Endpoint(options);
  const router = (request: IncomingMessage, response: ServerResponse, next?: () => void): void => {
    const [path = '', query = ''] = splitOnce(request.url ?? '/', '?');
    if (next && !endpoint.has(path)) return next();
    void serve(endpoint, request, { response, path, query });
  };
  return Object.assign(router, { close: () => endpoint.close() });
}

interface Exchange {
  response: ServerResponse;
  path: string;
  query: string;
}

async function serve(
  endpoint: Endpoint,
  request: IncomingMessage,
  { response, path, query }: Exchange,
): Promise<void> {
  const left = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) left.abort();
  });
  try {
    const answer = await endpoint.answer({
      path,
      head: headOf(request, query),
      readMessage: () => readMessage(request, endpoint),
      webRequest: () => webRequest(request, endpoint.settings.url, left.signal),
    });
    await writeResponse(request, response, answer);
  } catch (error) {
    endpoint.settings.onError(error);
    response.destroy();
  }
}

/** The body, unless a body parser before us has read it; then what it left. */
async function readMessage(request: IncomingMessage, { settings }: Endpoint): Promise<unknown> {
  if (!request.readableDidRead) return parseMessage(await readNodeBody(request, settings.limits));
  return checkMessage('body' in request ? request.body : undefined);
}

function headOf(request: IncomingMessage, query: string): RequestHead {
  const { headersDistinct } = request;
  return {
    method: request.method ?? 'GET',
    authorization: headersDistinct['authorization'] ?? [],
    query,
    header: (name) => headersDistinct[name]?.[0],
  };
}

/** What the MCP SDK reads. The token and whatever else came along stay behind. */
const forwarded = /^(?:accept|content-type|last-event-id|mcp-.*)$/u;

function webRequest(request: IncomingMessage, url: URL, signal: AbortSignal): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === 'string' && forwarded.test(name)) headers.set(name, value);
  }
  return new Request(url, { method: 'POST', headers, signal });
}

function splitOnce(text: string, separator: string): string[] {
  const index = text.indexOf(separator);
  return index < 0 ? [text] : [text.slice(0, index), text.slice(index + 1)];
}
