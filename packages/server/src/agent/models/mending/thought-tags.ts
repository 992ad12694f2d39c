const begin = '<think>';
const end = '</think>';

/**
 * Takes the thoughts out of a text that begins with them, `<think>…</think>`, as models of reasoning write on servers that
 * do not keep them apart. Anywhere else the tags are text.
 */
export class ThoughtTags {
  #state: 'before' | 'inside' | 'after' = 'before';
  #held = '';

  /** The next piece of the text, as what is said and what is thought. The end of it may be held back. */
  split(piece: string): { text: string; thought: string } {
    if (this.#state === 'after' || piece === '') return { text: piece, thought: '' };
    this.#held += piece;
    return this.#state === 'before' ? this.#before() : this.#inside();
  }

  /** What was held back; the text is over. */
  end(): string {
    const held = this.#state === 'before' ? this.#held : '';
    this.#held = '';
    this.#state = 'after';
    return held;
  }

  #before(): { text: string; thought: string } {
    const start = this.#held.trimStart();
    if (start.startsWith(begin)) {
      this.#held = start.slice(begin.length);
      this.#state = 'inside';
      return this.#inside();
    }
    return begin.startsWith(start) ? { text: '', thought: '' } : { text: this.end(), thought: '' };
  }

  #inside(): { text: string; thought: string } {
    const at = this.#held.indexOf(end);
    if (at >= 0) {
      const [thought, text] = [this.#held.slice(0, at), this.#held.slice(at + end.length).trimStart()];
      this.end();
      return { text, thought };
    }
    // The closing tag may be on its way.
    const safe = this.#held.length - end.length;
    const thought = this.#held.slice(0, Math.max(0, safe));
    this.#held = this.#held.slice(thought.length);
    return { text: '', thought };
  }
}
