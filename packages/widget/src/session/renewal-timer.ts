/** Sooner than this from now a session is renewed when it is used, not by the clock: it may never be used again. */
const shortest = 5000;
const longest = 2 ** 31 - 1; // what a timer of the browser can hold

/**
 * Renews ahead of time, so that nobody waits for it after pressing Send. Only while the page can be seen: a hidden one
 * catches up when it is seen again, as does a computer that was asleep.
 */
export class RenewalTimer {
  readonly #renew: () => unknown;
  #due = Number.POSITIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(renew: () => unknown) {
    this.#renew = renew;
  }

  /** Plans the next renewal, in milliseconds of the local clock, in place of the last one. */
  set(due: number): void {
    this.clear();
    const wait = due - Date.now();
    if (wait < shortest || !Number.isFinite(due)) return;
    this.#due = due;
    this.#timer = setTimeout(this.#check, Math.min(wait, longest));
    document.addEventListener('visibilitychange', this.#check);
  }

  clear(): void {
    clearTimeout(this.#timer);
    document.removeEventListener('visibilitychange', this.#check);
    this.#due = Number.POSITIVE_INFINITY;
  }

  readonly #check = (): void => {
    if (document.visibilityState !== 'visible' || Date.now() < this.#due) return;
    this.clear();
    this.#renew();
  };
}
