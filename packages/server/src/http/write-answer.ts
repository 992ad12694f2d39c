import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { Answer, BytesAnswer, StreamAnswer } from './answer.ts';
import { pourBytes } from './pour-bytes.ts';
import { sseStream } from './sse-stream.ts';

/** What was sent and not read is read and dropped up to here, so that the connection can be used again. */
const largestLeftover = 262_144;
/** How long a client that is cut off gets to take the answer, before the connection closes. */
const lingerMs = 500;

/** Sends an answer; resolves when nothing is left to do for it. */
export async function writeAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
): Promise<void> {
  if ('run' in answer) return stream(response, answer);
  if ('bytes' in answer) return sendFile(response, answer);
  const length = Buffer.byteLength(answer.body);
  const cut = hasMuchLeft(request);
  response.writeHead(answer.status, {
    ...answer.headers,
    ...(answer.status !== 204 && answer.status !== 304 && { 'content-length': String(length) }),
    ...(cut && { connection: 'close' }),
  });
  if (length > 0 && request.method !== 'HEAD') response.write(answer.body);
  if (cut) await linger(request);
  response.end();
}

/** Runs a stream whatever became of the response: with nobody to listen it settles what it has begun. */
async function stream(response: ServerResponse, answer: StreamAnswer): Promise<void> {
  if (response.headersSent)
    response.destroy(); // by a time-out of the application, for instance
  else response.writeHead(answer.status, answer.headers);
  const { sink, end } = sseStream(response);
  await answer.run(sink);
  end();
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
