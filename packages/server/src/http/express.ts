import type { IncomingMessage, ServerResponse } from 'node:http';
import { errorFields } from '../error-fields.ts';
import { answerRequest, type Answering } from './answer-request.ts';
import { pathBelow } from './base-path.ts';
import { goneSignal } from './gone-signal.ts';
import type { HttpRequest } from './http-request.ts';
import { nodeRequest } from './node-request.ts';
import { writeAnswer } from './write-answer.ts';

/**
 * A middleware of Express 4 and 5, and a listener for Node's own HTTP server. It answers whatever comes below its mount point
 * and never calls `next`.
 */
export type ExpressMiddleware = (request: IncomingMessage, response: ServerResponse) => void;

/** What a request does not say of itself. */
export interface NodeSetting {
  /** Where the routes are when no framework has taken that away. */
  readonly basePath: string;
  /** How long a body may take to arrive, in milliseconds. */
  readonly bodyTimeoutMs: number;
}

/** The routes as a middleware. What Express knows and Node does not: the address below the mount point, a parsed body. */
export function expressMiddleware(answering: Answering, setting: NodeSetting): ExpressMiddleware {
  return (request, response) => void serve({ answering, setting }, request, response);
}

/** A Node request as the routes see it, at the address the application sees. */
export function expressRequest(
  request: IncomingMessage,
  { basePath, bodyTimeoutMs }: NodeSetting,
  signal: AbortSignal,
): HttpRequest {
  const { url = '/' } = request;
  const isMounted = 'baseUrl' in request; // by Express, which leaves what is below
  const below = isMounted ? url : pathBelow(basePath, url);
  return nodeRequest(request, { url: below, parsedBody, bodyTimeoutMs, signal, address: addressOf(request) });
}

/** Express says it as its setting `trust proxy` allows; without Express it is the other end of the connection. */
function addressOf(request: IncomingMessage): string | undefined {
  return 'ip' in request && typeof request.ip === 'string' ? request.ip : request.socket.remoteAddress;
}

/** What `express.json()` and its like leave behind. */
function parsedBody(request: IncomingMessage): unknown {
  return 'body' in request ? request.body : undefined;
}

async function serve(
  { answering, setting }: { answering: Answering; setting: NodeSetting },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.removeHeader('x-powered-by');
  try {
    const signal = goneSignal(response);
    const answer = await answerRequest(answering, expressRequest(request, setting, signal));
    await writeAnswer({ request, response, signal }, answer);
  } catch (error) {
    answering.logger.error(errorFields(error), 'an answer could not be sent');
    response.destroy();
  }
}
