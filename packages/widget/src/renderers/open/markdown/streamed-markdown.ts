import {
  EQUATION_INLINE,
  PARAGRAPH,
  type Parser,
  parser,
  parser_end,
  parser_write,
} from 'streaming-markdown';
import { DomBuilder } from './dom-builder.ts';

/** A line in pieces, so that what the parser holds back can be looked at in between. */
const pieces = /\n|[^\n]{1,512}/g;
/** Nothing that the parser waits for the end of is longer; what it holds back costs it more with every character. */
const longestPending = 2048;

export interface StreamedMarkdownOptions {
  /** Hosts that pictures may come from. */
  domains: readonly string[];
}

/**
 * Renders markdown into `root` as it comes in: each piece of text costs what it adds, however long the answer has
 * become. HTML in it is text.
 */
export class StreamedMarkdown {
  readonly #parser: Parser;
  readonly #builder: DomBuilder;

  constructor(root: HTMLElement, { domains }: StreamedMarkdownOptions) {
    this.#builder = new DomBuilder({ root, domains, pending: () => this.#parser.pending });
    this.#parser = parser(this.#builder);
  }

  write(text: string): void {
    for (const piece of text.match(pieces) ?? []) {
      const isLong = this.#parser.pending.length > longestPending;
      if (isLong || piece === '\n') this.#giveUpPending();
      if (isLong && this.#parser.pending !== '') parser_write(this.#parser, '\n');
      parser_write(this.#parser, piece);
    }
  }

  /** The text is complete. */
  end(): void {
    this.#giveUpPending();
    parser_end(this.#parser);
    // Writing nothing passes on the text that has been gathered.
    parser_write(this.#parser, '');
    this.#builder.finish();
  }

  /**
   * Lets go of what the parser would hold back, or take as maths, until a sign that may never come: an address does not
   * go on in the next line. Its characters are text then. The parser has no such call; this is what its own does at the
   * end of a token.
   */
  #giveUpPending(): void {
    const state = this.#parser;
    const inAddress = state.pending.startsWith('](');
    if (!inAddress && state.token !== EQUATION_INLINE) return;
    if (!inAddress) state.text += state.pending;
    const rest = inAddress ? state.pending : '';
    if (state.text !== '') this.#builder.add_text(null, state.text);
    state.text = '';
    state.pending = '\n';
    state.len -= 1;
    state.token = state.tokens[state.len] ?? PARAGRAPH;
    this.#builder.end_token();
    state.pending = '';
    state.text = rest;
  }
}
