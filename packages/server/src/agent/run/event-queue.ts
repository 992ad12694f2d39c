/**
 * Events on their way from one who makes them to one who reads them later. What was put in is read, whatever happens
 * afterwards.
 */
export class EventQueue<Event> implements AsyncIterable<Event> {
  #events: Event[] = [];
  #end: { error?: unknown } | undefined;
  #wake: () => void = () => {};

  push(event: Event): void {
    this.#events.push(event);
    this.#wake();
  }

  /** There will be no more; with an `error` the reader is given it after the last event. */
  end(outcome: { error?: unknown } = {}): void {
    this.#end ??= outcome;
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Event> {
    for (;;) {
      const events = this.#events;
      this.#events = [];
      yield* events;
      if (this.#events.length > 0) continue;
      if (this.#end) break;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    if ('error' in this.#end) throw this.#end.error;
  }
}
