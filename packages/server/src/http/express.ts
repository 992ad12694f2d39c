import type { IncomingMessage, ServerResponse } from 'node:http';
import { errorFields } from '../error-fields.ts';
import type { Logger } from '../chat/ports.ts';
import type { CrossOrigin } from './cross-origin.ts';
import { errorAnswer } from './error-answer.ts';
import type { HttpRequest } from './http-request.ts';
import { nodeRequest } from './node-request.ts';
import { isPublicPath, type Route } from './routes.ts';
import { writeAnswer } from './write-answer.ts';

/** A middleware of Express 4 and 5. It answers whatever comes below its mount point and never calls `next`. */
export type ExpressMiddleware = (request: IncomingMessage, response: ServerResponse) => void;

export interface ExpressOptions {
  readonly route: Route;
  readonly crossOrigin: CrossOrigin;
  /** How long a body may take to arrive, in milliseconds. */
  readonly bodyTimeoutMs: number;
  readonly logger: Logger;
}

/** The routes as a middleware. What Express knows and Node does not: the address below the mount point, a parsed body. */
export function expressMiddleware(options: ExpressOptions): ExpressMiddleware {
  return (request, response) => void serve(options, request, response);
}

/** An Express request as the routes see it, at the address the application sees. */
export function expressRequest(
  request: IncomingMessage,
  setting: { bodyTimeoutMs: number; signal: AbortSignal },
): HttpRequest {
  return nodeRequest(request, { ...setting, url: request.url ?? '/', parsedBody });
}

/** What `express.json()` and its like leave behind. */
function parsedBody(request: IncomingMessage): unknown {
  return 'body' in request ? request.body : undefined;
}

async function serve(
  options: ExpressOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { route, crossOrigin, bodyTimeoutMs, logger } = options;
  response.removeHeader('x-powered-by');
  try {
    const asked = expressRequest(request, { bodyTimeoutMs, signal: goneSignal(response) });
    if (!isPublicPath(asked.path) && (await crossOrigin(request, response))) return;
    const answer = await route(asked).catch((error: unknown) => errorAnswer(error, logger));
    await writeAnswer(request, response, answer);
  } catch (error) {
    logger.error(errorFields(error), 'an answer could not be sent');
    response.destroy();
  }
}

/** Aborted when the connection closes before the answer has been sent. */
function goneSignal(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  response.on('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  return gone.signal;
}
