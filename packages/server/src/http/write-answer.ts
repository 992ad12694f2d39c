import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { withHeaders, type Answer, type BytesAnswer, type StreamAnswer, type WholeAnswer } from './answer.ts';
import { NodeChannel } from './node-channel.ts';
import { dropRest, largestLeftover } from './drop-rest.ts';
import { pourBytes } from './pour-bytes.ts';
import { SseStream } from './sse-stream.ts';

/** How long a client that is cut off gets to take the answer, before the connection closes. */
const lingerMs = 500;

/** A request that is being answered. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Aborted when the client is gone. */
  readonly signal: AbortSignal;
}

/** Sends an answer; resolves when nothing is left to do for it. */
export async function writeAnswer(exchange: Exchange, made: Answer): Promise<void> {
  const { request, response } = exchange;
  const answer = keepVary(response, made);
  if ('run' in answer) return stream(exchange, answer);
  if ('bytes' in answer) return sendFile(response, answer);
  return sendWhole(request, response, answer);
}

async function sendWhole(
  request: IncomingMessage,
  response: ServerResponse,
  answer: WholeAnswer,
): Promise<void> {
  const length = Buffer.byteLength(answer.body);
  const cut = hasMuchLeft(request);
  response.writeHead(answer.status, {
    ...answer.headers,
    ...(answer.status !== 204 && answer.status !== 304 && { 'content-length': String(length) }),
    ...(cut && { connection: 'close' }),
  });
  const body = length > 0 && request.method !== 'HEAD' ? answer.body : undefined;
  if (cut) {
    if (body !== undefined) response.write(body);
    await linger(request);
    response.end();
    return;
  }
  response.end(body); // with the header, in one piece
  // Who has begun to read it is the one who reads on: Node leaves it standing then, and the connection with it.
  if (!request.complete) dropRest(request);
}

/** What the application's own middlewares, such as its CORS, let answers vary by stays. */
function keepVary(response: ServerResponse, answer: Answer): Answer {
  const before = response.getHeader('vary');
  return before === undefined ? answer : withHeaders(answer, { vary: String(before) });
}

/** Runs a stream whatever became of the response: with nobody to listen it settles what it has begun. */
async function stream({ response, signal }: Exchange, answer: StreamAnswer): Promise<void> {
  if (response.headersSent)
    response.destroy(); // by a time-out of the application, for instance
  else response.writeHead(answer.status, answer.headers);
  const events = new SseStream(new NodeChannel(response), signal);
  await answer.run(events);
  events.end();
}

/** A file that cannot be read to its end breaks the connection off, so that nobody takes a part for the whole. */
async function sendFile(response: ServerResponse, { status, headers, bytes }: BytesAnswer): Promise<void> {
  if (response.headersSent) response.destroy();
  else response.writeHead(status, headers);
  await pourBytes(bytes, response);
  response.end();
}

/** Whether more of the body is still to come than is worth waiting for, or nobody knows how much. */
function hasMuchLeft(request: IncomingMessage): boolean {
  if (request.complete) return false;
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
  return encoding !== undefined || Number(length ?? 0) > largestLeftover;
}

/** A connection closed over unread bytes is reset, and the client may never see the answer: read on for a moment. */
async function linger(request: IncomingMessage): Promise<void> {
  request.on('data', () => {}).on('error', () => {});
  await Promise.race([delay(lingerMs, undefined, { ref: false }), once(request, 'close')]);
}

function once(request: IncomingMessage, event: string): Promise<void> {
  return new Promise((resolve) => request.once(event, () => resolve()));
}
