import type { Attr, Renderer, Token } from 'streaming-markdown';
import { beginOf, isLacking, loadRich } from './load-rich.ts';
import { type Span, appendText } from './span.ts';
import { directionOf } from './text-direction.ts';

/** Elements within elements, at most; what is nested deeper goes flat into the last. */
const deepest = 32;

export interface DomBuilderOptions {
  root: HTMLElement;
  /** Hosts that pictures may come from. */
  domains: readonly string[];
  /** What the parser holds at the moment: the characters it has not yet made sense of. */
  pending: () => string;
}

/** Who builds in an element: whoever began there last. */
const builders = new WeakMap<HTMLElement, DomBuilder>();

/**
 * Builds nodes from the parser's tokens, and never from a string of markup. What comes after a token that has to be
 * loaded waits for that, and is built in order then.
 */
export class DomBuilder implements Renderer<null> {
  readonly data = null;
  readonly #options: DomBuilderOptions;
  readonly #open: Span[] = [];
  /** An answer's headings are below the chat's own, which is the second level. */
  readonly #outline = { level: 2 };
  /** The outermost block, until its first letter has said which way it reads. */
  #undirected: Element | null = null;
  #waiting: (() => void)[] | null = null;

  constructor(options: DomBuilderOptions) {
    this.#options = options;
    builders.set(options.root, this);
  }

  /** Where text goes now. */
  get #node(): HTMLElement {
    return this.#open.at(-1)?.node ?? this.#options.root;
  }

  readonly add_token = (_: null, token: Token): void => {
    if (isLacking(token) && this.#waiting === null) void this.#wait();
    this.#inTurn((opening) => this.#begin(token, opening));
  };

  readonly end_token = (): void => this.#inTurn((closing) => this.#open.pop()?.end?.(closing));

  readonly add_text = (_: null, text: string): void => this.#inTurn(() => this.#write(text));

  readonly set_attr = (_: null, attribute: Attr, value: string): void =>
    this.#inTurn(() => this.#open.at(-1)?.set?.(attribute, value));

  /** Ends what is still open, as the end of the text does. */
  finish(): void {
    this.#inTurn(() => {
      while (this.#open.length > 0) this.#open.pop()?.end?.('\n');
    });
  }

  #inTurn(step: (pending: string) => void): void {
    const pending = this.#options.pending();
    if (this.#waiting) this.#waiting.push(() => step(pending));
    else step(pending);
  }

  async #wait(): Promise<void> {
    const waiting: (() => void)[] = (this.#waiting = []);
    await loadRich();
    this.#waiting = null;
    if (builders.get(this.#options.root) === this) for (const step of waiting) step();
  }

  #begin(token: Token, opening: string): void {
    const { root, domains } = this.#options;
    const parent = this.#node;
    const begin = this.#open.length < deepest ? beginOf(token) : undefined;
    const span = begin?.({ parent, domains, opening, outline: this.#outline }) ?? { node: parent };
    if (parent === root) this.#undirected = root.lastElementChild;
    this.#open.push(span);
  }

  #write(text: string): void {
    appendText(this.#node, text);
    const direction = this.#undirected && directionOf(text);
    if (!direction) return;
    this.#undirected?.setAttribute('dir', direction);
    this.#undirected = null;
  }
}
