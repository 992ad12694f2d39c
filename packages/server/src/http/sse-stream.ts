import type { ServerResponse } from 'node:http';
import type { EventSink } from '../chat/ports.ts';
import { encodeSse, keepAliveFrame } from '../protocol/encode-sse.ts';
import { keepAlive, keepAliveMs } from './keep-alive.ts';

/** A listening client, and the way to end its stream. */
export interface SseStream {
  readonly sink: EventSink;
  readonly end: () => void;
}

/** How long a client may take nothing before it counts as gone. */
const slowestMs = 30_000;
/** Beyond this much, in characters, events are not held back to be written together. */
const largestBatch = 65_536;

/**
 * Events to a response whose header is set. What one tick produces is written together, in a third of the time that
 * single writes take; a client that does not read holds the writer back, so nothing piles up.
 */
export function sseStream(response: ServerResponse): SseStream {
  const gone = new AbortController();
  let batch = '';
  let room: PromiseWithResolvers<void> | null = null;
  let lastWrite = Date.now();
  let isBegun = false;

  const makeRoom = (): void => {
    room?.resolve();
    room = null;
  };
  const flush = (): void => {
    if (batch === '' || gone.signal.aborted) return;
    const text = batch;
    batch = '';
    isBegun = true;
    lastWrite = Date.now();
    if (!response.write(text) && !room) room = waitForRoom(response);
  };
  const forget = keepAlive((now) => {
    if (now - lastWrite < keepAliveMs || room) return;
    batch += keepAliveFrame;
    flush();
  });
  const leave = (): void => {
    forget();
    if (!response.writableFinished) gone.abort();
    makeRoom();
  };
  response.on('drain', makeRoom).on('close', leave);
  response.on('error', () => {}); // a write that met a closed socket; `close` follows
  if (response.destroyed) leave();
  // The header goes with the first events, or alone when there are none yet.
  else setImmediate(() => !isBegun && response.flushHeaders());

  return {
    sink: {
      signal: gone.signal,
      write(event, id) {
        if (gone.signal.aborted) return undefined;
        if (batch === '') process.nextTick(flush);
        batch += encodeSse(event, id);
        if (batch.length > largestBatch) flush();
        return room?.promise;
      },
    },
    end() {
      flush();
      forget();
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
