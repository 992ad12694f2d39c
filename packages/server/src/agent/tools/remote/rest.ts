const shortestMs = 5_000;
const longestMs = 300_000;

/** Who failed is left alone for a while, longer each time, so that nobody waits for them with every answer. */
export class Rest {
  readonly #resting = new Map<string, { failures: number; until: number }>();
  readonly #now: () => number;

  /** @param now the clock, in milliseconds. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  isResting(who: string): boolean {
    return (this.#resting.get(who)?.until ?? -Infinity) > this.#now();
  }

  failed(who: string): void {
    const failures = (this.#resting.get(who)?.failures ?? 0) + 1;
    const ms = Math.min(longestMs, shortestMs * 2 ** (failures - 1));
    this.#resting.set(who, { failures, until: this.#now() + ms });
    if (this.#resting.size > most) this.#forgetOver();
  }

  worked(who: string): void {
    this.#resting.delete(who);
  }

  #forgetOver(): void {
    for (const [who, { until }] of this.#resting) if (until <= this.#now()) this.#resting.delete(who);
  }
}

/** How many are remembered before those whose rest is over are forgotten. */
const most = 1_000;
