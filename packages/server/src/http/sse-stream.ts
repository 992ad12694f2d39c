import type { ServerResponse } from 'node:http';
import type { EventSink } from '../chat/ports.ts';
import { encodeSse, keepAliveFrame } from '../protocol/encode-sse.ts';

/** A listening client, and the way to end its stream. */
export interface SseStream {
  readonly sink: EventSink;
  readonly end: () => void;
}

/** Proxies cut connections that say nothing, often after a minute. */
const keepAliveMs = 15_000;
/** How long a client may take nothing before it counts as gone. */
const slowestMs = 30_000;
/** Beyond this much, in characters, events are not held back to be written together. */
const largestBatch = 65_536;

/**
 * Events to a response whose header is sent. What one tick produces is written together, in a third of the time that
 * single writes take; a client that does not read holds the writer back, so nothing piles up.
 */
export function sseStream(response: ServerResponse): SseStream {
  const gone = new AbortController();
  let batch = '';
  let room: PromiseWithResolvers<void> | null = null;
  let lastWrite = Date.now();

  const makeRoom = (): void => {
    room?.resolve();
    room = null;
  };
  const flush = (): void => {
    if (batch === '' || gone.signal.aborted) return;
    const text = batch;
    batch = '';
    lastWrite = Date.now();
    if (!response.write(text) && !room) room = waitForRoom(response);
  };
  const leave = (): void => {
    clearInterval(keepAlive);
    if (!response.writableFinished) gone.abort();
    makeRoom();
  };
  const keepAlive = setInterval(() => {
    if (Date.now() - lastWrite < keepAliveMs || room) return;
    batch += keepAliveFrame;
    flush();
  }, keepAliveMs);
  response.on('drain', makeRoom).on('close', leave);
  response.on('error', () => {}); // a write that met a closed socket; `close` follows
  if (response.destroyed) leave();

  return {
    sink: {
      signal: gone.signal,
      write(event) {
        if (gone.signal.aborted) return undefined;
        if (batch === '') process.nextTick(flush);
        batch += encodeSse(event);
        if (batch.length > largestBatch) flush();
        return room?.promise;
      },
    },
    end() {
      flush();
      clearInterval(keepAlive);
      response.end();
    },
  };
}

/** Settled by whoever sees the response drain or close; a client that takes nothing for too long is cut off. */
function waitForRoom(response: ServerResponse): PromiseWithResolvers<void> {
  const room = Promise.withResolvers<void>();
  const timer = setTimeout(() => response.destroy(), slowestMs);
  void room.promise.then(() => clearTimeout(timer));
  return room;
}
