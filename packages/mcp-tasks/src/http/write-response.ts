import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';

/** What was sent and not read is read and dropped up to here, so that the connection can be used again. */
const largestLeftover = 262_144;
/** How long a client that is cut off gets to take the answer, before the connection closes. */
const lingerMs = 500;

/** Writes a web-standard response to a Node one; resolves when nothing is left to do for it. */
export async function writeResponse(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Response,
): Promise<void> {
  response.removeHeader('x-powered-by');
  response.statusCode = answer.status;
  response.setHeaders(answer.headers);
  if (answer.headers.get('content-type')?.startsWith('text/event-stream') && answer.body) {
    response.flushHeaders();
    await pipeline(answer.body, response).catch(() => {}); // the client left
    return;
  }
  const cut = hasMuchLeft(request);
  if (cut) response.setHeader('connection', 'close');
  const body = Buffer.from(await answer.arrayBuffer());
  if (body.length > 0) response.setHeader('content-length', body.length);
  if (!cut) return void response.end(body);
  response.write(body);
  await linger(request);
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
  const closed = new Promise<void>((resolve) => request.once('close', resolve));
  await Promise.race([delay(lingerMs, undefined, { ref: false }), closed]);
}
