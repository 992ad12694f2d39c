import { readEvents, StreamFault, type EventReader } from './read-events.ts';

/** A stream that is being read, and can be left before its end. */
export class OpenStream {
  readonly #leave = new AbortController();
  readonly #patienceMs: number;
  #events: EventReader | null = null;

  /** @param patienceMs how long an event may take to come. */
  constructor(patienceMs: number) {
    this.#patienceMs = patienceMs;
  }

  /** What the request has to be sent with. */
  get signal(): AbortSignal {
    return this.#leave.signal;
  }

  /** Takes what a request was answered with. */
  begin({ body }: Response): void {
    if (!body) throw new StreamFault('the answer has no body');
    this.#events = readEvents(body);
  }

  /** The next `count` events, or fewer when the stream ends before. Throws a {@link StreamFault}. */
  async read(count: number): Promise<unknown[]> {
    const events: unknown[] = [];
    while (events.length < count) {
      const event = await this.soon(this.#events?.next() ?? Promise.resolve(null));
      if (event === null) break;
      events.push(event);
    }
    return events;
  }

  /** Hangs up. */
  leave(): void {
    this.#leave.abort();
  }

  /** Waits for what has to come soon. Throws a {@link StreamFault} when it does not. */
  async soon<T>(next: Promise<T>): Promise<T> {
    const late = Promise.withResolvers<never>();
    const fault = new StreamFault(`nothing comes for ${this.#patienceMs} ms`);
    const timer = setTimeout(() => late.reject(fault), this.#patienceMs);
    return Promise.race([next, late.promise]).finally(() => clearTimeout(timer));
  }
}
