const key = 'chat-dock:sent-to-sign-in';
const pause = 15_000;

/**
 * Breaks the circle of a sign-in page that sends people straight back to a chat whose server refuses them: at most one
 * automatic visit in 15 seconds, until a session could be opened. Without storage every visit is allowed.
 */
export class RedirectGuard {
  readonly #storage: () => Storage;
  readonly #now: () => number;

  /** `storage` may throw, and is called each time: a browser that blocks storage throws at the access already. */
  constructor(storage: () => Storage, now: () => number = Date.now) {
    this.#storage = storage;
    this.#now = now;
  }

  /** Whether to go now; if so, that is noted. */
  allows(): boolean {
    try {
      const storage = this.#storage();
      const last = Number(storage.getItem(key) ?? Number.NEGATIVE_INFINITY);
      const now = this.#now();
      if (Math.abs(now - last) < pause) return false;
      storage.setItem(key, String(now));
    } catch {
      // blocked or full
    }
    return true;
  }

  /** Someone could sign in: the next visit is no circle. */
  clear(): void {
    try {
      this.#storage().removeItem(key);
    } catch {
      // blocked
    }
  }
}
