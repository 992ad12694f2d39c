/** How much is kept, and for how long. */
export interface RecentLimits {
  readonly entries: number;
  readonly ms: number;
}

/** Values that are kept for a while, a limited number of them: the one that was used longest ago goes first. */
export class Recent<Value> {
  readonly #limits: RecentLimits;
  readonly #now: () => number;
  readonly #gone: (value: Value) => void;
  readonly #entries = new Map<string, { value: Value; until: number }>();

  /** @param gone told of each value that is no longer kept. */
  constructor(
    limits: RecentLimits,
    gone: (value: Value) => void = () => {},
    now: () => number = () => performance.now(),
  ) {
    this.#limits = limits;
    this.#gone = gone;
    this.#now = now;
  }

  get(key: string): Value | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    if (entry.until <= this.#now()) {
      this.delete(key);
      return undefined;
    }
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.value;
  }

  /** Keeps the value from now on, also one that was kept before. */
  set(key: string, value: Value): void {
    if (this.#entries.get(key)?.value === value) this.#entries.delete(key);
    else this.delete(key);
    this.#entries.set(key, { value, until: this.#now() + this.#limits.ms });
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > this.#limits.entries && oldest !== undefined) this.delete(oldest);
  }

  delete(key: string): void {
    const entry = this.#entries.get(key);
    if (this.#entries.delete(key) && entry) this.#gone(entry.value);
  }

  /** Forgets all, or all whose time has come. */
  clear({ onlyOver = false } = {}): void {
    for (const [key, { until }] of this.#entries) if (!onlyOver || until <= this.#now()) this.delete(key);
  }
}
