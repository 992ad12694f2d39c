import { LitElement, type PropertyDeclarations, type TemplateResult, html } from 'lit';
import type { OutgoingMessage } from '../../../chatkit/messages.ts';
import { texts } from '../texts.ts';
import { icon } from './icon.ts';

/** What is put around the text box on demand. */
export interface ComposerExtras {
  /** What Send sends; `null`: nothing, or not yet. */
  readonly message: OutgoingMessage | null;
  /** It was taken. */
  sent(): void;
  /** Puts one that was not sent before what is there. */
  putBack(message: OutgoingMessage): void;
}

/** What one writes in: the text box, or what takes its place on demand. */
export interface WritingBox extends HTMLElement {
  value: string;
}

/** Browsers that cannot size a text box to its text leave that to us. */
const sizesItself = (): boolean => CSS.supports('field-sizing', 'content');

/** Where a keyboard is not on the screen, the focus goes back to the text box after a click. */
const hasFinePointer = (): boolean => matchMedia('(pointer: fine)').matches;

/**
 * The text box with its Send or Stop button. Lives in the shadow root of the chat, whose styles it wears. The
 * text stays until `submit` has taken it.
 */
export class ChatKitComposer extends LitElement {
  static override readonly properties: PropertyDeclarations = {
    placeholder: {},
    mode: {},
    locked: { type: Boolean },
    submit: { attribute: false },
    stop: { attribute: false },
  };

  declare placeholder: string;
  /** `ready` to send; `waiting`: not now; `stoppable`: an answer runs that can be stopped. */
  declare mode: 'ready' | 'waiting' | 'stoppable';
  /** The text box cannot be used. */
  declare locked: boolean;
  /** Sends a message; returns whether it was taken. */
  declare submit: (message: OutgoingMessage) => boolean;
  declare stop: () => void;
  extras: ComposerExtras | null = null;

  constructor() {
    super();
    this.placeholder = '';
    this.mode = 'ready';
    this.locked = false;
    this.submit = () => false;
    this.stop = () => {};
  }

  get value(): string {
    return this.#box?.value ?? '';
  }

  set value(text: string) {
    if (this.#box) this.#box.value = text;
    this.#changed();
  }

  override focus(): void {
    this.#box?.focus();
  }

  get #box(): WritingBox | null {
    return this.querySelector<WritingBox>('[part=textbox]');
  }

  get #message(): OutgoingMessage | null {
    const text = this.value.trim();
    return this.extras ? this.extras.message : text ? { text } : null;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override updated(): void {
    // A button that can be used no more keeps no focus.
    if (this.querySelector('.round:disabled')?.matches(':focus')) this.focus();
  }

  protected override render(): TemplateResult {
    return html`<div class="composer" part="composer">
      <textarea
        part="textbox"
        rows="1"
        dir="auto"
        aria-label=${texts.message}
        placeholder=${this.placeholder}
        enterkeyhint="send"
        autocomplete="off"
        ?disabled=${this.locked}
        @input=${this.#changed}
        @keydown=${this.#keyPressed}
      ></textarea>
      ${this.#button(this.mode === 'stoppable' ? 'stop' : 'send')}
    </div>`;
  }

  /** One and the same, so that what is pressed again and again keeps the focus. */
  #button(name: 'send' | 'stop'): TemplateResult {
    const isOff = this.locked || this.mode !== 'ready' || !this.#message;
    return html`<button
      class="round ${name}"
      part="button ${name}"
      type="button"
      aria-label=${texts[name]}
      ?disabled=${name === 'send' && isOff}
      @click=${this.#clicked}
    >
      ${icon(name)}
    </button>`;
  }

  readonly #keyPressed = (event: KeyboardEvent): void => {
    // 229: Safari ends a composition before the Enter that ended it.
    const isComposing = event.isComposing || event.keyCode === 229;
    if (event.key !== 'Enter' || event.shiftKey || isComposing) return;
    event.preventDefault();
    this.send();
  };

  readonly #clicked = (): void => {
    if (this.mode === 'stoppable') this.stop();
    else this.send();
    if (hasFinePointer()) this.focus();
  };

  /** Does what a press of Send does. */
  send(): void {
    const message = this.#message;
    if (!message || this.mode !== 'ready' || !this.submit(message)) return;
    this.value = '';
    this.extras?.sent();
  }

  readonly #changed = (): void => {
    const box = this.#box;
    if (box && !sizesItself()) {
      box.style.blockSize = 'auto';
      box.style.blockSize = `${box.scrollHeight}px`;
    }
    this.requestUpdate();
  };
}
