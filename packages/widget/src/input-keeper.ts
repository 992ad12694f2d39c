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
    this.note();
    for (const early of host.shadowRoot?.querySelectorAll('.box') ?? []) early.remove(); // the script tag's
  }

  /** To be called before anything goes that may have the focus, or text. `text` takes the place of what was written. */
  note(text?: string): void {
    const root = this.#host.shadowRoot;
    const box = root?.querySelector<HTMLInputElement>('.box');
    this.#hadFocus ||= Boolean(root?.activeElement);
    this.text = text ?? box?.value ?? this.text;
    if (box) box.value = this.text;
  }

  hostUpdated(): void {
    if (this.#hadFocus && document.activeElement === document.body) this.#host.focus();
    this.#hadFocus = false;
  }
}
