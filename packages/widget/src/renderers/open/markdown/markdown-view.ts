import type { StreamedMarkdown } from './streamed-markdown.ts';

let Writer: typeof StreamedMarkdown | null = null;

/** Loads what renders markdown; the first answer needs it, so it is asked for as soon as one is on its way. */
export async function loadMarkdown(): Promise<void> {
  Writer ??= (await import('./streamed-markdown.ts')).StreamedMarkdown;
}

export interface MarkdownOptions {
  /** More text may follow. */
  streaming: boolean;
  /** Hosts that pictures may come from. */
  domains: readonly string[];
}

/** An element that shows a markdown text and keeps up as it grows, at the cost of what was added. */
export class MarkdownView {
  readonly element = document.createElement('div');
  #text = '';
  #options: MarkdownOptions = { streaming: true, domains: [] };
  #writer: StreamedMarkdown | null = null;
  #written = '';
  #ended = false;

  constructor() {
    this.element.className = 'markdown';
  }

  show(text: string, options: MarkdownOptions): void {
    const isNewPolicy = this.#options.domains.join() !== options.domains.join();
    this.#text = text;
    this.#options = options;
    this.element.classList.toggle('streaming', options.streaming);
    if (isNewPolicy || this.#ended || !text.startsWith(this.#written)) this.#clear();
    if (Writer === null) this.#waitForWriter();
    else this.#write(Writer);
  }

  #write(WriterClass: typeof StreamedMarkdown): void {
    if (this.#writer === null) this.element.textContent = '';
    this.#writer ??= new WriterClass(this.element, this.#options);
    this.#writer.write(this.#text.slice(this.#written.length));
    this.#written = this.#text;
    if (this.#options.streaming) return;
    this.#writer.end();
    this.#ended = true;
  }

  /** Until it is there, and when it cannot be had, the text is shown as it is. */
  #waitForWriter(): void {
    this.element.textContent = this.#text;
    loadMarkdown().then(
      () => this.#writer ?? this.show(this.#text, this.#options),
      () => {},
    );
  }

  #clear(): void {
    this.#writer = null;
    this.#written = '';
    this.#ended = false;
  }
}
