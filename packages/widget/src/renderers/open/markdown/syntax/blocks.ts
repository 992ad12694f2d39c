import type { Data, Kind, Out } from './out.ts';
import { type Leaf, syntax } from './syntax.ts';
import { TextLeaf } from './text-leaf.ts';

/** A block that holds blocks. */
export interface Container {
  readonly out: Out;
  isEmpty: boolean;
  /** How far what belongs to it is indented; less than nothing: it stands behind `>`. */
  readonly indent: number;
  /** What tells a list from another; empty for what is no list. */
  readonly mark: string;
}

/** Blocks within each other, at most; what is nested deeper is text. */
const deepest = 24;

/**
 * Takes a markdown text in pieces and draws it as it comes: CommonMark's blocks. A line is looked at as soon as it says what
 * it is, and what it says after that goes to the block that it belongs to. So each piece costs what it adds.
 */
export class Blocks {
  /** From the whole text to the innermost. */
  readonly open: [Container, ...Container[]];
  leaf: Leaf | null = null;
  /** What is left of the line. */
  rest = '';
  /** How many of the open blocks the line goes on with. */
  depth = 0;
  /** There is something in it that only those know who know all of markdown. */
  isLacking = false;
  /** What has to be drawn anew, as something has become known that it asked for. */
  readonly outdated = new Set<TextLeaf>();
  #line = '';
  #isSettled = false;
  /** How deep in quotes the last line was, if it was blank. */
  #blank = Infinity;

  constructor(out: Out) {
    this.open = [{ out, isEmpty: true, indent: 0, mark: '' }];
  }

  write(text: string): void {
    for (const part of text.match(/[^\n]+|\n/g) ?? [])
      if (part === '\n') this.#endLine();
      else this.#takePart(part);
    this.#draw();
  }

  /** The text is complete. */
  end(): void {
    if (this.#line) this.#endLine();
    this.closeTo(1);
    this.#draw();
  }

  #draw(): void {
    this.leaf?.draw();
    for (const leaf of this.outdated) leaf.drawAnew();
    this.outdated.clear();
  }

  #takePart(part: string): void {
    if (this.#isSettled) return this.leaf?.append(part);
    this.#line += part;
    const isText = /[^\s>*+\-_=~#|:\d.)`$]/.test(part);
    if (isText && !this.leaf?.isByLine && !syntax.unsettled?.test(this.#line)) this.#begin();
  }

  #endLine(): void {
    if (!this.#isSettled) this.#begin();
    this.leaf?.append('\n');
    this.#isSettled = false;
    this.#line = '';
  }

  /** How many spaces are next. */
  get indent(): number {
    return this.rest.search(/[^ ]|$/);
  }

  take(letters: number): void {
    this.rest = this.rest.slice(letters);
  }

  #begin(): void {
    this.rest = syntax.spread?.(this.#line, this) ?? this.#line;
    this.#isSettled = true;
    const quote = this.#goOn();
    const { isBlank } = this;
    const isTaken = this.#isTaken();
    if (!isTaken && !this.#starts()) this.#takeText();
    this.#blank = isBlank && !(isTaken && this.leaf?.isFenced) ? quote : Infinity;
  }

  /** Code takes any line that goes on with it. */
  #isTaken(): boolean {
    const { leaf } = this;
    return leaf?.isVerbatim === true && this.isWhole && leaf.takes?.(this) === true;
  }

  /** Goes on with what is open, as far as the line does. Returns how deep it is in quotes. */
  #goOn(): number {
    let quote = 0;
    this.depth = 0;
    for (const container of this.open) {
      if (this.depth && !this.#goesOn(container)) break;
      if (container.indent < 0) quote = this.depth;
      this.depth += 1;
    }
    return quote;
  }

  get isBlank(): boolean {
    return !this.rest.trim();
  }

  /** The line goes on with all that is open. */
  get isWhole(): boolean {
    return this.depth === this.open.length;
  }

  /** The paragraph that this line may belong to. */
  get paragraph(): TextLeaf | null {
    return this.leaf instanceof TextLeaf && this.leaf.kind === 'p' ? this.leaf : null;
  }

  /** The paragraph that the line stands right below. */
  get above(): TextLeaf | null {
    return this.isWhole ? this.paragraph : null;
  }

  #goesOn(container: Container): boolean {
    const { indent } = this;
    if (container.indent < 0) {
      const isQuote = indent < 4 && this.rest.trimStart().startsWith('>');
      if (isQuote) this.take(indent);
      if (isQuote) this.takeQuote();
      return isQuote;
    }
    if (this.isBlank) return !container.isEmpty;
    const isInside = indent >= container.indent;
    if (isInside) this.take(container.indent);
    return isInside;
  }

  /** Goes on behind `>` and one space. */
  takeQuote(): void {
    this.take(1);
    if (this.indent) this.take(1);
  }

  /** Begins what the line begins. Returns whether that was all of it. */
  #starts(): boolean {
    while (!this.isBlank && this.open.length < deepest) {
      const { indent } = this;
      if (indent > 3) return !this.paragraph && syntax.indented?.(this) === true;
      this.take(indent);
      const isAll = this.#start(indent);
      if (isAll !== false) return isAll === true;
    }
    return false;
  }

  #start(indent: number): boolean | undefined {
    for (const start of syntax.starts) {
      const isAll = start(this, indent);
      if (isAll !== undefined) return isAll;
    }
    return undefined;
  }

  #takeText(): void {
    const words = this.rest.trimStart();
    if (!words) this.closeTo(this.depth);
    else if (this.paragraph) this.paragraph.append(words);
    else if (!(this.isWhole && this.leaf?.takes?.(this))) this.text('p').append(words);
  }

  /** Ends the leaf and the containers that are deeper. */
  closeTo(depth: number): void {
    this.leaf?.end();
    this.leaf = null;
    this.open.length = depth;
  }

  /** Where a new block goes: into the innermost container that the line goes on with. */
  place(isItem = false): Out {
    this.closeTo(this.depth);
    // Only items are in lists.
    if (!isItem && this.inner.mark) this.closeTo((this.depth -= 1));
    const { inner } = this;
    const list = inner.mark ? inner : this.open.at(-2);
    if (!inner.isEmpty && this.#blank < this.depth - 1 && list?.mark) list.out.loosen();
    inner.isEmpty = false;
    return inner.out;
  }

  get inner(): Container {
    return this.open.at(-1) ?? this.open[0];
  }

  begin(kind: Kind, { indent = 0, mark = '', data }: { indent?: number; mark?: string; data?: Data }): void {
    const out = this.place(kind === 'li').add(kind, data);
    this.depth = this.open.push({ out, isEmpty: true, indent, mark });
  }

  text(kind: Kind, data?: Data): TextLeaf {
    const leaf = new TextLeaf(this, this.place(), { kind, data });
    this.leaf = leaf;
    return leaf;
  }
}
