/**
 * Text that arrives in pieces, made fit to be stored: without NUL, and with both halves of a character in the same
 * piece.
 */
export class StreamedText {
  #text = '';
  #half = '';

  get text(): string {
    return this.#text;
  }

  /** Takes the next piece; answers with what can be shown of it, which may be nothing yet. */
  push(piece: string): string {
    const whole = this.#half + piece;
    this.#half = /[\uD800-\uDBFF]$/.test(whole) ? whole.slice(-1) : '';
    const shown = storable(this.#half === '' ? whole : whole.slice(0, -1));
    this.#text += shown;
    return shown;
  }
}

/** Without what Postgres refuses in JSON. */
export function storable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}
