import type { RememberedText, TextStorage } from '../remembered-text.ts';
import { lastVisit } from './last-visit.ts';

const pause = 15_000;

/**
 * Breaks the circle of a sign-in page that sends people straight back to a chat whose server refuses them: at most one
 * automatic visit in 15 seconds, until a session could be opened. Without storage every visit is allowed.
 */
export class RedirectGuard {
  readonly #last: RememberedText;
  readonly #now: () => number;

  /** `storage` may throw, and is called each time: a browser that blocks storage throws at the access already. */
  constructor(storage: () => TextStorage, now: () => number = Date.now) {
    this.#last = lastVisit(storage);
    this.#now = now;
  }

  /** Whether to go now; if so, that is noted. */
  allows(): boolean {
    const now = this.#now();
    if (Math.abs(now - Number(this.#last.recall() ?? Number.NEGATIVE_INFINITY)) < pause) return false;
    this.#last.remember(String(now));
    return true;
  }

  /** Someone could sign in: the next visit is no circle. */
  clear(): void {
    this.#last.forget();
  }
}
