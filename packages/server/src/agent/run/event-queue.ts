/**
 * Events on their way from one who makes them to one who reads them later. What was put in is read, whatever happens
 * afterwards; how much waits is bounded by those who put in and look at {@link EventQueue.room} before they go on.
 */
export class EventQueue<Event> implements AsyncIterable<Event> {
  readonly #sizeOf: (event: Event) => number;
  readonly #most: number;
  #events: Event[] = [];
  #size = 0;
  #end: { error?: unknown } | undefined;
  #wake: () => void = () => {};
  #room: PromiseWithResolvers<void> | undefined;

  /** `most` is how much may wait, in what `sizeOf` counts. */
  constructor(sizeOf: (event: Event) => number, most: number) {
    this.#sizeOf = sizeOf;
    this.#most = most;
  }

  push(event: Event): void {
    this.#events.push(event);
    this.#size += this.#sizeOf(event);
    this.#wake();
  }

  /** Nothing when there is room; else a promise that resolves when there is, or nobody will read any more. */
  room(): Promise<void> | undefined {
    if (this.#size <= this.#most || this.#end) return undefined;
    return (this.#room ??= Promise.withResolvers<void>()).promise;
  }

  /** There will be no more; with an `error` the reader is given it after the last event. */
  end(outcome: { error?: unknown } = {}): void {
    this.#end ??= outcome;
    this.#makeRoom();
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Event> {
    for (;;) {
      const events = this.#events;
      this.#events = [];
      for (const event of events) {
        this.#size -= this.#sizeOf(event);
        if (this.#size <= this.#most) this.#makeRoom();
        yield event;
      }
      if (this.#events.length > 0) continue;
      if (this.#end) break;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    if ('error' in this.#end) throw this.#end.error;
  }

  #makeRoom(): void {
    this.#room?.resolve();
    this.#room = undefined;
  }
}
