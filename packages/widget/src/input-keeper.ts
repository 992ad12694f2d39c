import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Keeps what a person has begun inside the element as what is there changes: the focus stays inside, and what they wrote is noted. */
export class InputKeeper implements ReactiveController {
  /** What somebody wrote before there was a chat. */
  text = '';
  readonly #host: ReactiveControllerHost & HTMLElement;
  #hadFocus = false;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  /** To be called before anything goes that may have the focus, or text. */
  note(): void {
    const root = this.#host.shadowRoot;
    this.#hadFocus ||= Boolean(root?.activeElement);
    this.text = root?.querySelector<HTMLInputElement>('input,textarea')?.value || this.text;
  }

  hostUpdated(): void {
    if (this.#hadFocus && document.activeElement === document.body) this.#host.focus();
    this.#hadFocus = false;
  }
}
