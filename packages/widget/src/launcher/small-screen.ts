/** Where the panel fills the screen; `launcher.styles.ts` says the same. */
const query = '(max-width: 480px), (max-height: 480px)';

/** Tells where the panel fills the screen, and makes it fill what the keyboard of the screen leaves of it. */
export class SmallScreen {
  readonly #media = matchMedia(query);
  #watching: AbortController | null = null;
  #overflow = '';

  get matches(): boolean {
    return this.#media.matches;
  }

  onChange(act: () => void, signal: AbortSignal): void {
    this.#media.addEventListener('change', act, { signal });
  }

  /** For as long as the panel is open: the page behind stays where it is. */
  fill(panel: HTMLElement): void {
    this.leave();
    this.#watching = new AbortController();
    const { signal } = this.#watching;
    const page = document.documentElement.style;
    this.#overflow = page.overflow;
    page.overflow = 'hidden';
    const measure = (): void => {
      const view = globalThis.visualViewport;
      if (!view) return;
      // Who zooms in sees a part of the panel, of the size it had.
      panel.style.setProperty('--_block-size', `${Math.round(view.height * view.scale)}px`);
      panel.style.setProperty('--_top', `${view.scale > 1 ? 0 : Math.round(view.offsetTop)}px`);
    };
    measure();
    globalThis.visualViewport?.addEventListener('resize', measure, { signal });
    globalThis.visualViewport?.addEventListener('scroll', measure, { signal });
  }

  leave(): void {
    if (this.#watching === null) return;
    this.#watching.abort();
    this.#watching = null;
    document.documentElement.style.overflow = this.#overflow;
  }
}
