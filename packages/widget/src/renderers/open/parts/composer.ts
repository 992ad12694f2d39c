import { LitElement, type PropertyDeclarations, type TemplateResult, html } from 'lit';
import { texts } from '../texts.ts';
import { icon } from './icon.ts';

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
  /** Sends a text; returns whether it was taken. */
  declare submit: (text: string) => boolean;
  declare stop: () => void;

  #stopHadFocus = false;

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

  get #box(): HTMLTextAreaElement | null {
    return this.querySelector('textarea');
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(): void {
    this.#stopHadFocus = this.querySelector('.stop')?.matches(':focus') ?? false;
  }

  protected override updated(): void {
    // A button that goes away would take the focus with it.
    if (this.#stopHadFocus && this.mode !== 'stoppable') this.focus();
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
      ${this.mode === 'stoppable' ? this.#stopButton() : this.#sendButton()}
    </div>`;
  }

  #sendButton(): TemplateResult {
    const isOff = this.locked || this.mode !== 'ready' || this.value.trim() === '';
    return html`<button
      class="round send"
      part="button send"
      type="button"
      aria-label=${texts.send}
      ?disabled=${isOff}
      @click=${this.#sendClicked}
    >
      ${icon('send')}
    </button>`;
  }

  #stopButton(): TemplateResult {
    return html`<button
      class="round stop"
      part="button stop"
      type="button"
      aria-label=${texts.stop}
      @click=${() => this.stop()}
    >
      ${icon('stop')}
    </button>`;
  }

  readonly #keyPressed = (event: KeyboardEvent): void => {
    // 229: Safari ends a composition before the Enter that ended it.
    const isComposing = event.isComposing || event.keyCode === 229;
    if (event.key !== 'Enter' || event.shiftKey || isComposing) return;
    event.preventDefault();
    this.send();
  };

  readonly #sendClicked = (): void => {
    this.send();
    if (hasFinePointer()) this.focus();
  };

  /** Does what a press of Send does. */
  send(): void {
    const text = this.value.trim();
    if (text !== '' && this.mode === 'ready' && this.submit(text)) this.value = '';
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
