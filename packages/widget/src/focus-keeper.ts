import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Keeps focus that was inside the element inside it, as what is there changes: gives it back as soon as something can have it. */
export class FocusKeeper implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #isEmpty: () => boolean;
  #hadFocus = false;
  #isLost = false;

  /** `isEmpty`: whether there is nothing yet that could have it. */
  constructor(host: ReactiveControllerHost & HTMLElement, isEmpty: () => boolean) {
    this.#host = host;
    this.#isEmpty = isEmpty;
    host.addController(this);
  }

  /** To be called before anything that may have the focus goes. */
  note(): void {
    this.#hadFocus = Boolean(this.#host.shadowRoot?.activeElement);
  }

  hostUpdated(): void {
    if (this.#hadFocus && !this.#host.shadowRoot?.activeElement) this.#isLost = true;
    if (!this.#isLost || this.#isEmpty()) return;
    this.#isLost = false;
    if (document.activeElement === document.body) this.#host.focus();
  }
}
