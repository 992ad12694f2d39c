import type { EventSink } from '../chat/ports.ts';
import { encodeSse, keepAliveFrame } from '../protocol/encode-sse.ts';
import { joinKeepAlive, keepAliveMs, leaveKeepAlive } from './keep-alive.ts';
import type { TextChannel } from './text-channel.ts';

/** How long a client may take nothing before it counts as gone. */
const slowestMs = 30_000;
/** Beyond this much, in characters, events are not held back to be written together. */
const largestBatch = 65_536;

/**
 * Events to a client. What one tick produces is written together, in a third of the time that single writes take; a client
 * that does not read holds the writer back, so nothing piles up. A class, because thousands of these may be idle at a time:
 * as an object of closures each took half as much memory again.
 */
export class SseStream implements EventSink {
  /** Aborted when the client is gone. */
  readonly signal: AbortSignal;
  readonly #channel: TextChannel;
  #batch = '';
  #room: PromiseWithResolvers<void> | null = null;
  #lastWrite = Date.now();
  #isBegun = false;

  constructor(channel: TextChannel, signal: AbortSignal) {
    this.#channel = channel;
    this.signal = signal;
    if (signal.aborted) return;
    signal.addEventListener('abort', this, { once: true });
    joinKeepAlive(this);
    // The header goes with the first events, or alone when there are none yet.
    setImmediate(begin, this);
  }

  write(event: string, id?: string): void | Promise<void> {
    if (this.signal.aborted) return undefined;
    if (this.#batch === '') process.nextTick(flush, this);
    this.#batch += encodeSse(event, id);
    if (this.#batch.length > largestBatch) this.flush();
    return this.#room?.promise;
  }

  cut(): void {
    if (!this.signal.aborted) this.#channel.cut();
  }

  end(): void {
    this.flush();
    leaveKeepAlive(this);
    this.signal.removeEventListener('abort', this);
    if (!this.signal.aborted) this.#channel.end();
  }

  /** Called every 15 seconds. */
  nudge(now: number): void {
    if (now - this.#lastWrite < keepAliveMs || this.#room) return;
    this.#batch += keepAliveFrame;
    this.flush();
  }

  /** The client is gone. */
  handleEvent(): void {
    leaveKeepAlive(this);
    this.#makeRoom();
  }

  /** Sends the header, unless it has gone with something. */
  begin(): void {
    if (!this.#isBegun && !this.signal.aborted) this.#channel.begin();
  }

  /** Sends what waits to be written together. */
  flush(): void {
    if (this.#batch === '' || this.signal.aborted) return;
    const text = this.#batch;
    this.#batch = '';
    this.#isBegun = true;
    this.#lastWrite = Date.now();
    if (!this.#channel.write(text) && !this.#room) this.#waitForRoom();
  }

  /** A client that takes nothing for too long is cut off. */
  #waitForRoom(): void {
    const room = Promise.withResolvers<void>();
    this.#room = room;
    const timer = setTimeout(() => this.#channel.cut(), slowestMs);
    void room.promise.then(() => clearTimeout(timer));
    this.#channel.whenRoom(() => this.#makeRoom());
  }

  #makeRoom(): void {
    this.#room?.resolve();
    this.#room = null;
  }
}

// One function for all streams, told which: a closure for each would stay as long as its stream.

function begin(stream: SseStream): void {
  stream.begin();
}

function flush(stream: SseStream): void {
  stream.flush();
}
