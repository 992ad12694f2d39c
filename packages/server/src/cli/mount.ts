import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { pathBelow } from '../http/base-path.ts';
import type { ExpressMiddleware } from '../http/express.ts';
import type { ClientAddress } from './trusted-proxies.ts';

/** Where the command mounts the chat. */
export const mountPath = '/api/chatkit';

export interface Mounted {
  readonly chat: ExpressMiddleware;
  /** Answers whatever is not below the mount point; `null` when nothing is there. */
  readonly pages: ((request: IncomingMessage, response: ServerResponse) => void) | null;
  readonly clientAddress: ClientAddress;
}

/** How long the rest of a body may come once the request is answered, in milliseconds: for connections that are to be used again. */
const leftoverMs = 1_000;

/**
 * The chat at its `basePath`, told whose request it is as Express tells it; everything else goes to the pages. Whoever goes on
 * sending what nobody reads any more is cut off.
 */
export function mountedAt(path: string, { chat, pages, clientAddress }: Mounted): RequestListener {
  return (request, response) => {
    response.on('finish', () => {
      if (!request.complete) setTimeout(() => request.complete || request.destroy(), leftoverMs).unref();
    });
    const { url = '/' } = request;
    if (pathBelow(path, url) !== url) {
      chat(Object.assign(request, { ip: clientAddress(request) }), response);
    } else if (pages) pages(request, response);
    else sayNothingHere(response);
  };
}

/** Its body is not waited for. */
export function sayNothingHere(response: ServerResponse, status = 404): void {
  const code = status === 405 ? 'method_not_allowed' : 'not_found';
  const message = status === 405 ? 'This address does not take that method.' : 'There is nothing here.';
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    connection: 'close',
  });
  response.end(JSON.stringify({ error: { code, message } }));
}
