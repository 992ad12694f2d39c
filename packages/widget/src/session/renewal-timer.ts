/** Sooner than this from now a session is renewed when it is used, not by the clock: it may never be used again. */
const shortest = 5000;
const longest = 2 ** 31 - 1; // what a timer of the browser can hold

/**
 * Does something when its time has come, so that nobody waits for it after pressing Send. Only while the page can be seen:
 * a hidden one catches up when it is seen again, as does a computer that was asleep. Whoever notices calls `check`.
 */
export class RenewalTimer {
  readonly #act: () => unknown;
  readonly #now: () => number;
  #due = Number.POSITIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(act: () => unknown, now: () => number) {
    this.#act = act;
    this.#now = now;
  }

  /** Plans the next time, by the clock that was given, in place of the last one. */
  set(due: number): void {
    this.clear();
    if (due - this.#now() < shortest) return;
    this.#due = due;
    this.#wait();
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#due = Number.POSITIVE_INFINITY;
  }

  /** Whether it is time; timers cannot be relied on after a sleep, nor in a page that was put away. */
  readonly check = (): void => {
    if (document.visibilityState !== 'visible' || this.#due === Number.POSITIVE_INFINITY) return;
    clearTimeout(this.#timer);
    if (this.#now() < this.#due) return this.#wait();
    this.clear();
    this.#act();
  };

  #wait(): void {
    const left = this.#due - this.#now();
    if (Number.isFinite(left)) this.#timer = setTimeout(this.check, Math.min(left, longest));
  }
}
