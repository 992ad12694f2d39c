import { StreamedMarkdown } from './streamed-markdown.ts';

export interface MarkdownOptions {
  /** More text may follow. */
  streaming: boolean;
  /** Hosts that pictures may come from. */
  domains: readonly string[];
}

/** An element that shows a markdown text and keeps up as it grows, at the cost of what was added. */
export class MarkdownView {
  readonly element = document.createElement('div');
  #writer: StreamedMarkdown | null = null;
  #written = '';
  #domains = '';

  constructor() {
    this.element.className = 'markdown';
    this.element.part.add('markdown');
  }

  show(text: string, options: MarkdownOptions): void {
    const domains = options.domains.join(' ');
    // A text that has ended cannot go on.
    const isContinued = this.#writer === null ? text === this.#written : text.startsWith(this.#written);
    if (!isContinued || domains !== this.#domains) this.#begin(options);
    this.#domains = domains;
    this.#writer?.write(text.slice(this.#written.length));
    this.#written = text;
    this.element.classList.toggle('streaming', options.streaming);
    if (options.streaming) return;
    this.#writer?.end();
    this.#writer = null;
  }

  #begin(options: MarkdownOptions): void {
    this.element.textContent = '';
    this.#writer = new StreamedMarkdown(this.element, options);
    this.#written = '';
  }
}

/** The markdown texts of one part of the page, by name, so that each keeps its element. */
export class MarkdownViews {
  readonly #views = new Map<string, MarkdownView>();

  /** The element that shows `text`; the same one for the same name. */
  show(name: string, text: string, options: MarkdownOptions): HTMLElement {
    const view = this.#views.get(name) ?? new MarkdownView();
    this.#views.set(name, view);
    view.show(text, options);
    return view.element;
  }
}
