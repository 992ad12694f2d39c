import type { Attr, Renderer, Token } from 'streaming-markdown';
import { blocks } from './blocks.ts';
import { inlines } from './inlines.ts';
import { type BeginSpan, type Span, appendText } from './span.ts';
import { directionOf } from './text-direction.ts';

/** Every token that becomes markup. There is no other way from an answer to an element. */
const begin: ReadonlyMap<Token, BeginSpan> = new Map([...blocks, ...inlines]);

/** Elements within elements, at most; what is nested deeper goes flat into the last. */
const deepest = 32;

export interface DomBuilderOptions {
  root: HTMLElement;
  /** Hosts that pictures may come from. */
  domains: readonly string[];
  /** What the parser holds at the moment: the characters it has not yet made sense of. */
  pending: () => string;
}

/** Builds nodes from the parser's tokens, and never from a string of markup. */
export class DomBuilder implements Renderer<null> {
  readonly data = null;
  readonly #options: DomBuilderOptions;
  readonly #open: Span[] = [];
  /** An answer's headings are below the chat's own, which is the second level. */
  readonly #outline = { level: 2 };
  /** The outermost block, until its first letter has said which way it reads. */
  #undirected: Element | null = null;

  constructor(options: DomBuilderOptions) {
    this.#options = options;
  }

  /** Where text goes now. */
  get #node(): HTMLElement {
    return this.#open.at(-1)?.node ?? this.#options.root;
  }

  readonly add_token = (_: null, token: Token): void => {
    const { root, domains, pending } = this.#options;
    const parent = this.#node;
    const beginSpan = this.#open.length < deepest ? begin.get(token) : undefined;
    const surroundings = { parent, domains, opening: pending(), outline: this.#outline };
    const span = beginSpan?.(surroundings) ?? { node: parent };
    if (parent === root) this.#undirected = root.lastElementChild;
    this.#open.push(span);
  };

  readonly end_token = (): void => {
    this.#open.pop()?.end?.(this.#options.pending());
  };

  readonly add_text = (_: null, text: string): void => {
    appendText(this.#node, text);
    const direction = this.#undirected && directionOf(text);
    if (!direction) return;
    this.#undirected?.setAttribute('dir', direction);
    this.#undirected = null;
  };

  readonly set_attr = (_: null, attribute: Attr, value: string): void => {
    this.#open.at(-1)?.set?.(attribute, value);
  };

  /** Ends what is still open, as the end of the text does. */
  finish(): void {
    while (this.#open.length > 0) this.#open.pop()?.end?.('\n');
  }
}
