import { html, render } from 'lit';
import { addStyles } from '../../parts/add-styles.ts';
import { controlStyles } from '../../parts/control.styles.ts';
import { svg } from '../../parts/svg.ts';
import { extrasAround } from '../entities/entity-tag.ts';
import { rangeIn } from '../range-in.ts';
import { replyStyles } from './reply.styles.ts';
import { replyTexts } from './reply-texts.ts';

addStyles(controlStyles, replyStyles);

/** Characters of a quote; more says less. */
const longest = 2000;
/** Pixels between the selection and the button. */
const gap = 6;

/** Offers to reply to what is selected in a conversation, from now on: a button beside it, and the key R. */
class Offer {
  readonly #root: ShadowRoot;
  readonly #log: HTMLElement;
  readonly #place = document.createElement('div');
  #text = '';
  #isPressed: boolean;

  constructor(root: ShadowRoot, log: HTMLElement) {
    this.#root = root;
    this.#log = log;
    // The pointer may have gone while this was on its way.
    this.#isPressed = log.matches(':active');
    // After the conversation, in the order of focus too.
    log.after(this.#place);
    this.#place.className = 'reply-place';
    document.addEventListener('selectionchange', this.#look);
    for (const type of ['pointerup', 'pointercancel']) document.addEventListener(type, this.#released);
    log.addEventListener('pointerdown', () => (this.#isPressed = true));
    log.addEventListener('scroll', this.#look, { passive: true });
    log.addEventListener('keydown', this.#typed);
    this.#look();
  }

  readonly #released = (): void => {
    this.#isPressed = false;
    // Browsers take a selection away after the pointer that pressed into it has gone.
    setTimeout(this.#look);
  };

  /** Shows the button once the selection stands. */
  readonly #look = (): void => {
    if (!this.#log.isConnected) {
      document.removeEventListener('selectionchange', this.#look);
      return;
    }
    const range = this.#isPressed ? null : this.#selected();
    this.#text = range?.toString().trim().slice(0, longest) ?? '';
    this.#draw();
    if (range && this.#text !== '') this.#put(range);
  };

  #selected(): Range | null {
    const found = rangeIn(this.#root);
    if (!found || found.collapsed) return null;
    if (!this.#log.contains(found.startContainer) || !this.#log.contains(found.endContainer)) return null;
    const range = new Range();
    range.setStart(found.startContainer, found.startOffset);
    range.setEnd(found.endContainer, found.endOffset);
    return range;
  }

  #draw(): void {
    const button = html`<button
      class="outlined reply"
      part="button reply"
      type="button"
      aria-keyshortcuts="R"
      @pointerdown=${(event: Event) => event.preventDefault()}
      @click=${this.#reply}
    >
      ${svg('reply', 'm9 7.5-4.5 4.5L9 16.5M4.5 12h9a6 6 0 0 1 6 6')}<span>${replyTexts.reply}</span>
    </button>`;
    render(this.#text === '' ? null : button, this.#place);
  }

  /** Above the end of the selection, where there is room, within the conversation. */
  #put(range: Range): void {
    const button = this.#place.firstElementChild;
    const rects = [...range.getClientRects()];
    const last = rects.at(-1);
    const around = this.#log.getBoundingClientRect();
    const first = rects[0];
    if (!(button instanceof HTMLElement) || !first || !last) return;
    const { width, height } = button.getBoundingClientRect();
    const above = first.top - around.top - height - gap;
    const below = Math.min(last.bottom - around.top + gap, around.height - height - gap);
    const left = Math.min(first.left, last.right) - around.left;
    button.style.top = `${above >= 0 ? above : below}px`;
    button.style.left = `${Math.max(gap, Math.min(left, around.width - width - gap))}px`;
  }

  readonly #typed = (event: KeyboardEvent): void => {
    if (event.key.toLowerCase() !== 'r' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (this.#text === '' || event.target !== this.#log) return;
    event.preventDefault();
    this.#reply();
  };

  readonly #reply = (): void => {
    const text = this.#text;
    document.getSelection()?.removeAllRanges();
    this.#text = '';
    this.#draw();
    void extrasAround(this.#log)?.then((extras) => extras.quote(text));
  };
}

const offers = new WeakMap<Node, Offer>();

/** Follows what is selected in the log; once is enough. */
export function offerReply(log: EventTarget | null): void {
  if (!(log instanceof HTMLElement)) return;
  const root = log.getRootNode();
  if (root instanceof ShadowRoot && !offers.has(log)) offers.set(log, new Offer(root, log));
}
