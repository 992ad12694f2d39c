/**
 * The order in which the tool calls of an answer run: those that only read run together, any other runs alone, and none
 * overtakes one that was asked for before it. A model that asks for several changes means that order.
 */
export class CallOrder {
  /** Ends when the last change that was asked for has ended. */
  #change: Promise<unknown> = Promise.resolve();
  /** End when the reads that were asked for since have. */
  #reads: Promise<unknown>[] = [];

  run<Result>(isReading: boolean, call: () => Promise<Result>): Promise<Result> {
    const before = isReading ? this.#change : Promise.all([this.#change, ...this.#reads]);
    const running = before.then(call);
    const ended = running.catch(() => {});
    if (isReading) {
      this.#reads.push(ended);
    } else {
      this.#change = ended;
      this.#reads = [];
    }
    return running;
  }
}
