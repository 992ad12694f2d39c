/** Runs what belongs together one after the other, and everything else side by side. */
export class InOrder {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Runs `work` once all that was given under this key before is over, however it ended. */
  async run<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.#last.get(key);
    const after = async (): Promise<Result> => {
      await before?.catch(() => {});
      return work();
    };
    const running = after();
    this.#last.set(key, running);
    try {
      return await running;
    } finally {
      if (this.#last.get(key) === running) this.#last.delete(key);
    }
  }
}
