import type { UserMessageContent } from '../../../../chatkit/messages.ts';
import type { WritingBox } from '../../parts/composer.ts';
import { draw, needsEnd, putCaret, read, selectedIn } from './editable.ts';
import { History } from './history.ts';
import { type Piece, type Span, cut, joined, lengthOf, piecesOf, replaced, textOf } from './pieces.ts';

/**
 * A text box that can hold tags. It says `input` when something else is in it, as a text box does. What is pasted, dropped
 * and copied is plain text.
 */
export class ChatKitEditor extends HTMLElement implements WritingBox {
  static readonly observedAttributes = ['placeholder'];

  readonly #history = new History();
  #pieces: readonly Piece[] = [];

  constructor() {
    super();
    this.addEventListener('beforeinput', this.#beforeInput);
    this.addEventListener('input', this.#typed);
    this.addEventListener('compositionend', this.#typed);
    this.addEventListener('keydown', this.#pressed);
    this.addEventListener('copy', this.#copied);
    this.addEventListener('cut', this.#copied);
    this.addEventListener('paste', this.#pasted);
  }

  connectedCallback(): void {
    if (this.role) return;
    this.role = 'textbox';
    this.ariaMultiLine = 'true';
    this.dir = 'auto';
    this.locked = false;
    this.#markEmpty();
  }

  attributeChangedCallback(_name: string, _before: string | null, words: string | null): void {
    this.ariaPlaceholder = words;
  }

  /** It cannot be used. */
  set locked(locked: boolean) {
    const wanted = locked ? 'false' : 'plaintext-only';
    if (this.getAttribute('contenteditable') === wanted) return;
    this.setAttribute('contenteditable', wanted);
    // Browsers that do not know it take text with formats, which is read as plain text.
    if (!locked && !this.isContentEditable) this.setAttribute('contenteditable', 'true');
    this.ariaDisabled = `${locked}`;
  }

  /** As plain text. */
  get value(): string {
    return textOf(this.#pieces);
  }

  set value(text: string) {
    this.#put(text === '' ? [] : [text], text.length);
  }

  get pieces(): readonly Piece[] {
    return this.#pieces;
  }

  set content(content: readonly UserMessageContent[]) {
    const pieces = piecesOf(content);
    this.#put(pieces, lengthOf(pieces));
  }

  /** What is selected; the end where nothing is. */
  get selected(): Span {
    const end = lengthOf(this.#pieces);
    return selectedIn(this) ?? { start: end, end };
  }

  /** Takes over what was written elsewhere, with the caret. */
  adopt(text: string, caret: number | null): void {
    this.#put(text === '' ? [] : [text], caret ?? text.length, caret !== null);
  }

  /** Puts something in the place of a stretch, and the caret after it. */
  replace(span: Span, pieces: readonly Piece[]): void {
    this.focus();
    this.#put(replaced(this.#pieces, span, pieces), span.start + lengthOf(pieces), true);
    this.dispatchEvent(new Event('input', { bubbles: true }));
  }

  /** Puts words where the caret is, apart from those around. */
  insert(text: string): void {
    const { start, end } = this.selected;
    const around = (from: number, to: number): string => textOf(cut(this.#pieces, { start: from, end: to }));
    const before = start > 0 && /\S/.test(around(start - 1, start)) ? ' ' : '';
    const after = /\S/.test(around(end, end + 1)) ? ' ' : '';
    this.replace({ start, end }, [`${before}${text}${after}`]);
  }

  #put(pieces: readonly Piece[], caret: number, hasCaret = this.matches(':focus')): void {
    this.#history.note({ pieces, caret }, false);
    this.#show(pieces, caret, hasCaret);
  }

  #show(pieces: readonly Piece[], caret: number, hasCaret: boolean): void {
    this.#pieces = pieces;
    draw(this, pieces);
    if (hasCaret) putCaret(this, caret);
    this.#markEmpty();
  }

  #markEmpty(): void {
    this.toggleAttribute('data-empty', lengthOf(this.#pieces) === 0);
  }

  /** The browser has changed something by itself. */
  readonly #typed = (event: Event): void => {
    const isComposing = event instanceof InputEvent && event.isComposing;
    const pieces = joined(read(this));
    if (!event.isTrusted || (event instanceof InputEvent && textOf(pieces) === this.value)) return;
    this.#pieces = pieces;
    this.#markEmpty();
    if (isComposing) return;
    const { end: caret } = this.selected;
    const last = this.lastChild;
    if (needsEnd(pieces) && !(last instanceof HTMLBRElement)) this.append(document.createElement('br'));
    const isLetter =
      event instanceof InputEvent && /^(?:insertText|delete\w+Backward)$/.test(event.inputType);
    this.#history.note({ pieces, caret }, isLetter);
  };

  readonly #beforeInput = (event: InputEvent): void => {
    const { inputType } = event;
    if (inputType.startsWith('history')) {
      event.preventDefault();
      this.#step(inputType === 'historyUndo' ? -1 : 1);
    } else if (/^insert(?:LineBreak|Paragraph)$/.test(inputType)) {
      event.preventDefault();
      this.replace(this.selected, ['\n']);
    } else if (inputType.startsWith('format')) {
      event.preventDefault();
    } else if (/^deleteContent(?:Back|For)ward$/.test(inputType)) {
      this.#delete(event, inputType.includes('Back') ? -1 : 0);
    }
  };

  /** A tag goes as a whole, in every browser. */
  #delete(event: InputEvent, shift: -1 | 0): void {
    const { start, end } = this.selected;
    const span = { start: start + shift, end: start + shift + 1 };
    if (start !== end || span.start < 0 || typeof (cut(this.#pieces, span)[0] ?? '') === 'string') return;
    event.preventDefault();
    this.replace(span, []);
  }

  readonly #pressed = (event: KeyboardEvent): void => {
    const { key, shiftKey } = event;
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const letter = key.toLowerCase();
    if (letter !== 'z' && letter !== 'y') return;
    event.preventDefault();
    this.#step(letter === 'z' && !shiftKey ? -1 : 1);
  };

  #step(steps: 1 | -1): void {
    const moment = this.#history.go(steps);
    if (moment === null) return;
    this.#show(moment.pieces, moment.caret, true);
    this.dispatchEvent(new Event('input', { bubbles: true }));
  }

  readonly #copied = (event: ClipboardEvent): void => {
    const span = this.selected;
    if (span.start === span.end) return;
    event.preventDefault();
    event.clipboardData?.setData('text/plain', textOf(cut(this.#pieces, span)));
    if (event.type === 'cut') this.replace(span, []);
  };

  readonly #pasted = (event: ClipboardEvent): void => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (text !== '') this.replace(this.selected, [text.replaceAll('\r\n', '\n')]);
  };
}

/** Registers it, where that has not been done. */
export function defineEditor(): void {
  if (!customElements.get('chatkit-editor')) customElements.define('chatkit-editor', ChatKitEditor);
}

declare global {
  interface HTMLElementTagNameMap {
    'chatkit-editor': ChatKitEditor;
  }
}
