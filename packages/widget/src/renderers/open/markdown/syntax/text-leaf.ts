import type { Blocks } from './blocks.ts';
import type { Data, Kind, Out } from './out.ts';
import { Scan } from './scan.ts';
import { type Leaf, syntax } from './syntax.ts';

/** What is open for longer is taken as it stands, in letters: no text may be read again and again. */
const longest = 4096;

/** Words in lines: a paragraph, a heading. */
export class TextLeaf implements Leaf {
  text = '';
  hasEnded = false;
  kind: Kind;
  data: Data | undefined;
  readonly blocks: Blocks;
  readonly #parent: Out;
  #out: Out | null = null;
  /** How much of the text is shown, and how much of that can't be read otherwise any more. */
  #shown = 0;
  #done = 0;
  #clear: (() => void) | null = null;
  #takeBack: (() => void) | null = null;

  constructor(blocks: Blocks, parent: Out, { kind, data }: { kind: Kind; data?: Data | undefined }) {
    this.blocks = blocks;
    this.#parent = parent;
    this.kind = kind;
    this.data = data;
  }

  append(text: string): void {
    this.text += text;
  }

  /** Takes out what has been drawn: nothing of it is to be shown, or it turns out to be something else. */
  reset(): void {
    this.#out?.remove();
    this.#out = this.#clear = null;
    this.#begin();
  }

  draw(): void {
    const text = syntax.shown(this);
    if (!text) return this.reset();
    if (text.length === this.#shown) return;
    this.#shown = text.length;
    this.#takeBack?.();
    while (this.#drawOn(text.slice(this.#done)));
  }

  /** Draws all of it anew, as something has become known. */
  drawAnew(): void {
    this.#begin();
    this.draw();
  }

  end(): void {
    this.hasEnded = true;
    this.draw();
    if (this.kind !== 'p') this.#place();
  }

  #begin(): void {
    this.#shown = this.#done = 0;
    this.#takeBack = null;
    this.#clear?.();
  }

  /** A paragraph in which nothing is shown takes no place. */
  #place(): Out {
    if (!this.#out) {
      this.#out = this.#parent.add(this.kind, this.data);
      this.#clear = this.#out.mark();
    }
    return this.#out;
  }

  /** Draws what can't change any more, and at the end of the text also what can. Returns whether there is more to draw. */
  #drawOn(rest: string): boolean {
    const out = this.#place();
    const scan = new Scan(rest.slice(0, longest), this);
    const { tokens, text } = scan;
    const isMore = rest.length > longest;
    const settled = Math.max(0, syntax.settle(scan));
    const sure = settled || (isMore ? tokens.length : 0);
    syntax.drawTokens(tokens.slice(0, sure), out);
    this.#done += tokens[sure]?.from ?? text.length;
    this.#takeBack = out.mark();
    if (!isMore) syntax.drawTokens(tokens.slice(sure), out);
    return isMore;
  }
}
