/** Nearer to the end than this, in CSS pixels, a reader counts as being there. */
const closeEnough = 48;

/**
 * Keeps the end of a growing list in view while the reader is there, and leaves a reader who has scrolled back where
 * they are. Measures and scrolls once per frame at most.
 */
export class ScrollKeeper {
  readonly scroller: HTMLElement;
  readonly #moved: (isAtEnd: boolean) => void;
  readonly #nearStart: () => void;
  readonly #resizes = new ResizeObserver(() => this.#isAtEnd && this.toEnd());
  #isAtEnd = true;
  #lastTop = 0;

  /** `moved`: the reader has come to the end, or left it. `nearStart`: the reader nears the beginning. */
  constructor(scroller: HTMLElement, moved: (isAtEnd: boolean) => void, nearStart: () => void) {
    this.scroller = scroller;
    this.#moved = moved;
    this.#nearStart = nearStart;
    scroller.addEventListener('scroll', this.#scrolled, { passive: true });
    for (const element of [scroller, ...scroller.children]) this.#resizes.observe(element);
  }

  /** Scrolls to the end and stays there. */
  toEnd(): void {
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.#settle(true);
  }

  dispose(): void {
    this.#resizes.disconnect();
    this.scroller.removeEventListener('scroll', this.#scrolled);
  }

  readonly #scrolled = (): void => {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    const isUpward = scrollTop < this.#lastTop;
    this.#lastTop = scrollTop;
    if (scrollHeight - scrollTop - clientHeight < closeEnough) this.#settle(true);
    // Only a move up is the reader's: what grows below also leaves the end behind.
    else if (isUpward) this.#settle(false);
    if (isUpward && scrollTop < clientHeight / 2) this.#nearStart();
  };

  #settle(isAtEnd: boolean): void {
    if (this.#isAtEnd === isAtEnd) return;
    this.#isAtEnd = isAtEnd;
    this.#moved(isAtEnd);
  }
}
