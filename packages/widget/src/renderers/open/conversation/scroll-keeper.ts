/** Nearer to the end than this, in CSS pixels, a reader counts as being there. */
const closeEnough = 48;

export interface ScrollKeeperOptions {
  scroller: HTMLElement;
  /** What grows inside it. */
  content: HTMLElement;
  /** The reader has come to the end, or left it. */
  moved: (isAtEnd: boolean) => void;
  /** The reader nears the beginning. */
  nearStart: () => void;
}

/**
 * Keeps the end of a growing list in view while the reader is there, and leaves a reader who has scrolled back where
 * they are. Measures and scrolls once per frame at most.
 */
export class ScrollKeeper {
  readonly #options: ScrollKeeperOptions;
  readonly #resizes: ResizeObserver;
  #isAtEnd = true;
  #lastTop = 0;

  constructor(options: ScrollKeeperOptions) {
    this.#options = options;
    options.scroller.addEventListener('scroll', this.#scrolled, { passive: true });
    this.#resizes = new ResizeObserver(() => this.#isAtEnd && this.toEnd());
    this.#resizes.observe(options.scroller);
    this.#resizes.observe(options.content);
  }

  /** Scrolls to the end and stays there. */
  toEnd(): void {
    const { scroller } = this.#options;
    scroller.scrollTop = scroller.scrollHeight;
    this.#settle(true);
  }

  /** Runs a change that adds to the beginning, and keeps what the reader sees where it is. */
  keepPlace(change: () => void): void {
    const { scroller } = this.#options;
    const fromEnd = scroller.scrollHeight - scroller.scrollTop;
    change();
    scroller.scrollTop = scroller.scrollHeight - fromEnd;
  }

  dispose(): void {
    this.#resizes.disconnect();
    this.#options.scroller.removeEventListener('scroll', this.#scrolled);
  }

  readonly #scrolled = (): void => {
    const { scrollTop, scrollHeight, clientHeight } = this.#options.scroller;
    const isUpward = scrollTop < this.#lastTop;
    this.#lastTop = scrollTop;
    if (scrollHeight - scrollTop - clientHeight < closeEnough) this.#settle(true);
    // Only a move up is the reader's: what grows below also leaves the end behind.
    else if (isUpward) this.#settle(false);
    if (isUpward && scrollTop < clientHeight / 2) this.#options.nearStart();
  };

  #settle(isAtEnd: boolean): void {
    if (this.#isAtEnd === isAtEnd) return;
    this.#isAtEnd = isAtEnd;
    this.#options.moved(isAtEnd);
  }
}
