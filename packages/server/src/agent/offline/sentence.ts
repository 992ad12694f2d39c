/** The named groups of a match, each a sentence of its own. */
export type Groups = Readonly<Partial<Record<string, Sentence>>>;

const curly: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '“': '"',
  '”': '"',
  '„': '"',
};

/**
 * A piece of what the user wrote, in two forms: {@link text} for patterns to read (straight quotes, mended
 * keywords) and {@link original} for titles, which are kept as they were written.
 */
export class Sentence {
  readonly text: string;
  readonly #source: string;
  /** For each character of `text`, and for its end: the place in `#source`. */
  readonly #places: readonly number[];

  private constructor(text: string, source: string, places: readonly number[]) {
    this.text = text;
    this.#source = source;
    this.#places = places;
  }

  /** White space is collapsed and trimmed; quotes are straightened for reading. */
  static of(written: string): Sentence {
    const source = written.replace(/\s+/gu, ' ').trim();
    const text = source.replace(/[‘’‚“”„]/gu, (quote) => curly[quote] ?? quote);
    return new Sentence(
      text,
      source,
      Array.from({ length: text.length + 1 }, (_, place) => place),
    );
  }

  get original(): string {
    return this.#source.slice(this.#places[0], this.#places.at(-1));
  }

  /** The part from `start` to before `end`, counted in `text`. */
  slice(start: number, end: number = this.text.length): Sentence {
    return new Sentence(this.text.slice(start, end), this.#source, this.#places.slice(start, end + 1));
  }

  /** Reads the pattern, which needs the `d` flag, in `text`. */
  match(pattern: RegExp): Groups | undefined {
    const found = pattern.exec(this.text);
    if (found === null) return undefined;
    const groups: Record<string, Sentence> = {};
    for (const [name, range] of Object.entries(found.indices?.groups ?? {})) {
      if (range) groups[name] = this.slice(range[0], range[1]);
    }
    return groups;
  }

  /** Without what the pattern finds at the start, then at the end. */
  without(pattern: RegExp): Sentence {
    const found = pattern.exec(this.text);
    if (found === null || found[0] === '') return this;
    if (found.index === 0) return this.slice(found[0].length).trimmed();
    return this.slice(0, found.index).trimmed();
  }

  trimmed(): Sentence {
    const start = this.text.length - this.text.trimStart().length;
    return this.slice(start, Math.max(start, this.text.trimEnd().length));
  }

  /** The same sentence with single words read differently. The original stays. */
  mend(correct: (word: string) => string): Sentence {
    let text = '';
    const places: number[] = [];
    for (const piece of this.text.matchAll(/[\p{L}\p{N}'-]+|[^\p{L}\p{N}'-]+/gu)) {
      const read = correct(piece[0]);
      for (let at = 0; at < read.length; at += 1) {
        places.push(this.#places[piece.index + Math.min(at, piece[0].length - 1)] ?? 0);
      }
      text += read;
    }
    return new Sentence(text, this.#source, [...places, this.#places.at(-1) ?? 0]);
  }
}
