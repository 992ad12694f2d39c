import { type Around, DomOut, draws } from './dom-out.ts';
import { hasRich, lackingFrom, loadRich } from './load-rich.ts';
import { plain } from './plain.ts';
import { Blocks } from './syntax/blocks.ts';

Object.assign(draws, plain);

export interface MarkdownOptions extends Partial<Pick<Around, 'headingLevel' | 'mark'>> {
  /** More text may follow. */
  streaming: boolean;
  /** Hosts that pictures may come from. */
  domains: readonly string[];
}

/** So many letters tell whether a text that streams goes on; once it has ended, all of them do. */
const compared = 999;

/** An element that shows a markdown text and keeps up as it grows, at the cost of what was added. HTML in it is text. */
export class MarkdownView {
  readonly element = document.createElement('div');
  #blocks: Blocks | null = null;
  #written = '';
  /** The last letters of that. */
  #end = '';
  #domains = '';
  /** The last call. */
  #turn: object | null = null;

  constructor() {
    this.element.className = 'markdown';
    this.element.part.add('markdown');
  }

  show(text: string, options: MarkdownOptions): void {
    const domains = options.domains.join(' ');
    const { length } = this.#written;
    // Of what streams only the end is compared, or each piece would cost as much as all before it.
    const known = options.streaming ? this.#end : this.#written;
    // Not by `startsWith`, which takes many times as long. A text that has ended cannot go on.
    const before = text.slice(length - known.length, this.#blocks ? length : undefined);
    if (before !== known || domains !== this.#domains) this.#begin(options);
    this.#domains = domains;
    this.element.classList.toggle('streaming', options.streaming);
    if (this.#blocks) this.#write(this.#blocks, text, options);
  }

  #write(blocks: Blocks, text: string, options: MarkdownOptions): void {
    const turn = (this.#turn = {});
    const end = lackingFrom(text, this.#written.length);
    const added = text.slice(this.#written.length, end);
    blocks.write(added);
    this.#written += added;
    this.#end = (this.#end + added).slice(-compared);
    const isWritten = end >= text.length;
    if (isWritten && !options.streaming) blocks.end();
    const isAnew = blocks.isLacking && !hasRich();
    if (!isWritten || isAnew) void this.#goOn(turn, text, { ...options, isAnew });
    else if (!options.streaming) this.#blocks = null;
  }

  /** What asks for more than is there waits, and so does what comes after it; what has been shown too early is shown anew. */
  async #goOn(turn: object, text: string, options: MarkdownOptions & { isAnew: boolean }): Promise<void> {
    await loadRich();
    if (turn !== this.#turn) return;
    if (options.isAnew) this.#begin(options);
    this.show(text, options);
  }

  #begin({ domains, headingLevel = 2, mark }: MarkdownOptions): void {
    const { element: root } = this;
    const around = { domains, headingLevel, mark, root, lastLevel: headingLevel, undirected: null };
    this.#blocks = new Blocks(new DomOut(root, around));
    root.textContent = this.#written = this.#end = '';
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
